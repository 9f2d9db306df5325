package document

import (
	"fmt"
	"strconv"

	"huiyin/workflow"
)

// The outcome (结论): what was answered and who agreed to it.

func (d *dossier) replies(p *paper) {
	if len(d.Letter.Replies) == 0 {
		p.text("截至制作时间，本件尚未回复。")
		return
	}
	for i := len(d.Letter.Replies) - 1; i >= 0; i-- {
		r := &d.Letter.Replies[i]
		p.form(
			field{"回复", fmt.Sprintf("%s（%s，第%d次）", workflow.Term(r.Kind), workflow.Term(r.Channel), r.N)},
			field{"回复单位", r.Unit},
			field{"发布时间", momentOf(r.At)},
			field{"发布人", d.who(r.By)},
			field{"链接", r.URL},
		)
		p.blank()
		p.text(d.blot(r.Text))
	}
}

func (d *dossier) approvals(p *paper) {
	if len(d.Letter.Approvals) == 0 {
		p.text("截至制作时间，本件尚未报签。")
		return
	}
	for i := len(d.Letter.Approvals) - 1; i >= 0; i-- {
		a := &d.Letter.Approvals[i]
		p.form(d.approval(a)...)
		p.blank()
		p.subheading("审定的回复内容")
		p.text(d.blot(a.Wording))
	}
}

func (d *dossier) approval(a *workflow.Approval) []field {
	way := "单件报签"
	if a.Batch != "" {
		way = a.Batch + "月度审定单"
	}
	fields := []field{
		{"次序", fmt.Sprintf("第%d次报签（第%d轮，办理情况报告第%d版）", a.N, a.Round, a.Version)},
		{"报签方式", way},
		{"报签", d.act(a.SubmittedAt, a.SubmittedBy)},
		{"审定领导", d.who(a.Leader)},
		{"审定结果", workflow.Term(a.Decision)},
		{"审定", d.act(a.DecidedAt, a.DecidedBy)},
	}
	if a.Opinion == "" {
		return fields
	}
	if d.ShowInstructions {
		return append(fields, field{"领导意见", d.blot(a.Opinion)})
	}
	return append(fields, field{"领导意见", "按规定不予显示"})
}

func (d *dossier) reviews(p *paper) {
	if len(d.Letter.Reviews) == 0 {
		p.text("截至制作时间，本件尚未审核。")
		return
	}
	var rows [][]string
	for i := range d.Letter.Reviews {
		r := &d.Letter.Reviews[i]
		rows = append(rows, []string{strconv.Itoa(r.N), fmt.Sprintf("第%d版", r.Version), r.Office, workflow.Term(r.Gate),
			passed(r), d.blot(r.Opinion), d.who(r.By) + "\n" + momentOf(r.At)})
	}
	p.table([]column{
		{"序号", 620, true}, {"版次", 800, true}, {"审核单位", 1350, true}, {"关口", 900, true},
		{"结论", 900, true}, {"意见", 1875, false}, {"审核人、时间", 2400, true},
	}, rows)
}

func passed(r *workflow.Review) string {
	verdict := "不通过"
	if r.Passed {
		verdict = "通过"
	}
	if r.Void {
		verdict += "\n（已失效）"
	}
	return verdict
}
