package bot

import (
	"encoding/json"
	"strings"

	"huiyin/prompts"
	"huiyin/workflow"
)

// The kinds of dialogues.
const (
	talkRegister = "register" // 登记
	talkReport   = "report"   // 报告
	talkReturn   = "return"   // 退回, waiting for the reason
)

// registering is a registration under way (登记).
type registering struct {
	Letter workflow.Letter `json:"letter"`
	Anyway bool            `json:"anyway,omitempty"`
	Parked bool            `json:"parked,omitempty"`
}

// register opens the dialogue, or fills it when the letter was pasted along.
func (t *turn) register(o order) error {
	row := workflow.RowsOf(workflow.Register)[0]
	if org, _ := t.rules.People.Org(t.speaker.Org); !workflow.Eligible(t.speaker, org.Kind, row.Who) {
		return t.say(said{text: t.explain(&workflow.Refusal{Reason: workflow.NotYours, Command: workflow.Register, Who: row.Who}, workflow.View{Rules: t.rules})})
	}
	if t.open() && t.dialogue.Kind != talkRegister {
		return t.say(said{text: textBusy(t.dialogue)})
	}
	var r registering
	text := strings.TrimSpace(o.rest + "\n" + o.more)
	if text == "" {
		return t.say(said{text: textPasteLetter, dialogue: t.keep(talkRegister, workflow.Number{}, r)})
	}
	return t.preview(&r, text)
}

// preview reads what was pasted and shows the form.
func (t *turn) preview(r *registering, text string) error {
	if !readPaste(text, &r.Letter) {
		r.Letter.Body = strings.TrimSpace(r.Letter.Body + "\n" + text)
	}
	suggestion, err := t.suggest(r.Letter)
	if err != nil {
		t.bot.Log.Warn().Err(err).Msg("assistant failed")
	}
	return t.say(said{text: textPreview(r.Letter, suggestion), safe: true, dialogue: t.keep(talkRegister, workflow.Number{}, *r)})
}

func (t *turn) suggest(l workflow.Letter) (prompts.Suggestion, error) {
	if t.bot.Assistant == nil || l.Body == "" {
		return prompts.Suggestion{}, nil
	}
	return t.bot.Assistant.Classify(t.ctx, prompts.Letter{Title: l.Title, Body: l.Body, Label: l.BoardLabel})
}

// hearRegister takes the next words of a registration.
func (t *turn) hearRegister(text string) (bool, error) {
	var r registering
	if err := json.Unmarshal(t.dialogue.Data, &r); err != nil {
		return true, err
	}
	switch line, more := firstLine(text); {
	case more == "" && isOneOf(line, "确认", "确定", "是", "对", "登记确认"):
		return true, t.confirm(r)
	case more == "" && isOneOf(line, "仍要登记", "仍然登记", "另行登记"):
		r.Anyway = true
		return true, t.confirm(r)
	case more == "" && isOneOf(line, "预览"):
		return true, t.preview(&r, "")
	case more == "" && isOneOf(line, "稍后"):
		r.Parked = true
		return true, t.say(said{text: textParked(talkRegister), dialogue: t.keep(talkRegister, workflow.Number{}, r)})
	}
	if o, ok := readOrder(text, true); ok && (o.command.word != "登记" || o.words() == "") {
		return false, nil
	}
	_, body, ok := strings.Cut(text, "登记\n")
	if ok && strings.HasPrefix(strings.TrimSpace(text), "登记") {
		r, text = registering{}, body
	}
	return true, t.preview(&r, text)
}

// confirm registers what was shown.
func (t *turn) confirm(r registering) error {
	d := workflow.Details{Letter: &r.Letter, Anyway: r.Anyway}
	return t.takeOr(workflow.Register, workflow.Number{}, d, func(v workflow.View, out workflow.Outcome) said {
		return said{text: textRegistered(out.Letter, v.Rules), dialogue: t.ended()}
	}, func(v workflow.View, refusal *workflow.Refusal) said {
		s := said{text: t.explain(refusal, v)}
		if refusal.Reason == workflow.AlreadyKnown {
			s.dialogue = t.ended()
		}
		return s
	})
}

// keep is a dialogue's state as it is stored.
func (t *turn) keep(kind string, n workflow.Number, state any) *workflow.Dialogue {
	data, err := json.Marshal(state)
	if err != nil {
		panic("bot: marshal dialogue: " + err.Error()) // plain structs always marshal
	}
	return &workflow.Dialogue{Speaker: t.speaker.UserID, Kind: kind, Letter: n, Data: data}
}

// ended ends the speaker's dialogue.
func (t *turn) ended() *workflow.Dialogue { return &workflow.Dialogue{Speaker: t.speaker.UserID} }

func isOneOf(s string, words ...string) bool {
	return contains(words, strings.TrimRight(s, "。.!！"))
}
