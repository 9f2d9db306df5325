package document

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"huiyin/workflow"
)

// How the letter was handled (办理, 交办) and what the clocks and the log say.

func (d *dossier) noReport(p *paper) {
	p.text("截至制作时间，承办单位尚未报送办理情况。")
}

// report is one version of a 办理情况报告 with its four elements (第十条).
func (d *dossier) report(p *paper, r workflow.Report) {
	kind := "办结报告"
	if r.Interim {
		kind = "阶段性报告"
	}
	p.form(
		field{"版次", fmt.Sprintf("第%d版（第%d轮）", r.Version, r.Round)},
		field{"种类", kind},
		field{"承办单位", d.unitOf(r.Assignment)},
		field{"报送", d.act(r.At, r.By)},
		field{"属实程度", workflow.Term(r.Finding)},
	)
	p.blank()
	for i, e := range workflow.Elements {
		p.heading([]string{"一、", "二、", "三、", "四、"}[i] + workflow.Term(e))
		p.text(d.blot(r.Text(e)))
	}
	p.heading("五、回复建议")
	p.text(d.blot(d.bracketed(r)))
}

// bracketed is the proposed reply with what was drafted without a source in brackets, and
// where a person found one (domain.md §9).
func (d *dossier) bracketed(r workflow.Report) string {
	text := r.ProposedReply
	for _, doubt := range d.Letter.Doubts {
		if doubt.Version == r.Version && doubt.Round == r.Round {
			note := "【无出处】"
			if doubt.Source != "" {
				note = "【出处经核实：" + doubt.Source + "】"
			}
			text = strings.Replace(text, doubt.Text, doubt.Text+note, 1)
		}
	}
	return text
}

// unitOf is the unit of an assignment by its number.
func (d *dossier) unitOf(assignment int) string {
	for _, a := range d.Letter.Assignments {
		if a.N == assignment {
			return a.Unit
		}
	}
	return ""
}

func (d *dossier) assignments(p *paper) {
	if len(d.Letter.Assignments) == 0 {
		p.text("截至制作时间，本件尚未交办。")
		return
	}
	for i := len(d.Letter.Assignments) - 1; i >= 0; i-- {
		p.form(d.assignment(&d.Letter.Assignments[i])...)
		p.blank()
	}
}

func (d *dossier) assignment(a *workflow.Assignment) []field {
	due := fmt.Sprintf("%d个工作日", a.Days)
	if !a.DueOn.IsZero() {
		due += "，" + dateOf(a.DueOn)
	}
	if a.Provisional {
		due += "（暂定）"
	}
	fields := []field{
		{"次序", fmt.Sprintf("第%d次交办（第%d轮）", a.N, a.Round)},
		{"承办单位", a.Unit + "（" + workflow.Term(a.Role) + "）"},
		{"交办", d.act(a.AssignedAt, a.By) + "（" + a.Office + "）"},
		{"办理时限", due},
		{"状态", workflow.Term(a.Status)},
		{"签收", d.act(a.AcceptedAt, a.AcceptedBy)},
	}
	if a.ReturnedAt.IsZero() {
		return fields
	}
	return append(fields, field{"退回时间", momentOf(a.ReturnedAt)}, field{"退件原因", d.blot(a.Reason)})
}

// act says when something was done and by whom; what has not happened is empty.
func (d *dossier) act(at time.Time, by string) string {
	if at.IsZero() {
		return ""
	}
	return momentOf(at) + "　" + d.who(by)
}

// clocks lists the duties with their days and the times the unit was pressed.
func (d *dossier) clocks(p *paper) {
	p.subheading("（一）时限执行情况")
	var rows [][]string
	for _, duty := range d.Letter.Duties {
		rows = append(rows, []string{workflow.Term(duty.Kind), duty.Owner, dateOf(duty.OpenedOn), d.due(duty), d.ended(duty)})
	}
	p.table([]column{{"事项", 1500, false}, {"责任单位", 1645, false}, {"起始", 1850, true}, {"期限", 1850, true}, {"完成", 2000, true}}, rows)
	p.subheading("（二）催办记录")
	if len(d.Letter.Urges) == 0 {
		p.text("本件没有催办。")
		return
	}
	rows = nil
	for _, u := range d.Letter.Urges {
		rows = append(rows, []string{strconv.Itoa(u.N), u.Unit, d.who(u.By), momentOf(u.At)})
	}
	p.table([]column{{"序号", 700, true}, {"单位", 2945, false}, {"催办人", 2600, false}, {"时间", 2600, true}}, rows)
}
