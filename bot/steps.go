package bot

import (
	"slices"
	"strings"

	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

func (t *turn) classify(o order) error {
	if o.rest == "" {
		return t.say(said{text: textUsage(o.command)})
	}
	category, _ := find(categoryShort, o.rest)
	return t.onLetter(o, workflow.Classify, workflow.Details{Category: category}, func(_ workflow.View, out workflow.Outcome) said {
		return said{text: textClassified(out.Letter)}
	})
}

// categoryShort are the categories as people type them.
var categoryShort = map[workflow.Category]string{
	workflow.Petition: "信访", workflow.Inquiry: "咨询", workflow.Suggestion: "建议",
	workflow.Litigation: "涉法", workflow.Discipline: "廉政", workflow.Thanks: "感谢",
}

// assign reads 交办 1 三营镇 15日 急, in any order of the words.
func (t *turn) assign(o order) error {
	var units []string
	d := workflow.Details{}
	for _, word := range strings.Fields(o.rest) {
		switch {
		case word == "急" || word == "紧急" || word == "急件":
			d.Urgent = true
		case word == "主办":
		default:
			if days, ok := readDays(word); ok {
				d.Days = days
			} else {
				units = append(units, word)
			}
		}
	}
	if len(units) == 0 {
		return t.say(said{text: textUsage(o.command)})
	}
	name := strings.Join(units, "")
	found := t.rules.People.FindUnits(name)
	if len(found) != 1 {
		return t.say(said{text: textWhichUnit(name, found)})
	}
	d.Unit = found[0].Name
	return t.onLetter(o, workflow.Assign, d, func(v workflow.View, out workflow.Outcome) said {
		return said{text: textAssigned(out.Letter, v.Rules)}
	})
}

func (t *turn) accept(o order) error {
	return t.onLetter(o, workflow.Accept, workflow.Details{}, t.accepted)
}

func (t *turn) accepted(_ workflow.View, out workflow.Outcome) said {
	return said{text: textAccepted(out.Letter), more: []workflow.Notice{t.pressed(out.Letter.Number, "")}}
}

// pressed lets the assignment's card show that it was answered; code is the
// one the press brought, empty when the command was typed.
func (t *turn) pressed(n workflow.Number, code string) workflow.Notice {
	w := t.notice(9, workflow.NoticeData{Text: textCardDone, Code: code}, nil)
	w.Kind, w.Letter = workflow.ToldPressed, n
	return w
}

func (t *turn) giveBack(o order) error {
	return t.onLetter(o, workflow.Return, workflow.Details{Reason: o.words()}, func(v workflow.View, out workflow.Outcome) said {
		return said{text: textReturned(out.Letter, v.Rules), more: []workflow.Notice{t.pressed(out.Letter.Number, "")}}
	})
}

// review reads 审核 1 通过 [某关…] and 审核 1 退回 某关 意见; the gate may
// stand on either side of the verdict.
func (t *turn) review(o order) error {
	before, words := readGates(o.words())
	verdict, rest := readVerdict(words)
	if strings.HasPrefix(o.line, "退改") {
		verdict, rest = no, words
	}
	behind, opinion := readGates(rest)
	d := workflow.Details{Gates: append(before, behind...), Reason: opinion}
	switch verdict {
	case yes:
		return t.onLetter(o, workflow.Pass, d, func(v workflow.View, out workflow.Outcome) said {
			return said{text: textPassed(out.Letter, t.speaker, v.Rules)}
		})
	case no:
		return t.onLetter(o, workflow.Rework, d, func(_ workflow.View, out workflow.Outcome) said {
			return said{text: textReworked(out.Letter)}
		})
	}
	return t.say(said{text: textUsage(o.command)})
}

func (t *turn) submitUp(o order) error {
	return t.onLetter(o, workflow.SubmitFor, workflow.Details{}, func(v workflow.View, out workflow.Outcome) said {
		return said{text: textSubmittedUp(out.Letter, v.Rules)}
	})
}

func (t *turn) decide(o order) error {
	verdict, rest := readVerdict(o.words())
	switch verdict {
	case yes:
		return t.onLetter(o, workflow.Agree, workflow.Details{Reason: rest}, func(_ workflow.View, out workflow.Outcome) said {
			return said{text: textAgreed(out.Letter)}
		})
	case no:
		return t.onLetter(o, workflow.SendBack, workflow.Details{Reason: rest}, func(_ workflow.View, out workflow.Outcome) said {
			return said{text: textSentBack(out.Letter)}
		})
	}
	return t.say(said{text: textUsage(o.command)})
}

// publish reads the link and, if it was pasted behind it, what was posted.
// The link is taken from the text as typed: it is case-sensitive.
func (t *turn) publish(o order) error {
	link := ""
	for _, word := range strings.Fields(t.msg.Content) {
		if strings.Contains(word, "://") {
			link = word
			break
		}
	}
	if link == "" {
		link = o.rest
	}
	return t.onLetter(o, workflow.Publish, workflow.Details{URL: link, Text: o.more}, func(v workflow.View, out workflow.Outcome) said {
		return said{text: textPublished(out.Letter)}
	})
}

func (t *turn) urge(o order) error {
	return t.onLetter(o, workflow.UrgeUnit, workflow.Details{Reason: o.words()}, func(v workflow.View, out workflow.Outcome) said {
		return said{text: textUrged(out.Letter, v.Rules, calendar.Of(t.now))}
	})
}

func (t *turn) archive(o order) error {
	return t.onLetter(o, workflow.Archive, workflow.Details{}, func(_ workflow.View, out workflow.Outcome) said {
		return said{text: textArchived(out.Letter)}
	})
}

// verdict is a reviewer's or leader's yes or no.
type verdict int

const (
	neither verdict = iota
	yes
	no
)

// verdictWords are what people type; a no is looked for first, because 不同意
// ends in 同意.
var verdictWords = []struct {
	verdict verdict
	words   []string
}{
	{no, []string{"退回", "不同意", "不通过", "退改", "驳回"}},
	{yes, []string{"全部通过", "通过", "同意", "批准"}},
}

// readVerdict takes the yes or no off the front.
func readVerdict(s string) (verdict, string) {
	for _, v := range verdictWords {
		for _, word := range v.words {
			if rest, ok := strings.CutPrefix(s, word); ok {
				return v.verdict, strings.TrimLeft(rest, punctuation)
			}
		}
	}
	return neither, s
}

const punctuation = " 、,，:：;；。."

// readGates takes the names of gates off the front.
func readGates(s string) ([]workflow.Gate, string) {
	var gates []workflow.Gate
	for {
		s = strings.TrimLeft(s, punctuation)
		i := slices.IndexFunc(workflow.Gates, func(g workflow.Gate) bool { return strings.HasPrefix(s, gateNames[g]) })
		if i < 0 {
			return gates, s
		}
		gates = append(gates, workflow.Gates[i])
		s = strings.TrimPrefix(s, gateNames[workflow.Gates[i]])
	}
}

// readDays reads 5日, 15天, 15个工作日.
func readDays(word string) (int, bool) {
	n, unit := 0, word
	for len(unit) > 0 && unit[0] >= '0' && unit[0] <= '9' && n < 1000 {
		n, unit = n*10+int(unit[0]-'0'), unit[1:]
	}
	return n, n > 0 && slices.Contains([]string{"", "日", "天", "个工作日", "工作日"}, unit)
}
