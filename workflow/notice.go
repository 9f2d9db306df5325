package workflow

import (
	"time"

	"huiyin/workflow/calendar"
)

// NoticeKind says what a person is told.
type NoticeKind string

// What people are told.
const (
	ToldRegistered NoticeKind = "registered" // 新登记
	ToldAssigned   NoticeKind = "assigned"   // 新交办, a card with 签收/退回
	ToldReturned   NoticeKind = "returned"   // 单位退回
	ToldReview     NoticeKind = "review"     // 待审核
	ToldRework     NoticeKind = "rework"     // 退改
	ToldPassed     NoticeKind = "passed"     // 审核通过, 待报签
	ToldDecide     NoticeKind = "decide"     // 待审定
	ToldSheet      NoticeKind = "sheet"      // 月度审定单
	ToldAgreed     NoticeKind = "agreed"     // 已审定, 待发布
	ToldSentBack   NoticeKind = "sent_back"  // 领导退回
	ToldPublished  NoticeKind = "published"  // 已公开回复
	ToldUrged      NoticeKind = "urged"      // 催办
	ToldAgenda     NoticeKind = "agenda"     // 今日待办
	ToldNobody     NoticeKind = "nobody"     // 无人可通知
	ToldStranger   NoticeKind = "stranger"   // 未登记成员来访
	ToldAnswer     NoticeKind = "answer"     // 对本人的答复
	ToldPressed    NoticeKind = "pressed"    // 卡片按钮已按, the card is to show it
	ToldLost       NoticeKind = "lost"       // 通知未能送达
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
	Text   string       `json:"text,omitempty"` // of an answer, already worded
	Safe   bool         `json:"safe,omitempty"` // the answer holds a letter's text
	Unit   string       `json:"unit,omitempty"`
	By     string       `json:"by,omitempty"`
	Reason string       `json:"reason,omitempty"`
	Gate   Gate         `json:"gate,omitempty"`
	DueOn  calendar.Day `json:"due_on,omitzero"`
	Batch  string       `json:"batch,omitempty"`
	Lines  []AgendaLine `json:"lines,omitempty"`
	Code   string       `json:"code,omitempty"` // response code of the card that was pressed
}

// File is a document handed over in chat.
type File struct {
	Name    string
	Content []byte
}

// telling is one row entry of "who is told".
type telling struct {
	kind NoticeKind
	to   []Who
}

// tell works out the notices of a step: one per person, in the hours when
// people may be disturbed; where a post is empty the owning office hears of it.
func (t *taking) tell(event int) []Notice {
	var notices []Notice
	for _, tell := range t.row.Tells {
		people, vacant := t.audience(tell.to)
		kind := tell.kind
		if vacant {
			kind, people = ToldNobody, Who{Registrar, OwnerOffice}.people(&t.letter, t.rules.People, t.today)
		}
		for _, p := range people {
			notices = append(notices, t.notice(event, kind, p))
		}
	}
	return notices
}

// audience lists whom to tell, the actor excepted; vacant means the post
// itself is empty.
func (t *taking) audience(to []Who) (people []Person, vacant bool) {
	vacant = true
	seen := map[string]bool{t.step.Actor.Person: true}
	for _, who := range to {
		for _, p := range who.people(&t.letter, t.rules.People, t.today) {
			vacant = false
			if !seen[p.UserID] {
				seen[p.UserID] = true
				people = append(people, p)
			}
		}
	}
	return people, vacant
}

func (t *taking) notice(event int, kind NoticeKind, p Person) Notice {
	data := NoticeData{By: t.step.Actor.String(), Reason: t.step.Details.Reason, Batch: t.step.Details.Batch}
	if t.row.Who[0] == addressee && (kind == ToldSentBack || p.Org != supervision(t)) {
		data.Reason = "" // a leader's words are for the office he wrote them to (第十九条)
	}
	if lead := t.letter.Lead(); lead != nil {
		data.Unit = lead.Unit
		data.DueOn = lead.DueOn
	}
	if t.touched != "" {
		data.Unit = t.touched
	}
	if len(t.step.Details.Gates) > 0 {
		data.Gate = t.step.Details.Gates[0]
	}
	return Notice{
		Key: noticeKey(t.letter.Number, event, kind, p.UserID), To: p.UserID, Kind: kind,
		Letter: t.letter.Number, Due: t.rules.Quiet(t.step.At, t.letter.Urgent), Data: data,
	}
}
