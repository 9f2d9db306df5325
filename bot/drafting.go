package bot

import (
	"fmt"
	"strings"

	"huiyin/prompts"
	"huiyin/workflow"
)

// draft makes a reply of the unit's own sentences (智能草拟); the person sees it and may
// change it. The model is asked beside it, and 采用 takes its wording over.
func (t *turn) draft(r *reporting) error {
	n := t.dialogue.Letter
	if missing := r.missing(); missingBefore(missing) {
		return t.say(said{text: textDraftTooEarly(n, missing), dialogue: t.keep(talkReport, n, *r)})
	}
	l, err := t.bot.Store.Letter(t.ctx, n)
	if err != nil {
		return err
	}
	kind := replyKind(&l)
	d, err := t.bot.Assistant.Draft(t.ctx, commissionOf(&l, r.Report, kind))
	if err != nil || d.Text == "" {
		return t.say(said{text: textCannotDraft(n), dialogue: t.keep(talkReport, n, *r)})
	}
	r.Report.ProposedReply = textSigned(d.Text, &l, t.today())
	r.Draft = workflow.Digest(r.Report.ProposedReply)
	d.Call.At, d.Call.Form, d.Call.Proposed = t.now, reportDigest(&r.Report, kind), r.Draft
	r.next()
	ask := t.question(workflow.TaskDraft, n, d.Call.Form, reportGoesOut(&workflow.Report{Attitude: r.Report.Attitude, Process: r.Report.Process, Verification: r.Report.Verification}))
	text := textDrafted(n, r.Report.ProposedReply, sources(d))
	if ask != nil {
		text += "\n" + textDrafting
	}
	return t.say(said{text: text, dialogue: t.keep(talkReport, n, *r), ask: ask, calls: []workflow.Call{d.Call}})
}

// missingBefore reports whether more than the reply is missing.
func missingBefore(missing []workflow.Part) bool {
	for _, p := range missing {
		if p != workflow.PartReply {
			return true
		}
	}
	return false
}

// sort files words told in one piece under the elements (整理); the model is asked beside
// it where there is one.
func (t *turn) sort(r *reporting, words string) error {
	n := t.dialogue.Letter
	if strings.TrimSpace(words) == "" {
		return t.say(said{text: n.String() + " 没有整理：请在 整理 后面粘贴办理情况全文，会按四要素归类，不改字。", dialogue: t.keep(talkReport, n, *r)})
	}
	f, err := t.bot.Assistant.File(t.ctx, words)
	if err != nil {
		return err
	}
	r.Loose = words
	r.takeElements(f)
	if overlong(&r.Report) {
		return t.say(said{text: textPartTooLong(n), dialogue: t.same()})
	}
	f.Call.At, f.Call.Form, f.Call.Proposed = t.now, workflow.Digest(words), workflow.Digest(string(marshal(f.Elements)))
	ask := t.question(workflow.TaskFile, n, f.Call.Form, prompts.MayGoOut(prompts.Letter{Body: words}))
	text := n.String() + " 已按四要素归类（智能草拟，只归类，不改字，请核对）：\n" + filedText(f)
	if ask != nil {
		text += "大模型也在归类，有不同会补发。\n"
	}
	return t.say(said{text: text + "\n" + textNextPart(*r), dialogue: t.keep(talkReport, n, *r), ask: ask, calls: []workflow.Call{f.Call}})
}

// adopt takes over what the model proposed last for this report (采用).
func (t *turn) adopt(r *reporting) error {
	n := t.dialogue.Letter
	ask, ok, err := t.bot.Store.LastAnswer(t.ctx, t.speaker.UserID, n)
	if err != nil {
		return err
	}
	l, err := t.bot.Store.Letter(t.ctx, n)
	if err != nil {
		return err
	}
	if !ok || !r.takeAnswer(ask, replyKind(&l)) {
		return t.say(said{text: textNothingToAdopt(n), dialogue: t.keep(talkReport, n, *r)})
	}
	return t.say(said{text: n.String() + " 已采用大模型的" + workflow.Term(ask.Task) + "。" + textNextPart(*r), dialogue: t.keep(talkReport, n, *r), judged: adopted(ask)})
}

// adopted notes that a proposal was taken over as it was.
func adopted(ask workflow.Ask) []workflow.Judgement {
	return []workflow.Judgement{{Task: ask.Task, Form: ask.Digest, Decided: workflow.Digest(ask.Answer)}}
}

// circled are the marks of footnotes.
var circled = []rune("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")

// footnotes mark where each sentence of a draft stands in the report, the same place with
// the same mark.
type footnotes struct {
	marks map[prompts.Ref]rune
	list  []string
}

func (f *footnotes) of(s prompts.Sentence) string {
	text := ""
	for _, ref := range s.Refs {
		mark, known := f.marks[ref]
		if !known && len(f.list) < len(circled) {
			mark = circled[len(f.list)]
			f.marks[ref] = mark
			f.list = append(f.list, string(mark)+refText(ref))
		}
		text += string(mark)
	}
	return text
}

// refText names a sentence of a report: 工作过程第2句.
func refText(r prompts.Ref) string {
	switch {
	case r.Part == prompts.PartLetter:
		return fmt.Sprintf("留言第%d句", r.N)
	case r.N == 0:
		return workflow.Term(r.Part)
	}
	return fmt.Sprintf("%s第%d句", workflow.Term(r.Part), r.N)
}

// footnoted is a draft with a mark behind every sentence that rests on the report, the
// places below it, and what rests on nothing in brackets.
func footnoted(d prompts.Draft) string {
	f := footnotes{marks: map[prompts.Ref]rune{}}
	text, at := d.Text, 0
	for _, s := range d.Sentences {
		i := strings.Index(text[at:], s.Text)
		if i < 0 {
			continue
		}
		at += i + len(s.Text)
		marks := f.of(s)
		text = text[:at] + marks + text[at:]
		at += len(marks)
	}
	for _, fact := range d.Invented {
		text = strings.Replace(text, fact.Text, "【无出处："+fact.Text+"】", 1)
	}
	if len(f.list) == 0 {
		return text
	}
	return text + "\n\n出处：" + strings.Join(f.list, "，")
}

// sources lists the footnotes of a draft of the unit's own sentences, by their openings.
func sources(d prompts.Draft) string {
	var list []string
	for _, s := range d.Sentences {
		if len(s.Refs) > 0 {
			list = append(list, "“"+short(s.Text, 10)+"”"+refText(s.Refs[0]))
		}
	}
	return strings.Join(list, "；")
}

// draftFor drafts what is said to the writer in person, or a courtesy to a suggestion,
// outside a report (起草 编号 个别): it stands in chat alone, a person says or sends it.
func (t *turn) draftFor(o order) error {
	n, ok, err := t.letterOf(o)
	if err != nil || !ok {
		return err
	}
	return t.readLetter(n, func(v workflow.View, l *workflow.Letter) said {
		kind, report := spokenKind(o.words(), l)
		switch {
		case kind != prompts.DraftCourtesy && l.Report() == nil:
			return said{text: n.String() + " 还没有办理情况，没法起草。承办单位在报告里填好后回复 起草。"}
		case kind != prompts.DraftCourtesy && !workflow.SeesHandling(t.speaker, l, v.Rules.People, t.today()):
			return said{text: textNotForYou(n)}
		}
		d, err := t.bot.Assistant.Draft(t.ctx, commissionOf(l, report, kind))
		if err != nil {
			return said{text: textCannotDraft(n)}
		}
		d.Call.At, d.Call.Form, d.Call.Proposed = t.now, reportDigest(&report, kind), ""
		text := n.String() + " " + draftNames[kind] + "（智能草拟，只用了报告中的原话，请核对；系统不会发出）：\n\n" + footnoted(d)
		ask := t.question(workflow.TaskDraft, n, d.Call.Form, prompts.MayGoOut(promptOf(*l)) && (l.Report() == nil || reportGoesOut(&report)))
		if ask != nil {
			text += "\n\n" + textDrafting
		}
		return said{text: text, safe: true, ask: ask, calls: []workflow.Call{d.Call}}
	})
}

// draftNames are the replies that are drafted outside a report.
var draftNames = map[prompts.DraftKind]string{prompts.DraftIndividual: "个别回复", prompts.DraftCourtesy: "礼节性回复", prompts.DraftFurther: "再回复", prompts.DraftPublic: "公开回复"}

// spokenKind is which of them the words mean, and what it is made of.
func spokenKind(words string, l *workflow.Letter) (prompts.DraftKind, workflow.Report) {
	report := workflow.Report{}
	if l.Report() != nil {
		report = *l.Report()
	}
	switch {
	case strings.Contains(words, "礼"), l.Report() == nil && (l.Category == workflow.Suggestion || l.Category == workflow.Thanks):
		return prompts.DraftCourtesy, workflow.Report{}
	case strings.Contains(words, "再回复"):
		return prompts.DraftFurther, report
	case strings.Contains(words, "公开"):
		return prompts.DraftPublic, report
	}
	return prompts.DraftIndividual, report
}
