package workflow

import (
	"time"

	"huiyin/workflow/calendar"
)

// Answered says how an office answered what a unit asked of it.
type Answered string

// The answers; an open question has none.
const (
	Granted Answered = "granted" // 同意
	Refused Answered = "refused" // 不同意
	Silent  Answered = "silent"  // 逾期未答复，视为同意 (edges 17)
	Moot    Answered = "moot"    // 已撤回
)

// Extension (延期、续期) is a unit's request for more time: from 5 to 15 working
// days before the fifth, or once a new date after the interim report (第十条,
// edges 17).
type Extension struct {
	N          int
	Round      int
	Assignment int
	Renewal    bool         // 续期
	Until      calendar.Day // the new date asked for, of a renewal
	Reason     string       `log:"digest"`
	By         string
	At         time.Time
	Answer     Answered
	AnsweredBy string
	AnsweredAt time.Time
}

// Objection (异议) is what a unit wants settled by talking (第十条 及时沟通处理):
// the clock runs, the answer is recorded, and it is no 退回 (edges 15).
type Objection struct {
	N          int
	Round      int
	Assignment int
	Text       string `log:"digest"`
	By         string
	At         time.Time
	Answer     string `log:"digest"`
	AnsweredBy string
	AnsweredAt time.Time
}

// Input (协办意见) is what a supporting unit tells the lead (edges 20).
type Input struct {
	N          int
	Round      int
	Assignment int
	Text       string `log:"digest"`
	By         string
	At         time.Time
	Late       bool // noted and counted, does not block the lead
}

// Recall (请求退改) is the unit's own request to have its report back because it
// found an error (edges 22).
type Recall struct {
	N          int
	Round      int
	Version    int    // of the report
	Reason     string `log:"digest"`
	By         string
	At         time.Time
	Early      bool // before the first gate was signed: does not count against 一次审核通过
	Answer     Answered
	AnsweredBy string
	AnsweredAt time.Time
}

// openExtension is the request that waits for the office, nil for none.
func (l *Letter) openExtension() *Extension {
	if n := len(l.Extensions); n > 0 && l.Extensions[n-1].Answer == "" && l.Extensions[n-1].Round == l.Round {
		return &l.Extensions[n-1]
	}
	return nil
}

// openRecall is the request that waits for the reviewer, nil for none.
func (l *Letter) openRecall() *Recall {
	if n := len(l.Recalls); n > 0 && l.Recalls[n-1].Answer == "" && l.Recalls[n-1].Round == l.Round {
		return &l.Recalls[n-1]
	}
	return nil
}

// openObjection is the newest objection without an answer, nil for none.
func (l *Letter) openObjection() *Objection {
	for i := len(l.Objections) - 1; i >= 0; i-- {
		if l.Objections[i].AnsweredAt.IsZero() {
			return &l.Objections[i]
		}
	}
	return nil
}
