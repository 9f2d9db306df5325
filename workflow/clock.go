package workflow

import (
	"time"

	"huiyin/workflow/calendar"
)

// Settings are the periods where the regulation is silent; every field is a
// [default] of domain.md. Days are working days unless the comment says
// otherwise.
type Settings struct {
	HandlingDays int // 第十条: 5
	ComplexDays  int // 第十条: 15, counted from the assignment
	ReturnDays   int // 第十条: 2, read as working days
	ReviewDays   int // per reviewing office
	DecideDays   int // after 报签, then the 督查室 is reminded (edges 29)
	ReplyDays    int // of a letter approved singly
	BatchDays    int // of a letter approved on the month's sheet
	ArchiveDays  int // after closing (edges 41)
	MaxReturns   int // returns of one letter that the units decide (edges 16)
}

// DefaultSettings are the district's until it says otherwise.
func DefaultSettings() Settings {
	return Settings{HandlingDays: 5, ComplexDays: 15, ReturnDays: 2, ReviewDays: 2,
		DecideDays: 3, ReplyDays: 1, BatchDays: 5, ArchiveDays: 10, MaxReturns: 2}
}

// clock is the rule of one kind of duty: whose it is and when it is due.
type clock struct {
	owner   func(*taking) string
	due     func(*taking) calendar.Deadline
	article string
}

// clocks is the table of domain.md §4.
var clocks = map[DutyKind]clock{
	DutyAssign: {owner: owner, due: sameDay, article: "第九条 当日交办"},
	DutyAccept: {owner: leadUnit, due: func(t *taking) calendar.Deadline { return t.plus(1) }, article: "第十条 每个工作日查收"},
	DutyReport: {owner: leadUnit, due: reportDue, article: "第十条 5个或15个工作日"},
	DutyReview: {owner: turn, due: func(t *taking) calendar.Deadline { return t.plus(t.rules.Settings.ReviewDays) }, article: "第十一条 [default] 2个工作日"},
	DutySubmit: {owner: supervision, due: firstOfNextMonth, article: "第十一条 按月整理"},
	DutyDecide: {owner: supervision, due: func(t *taking) calendar.Deadline { return t.plus(t.rules.Settings.DecideDays) }, article: "第十一条 [default] 3个工作日后提醒督查室"},
	DutyReply:  {owner: bureau, due: replyDue, article: "第十二条 [default] 单件次日、批件5日"},
	DutyArchive: {owner: assigningOffice, due: func(t *taking) calendar.Deadline {
		return t.plus(t.rules.Settings.ArchiveDays)
	}, article: "第十五条 [default] 10个工作日"},
}

func owner(t *taking) string       { return t.letter.Owner(t.rules.People) }
func bureau(t *taking) string      { return t.rules.People.Office(PetitionsBureau) }
func supervision(t *taking) string { return t.rules.People.Supervision(t.letter.Addressee) }
func turn(t *taking) string        { return t.letter.Turn(t.rules.People) }

func leadUnit(t *taking) string { return LeadUnit.org(&t.letter, t.rules.People) }

// assigningOffice archives what it assigned (edges 41).
func assigningOffice(t *taking) string {
	if lead := t.letter.Lead(); lead != nil {
		return lead.Office
	}
	return owner(t)
}

// sameDay is 当日交办: today until close of business on a working day,
// otherwise the next working day (edges 2). A letter that a unit returned is
// 改派 by the next close (edges 16). 分类 hands the duty to another owner and
// leaves its day as it was (edges 1).
func sameDay(t *taking) calendar.Deadline {
	if i := lastDuty(&t.letter, DutyAssign); i >= 0 && t.row.Command == Classify {
		return calendar.Deadline{Day: t.letter.Duties[i].DueOn, Provisional: t.letter.Duties[i].Provisional}
	}
	returned := len(t.letter.Assignments) > 0
	if t.rules.Calendar.Working(t.today) && !returned && t.step.At.Before(calendar.Close(t.today)) {
		return t.plus(0)
	}
	return t.plus(1)
}

// lastDuty is the index of the newest duty of a kind, -1 for none.
func lastDuty(l *Letter, kind DutyKind) int {
	for i := len(l.Duties) - 1; i >= 0; i-- {
		if l.Duties[i].Kind == kind {
			return i
		}
	}
	return -1
}

// reportDue is the handling limit, day 0 the assignment (第十条); after a
// rework the later of the original day and a little time (edges 37).
func reportDue(t *taking) calendar.Deadline {
	lead := t.letter.Lead()
	if t.row.Command != Rework {
		return t.plus(lead.Days)
	}
	grace := 1
	if t.actingOrg == supervision(t) {
		grace = 2
	}
	again := t.plus(grace)
	if again.Day.Before(lead.DueOn) {
		return calendar.Deadline{Day: lead.DueOn, Provisional: lead.Provisional}
	}
	return again
}

// firstOfNextMonth is when the sheet takes whatever was passed (edges 48).
func firstOfNextMonth(t *taking) calendar.Deadline {
	year, month, _ := t.today.Date()
	first := calendar.Date(year, month+1, 1)
	day := t.rules.Calendar.OnOrNext(first)
	return calendar.Deadline{Day: day, Provisional: !t.rules.Calendar.Loaded(day.Year())}
}

// replyDue depends on how the letter was approved (edges 28).
func replyDue(t *taking) calendar.Deadline {
	if a := t.letter.Approval(); a != nil && a.Batch != "" {
		return t.plus(t.rules.Settings.BatchDays)
	}
	return t.plus(t.rules.Settings.ReplyDays)
}

func (t *taking) plus(days int) calendar.Deadline { return t.rules.Calendar.Plus(t.today, days) }

// Hours when people may be disturbed, [default]s of domain.md §8.
const (
	openHour, closeHour, urgentCloseHour = 8, 18, 21
)

// Quiet moves a notice into the hours when people may be disturbed: working
// days 08:00–18:00, urgent letters 08:00–21:00 every day (domain.md §8).
func (r Rules) Quiet(at time.Time, urgent bool) time.Time {
	end := closeHour
	if urgent {
		end = urgentCloseHour
	}
	for day := calendar.Of(at); ; day = day.AddDays(1) {
		open := urgent || r.Calendar.Working(day)
		switch {
		case !open || !at.Before(day.At(end, 0)):
		case at.Before(day.At(openHour, 0)):
			return day.At(openHour, 0)
		default:
			return at
		}
	}
}

// ArticleOf names the article that sets a duty's deadline.
func ArticleOf(k DutyKind) string { return clocks[k].article }
