package document

import (
	"fmt"
	"slices"
	"time"

	"huiyin/workflow"
)

// record is one line of what was asked, answered and found beside the way.
type record struct {
	at        time.Time
	what, say string
	by        string
}

// records lists the special paths of a letter in the order of time: 延期, 异议, 协办,
// 承诺, 不予公开, 满意度, 督办, 会商, 回避, 并案 (第十至十七条).
func (d *dossier) records(p *paper) {
	all := slices.Concat(d.unitRecords(), d.followRecords(), d.officeRecords())
	if len(all) == 0 {
		p.text("本件没有延期、协办、承诺、督办等其他记录。")
		return
	}
	slices.SortStableFunc(all, func(a, b record) int { return a.at.Compare(b.at) })
	var rows [][]string
	for _, r := range all {
		rows = append(rows, []string{momentOf(r.at), r.what, d.blot(r.say), d.who(r.by)})
	}
	p.table([]column{{"时间", 2000, true}, {"事项", 1600, false}, {"内容", 3645, false}, {"办理人", 1600, false}}, rows)
}

// unitRecords are what units asked and said (第十条).
func (d *dossier) unitRecords() []record {
	var list []record
	for _, e := range d.Letter.Extensions {
		what := "延期申请"
		if e.Renewal {
			what = "续期申请（至" + dateOf(e.Until) + "）"
		}
		list = append(list, record{e.At, what, e.Reason, e.By}, record{e.AnsweredAt, "延期答复", workflow.Term(e.Answer), e.AnsweredBy})
	}
	for _, o := range d.Letter.Objections {
		list = append(list, record{o.At, "异议", o.Text, o.By}, record{o.AnsweredAt, "答复异议", o.Answer, o.AnsweredBy})
	}
	for _, f := range d.Letter.Doubts {
		list = append(list, record{f.At, "核实出处（" + workflow.Term(f.Kind) + "“" + f.Text + "”）", f.Source, f.By})
	}
	for _, in := range d.Letter.Inputs {
		list = append(list, record{in.At, "协办意见（" + d.unitOf(in.Assignment) + "）", in.Text, in.By})
	}
	for _, r := range d.Letter.Recalls {
		list = append(list, record{r.At, "请求退改", r.Reason, r.By}, record{r.AnsweredAt, "答复退改", workflow.Term(r.Answer), r.AnsweredBy})
	}
	return happened(list)
}

// followRecords are what followed the reply (第十二、十七条).
func (d *dossier) followRecords() []record {
	var list []record
	for _, c := range d.Letter.Commitments {
		if !c.Undone {
			list = append(list, record{c.At, "承诺（" + dateOf(c.DueOn) + "前）", c.Text, c.By}, record{c.KeptAt, "兑现承诺", c.Evidence, c.KeptBy})
		}
	}
	for _, w := range d.Letter.Withholdings {
		list = append(list, record{w.ProposedAt, "提出不予公开", workflow.Term(w.Reason) + "：" + w.Words, w.ProposedBy},
			record{w.DecidedAt, "审定不予公开", workflow.Term(w.Answer), w.DecidedBy}, record{w.FoundAt, "到期复查", w.Found, w.FoundBy})
	}
	for _, s := range d.Letter.Satisfaction {
		list = append(list, record{s.On.At(0, 0), "满意度", workflow.Term(s.Source) + "：" + workflow.Term(s.Level), s.By})
	}
	return happened(list)
}

// officeRecords are the offices' own; a unit reads of them what it was asked, and a
// leader's words are for those who may know them (第十三、十六、十九条).
func (d *dossier) officeRecords() []record {
	var list []record
	l := &d.Letter
	for _, s := range l.Supervisions {
		if s.Reason != "" {
			list = append(list, record{s.At, "督办单 " + l.SheetNumber(s), s.Reason, s.By}, record{s.ResultAt, "督办反馈", s.Result, s.ResultBy})
		}
		if s.Findings != "" && !d.ForUnit {
			list = append(list, record{s.At, "督查发现（" + workflow.Term(s.Method) + "）", s.Findings, s.FoundBy})
		}
	}
	if d.ForUnit {
		return happened(list)
	}
	for _, s := range l.Studies {
		list = append(list, record{s.At, "会商结论", s.Conclusion, s.By}, record{s.DoneAt, "会商落实", s.Result, ""})
	}
	for _, g := range l.Guidances {
		list = append(list, record{g.At, "引导措施", g.Text, g.By})
	}
	for _, r := range l.Recusals {
		who := r.Org + d.People.Name(r.Person)
		list = append(list, record{r.At, "回避", who + "：" + r.Reason, r.By}, record{r.LiftedAt, "解除回避", who, r.LiftedBy})
	}
	for _, j := range l.Joins {
		list = append(list, record{j.At, "并案", fmt.Sprintf("%s 随本件办理", j.Member), j.By}, record{j.Split, "拆并", j.Member.String(), ""})
	}
	for _, i := range l.Instructions {
		if d.ShowInstructions {
			list = append(list, record{i.At, "批示", i.Text, i.By}, record{i.DoneAt, "批示落实", i.Result, i.DoneBy})
		}
	}
	return happened(list)
}

// happened leaves out what has not come yet.
func happened(list []record) []record {
	return slices.DeleteFunc(list, func(r record) bool { return r.at.IsZero() })
}
