package bot

import (
	"strconv"
	"strings"

	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// loading is a holiday notice that was pasted and waits for a yes (domain.md §4).
type loading struct {
	Notice string `json:"notice"` // as pasted; empty while none could be read
}

// entitled reports whether the speaker may change the calendar: the registrars of the
// offices, and the admins.
func (t *turn) entitled() bool {
	o, _ := t.rules.People.Org(t.speaker.Org)
	return t.speaker.Has(workflow.Admin) || (t.speaker.Has(workflow.Registrar) && !o.Kind.IsUnit() && o.Kind != workflow.Publicity)
}

// calendar shows a year (日历 2026), or takes a notice that is pasted behind the word.
func (t *turn) calendar(o order) error {
	if text := o.typed(o.words()); calendar.LooksLikeNotice(text) {
		return t.notices(text)
	}
	year := t.today().Year()
	if o.rest != "" {
		n, err := strconv.Atoi(strings.TrimSuffix(o.rest, "年"))
		if err != nil || n < 2000 || n > 2100 {
			return t.say(said{text: textUsage(o)})
		}
		year = n
	}
	return t.say(said{text: textYear(t.rules.Calendar, year, t.entitled())})
}

// notices shows what a pasted notice says, and asks for a yes. Nothing is changed yet;
// one that cannot be read is explained, and may be pasted again.
func (t *turn) notices(text string) error {
	if !t.entitled() {
		return t.say(said{text: textNotYourCalendar})
	}
	n, err := calendar.ParseNotice(text)
	if err != nil {
		return t.say(said{text: textBadNotice(err), dialogue: t.keep(talkCalendar, workflow.Number{}, loading{})})
	}
	return t.say(said{text: textNotice(n, t.rules.Calendar.Loaded(n.Year)), dialogue: t.keep(talkCalendar, workflow.Number{}, loading{text})})
}

// hearCalendar takes the yes, a no, or the notice once more.
func (t *turn) hearCalendar(text string) (bool, error) {
	var l loading
	t.recall(talkCalendar, workflow.Number{}, &l)
	line, more := firstLine(text)
	switch {
	case calendar.LooksLikeNotice(text):
		return true, t.notices(text)
	case more == "" && l.Notice != "" && isOneOf(line, wordsYes...):
		return true, t.loadNotice(l)
	case more == "" && isOneOf(line, wordsOff...):
		return true, t.say(said{text: textCancelled(t.dialogue), dialogue: t.ended()})
	}
	if _, ok := readOrder(text, true); ok {
		return false, nil
	}
	return true, t.say(said{text: textConfirmNotice, dialogue: t.same()})
}

// loadNotice puts the notice into the calendar and dates every open letter anew.
func (t *turn) loadNotice(l loading) error {
	n, err := calendar.ParseNotice(l.Notice)
	if err != nil || !t.entitled() {
		return t.say(said{text: textConfirmNotice, dialogue: t.ended()})
	}
	load := workflow.Loading{Layer: n.Layer(), Why: n.Title() + "已录入", By: t.speaker.UserID, At: t.now}
	_, err = t.bot.Desk.LoadLayer(t.ctx, load, func(_ workflow.View, moved []workflow.Outcome) ([]workflow.Notice, *workflow.Turn) {
		return t.close(said{text: textLoaded(n, moved, t.today()), dialogue: t.ended()})
	})
	return err
}
