package bot

import (
	"strings"
	"unicode/utf8"

	"huiyin/prompts"
	"huiyin/workflow"
)

// registering is a registration under way (登记).
type registering struct {
	Letter workflow.Letter `json:"letter"`
	Anyway bool            `json:"anyway,omitempty"`
	Drafts workflow.Call   `json:"proposed"`         // what the rules proposed
	Unread string          `json:"unread,omitempty"` // digest of the form whose fields were read in the text
	Found  string          `json:"found,omitempty"`  // what the rules read there
	Taken  string          `json:"taken,omitempty"`  // digest of what was taken over of them
}

// Words that answer a form without being part of it.
var (
	wordsYes   = []string{"确认", "确定", "是", "是的", "对", "好", "好的", "可以", "无误", "确认无误", "没问题", "ok", "OK", "提交", "登记确认", "确认登记"}
	wordsOther = []string{"仍要登记", "仍然登记", "另行登记"}
	wordsLater = []string{"稍后", "稍后再说", "等会", "等一下", "先放着"}
	wordsShow  = []string{"预览", "看看"}
	wordsOff   = append([]string{"取消", "放弃", "算了", "不退了", "不退回"}, wordsLater...)
)

// shortestContinuation is how many characters a message has at least that is
// taken for the rest of a letter's text; what is shorter is asked about.
const shortestContinuation = 12

// isRemark reports whether a text is too short to be of a letter.
func isRemark(text string) bool { return utf8.RuneCountInString(text) < shortestContinuation }

// register opens the dialogue, or fills it when the letter was pasted along.
func (t *turn) register(o order) error {
	row := workflow.RowsOf(workflow.Register)[0]
	if org, _ := t.rules.People.Org(t.speaker.Org); !workflow.Eligible(t.speaker, org.Kind, row.Who) {
		return t.say(said{text: t.explain(&workflow.Refusal{Reason: workflow.NotYours, Command: workflow.Register, Who: row.Who}, workflow.View{Rules: t.rules})})
	}
	var r registering
	begun := t.recall(talkRegister, workflow.Number{}, &r)
	switch text := o.typed(o.words()); {
	case text != "":
		return t.fill(r, text)
	case begun && r.Letter.Title+r.Letter.Body != "":
		return t.preview(r, "")
	}
	return t.say(said{text: textPasteLetter, dialogue: t.keep(talkRegister, workflow.Number{}, r)})
}

// fill takes what was pasted into the form. A whole letter begins a new form:
// nothing of the one before, least of all its writer's telephone, may stay.
func (t *turn) fill(r registering, text string) error {
	switch {
	case looksLikeLetter(text):
		before := r.Letter
		r = registering{}
		readPaste(text, &r.Letter)
		return t.preview(r, textReplaced(before, r.Letter))
	case r.Letter.Body != "" && !beginsWithField(text):
		more, ok := continuation(text)
		if !ok {
			return t.say(said{text: textNotTaken, dialogue: t.keep(talkRegister, workflow.Number{}, r)})
		}
		r.Letter.Body += "\n" + more
	case !readPaste(text, &r.Letter):
		if isRemark(text) {
			return t.say(said{text: textNotTaken, dialogue: t.keep(talkRegister, workflow.Number{}, r)})
		}
		r.Letter.Body = text
	}
	return t.preview(r, "")
}

// preview shows the form as it stands.
func (t *turn) preview(r registering, note string) error { return t.shown(r, note, nil) }

func (t *turn) shown(r registering, note string, judged []workflow.Judgement) error {
	if utf8.RuneCountInString(r.Letter.Body) > workflow.MaxText {
		return t.say(said{text: textBodyTooLong, dialogue: t.same()})
	}
	suggestion, err := t.suggest(r.Letter)
	if err != nil {
		t.bot.Log.Warn().Err(err).Msg("assistant failed")
	}
	r.Drafts = suggestion.Call
	found := t.alike(r.Letter)
	suggestion.Units = learnt(suggestion.Units, found)
	alike := t.lateText(r.Letter) + t.alikeText(workflow.View{Rules: t.rules}, r.Letter, found)
	lines, calls := t.lookUp(&r)
	alike += lines
	ask := t.about(r.Letter)
	if ask != nil {
		alike += textsAsking[ask.Task]
	}
	return t.say(said{text: note + textPreview(r.Letter, suggestion, alike), safe: true, dialogue: t.keep(talkRegister, workflow.Number{}, r), ask: ask, calls: calls, judged: judged})
}

// lateText says that a letter is registered later than it should be (edges 2).
func (t *turn) lateText(l workflow.Letter) string {
	by, late := t.rules.RegisterBy(l.PostedAt, t.now)
	if !late {
		return ""
	}
	return "登记时限（留言次一工作日）是 " + on(by, false) + "，已逾期，请尽快确认、交办。\n"
}

func (t *turn) suggest(l workflow.Letter) (prompts.Suggestion, error) {
	if t.bot.Assistant == nil || l.Body == "" {
		return prompts.Suggestion{}, nil
	}
	return t.bot.Assistant.Knowing(t.rules.People.Orgs).Classify(t.ctx, promptOf(l))
}

// hearRegister takes the next words of a registration.
func (t *turn) hearRegister(text string) (bool, error) {
	var r registering
	t.recall(talkRegister, workflow.Number{}, &r)
	line, more := firstLine(text)
	switch {
	case more != "":
	case isOneOf(line, wordsYes...):
		return true, t.confirm(r)
	case isOneOf(line, wordsOther...):
		r.Anyway = true
		return true, t.confirm(r)
	case isOneOf(line, "采用"):
		return true, t.adoptFields(r)
	case isOneOf(line, wordsShow...):
		return true, t.preview(r, "")
	case isOneOf(line, wordsLater...):
		return true, t.say(said{text: textParked(talkRegister, workflow.Number{}, t.today()), dialogue: t.park(talkRegister, workflow.Number{}, r)})
	}
	if handled, err := t.repeat(&r, line); handled {
		return true, err
	}
	if _, ok := readOrder(text, true); ok {
		return false, nil
	}
	if line == "登记" {
		text = more
	}
	return true, t.fill(r, strings.TrimSpace(text))
}

func isOneOf(s string, words ...string) bool {
	return contains(words, strings.TrimRight(s, "。.!！~"))
}

// continuation is what is to be added to the letter's text: only words that
// say so, because the text is frozen and must not hold a clerk's own remark.
func continuation(text string) (string, bool) {
	for _, mark := range []string{"续：", "续:", "接上文：", "接上文:"} {
		if more, ok := strings.CutPrefix(text, mark); ok {
			return strings.TrimSpace(more), true
		}
	}
	return "", false
}
