package workflow

import (
	"slices"

	"huiyin/workflow/calendar"
)

// term says when something is due: counted in working days, in the hours of an
// urgent letter, or named.
type term struct {
	from      calendar.Day // day 0, today when zero
	days      int          // working days
	on        calendar.Day // a named day, instead of a count
	notBefore calendar.Day
	item      int  // which commitment it is about
	hours     int  // urgent: counted 08:00–21:00 of every day
	today     bool // urgent: by 21:00 of the same day
}

// clock is the rule of one kind of duty: whose it is, for which parts of the
// letter it runs, and when it is due.
type clock struct {
	owner   func(*taking, *Assignment) string
	each    []AssignmentRole     // one duty for each new assignment in these roles; none: one for the letter
	items   func(*taking) []term // one duty for each of these instead, numbered by its term's item
	when    func(*taking) bool   // runs only if; nil always
	due     func(*taking, *Assignment) term
	article string
}

// clocks is the table of domain.md §4.
var clocks = map[DutyKind]clock{
	DutyAssign: {owner: owner, due: sameDay, article: "第九条 当日交办"},
	DutyAccept: {owner: unit, each: []AssignmentRole{LeadRole, SupportRole}, due: acceptDue, article: "第十条 每个工作日查收"},
	DutyReport: {owner: unit, each: []AssignmentRole{LeadRole}, due: reportDue, article: "第十条 5个或15个工作日"},
	DutyInput:  {owner: unit, each: []AssignmentRole{SupportRole}, due: inputDue, article: "edges 20 [default] 主办报送前2个工作日"},
	DutyReceipt: {owner: unit, each: []AssignmentRole{ReferenceRole, TransferRole}, due: counting(func(Settings) int { return 1 }),
		article: "edges 10、13 次日收盘前回执"},
	DutyExtension:  {owner: assigningOffice, due: counting(func(s Settings) int { return s.ExtensionDays }), article: "edges 17 1个工作日，逾期视为同意"},
	DutyAnswer:     {owner: assigningOffice, due: counting(func(s Settings) int { return s.AnswerDays }), article: "第十条 及时沟通处理"},
	DutyRecall:     {owner: turn, due: counting(func(s Settings) int { return s.AnswerDays }), article: "edges 22"},
	DutyVoid:       {owner: owner, due: counting(func(s Settings) int { return s.AnswerDays }), article: "edges 4"},
	DutyRuling:     {owner: supervision, due: counting(func(s Settings) int { return s.RulingDays }), article: "edges 16 督查室裁定"},
	DutyCourtesy:   {owner: owner, due: sameDay, article: "第九条 礼节性回复的同时"},
	DutyPost:       {owner: bureau, due: counting(func(Settings) int { return 1 }), article: "edges 10 次日发布"},
	DutyReview:     {owner: turn, due: reviewDue, article: "第十一条 [default] 2个工作日"},
	DutySubmit:     {owner: supervision, due: submitDue, article: "第十一条 按月整理"},
	DutyDecide:     {owner: supervision, due: counting(func(s Settings) int { return s.DecideDays }), article: "第十一条 [default] 3个工作日后提醒督查室"},
	DutyTranscript: {owner: supervision, due: counting(func(Settings) int { return 1 }), article: "edges 27 核对领导改稿"},
	DutyReply:      {owner: bureau, due: replyDue, article: "第十二条 [default] 单件次日、批件5日"},
	DutyIndividual: {owner: leadUnit, due: individualDue, when: individualOwed, article: "第十二条 公开回复与个别回复并行"},
	DutyCommitment: {owner: leadUnit, items: openPromises, article: "第十二条 承诺的日期"},
	DutyFurther:    {owner: leadUnit, due: counting(func(s Settings) int { return s.FurtherDays }), when: furtherOwed, article: "第十二条 再回复"},
	DutyRevisit:    {owner: supervision, due: revisitDue, when: revisitOwed, article: "第十二条 不可抗力, edges 30"},
	DutyConfirm:    {owner: leadUnit, due: counting(func(Settings) int { return 1 }), when: promisesTouched, article: "edges 27 领导改动承诺须单位确认"},
	DutySatisfy:    {owner: bureau, due: counting(func(s Settings) int { return s.SatisfyDays }), when: satisfyOwed, article: "edges 33"},
	DutyInstruction: {owner: supervision, due: instructDue,
		article: "第三条 根据批示要求做好相关工作"},
	DutySupervision: {owner: leadUnit, due: sheetDue, article: "第十三条 督办"},
	DutyStudy:       {owner: studyOwner, due: namedDay, article: "第十六条 共同研究"},
	DutyArchive: {owner: assigningOffice, due: counting(func(s Settings) int { return s.ArchiveDays }),
		article: "第十五条 [default] 10个工作日"},
}

// counting is the rule of a clock that counts a fixed number of days from today.
func counting(days func(Settings) int) func(*taking, *Assignment) term {
	return func(t *taking, _ *Assignment) term { return term{days: days(t.rules.Settings)} }
}

// namedDay is the day that the step names.
func namedDay(t *taking, _ *Assignment) term { return term{on: t.step.Details.Until} }

// start opens a clock: one duty, or one for each assignment made in this step.
func (t *taking) start(kind DutyKind) {
	rule := clocks[kind]
	switch {
	case rule.when != nil && !rule.when(t):
	case rule.items != nil:
		for _, when := range rule.items(t) {
			t.open(kind, rule, t.letter.Lead(), when)
		}
	case rule.each != nil:
		for _, n := range t.concerned(rule.each) {
			a := &t.letter.Assignments[n-1]
			t.open(kind, rule, a, rule.due(t, a))
		}
	default:
		t.open(kind, rule, t.letter.Lead(), rule.due(t, t.letter.Lead()))
	}
}

// concerned lists the assignments a step starts clocks for: those it made, else
// the lead.
func (t *taking) concerned(roles []AssignmentRole) []int {
	made := t.fresh
	if lead := t.letter.Lead(); len(made) == 0 && lead != nil {
		made = []int{lead.N}
	}
	return slices.DeleteFunc(slices.Clone(made), func(n int) bool { return !slices.Contains(roles, t.letter.Assignments[n-1].Role) })
}

// open adds one duty.
func (t *taking) open(kind DutyKind, rule clock, a *Assignment, when term) {
	d := Duty{N: len(t.letter.Duties) + 1, Round: t.letter.Round, Kind: kind, Item: when.item, OpenedOn: t.today, Opened: t.letter.Version + 1}
	if a != nil && (rule.each != nil || kind.Role() == Contact) {
		d.Assignment = a.N
	}
	d.Owner = rule.owner(t, a)
	d.ChargedTo = d.Owner
	t.set(&d, when)
	if a != nil && (kind == DutyReport || kind == DutyInput || kind == DutyReceipt) {
		a.DueOn, a.Provisional = d.DueOn, d.Provisional
	}
	t.letter.Duties = append(t.letter.Duties, d)
}

// set writes a term into a duty.
func (t *taking) set(d *Duty, when term) {
	if when.from.IsZero() {
		when.from = t.today
	}
	d.From, d.Days, d.NotBefore, d.Fixed = when.from, when.days, when.notBefore, !when.on.IsZero()
	switch {
	case d.Fixed:
		d.DueOn, d.Provisional = when.on, !t.rules.Calendar.Loaded(when.on.Year())
	case when.hours > 0:
		d.DueAt = UrgentHour(t.step.At, when.hours)
		d.DueOn = calendar.Of(d.DueAt)
	case when.today:
		d.DueOn, d.DueAt = t.today, t.today.At(urgentCloseHour, 0)
		if !t.step.At.Before(d.DueAt) {
			d.DueOn, d.DueAt = t.today.AddDays(1), t.today.AddDays(1).At(urgentCloseHour, 0)
		}
	default:
		d.DueOn, d.Provisional = t.rules.counted(*d)
	}
}

// counted is the day on which a counted duty is due by the calendar as it
// stands (domain.md §4).
func (r Rules) counted(d Duty) (calendar.Day, bool) {
	due := r.Calendar.Plus(d.From, d.Days)
	if due.Day.Before(d.NotBefore) {
		return d.NotBefore, !r.Calendar.Loaded(d.NotBefore.Year())
	}
	return due.Day, due.Provisional
}

// end closes the open duties of the kinds; those of another unit stay.
func (t *taking) end(kinds []DutyKind, how DutyEnd) {
	for i := range t.letter.Duties {
		d := &t.letter.Duties[i]
		if d.Ended != "" || !slices.Contains(kinds, d.Kind) || t.anothers(d) {
			continue
		}
		d.Ended, d.Closed = how, t.letter.Version+1
		if how == Met {
			d.MetOn, d.MetAt = t.today, t.step.At
		}
	}
}

// anothers reports whether a duty belongs to another part of the letter than
// the step is about: another unit, another commitment.
func (t *taking) anothers(d *Duty) bool {
	if t.row.Item && d.Item != 0 && d.Item != t.step.Details.Item {
		return true
	}
	return t.mine != 0 && d.Assignment != 0 && d.Assignment != t.mine
}

// ArticleOf names the article that sets a duty's deadline.
func ArticleOf(k DutyKind) string { return clocks[k].article }
