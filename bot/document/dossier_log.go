package document

import (
	"strconv"
	"strings"

	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// due is a duty's day, with its hour where hours count (edges 36).
func (d *dossier) due(duty workflow.Duty) string {
	s := dateOf(duty.DueOn)
	if !duty.DueAt.IsZero() {
		s = onTwoLines(momentOf(duty.DueAt))
	}
	if duty.Provisional {
		s += "\n（暂定）"
	}
	return s
}

// ended says how a duty ended and whether it was late.
func (d *dossier) ended(duty workflow.Duty) string {
	late := ""
	if duty.Late(calendar.Of(d.At)) {
		late = "\n（逾期）"
	}
	switch duty.Ended {
	case workflow.Met:
		return dateOf(duty.MetOn) + late
	case workflow.Dropped:
		return "转入其他环节"
	}
	return "未完成" + late
}

// log is the letter's log with the hash of each entry: who compares it with
// the service's own chain sees whether either was changed.
func (d *dossier) log(p *paper) {
	if len(d.Events) == 0 {
		p.text("本件没有日志记录。")
		return
	}
	var rows [][]string
	for i, e := range d.Events {
		rows = append(rows, []string{strconv.Itoa(i + 1), onTwoLines(momentOf(e.At)), d.who(e.Actor),
			workflow.Term(workflow.Command(e.Command)), inHalves(e.Hash)})
	}
	p.table([]column{{"序号", 620, true}, {"时间", 1850, true}, {"经手人", 1500, true}, {"事项", 1025, true}, {"校验值（SHA-256）", 3850, true}}, rows)
	p.note("注：校验值逐条相连，任何一条被改动、删除或调换顺序，其后各条都会不符。")
}

// inHalves breaks a hash into two lines of equal length.
func inHalves(hash string) string {
	half := len(hash) / 2
	return hash[:half] + "\n" + hash[half:]
}

// onTwoLines puts the hour below the date, for narrow columns.
func onTwoLines(moment string) string { return strings.Replace(moment, " ", "\n", 1) }
