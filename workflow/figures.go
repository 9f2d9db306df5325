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
// cohort are the duties that fall due in the month (edges 42).
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
	within := func(d calendar.Day) bool { return !d.Before(from) && !d.After(to) }
	units := map[string]*UnitFigures{}
	for i := range letters {
		l := &letters[i]
		if within(calendar.Of(l.RegisteredAt)) {
			f.Registered++
			f.ByStage[l.Stage]++
			f.Replied.add(l.Number, l.Published())
			if l.publicOwed() {
				f.Owed.add(l.Number, l.Published())
			}
		}
		f.count(l, within, calendar.Of(at))
		countUnits(units, l, within, calendar.Of(at))
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
func (f *MonthFigures) count(l *Letter, within func(calendar.Day) bool, today calendar.Day) {
	for _, d := range l.Duties {
		if d.Ended == Dropped || !within(d.DueOn) {
			continue
		}
		met := d.Ended == Met && !d.Late(today)
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
				f.FirstPass.add(l.Number, l.passedAtOnce())
			}
		}
	}
}

// passedAtOnce reports whether no reviewer returned the letter, nor the unit asked
// to have it back after the first signature (edges 22).
func (l *Letter) passedAtOnce() bool {
	return !slices.ContainsFunc(l.Reviews, func(r Review) bool { return !r.Passed }) &&
		!slices.ContainsFunc(l.Recalls, func(r Recall) bool { return r.Answer == Granted && !r.Early })
}

// countUnits adds one letter to the figures of the units that handled it.
func countUnits(units map[string]*UnitFigures, l *Letter, within func(calendar.Day) bool, today calendar.Day) {
	of := func(unit string) *UnitFigures {
		if units[unit] == nil {
			units[unit] = &UnitFigures{Unit: unit}
		}
		return units[unit]
	}
	for _, a := range l.Assignments {
		if !within(calendar.Of(a.AssignedAt)) {
			continue
		}
		u := of(a.Unit)
		u.Assigned++
		switch a.Status {
		case Returned:
			u.Returned++
		case Done:
			u.Closed++
		}
	}
	for _, g := range l.Urges {
		if within(calendar.Of(g.At)) {
			of(g.Unit).Urged++
		}
	}
	for _, d := range l.Duties {
		if d.Ended == Dropped || !within(d.DueOn) {
			continue
		}
		switch {
		case d.Kind == DutyAccept:
			of(d.Owner).Accepted.add(l.Number, d.Ended == Met && !d.Late(today))
		case d.Kind == DutyReport && d.N == countedReport(l, d.Assignment):
			u := of(d.Owner)
			u.OnTime.add(l.Number, d.Ended == Met && !d.Late(today))
			if d.Late(today) {
				u.Late = append(u.Late, l.Number)
			}
		}
	}
}

// countedReport is the number of the report duty by which an assignment is on
// time or late: the one met by the version that passed the first review, and
// until there is one, the newest (edges 37). A later rework ordered by the
// 督查室 does not make a unit late that was on time.
func countedReport(l *Letter, assignment int) int {
	newest, met := 0, []int(nil)
	for _, d := range l.Duties {
		if d.Kind != DutyReport || d.Assignment != assignment {
			continue
		}
		newest = d.N
		if d.Ended == Met {
			met = append(met, d.N)
		}
	}
	for _, r := range l.Reports {
		if r.Assignment != assignment || r.Undone || r.EditOf != 0 || len(met) == 0 {
			continue
		}
		if l.passedFirst(r) {
			return met[0]
		}
		met = met[1:]
	}
	return newest
}

// passedFirst reports whether the office that assigned the letter passed this
// version through all five gates, or put it into its own words.
func (l *Letter) passedFirst(report Report) bool {
	passed := map[Gate]bool{}
	for _, v := range l.Reviews {
		if v.Version == report.Version && v.Office == l.Assignments[report.Assignment-1].Office {
			passed[v.Gate] = v.Passed
		}
	}
	edited := slices.ContainsFunc(l.Reports, func(r Report) bool { return r.EditOf == report.Version && !r.Undone })
	return edited || !slices.ContainsFunc(Gates, func(g Gate) bool { return !passed[g] })
}

// firstOf is the number of the first duty of a kind that was not dropped.
func firstOf(l *Letter, kind DutyKind) int {
	i := slices.IndexFunc(l.Duties, func(d Duty) bool { return d.Kind == kind && d.Ended != Dropped })
	if i < 0 {
		return 0
	}
	return l.Duties[i].N
}
