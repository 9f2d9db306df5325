package bot

import (
	"encoding/json"
	"strings"

	"huiyin/workflow"
)

// talk is how the open dialogue hears a message; nil when none is open. A
// dialogue leaves commands to the command table: handled is false then.
func (t *turn) talk() func(*turn, string) (handled bool, err error) {
	switch {
	case !t.open():
		return nil
	case t.dialogue.Kind == talkRegister:
		return (*turn).hearRegister
	case t.dialogue.Kind == talkReport:
		return (*turn).hearReport
	case t.dialogue.Kind == talkReturn:
		return (*turn).hearReturn
	}
	return nil
}

// parked reports whether the dialogue was put off with 稍后.
func (t *turn) parked() bool {
	var state struct{ Parked bool }
	return t.dialogue.Kind != "" && json.Unmarshal(t.dialogue.Data, &state) == nil && state.Parked
}

// cancel throws the open dialogue away, the parked one too.
func (t *turn) cancel(order) error {
	if t.dialogue.Kind == "" {
		return t.say(said{text: textNothingToCancel})
	}
	return t.say(said{text: textCancelled(t.dialogue), dialogue: t.ended()})
}

// returning waits for the reason of a return (退回) that was begun by button.
type returning struct {
	Code string `json:"code"` // of the card that was pressed
}

// press answers a button on a card: its key is a command and a number.
func (t *turn) press() error {
	word, number, ok := strings.Cut(t.msg.EventKey, " ")
	n, err := workflow.ParseNumber(number)
	if t.msg.Event != "template_card_event" || !ok || err != nil {
		return t.bot.Desk.Close(t.ctx, workflow.Request{}, func(workflow.View) ([]workflow.Notice, *workflow.Turn) {
			return nil, &workflow.Turn{Inbox: t.msg.ID, Speaker: t.speaker.UserID}
		})
	}
	switch workflow.Command(word) {
	case workflow.Accept:
		return t.take(workflow.Accept, n, workflow.Details{}, func(_ workflow.View, out workflow.Outcome) said {
			return said{text: textAccepted(out.Letter), more: []workflow.Notice{t.pressed(n, t.msg.ResponseCode)}}
		})
	case workflow.Return:
		if t.open() {
			return t.say(said{text: textBusy(t.dialogue)})
		}
		return t.say(said{text: textWhyReturn(n), dialogue: t.keep(talkReturn, n, returning{t.msg.ResponseCode})})
	}
	return t.say(said{text: textUnknown(nil, t.msg.EventKey)})
}

// hearReturn takes the reason of a return.
func (t *turn) hearReturn(text string) (bool, error) {
	if _, ok := readOrder(text, true); ok {
		return false, nil
	}
	var r returning
	if err := json.Unmarshal(t.dialogue.Data, &r); err != nil {
		return true, err
	}
	n := t.dialogue.Letter
	d := workflow.Details{Reason: strings.TrimSpace(text)}
	return true, t.takeOr(workflow.Return, n, d, func(v workflow.View, out workflow.Outcome) said {
		return said{text: textReturned(out.Letter, v.Rules), dialogue: t.ended(), more: []workflow.Notice{t.pressed(n, r.Code)}}
	}, func(v workflow.View, refusal *workflow.Refusal) said {
		return said{text: t.explain(refusal, v), dialogue: t.ended()}
	})
}
