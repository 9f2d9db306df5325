package bot

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// turn is one message on its way to its answer.
type turn struct {
	ctx      context.Context
	bot      *Bot
	msg      workflow.Message
	speaker  workflow.Person
	rules    workflow.Rules
	dialogue workflow.Dialogue
	now      time.Time
	posted   string          // what 发布 says was posted
	checked  []workflow.Call // what the rules noticed about the reply that is shown
	note     string          // what the answer says of the speaker's other dialogues
}

// said is an answer: its words and what else the turn leaves.
type said struct {
	text     string
	safe     bool               // holds a letter's text: WeCom marks it confidential
	of       workflow.Number    // the letter whose text it holds: asked about once more at the door
	dialogue *workflow.Dialogue // nil leaves it as it is
	file     *workflow.File
	more     []workflow.Notice // to the speaker or others, beside the answer
	ask      *workflow.Ask     // what the model is asked beside it
	calls    []workflow.Call   // what the rules proposed
	judged   []workflow.Judgement
	became   *workflow.Became
}

// hear decides what a message is: a press, a dialogue's next word, a command,
// a pasted letter, or nothing we know.
func (t *turn) hear() error {
	if t.msg.Kind == "event" {
		return t.press()
	}
	if t.msg.Kind != "text" {
		return t.say(said{text: textOnlyWords})
	}
	if talk := t.talk(); talk != nil {
		if handled, err := talk(t, t.msg.Content); handled {
			return err
		}
	}
	o, ok := readOrder(t.msg.Content, t.open())
	switch {
	case ok && o.several():
		return t.say(said{text: textOneAtATime(o.command)})
	case ok:
		return o.command.perform(t, o)
	case calendar.LooksLikeNotice(t.msg.Content) && !looksLikeLetter(t.msg.Content):
		return t.notices(t.msg.Content)
	case looksLikeLetter(t.msg.Content):
		return t.register(order{more: strings.TrimSpace(t.msg.Content)})
	}
	if t.dialogue.Kind != "" && !t.open() {
		t.note = textReadyAgain(t.dialogue, t.today())
	}
	return t.say(said{text: textUnknown(alike(t.msg.Content, t.may))})
}

func (t *turn) today() calendar.Day { return calendar.Of(t.now) }

// may reports whether a command can be the speaker's.
func (t *turn) may(c *command) bool { return c.mayUse(t.speaker, t.rules.People) }

// sees reports whether the speaker, or somebody whose place they take, may
// read a letter.
func (t *turn) sees(l *workflow.Letter) bool {
	return workflow.Sees(t.speaker, l, t.rules.People, t.today())
}

// say ends the turn with an answer and changes no letter.
func (t *turn) say(s said) error {
	return t.bot.Desk.Close(t.ctx, workflow.Request{}, func(workflow.View) ([]workflow.Notice, *workflow.Turn) {
		return t.close(s)
	})
}

// close makes the answer's notices and the turn's end. Behind the answer to
// something else stands a word on the dialogue that is still open.
func (t *turn) close(s said) ([]workflow.Notice, *workflow.Turn) {
	if s.dialogue == nil && t.open() {
		t.note = textStillOpen(t.dialogue)
	}
	if t.note != "" {
		s.text = strings.TrimRight(s.text, "\n") + "\n\n" + t.note
	}
	answer := t.notice(0, workflow.NoticeData{Text: s.text, Safe: s.safe}, nil)
	answer.Letter = s.of
	notices := []workflow.Notice{answer}
	if s.file != nil {
		notices = append(notices, t.notice(1, workflow.NoticeData{}, s.file))
	}
	turn := &workflow.Turn{Inbox: t.msg.ID, Speaker: t.speaker.UserID, Dialogue: s.dialogue, Ask: s.ask, Calls: s.calls, Judged: s.judged, Became: s.became}
	return append(notices, s.more...), turn
}

func (t *turn) notice(i int, data workflow.NoticeData, file *workflow.File) workflow.Notice {
	return workflow.Notice{Key: fmt.Sprintf("answer/%d/%d", t.msg.ID, i), To: t.speaker.UserID,
		Kind: workflow.ToldAnswer, Due: t.now, Data: data, File: file}
}

// take takes a step on a letter and answers with what done says, or with why
// it was refused.
func (t *turn) take(c workflow.Command, n workflow.Number, d workflow.Details, done func(workflow.View, workflow.Outcome) said) error {
	return t.takeOr(c, n, d, done, func(v workflow.View, r *workflow.Refusal) said {
		return said{text: t.explain(r, v)}
	})
}

func (t *turn) takeOr(c workflow.Command, n workflow.Number, d workflow.Details,
	done func(workflow.View, workflow.Outcome) said, refused func(workflow.View, *workflow.Refusal) said) error {
	step := workflow.Step{Command: c, Letter: n, Actor: workflow.Actor{Person: t.speaker.UserID}, At: t.now, Details: d}
	_, err := t.bot.Desk.Take(t.ctx, step, func(v workflow.View, o workflow.Outcome, r *workflow.Refusal) ([]workflow.Notice, *workflow.Turn) {
		if r != nil {
			return t.close(refused(v, r))
		}
		return t.close(done(v, o))
	})
	var refusal *workflow.Refusal
	if errors.As(err, &refusal) {
		return nil
	}
	return err
}

// stranger refuses an unknown member politely, once a day, and leaves a word
// for the admins.
func (t *turn) stranger() error {
	t.speaker = workflow.Person{UserID: t.msg.Sender}
	if t.msg.Kind == "event" && t.msg.Event != cardPressed {
		return t.ignore() // somebody opened the app, or WeCom itself (sys) reports something
	}
	today := calendar.Of(t.now)
	return t.bot.Desk.Close(t.ctx, workflow.Request{}, func(v workflow.View) ([]workflow.Notice, *workflow.Turn) {
		notices := []workflow.Notice{{Key: fmt.Sprintf("stranger/%s/%s", today, t.msg.Sender), To: t.msg.Sender,
			Kind: workflow.ToldAnswer, Due: t.now, Data: workflow.NoticeData{Text: textStranger}}}
		for _, p := range v.Rules.People.People {
			if p.Has(workflow.Admin) {
				notices = append(notices, workflow.Notice{Key: fmt.Sprintf("stranger/%s/%s/%s", today, t.msg.Sender, p.UserID),
					To: p.UserID, Kind: workflow.ToldStranger, Due: v.Rules.Quiet(t.now, false),
					Data: workflow.NoticeData{By: cmp.Or(t.msg.Spelling, t.msg.Sender)}})
			}
		}
		return notices, &workflow.Turn{Inbox: t.msg.ID, Speaker: t.msg.Sender}
	})
}
