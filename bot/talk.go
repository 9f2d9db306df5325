package bot

import (
	"encoding/json"
	"slices"

	"huiyin/workflow"
)

// The kinds of dialogues.
const (
	talkRegister = "register" // 登记
	talkReport   = "report"   // 报告
	talkReturn   = "return"   // 退回, waiting for the reason
	talkCalendar = "calendar" // 放假通知, waiting for a yes
)

// talkState is what is stored of a person's dialogues: the state of the one
// that is open or parked, and those begun before it. None blocks another.
type talkState struct {
	State  json.RawMessage `json:"state"`
	Parked bool            `json:"parked,omitempty"` // put off with 稍后, or off the shelf
	Shelf  []shelved       `json:"shelf,omitempty"`  // put aside, the newest last
}

type shelved struct {
	Kind   string          `json:"kind"`
	Letter workflow.Number `json:"letter,omitzero"`
	State  json.RawMessage `json:"state"`
	Open   bool            `json:"open,omitempty"` // it was not parked when it was put aside
}

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
	case t.dialogue.Kind == talkCalendar:
		return (*turn).hearCalendar
	}
	return nil
}

// open reports whether a dialogue waits for the speaker's next words.
func (t *turn) open() bool { return t.dialogue.Kind != "" && !t.stored().Parked }

// stored reads what is kept of the speaker's dialogues.
func (t *turn) stored() talkState {
	var s talkState
	if t.dialogue.Kind == "" {
		return s
	}
	if err := json.Unmarshal(t.dialogue.Data, &s); err != nil {
		t.bot.Log.Error().Err(err).Msg("dialogue unreadable, begun anew")
	}
	return s
}

// recall reads the state of one dialogue, open, parked or on the shelf, into
// state; false when it was never begun.
func (t *turn) recall(kind string, n workflow.Number, state any) bool {
	s := t.stored()
	all := slices.Concat(s.Shelf, []shelved{{Kind: t.dialogue.Kind, Letter: t.dialogue.Letter, State: s.State}})
	i := slices.IndexFunc(all, func(d shelved) bool { return d.is(kind, n) })
	return i >= 0 && json.Unmarshal(all[i].State, state) == nil
}

func (d shelved) is(kind string, n workflow.Number) bool { return d.Kind == kind && d.Letter == n }

// keep is a dialogue's new state as it is stored; another one that was open is
// put on the shelf with all that was typed.
func (t *turn) keep(kind string, n workflow.Number, state any) *workflow.Dialogue {
	return t.store(kind, n, talkState{State: marshal(state)})
}

// park is keep for a dialogue that is put off.
func (t *turn) park(kind string, n workflow.Number, state any) *workflow.Dialogue {
	return t.store(kind, n, talkState{State: marshal(state), Parked: true})
}

func (t *turn) store(kind string, n workflow.Number, next talkState) *workflow.Dialogue {
	was := t.stored()
	next.Shelf = slices.DeleteFunc(was.Shelf, func(d shelved) bool { return d.is(kind, n) })
	current := shelved{t.dialogue.Kind, t.dialogue.Letter, was.State, !was.Parked}
	if !current.is(kind, n) && (current.Kind == talkReport || current.Kind == talkRegister) {
		next.Shelf = append(next.Shelf, current)
		if !was.Parked {
			t.note = textPutAside(t.dialogue, t.today())
		}
	}
	return &workflow.Dialogue{Speaker: t.speaker.UserID, Kind: kind, Letter: n, Data: marshal(next)}
}

// ended ends the speaker's dialogue; the last one put aside lies ready again.
func (t *turn) ended() *workflow.Dialogue {
	shelf := t.stored().Shelf
	if len(shelf) == 0 {
		return &workflow.Dialogue{Speaker: t.speaker.UserID}
	}
	last := shelf[len(shelf)-1]
	goesOn := t.dialogue.Kind == talkReturn && last.Open // a question in between is no farewell
	next := workflow.Dialogue{Speaker: t.speaker.UserID, Kind: last.Kind, Letter: last.Letter,
		Data: marshal(talkState{State: last.State, Parked: !goesOn, Shelf: shelf[:len(shelf)-1]})}
	t.note = textReadyAgain(next, t.today())
	if goesOn {
		t.note = textStillOpen(next)
	}
	return &next
}

func marshal(state any) json.RawMessage {
	data, err := json.Marshal(state)
	if err != nil {
		panic("bot: marshal dialogue: " + err.Error()) // plain structs always marshal
	}
	return data
}

// same leaves the dialogue as it is, without the word that it is still open:
// the answer is about it.
func (t *turn) same() *workflow.Dialogue { return &t.dialogue }

// cancel throws the open dialogue away, the parked one too.
func (t *turn) cancel(order) error {
	if t.dialogue.Kind == "" {
		return t.say(said{text: textNothingToCancel})
	}
	return t.say(said{text: textCancelled(t.dialogue), dialogue: t.ended()})
}
