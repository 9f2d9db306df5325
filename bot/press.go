package bot

import (
	"strings"
	"unicode/utf8"

	"huiyin/workflow"
)

// returning waits for the reason of a return (退回) that was begun by button.
type returning struct {
	Code string `json:"code"` // of the card that was pressed
}

// cardPressed is the event of a button on a card; others need no answer.
const cardPressed = "template_card_event"

// press answers a button on a card: its key is a command and a number.
func (t *turn) press() error {
	word, number, ok := strings.Cut(t.msg.EventKey, " ")
	n, err := workflow.ParseNumber(number)
	if t.msg.Event != cardPressed || !ok || err != nil {
		return t.ignore()
	}
	switch workflow.Command(word) {
	case workflow.Accept:
		return t.takeOr(workflow.Accept, n, workflow.Details{}, t.accepted(t.msg.ResponseCode), func(v workflow.View, r *workflow.Refusal) said {
			return said{text: t.explain(r, v), more: t.stale(r, n)}
		})
	case workflow.Return:
		return t.askReason(n)
	}
	return t.say(said{text: textUnknown(nil)})
}

// ignore ends the turn without a word.
func (t *turn) ignore() error {
	return t.bot.Desk.Close(t.ctx, workflow.Request{}, func(workflow.View) ([]workflow.Notice, *workflow.Turn) {
		return nil, &workflow.Turn{Inbox: t.msg.ID, Speaker: t.speaker.UserID}
	})
}

// askReason asks why a letter is returned, unless it cannot be any more.
func (t *turn) askReason(n workflow.Number) error {
	return t.bot.Desk.Close(t.ctx, workflow.Request{Letters: []workflow.Number{n}}, func(v workflow.View) ([]workflow.Notice, *workflow.Turn) {
		l, exists := v.Letters[n]
		refusal := &workflow.Refusal{Reason: workflow.NoSuchLetter, Letter: n}
		if exists {
			refusal = v.Rules.Rehearse(l, workflow.Step{Command: workflow.Return, Letter: n, At: t.now,
				Actor: workflow.Actor{Person: t.speaker.UserID}, Details: workflow.Details{Reason: "?"}})
		}
		if refusal != nil {
			return t.close(said{text: t.explain(refusal, v), more: t.stale(refusal, n)})
		}
		return t.close(said{text: textWhyReturn(n), dialogue: t.keep(talkReturn, n, returning{t.msg.ResponseCode})})
	})
}

// shortestReason is how many characters a reason has at least: 确认 and 好的
// are none.
const shortestReason = 4

// hearReturn takes the reason of a return.
func (t *turn) hearReturn(text string) (bool, error) {
	n := t.dialogue.Letter
	if line, more := firstLine(text); more == "" && isOneOf(line, wordsOff...) {
		return true, t.say(said{text: textCancelled(t.dialogue), dialogue: t.ended()})
	}
	if _, ok := readOrder(text, true); ok {
		return false, nil
	}
	reason := strings.TrimSpace(text)
	if utf8.RuneCountInString(reason) < shortestReason {
		return true, t.say(said{text: textWhyReturn(n), dialogue: t.same()})
	}
	var r returning
	t.recall(talkReturn, n, &r)
	return true, t.takeOr(workflow.Return, n, workflow.Details{Reason: reason}, t.returned(r.Code), func(v workflow.View, refusal *workflow.Refusal) said {
		return said{text: t.explain(refusal, v), dialogue: t.ended()}
	})
}

// accepted answers 签收; code is that of the card that was pressed, empty when
// the command was typed.
func (t *turn) accepted(code string) func(workflow.View, workflow.Outcome) said {
	return func(v workflow.View, out workflow.Outcome) said {
		n := out.Letter.Number
		if text := sheetAccepted(v.Letters[n], out.Letter, t.today()); text != "" {
			return said{text: text}
		}
		return said{text: textAccepted(out.Letter, t.unitOn(v, out.Letter), t.today()), dialogue: t.settled(n), more: []workflow.Notice{t.pressed(n, code)}}
	}
}

// returned answers 退回 likewise.
func (t *turn) returned(code string) func(workflow.View, workflow.Outcome) said {
	return func(v workflow.View, out workflow.Outcome) said {
		n := out.Letter.Number
		return said{text: textReturned(out.Letter, v.Rules), dialogue: t.settled(n), more: []workflow.Notice{t.pressed(n, code)}}
	}
}

// settled ends the question for a reason when the letter was accepted or
// returned meanwhile; other dialogues stay as they are.
func (t *turn) settled(n workflow.Number) *workflow.Dialogue {
	if t.dialogue.Kind == talkReturn && t.dialogue.Letter == n {
		return t.ended()
	}
	return nil
}

// stale lets a card show that it is of no more use; one on which the other
// button still works stays as it is.
func (t *turn) stale(r *workflow.Refusal, n workflow.Number) []workflow.Notice {
	w := t.pressed(n, t.msg.ResponseCode)
	switch r.Reason {
	case workflow.NotYours, workflow.WrongStage, workflow.NoSuchLetter:
		w.Data.Text = textCardStale
	case workflow.AlreadyAccepted:
	default:
		return nil
	}
	return []workflow.Notice{w}
}

// pressed lets the assignment's card show that it was answered.
func (t *turn) pressed(n workflow.Number, code string) workflow.Notice {
	w := t.notice(9, workflow.NoticeData{Text: textCardDone, Code: code}, nil)
	w.Kind, w.Letter = workflow.ToldPressed, n
	return w
}

// unitOn is the unit for which the speaker acts on a letter: their own, or that of
// somebody whose place they take.
func (t *turn) unitOn(v workflow.View, l workflow.Letter) string {
	for _, p := range v.Rules.People.ActsAs(t.speaker, t.today()) {
		if l.Of(p.Org) != nil {
			return p.Org
		}
	}
	return t.speaker.Org
}
