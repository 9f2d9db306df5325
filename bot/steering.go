package bot

import (
	"regexp"
	"slices"
	"strings"

	"huiyin/workflow"
)

var changeItem = regexp.MustCompile(`^(?:改|修改|重填) ?(?:第?([1-8一二三四五六七八])[项条]?|` + partWords + `)$`)

// steer takes the words that move about in a report.
func (t *turn) steer(r *reporting, line string) (bool, error) {
	n := t.dialogue.Letter
	show := func(text string) (bool, error) {
		return true, t.say(said{text: text, dialogue: t.keep(talkReport, n, *r)})
	}
	switch {
	case isOneOf(line, "提交", "报送", "确认提交"):
		return true, t.submit(*r)
	case isOneOf(line, "预览"):
		return show(textReportPreview(n, *r))
	case isOneOf(line, "上一步"):
		r.Part = max(0, r.Part-1)
		return show(textChange(n, *r))
	case isOneOf(line, wordsLater...):
		return true, t.say(said{text: textParked(talkReport, n, t.today()), dialogue: t.park(talkReport, n, *r)})
	case isOneOf(line, "起草", "重新起草"):
		return true, t.draft(r)
	case isOneOf(line, "采用"):
		return true, t.adopt(r)
	case isOneOf(line, "阶段报告", "阶段性报告"):
		r.Report.Interim = true
		r.next()
		return show(textReport(n, *r, nil, ""))
	}
	if words, ok := strings.CutPrefix(line, "承诺"); ok {
		number, rest := readNumber(strings.TrimLeft(words, punctuation))
		if (order{number: number}).elsewhere(n) {
			return false, nil
		}
		return show(t.promise(r, rest))
	}
	if i := itemOf(line); i >= 0 && i < len(r.parts()) {
		r.Part = i
		return show(textChange(n, *r))
	}
	return false, nil
}

// itemOf is the part that 改第2项 or 改核查情况 names, -1 for none.
func itemOf(line string) int {
	m := changeItem.FindStringSubmatch(line)
	switch {
	case m == nil:
		return -1
	case m[2] != "":
		return slices.Index(parts, headed[m[2]])
	case len(m[1]) == 1:
		return strings.Index("12345678", m[1])
	}
	return strings.Index("一二三四五六七八", m[1]) / len("一")
}

// promise notes a commitment that goes with the report: 承诺 10月20日 完成路面修复.
func (t *turn) promise(r *reporting, words string) string {
	day, text := dayWithin(strings.TrimLeft(words, punctuation), t.today())
	if day.Before(t.today()) || strings.TrimSpace(text) == "" {
		return textWhichPromise(t.dialogue.Letter)
	}
	r.Promises = append(r.Promises, workflow.Commitment{Text: strings.TrimSpace(text), DueOn: day})
	return textPromised(t.dialogue.Letter, r.Promises)
}

// submit hands the report in; refused, nothing typed is lost. It states that the
// unit's head has signed (edges 21).
func (t *turn) submit(r reporting) error {
	r.Report.Signer, r.Report.Drafted = t.signer().UserID, r.Draft != ""
	d := workflow.Details{Report: &r.Report, Promises: r.Promises}
	judged, err := t.drafted(&r, &d)
	if err != nil {
		return err
	}
	judged = append(judged, r.resorted()...)
	return t.takeOr(workflow.Submit, t.dialogue.Letter, d, func(v workflow.View, out workflow.Outcome) said {
		return said{text: textSubmitted(out.Letter, v.Rules), dialogue: t.ended(), judged: judged}
	}, func(v workflow.View, refusal *workflow.Refusal) said {
		return said{text: t.explain(refusal, v), dialogue: t.same()}
	})
}

// drafted is what became of a draft; what its wording states without a source goes with
// the report, to be cleared before the facts are signed (domain.md §9).
func (t *turn) drafted(r *reporting, d *workflow.Details) ([]workflow.Judgement, error) {
	if r.Draft == "" {
		return nil, nil
	}
	l, err := t.bot.Store.Letter(t.ctx, t.dialogue.Letter)
	if err != nil {
		return nil, err
	}
	d.Doubts = doubtsOf(&r.Report, &l, slices.Concat(r.Promises, standingPromises(&l)))
	return []workflow.Judgement{{Task: workflow.TaskDraft, Form: r.DraftForm, Decided: workflow.Digest(r.Report.ProposedReply), From: r.Draft}}, nil
}

// signer is the head of the speaker's unit, whose signature the report states; the zero
// person where the unit has none in office (edges 21).
func (t *turn) signer() workflow.Person {
	heads := t.rules.People.Holders(workflow.Head, t.speaker.Org, t.today())
	if len(heads) == 0 {
		return workflow.Person{}
	}
	return heads[0]
}
