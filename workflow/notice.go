package workflow

import (
	"time"

	"huiyin/workflow/calendar"
)

// Notice is one thing one person is told, exactly once: Key is unique.
type Notice struct {
	Key    string
	To     string // userid
	Kind   NoticeKind
	Letter Number
	Due    time.Time // not before; the service's clock
	Data   NoticeData
	File   *File
}

// NoticeData is what the wording needs and the letter alone does not tell.
type NoticeData struct {
	Text   string         `json:"text,omitempty"` // of an answer, already worded
	Safe   bool           `json:"safe,omitempty"` // the answer holds a letter's text
	Unit   string         `json:"unit,omitempty"`
	By     string         `json:"by,omitempty"`
	Reason string         `json:"reason,omitempty"`
	No     bool           `json:"no,omitempty"` // the answer was no
	Part   AssignmentRole `json:"part,omitempty"`
	Gate   Gate           `json:"gate,omitempty"`
	DueOn  calendar.Day   `json:"due_on,omitzero"`
	Duty   DutyKind       `json:"duty,omitempty"` // what the unit is urged to do
	Days   int            `json:"days,omitempty"` // working days late, or left
	Batch  string         `json:"batch,omitempty"`
	Sheet  string         `json:"sheet,omitempty"` // number of a 督办单
	Other  Number         `json:"other,omitzero"`  // the letter whose step brought this about
	Moves  []Move         `json:"moves,omitempty"`
	Lines  []AgendaLine   `json:"lines,omitempty"`
	Code   string         `json:"code,omitempty"` // response code of the card that was pressed
}

// Move is one deadline that a new calendar moved (domain.md §4), or the lead's day
// (edges 20).
type Move struct {
	Kind        DutyKind     `json:"kind"`
	Owner       string       `json:"owner"`
	Was         calendar.Day `json:"was"`
	Is          calendar.Day `json:"is"`
	Provisional bool         `json:"provisional,omitempty"`
	Followed    bool         `json:"followed,omitempty"` // it moved with another's, not by the calendar
}

// File is a document handed over in chat.
type File struct {
	Name    string
	Content []byte
}
