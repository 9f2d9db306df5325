package bot

import (
	"strings"
	"time"

	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// figuresOfModel are the words that ask what became of the proposals.
var figuresOfModel = []string{"模型", "大模型", "智能草拟"}

// ofModel reports whether 统计 is asked about the assistants, and the rest of its words.
func ofModel(words string) (rest string, ok bool) { return about(words, figuresOfModel) }

// about takes one of some words off the front of others, or off their end: 统计 模型 9月 and
// 统计 9月 模型.
func about(words string, marks []string) (rest string, ok bool) {
	words = strings.TrimSpace(words)
	for _, w := range marks {
		if rest, ok = strings.CutPrefix(words, w); ok {
			return strings.TrimSpace(strings.TrimPrefix(rest, "的")), true
		}
		if rest, ok = strings.CutSuffix(words, w); ok {
			return strings.TrimSpace(strings.TrimSuffix(rest, "的")), true
		}
	}
	return words, false
}

// figuresAnalysed are the words that ask for the figures in words.
var figuresAnalysed = []string{"分析"}

// figuresShape reports whether a text can only be what 统计 asks for.
func figuresShape(s string) bool {
	rest, ok := ofModel(s)
	if behind, analysed := about(s, figuresAnalysed); analysed {
		rest, ok = behind, true
	}
	return ok && rest == "" || monthShape(rest)
}

// assisted reads what assistants proposed in a month and what became of it.
func (t *turn) assisted(year int, month time.Month) ([]workflow.Assisted, error) {
	return t.bot.Store.Assisted(t.ctx, calendar.Date(year, month, 1).At(0, 0), calendar.Date(year, month+1, 1).At(0, 0))
}
