package workflow

import (
	"fmt"
	"time"

	"huiyin/workflow/calendar"
)

// Urge (催办) is one press for an overdue or slow duty (第四、十三条). The unit may
// answer with a date, which silences the ladder until then (domain.md §8).
type Urge struct {
	N          int
	Round      int
	Duty       int // number of the late duty, 0 for none in particular
	Unit       string
	By         string
	At         time.Time
	Answer     string `log:"digest"`
	AnsweredBy string
	PromisedOn calendar.Day // the ladder is silent until the end of this day
}

// Method is how an office looked for itself (第十三条).
type Method string

// The three methods.
const (
	Undercover Method = "undercover" // 明察暗访: hidden from the unit
	ByPhone    Method = "phone"      // 电话询访
	OnSite     Method = "on_site"    // 实地走访
)

// Methods lists them in the order of 第十三条.
var Methods = []Method{Undercover, ByPhone, OnSite}

// Supervision (督办) is a numbered 督办单 with its method, findings and result;
// Special is 专项督办 (第十三条, edges 40).
type Supervision struct {
	N          int
	Round      int
	Special    bool
	Method     Method
	Reason     string `log:"digest"` // what is asked of the unit
	Unit       string
	DueOn      calendar.Day
	By         string
	At         time.Time
	ReceivedBy string // 签收
	ReceivedAt time.Time
	Result     string `log:"digest"` // the unit's
	ResultBy   string
	ResultAt   time.Time
	Findings   string `log:"digest"` // the office's own 督办发现
	FoundBy    string
}

// SheetNumber is the number under which a 督办单 goes out: 督〔2026〕0123-1.
func (l *Letter) SheetNumber(s Supervision) string {
	n := 0
	for _, other := range l.Supervisions {
		if other.Reason != "" && other.N <= s.N {
			n++
		}
	}
	return fmt.Sprintf("督〔%d〕%04d-%d", l.Number.Year, l.Number.Seq, n)
}

// openSupervision is the 督办单 whose answer is owed, nil for none: a unit that no
// longer has the letter owes none.
func (l *Letter) openSupervision() *Supervision {
	if i := lastDuty(l, DutySupervision); i >= 0 && l.Duties[i].Ended == "" {
		return &l.Supervisions[l.Duties[i].Item-1]
	}
	return nil
}

// JointStudy (会商) is what offices concluded together on a matter many report
// (第十六条, edges 40).
type JointStudy struct {
	N          int
	Round      int
	Offices    []string
	Conclusion string `log:"digest"`
	Owner      string // office that carries it out
	DueOn      calendar.Day
	By         string
	At         time.Time
	DoneAt     time.Time
	Result     string `log:"digest"`
}

// Guidance (引导措施) is what 宣传部 did about a sensitive letter (第五条, edges 9).
type Guidance struct {
	N    int
	Text string `log:"digest"`
	By   string
	At   time.Time
}

// Instruction (批示) is a leader's words on a letter, sealed for himself and the
// office he wrote them to (第十九条), and turned into a duty of that office (第三条).
type Instruction struct {
	N         int
	Round     int
	Text      string `log:"digest"`
	Office    string
	By        string
	At        time.Time
	DueOn     calendar.Day
	Direction string `log:"digest"` // 转办要求: the office's own words to the unit (edges 41)
	Result    string `log:"digest"` // how it was carried out
	DoneBy    string
	DoneAt    time.Time
}

// openInstruction is the oldest instruction not yet carried out, nil for none.
func (l *Letter) openInstruction() *Instruction {
	for i := range l.Instructions {
		if l.Instructions[i].DoneAt.IsZero() {
			return &l.Instructions[i]
		}
	}
	return nil
}

// openStudy is the oldest joint study whose conclusion is not carried out.
func (l *Letter) openStudy() *JointStudy {
	for i := range l.Studies {
		if l.Studies[i].DoneAt.IsZero() {
			return &l.Studies[i]
		}
	}
	return nil
}

// pressing is what the lead unit is urged to do and by when: the duty of that number,
// else what it owes soonest, nothing where it owes nothing.
func (l *Letter) pressing(n int) (DutyKind, calendar.Day) {
	var owed Duty
	for _, d := range l.Open() {
		if d.Kind.Role() != Contact || d.Kind == DutyAccept || l.Lead() == nil || d.Owner != l.Lead().Unit {
			continue
		}
		if d.N == n {
			return d.Kind, d.DueOn
		}
		if owed.Kind == "" || d.DueOn.Before(owed.DueOn) {
			owed = d
		}
	}
	return owed.Kind, owed.DueOn
}

// openUrge is the newest urge of this round without an answer, nil for none.
func (l *Letter) openUrge() *Urge {
	for i := len(l.Urges) - 1; i >= 0; i-- {
		if l.Urges[i].AnsweredBy == "" && l.Urges[i].Round == l.Round {
			return &l.Urges[i]
		}
	}
	return nil
}
