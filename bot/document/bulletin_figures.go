package document

import (
	"fmt"
	"strconv"

	"huiyin/workflow"
)

// rateLine is one rate with its name and the formula it is worked out by.
type rateLine struct {
	name, formula string
	rate          workflow.Rate
}

// rateLines lists the rates of the month. Their cohort are the duties that
// fall due in it (edges 42); the formulas say what package workflow counts.
func rateLines(f workflow.MonthFigures) []rateLine {
	return []rateLine{
		{"当日交办率", "按期交办的信访类留言÷本月应交办的信访类留言", f.SameDay},
		{"按时签收率", "按时签收的交办件÷本月应签收的交办件", f.Accepted},
		{"按时办结率", "在办理时限内报送办理情况的交办件÷本月办理时限到期的交办件", f.OnTime},
		{"一次审核通过率", "首次报送即通过审核的留言÷本月完成首次审核的留言", f.FirstPass},
		{"公开回复率", "已公开回复的留言÷本月登记的留言", f.Replied},
	}
}

func bulletinOverall(p *paper, f workflow.MonthFigures) {
	p.heading("一、总体情况")
	p.text(bulletinStages(f))
	p.caption("表1　主要指标（" + asOf(f.AsOf) + "）")
	var rows [][]string
	for _, l := range rateLines(f) {
		rows = append(rows, []string{l.name, l.formula, counted(l.rate), l.rate.String()})
	}
	p.table([]column{
		{"指标", 1700, false}, {"计算办法", 4345, false}, {"件数", 1400, true}, {"比率", 1400, true},
	}, rows)
	p.note("注：除公开回复率外，各项指标以相应期限在本月到期的事项为基数；没有相应事项的，以“—”表示。各项指标所依据的留言编号附后。")
}

// counted is a rate as the fraction it is; nothing of nothing is "—".
func counted(r workflow.Rate) string {
	if r.Total == 0 {
		return none
	}
	return fmt.Sprintf("%d/%d", r.Met, r.Total)
}

// inFull is a rate with its fraction below.
func inFull(r workflow.Rate) string {
	if r.Total == 0 {
		return none
	}
	return r.String() + "\n（" + counted(r) + "）"
}

func bulletinUnits(p *paper, f workflow.MonthFigures) {
	p.heading("二、各承办单位办理情况")
	if len(f.Units) == 0 {
		p.text("本月没有向承办单位交办留言，也没有在本月到期的交办件。")
		return
	}
	p.caption("表2　各承办单位办理情况（" + asOf(f.AsOf) + "）")
	sum := workflow.UnitFigures{Unit: "合计", Accepted: f.Accepted, OnTime: f.OnTime}
	var rows [][]string
	for _, u := range f.Units {
		rows = append(rows, unitRow(u, oneByOne(u.Late)))
		sum.Assigned += u.Assigned
		sum.Closed += u.Closed
		sum.Returned += u.Returned
		sum.Urged += u.Urged
		sum.Late = append(sum.Late, u.Late...)
	}
	rows = append(rows, unitRow(sum, fmt.Sprintf("%d件", len(distinct(sum.Late)))))
	p.table([]column{
		{"单位", 1900, false}, {"交办", 620, true}, {"办结", 620, true}, {"按时签收率", 1300, true},
		{"按时办结率", 1300, true}, {"退件", 620, true}, {"催办", 620, true}, {"逾期编号", 1865, true},
	}, rows)
	p.note("注：交办、退件、催办为本月发生数，办结为本月交办件中已办结数；单位按机构序列排列，不分名次。")
}

func unitRow(u workflow.UnitFigures, late string) []string {
	return []string{u.Unit, strconv.Itoa(u.Assigned), strconv.Itoa(u.Closed), inFull(u.Accepted), inFull(u.OnTime),
		strconv.Itoa(u.Returned), strconv.Itoa(u.Urged), late}
}

// bulletinSources lists the letters behind each rate (domain.md §10).
func bulletinSources(p *paper, f workflow.MonthFigures) {
	p.blank()
	p.caption("附：各项指标所依据的留言编号")
	var rows [][]string
	for _, l := range rateLines(f) {
		rows = append(rows, []string{l.name, listed(l.rate.Letters)})
	}
	p.table([]column{{"指标", 1700, false}, {"留言编号（作为基数的全部留言）", typeWidth - 1700, false}}, rows)
}
