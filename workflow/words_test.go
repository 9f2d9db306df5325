package workflow_test

import (
	"pgregory.net/rapid"

	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// details are the words of a command, mostly in order.
func (o *office) details(l *workflow.Letter, c workflow.Command) details {
	d := details{
		Letter: theLetter(), Report: o.report(l), Category: o.category(), Addressee: workflow.ToMayor,
		Unit: o.or(o.pick("unit", "三营镇", "三营镇", "头营镇", "古雁街道", "公安分局"), "教育体育局", "五营镇"),
		Days: rapid.SampledFrom([]int{0, 5, 0, 15, 15, 7}[:o.sane(6)]).Draw(o.t, "days"), Reason: o.or(o.pick("reason", "不妥", "请补充", "再核"), ""),
		Question: o.or(o.pick("question", "电话", "排水"), ""), URL: o.or("https://liuyan.example.cn/1", "无"),
		Proof: o.or("扫描件1", ""), Until: calendar.Of(o.now).AddDays(rapid.IntRange(2-o.nonsense*3, 25).Draw(o.t, "until")),
		No: rapid.IntRange(0, 3).Draw(o.t, "no") == 0, Urgent: rapid.IntRange(0, 5).Draw(o.t, "urgent") == 0,
		Withhold: rapid.SampledFrom(append(workflow.WithholdReasons, "whim")[:o.sane(6)]).Draw(o.t, "withhold"),
		Method:   rapid.SampledFrom(append(workflow.Methods, "asking")[:o.sane(4)]).Draw(o.t, "method"),
		Source:   rapid.SampledFrom(workflow.SatisfactionSources).Draw(o.t, "source"),
		Level:    rapid.SampledFrom(workflow.SatisfactionLevels).Draw(o.t, "level"),
		Offices:  []string{o.or(o.pick("office", "区信访局", "区委督查室"), "无此室")},
	}
	if l.Addressee == workflow.ToMayor {
		d.Addressee = workflow.ToSecretary
	}
	o.fit(&d, l, c)
	return d
}

// or is the good word, or now and then one that is not.
func (o *office) or(good string, bad ...string) string {
	if o.nonsense > 0 {
		return rapid.SampledFrom(bad).Draw(o.t, "nonsense")
	}
	return good
}

// sane is how many of n words to choose from: the last is nonsense.
func (o *office) sane(n int) int { return n - 1 + o.nonsense }

func (o *office) pick(name string, of ...string) string { return rapid.SampledFrom(of).Draw(o.t, name) }

func (o *office) category() workflow.Category {
	return rapid.SampledFrom([]workflow.Category{workflow.Petition, workflow.Petition, workflow.Petition, workflow.Inquiry, workflow.Suggestion,
		workflow.Petition, workflow.Litigation, workflow.Discipline, workflow.Thanks, "gossip"}[:o.sane(9)]).Draw(o.t, "category")
}

func (o *office) report(l *workflow.Letter) *workflow.Report {
	r := theReport()
	r.ProposedReply = o.pick("reply", theReply, "网友您好！已办理。", theReply+theReply)
	r.Finding = workflow.Finding(o.or(o.pick("finding", "substantiated", "partly_substantiated", "mostly_substantiated", "substantiated", "unsubstantiated"), ""))
	if rapid.IntRange(0, 4).Draw(o.t, "interim") == 0 {
		r.Interim, r.NextStep, r.NextDate = true, "继续施工", calendar.Of(o.now).AddDays(rapid.IntRange(0, 61).Draw(o.t, "next date"))
	}
	return r
}

// fit gives a command the words that only it reads.
func (o *office) fit(d *details, l *workflow.Letter, c workflow.Command) {
	switch c {
	case workflow.Vouch:
		d.Item = rapid.IntRange(0, 3).Draw(o.t, "item")
	case workflow.Pass:
		if rapid.IntRange(0, 3).Draw(o.t, "gate by gate") == 0 {
			d.Gates = rapid.SliceOfNDistinct(rapid.SampledFrom(workflow.Gates), 1, 5, rapid.ID).Draw(o.t, "gates")
		}
	case workflow.Assign:
		if rapid.IntRange(0, 2).Draw(o.t, "supported") == 0 {
			d.Supports = []string{o.pick("support", "古雁街道", "头营镇", "水务局")}
		}
		if l.Category == workflow.Discipline {
			d.Unit = "区纪委监委"
		}
	case workflow.Submit:
		if rapid.Bool().Draw(o.t, "promising") {
			d.Promises = []workflow.Commitment{{Text: "修好排水", DueOn: d.Until}}
		}
		if rapid.IntRange(0, 9).Draw(o.t, "invented") == 0 {
			d.Doubts = []workflow.Doubt{{Kind: workflow.FactNumber, Text: "网友"}, {Kind: workflow.FactPlace, Text: "您好"}}
		}
	case workflow.Recuse, workflow.Unrecuse:
		d.Unit, d.Person = o.accused(l)
	case workflow.Copy:
		d.Unit = o.pick("copy to", "", "水务局", "古雁街道", "公安分局")
	case workflow.Merge:
		d.Into = rapid.SampledFrom(o.others(*l)).Draw(o.t, "into").Number
	case workflow.SplitOff:
		d.Text = string([]rune(l.Body)[:rapid.IntRange(0, 3).Draw(o.t, "passage")])
	case workflow.Mark:
		d.KeyMatter, d.Sensitive = []int{rapid.IntRange(1, 6).Draw(o.t, "clause")}, rapid.Bool().Draw(o.t, "sensitive")
	case workflow.SubmitFor:
		d.Person, d.Batch = o.pick("leader", "", "", "quzhang", "sanying"), o.pick("batch", "", "2026-09")
	case workflow.Agree, workflow.Publish, workflow.Edit, workflow.Correct, workflow.SendBack:
		d.Text, d.Paper = o.wording(l, c), rapid.Bool().Draw(o.t, "paper")
	}
}

// accused is somebody whom the letter may well speak of: a unit or a person.
func (o *office) accused(l *workflow.Letter) (unit, person string) {
	if rapid.Bool().Draw(o.t, "a unit") {
		return o.pick("accused unit", "三营镇", "头营镇", "古雁街道", "区信访局", "区委督查室", "五营镇"), ""
	}
	return "", o.pick("accused person", "sanying", "touying", "xf_shenhe", "dw_shenhe", "dw_jingban", "shuji", "xf_jingban", "stranger")
}

// wording is the text a step names: none, what was approved, or another one.
func (o *office) wording(l *workflow.Letter, c workflow.Command) string {
	texts := []string{"", "", theReply + "另。"}
	if a := l.Approval(); a != nil {
		texts = append(texts, a.Wording)
	}
	if c == workflow.Edit || c == workflow.Correct {
		texts = []string{"网友您好！改过。", "网友您好！又改过。"}
	}
	return rapid.SampledFrom(texts).Draw(o.t, "wording")
}
