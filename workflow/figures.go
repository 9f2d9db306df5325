package workflow

import (
	"fmt"
	"slices"
	"time"

	"huiyin/workflow/calendar"
)

// Rate is a figure with the letters behind it (domain.md §10): Met of Total.
type Rate struct {
	Met, Total int
	Letters    []Number // of the total
}

// String is the share in percent with one decimal; nothing of nothing is "—",
// never 0%.
func (r Rate) String() string {
	if r.Total == 0 {
		return "—"
	}
	return fmt.Sprintf("%.1f%%", 100*float64(r.Met)/float64(r.Total))
}

func (r *Rate) add(n Number, met bool) {
	r.Total++
	r.Letters = append(r.Letters, n)
	if met {
		r.Met++
	}
}

// MonthFigures are the figures of one calendar month (统计, 第十四条). A rate's
// cohort are the duties that fall due in the month, as of its last day 24:00 (edges 42):
// what happens later, a reopening too, changes no past month (edges 35).
type MonthFigures struct {
	Year       int
	Month      time.Month
	AsOf       time.Time
	Registered int           // 登记件数
	ByStage    map[Stage]int // where the letters registered in the month stand now
	SameDay    Rate          // 当日交办率
	Accepted   Rate          // 按时签收率
	OnTime     Rate          // 按时办结率
	FirstPass  Rate          // 一次审核通过率
	Replied    Rate          // 公开回复率: of the letters registered
	Owed       Rate          // 应公开回复率: of those that are to be answered in public (edges 42)
	Units      []UnitFigures // in the order of the organisation
}

// UnitFigures are one unit's month, for the 通报.
type UnitFigures struct {
	Unit     string
	Assigned int // 交办件数 in the month
	Returned int // 退件
	Closed   int // 办结 of those assigned
	Urged    int // 被催办次数
	Accepted Rate
	OnTime   Rate
	Late     []Number // 逾期
}

// Figures works out a month from the letters that touch it.
func (r Rules) Figures(letters []Letter, year int, month time.Month, at time.Time) MonthFigures {
	from, to := MonthDays(year, month)
	f := MonthFigures{Year: year, Month: month, AsOf: at, ByStage: map[Stage]int{}}
	c := cohort{from: from, to: to, cutOff: to.AddDays(1)}
	if today := calendar.Of(at); today.Before(c.cutOff) {
		c.cutOff = today
	}
	units := map[string]*UnitFigures{}
	for i := range letters {
		l := &letters[i]
		if c.within(calendar.Of(l.RegisteredAt)) {
			f.Registered++
			f.ByStage[l.Stage]++
			f.Replied.add(l.Number, c.published(l))
			if l.publicOwed() {
				f.Owed.add(l.Number, c.published(l))
			}
		}
		f.count(l, c)
		c.countUnits(units, l)
	}
	for _, o := range r.People.Orgs {
		if u := units[o.Name]; u != nil {
			f.Units = append(f.Units, *u)
		}
	}
	return f
}

// publicOwed reports whether a letter is to be answered in public: what is withheld,
// passed on, thanks, voided, not the district's or gone from the board is not.
func (l *Letter) publicOwed() bool {
	w := l.Withheld()
	return (w == nil || w.Answer != Granted) && l.Stage != Transferred && l.Stage != Voided && l.Category != Thanks &&
		l.Category != Discipline && l.OutOfScope == "" && l.BoardGone == ""
}

// count adds one letter's duties to the office's rates.
func (f *MonthFigures) count(l *Letter, c cohort) {
	for _, d := range l.Duties {
		if d.Ended == Dropped || !c.within(d.DueOn) {
			continue
		}
		met := c.met(d)
		switch d.Kind {
		case DutyAssign:
			if l.Category == Petition && d.N == firstOf(l, DutyAssign) {
				f.SameDay.add(l.Number, met)
			}
		case DutyAccept:
			f.Accepted.add(l.Number, met)
		case DutyReport:
			if d.N == countedReport(l, d.Assignment) {
				f.OnTime.add(l.Number, met)
			}
		case DutyReview:
			if d.Ended == Met && d.N == firstOf(l, DutyReview) {
				f.FirstPass.add(l.Number, l.passedAtOnce(d.Round))
			}
		}
	}
}

// passedAtOnce reports whether no reviewer returned the letter in its round, nor the unit
// asked to have it back after the first signature (edges 22).
func (l *Letter) passedAtOnce(round int) bool {
	return !slices.ContainsFunc(l.Reviews, func(r Review) bool { return r.Round == round && !r.Passed }) &&
		!slices.ContainsFunc(l.Recalls, func(r Recall) bool { return r.Round == round && r.Answer == Granted && !r.Early })
}

// firstOf is the number of the first duty of a kind that was not dropped.
func firstOf(l *Letter, kind DutyKind) int {
	i := slices.IndexFunc(l.Duties, func(d Duty) bool { return d.Kind == kind && d.Ended != Dropped })
	if i < 0 {
		return 0
	}
	return l.Duties[i].N
}
