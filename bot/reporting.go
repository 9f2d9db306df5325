package bot

import (
	"regexp"
	"slices"
	"strings"

	"huiyin/workflow"
)

// reporting is a report under way (报告): what is filled in, and which part
// the next words are for.
type reporting struct {
	Report   workflow.Report       `json:"report"`
	Category workflow.Category     `json:"category"`           // of the letter: what may be left open depends on it
	Promises []workflow.Commitment `json:"promises,omitempty"` // declared before 提交 (edges 21)
	Part     int                   `json:"part"`               // index into parts
}

// parts are what a report asks for, in the order of 第十条; the last two are of an
// interim report (edges 19).
var parts = []workflow.Part{
	workflow.Part(workflow.Attitude), workflow.Part(workflow.Process), workflow.Part(workflow.Verification),
	workflow.Part(workflow.Feedback), workflow.PartFinding, workflow.PartReply, workflow.PartNext, workflow.PartDate,
}

// parts are those that this report has.
func (r *reporting) parts() []workflow.Part {
	if r.Report.Interim {
		return parts
	}
	return parts[:6]
}

// missing lists what the report still lacks.
func (r *reporting) missing() []workflow.Part { return r.Report.Missing(r.Category) }

// report opens the dialogue on a letter, or takes it up again.
func (t *turn) report(o order) error {
	n, ok, err := t.letterOf(o)
	if err != nil || !ok {
		return err
	}
	return t.bot.Desk.Close(t.ctx, workflow.Request{Letters: []workflow.Number{n}}, func(v workflow.View) ([]workflow.Notice, *workflow.Turn) {
		return t.close(t.beginReport(v, n, o.typed(o.words()), strings.HasPrefix(o.word, "阶段")))
	})
}

// interimReport opens the dialogue for a 阶段性报告.
func (t *turn) interimReport(o order) error { return t.report(o) }

// beginReport checks that the letter waits for this person's report and shows
// how far it is. After a rework the last version is the start.
func (t *turn) beginReport(v workflow.View, n workflow.Number, words string, interim bool) said {
	l, exists := v.Letters[n]
	if !exists {
		return said{text: t.explain(&workflow.Refusal{Reason: workflow.NoSuchLetter, Letter: n}, v)}
	}
	if refusal := v.Rules.Rehearse(l, workflow.Step{Command: workflow.Submit, Letter: n, At: t.now,
		Actor: workflow.Actor{Person: t.speaker.UserID}, Details: workflow.Details{Report: &workflow.Report{}}}); refusal != nil &&
		refusal.Reason != workflow.ReportIncomplete {
		return said{text: t.explain(refusal, v)}
	}
	r := reporting{}
	if last := l.Report(); !t.recall(talkReport, n, &r) && last != nil {
		r.Report = workflow.Report{Interim: last.Interim && !l.Published(), Attitude: last.Attitude, Process: last.Process, Verification: last.Verification,
			Feedback: last.Feedback, Finding: last.Finding, ProposedReply: last.ProposedReply, NextStep: last.NextStep, NextDate: last.NextDate}
	}
	r.Category, r.Report.Interim = l.Category, r.Report.Interim || interim
	found, unfiled := readReport(words, &r.Report, t.today())
	if overlong(&r.Report) {
		return said{text: textPartTooLong(n), dialogue: t.same()}
	}
	r.next()
	return said{text: textRework(&l) + textReport(n, r, found, unfiled), dialogue: t.keep(talkReport, n, r)}
}

// next moves to the first part still empty; behind the last when all are there.
func (r *reporting) next() {
	missing := r.missing()
	r.Part = len(r.parts())
	if len(missing) > 0 {
		r.Part = slices.Index(parts, missing[0])
	}
}

var changeItem = regexp.MustCompile(`^(?:改|修改|重填) ?(?:第?([1-8一二三四五六七八])[项条]?|` + partWords + `)$`)

// hearReport takes the next words of a report.
func (t *turn) hearReport(text string) (bool, error) {
	n := t.dialogue.Letter
	var r reporting
	t.recall(talkReport, n, &r)
	line, more := firstLine(text)
	if more == "" {
		if handled, err := t.steer(&r, line); handled {
			return true, err
		}
	}
	if part := misread(text, t.today()); part != "" {
		return true, t.say(said{text: textWhichPart(n, part), dialogue: t.same()})
	}
	found, unfiled := readReport(text, &r.Report, t.today())
	if o, ok := readOrder(text, true); ok && (len(found) == 0 || o.elsewhere(n)) {
		return false, nil
	}
	if len(found) == 0 {
		if r.Part >= len(r.parts()) {
			return true, t.say(said{text: textReportFull(n), dialogue: t.keep(talkReport, n, r)})
		}
		if !setPart(&r.Report, parts[r.Part], strings.TrimSpace(text), t.today()) {
			return true, t.say(said{text: textWhichPart(n, parts[r.Part]), dialogue: t.keep(talkReport, n, r)})
		}
		found, unfiled = []workflow.Part{parts[r.Part]}, ""
	}
	if overlong(&r.Report) {
		return true, t.say(said{text: textPartTooLong(n), dialogue: t.same()})
	}
	r.next()
	return true, t.say(said{text: textReport(n, r, found, unfiled), dialogue: t.keep(talkReport, n, r)})
}

// elsewhere reports whether an order names another letter: its report is not
// for this dialogue.
func (o order) elsewhere(n workflow.Number) bool {
	return !o.number.zero() && (o.number.seq != n.Seq || (o.number.year != 0 && o.number.year != n.Year))
}

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
	case isOneOf(line, "起草"):
		return true, t.draft(r)
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

// draft makes a reply of the unit's own sentences (智能草拟); the person sees
// it and may change it.
func (t *turn) draft(r *reporting) error {
	n := t.dialogue.Letter
	if missing := r.missing(); slices.ContainsFunc(missing, func(p workflow.Part) bool { return p != workflow.PartReply }) {
		return t.say(said{text: textDraftTooEarly(n, missing), dialogue: t.keep(talkReport, n, *r)})
	}
	l, err := t.bot.Store.Letter(t.ctx, n)
	if err != nil {
		return err
	}
	d, err := t.bot.Assistant.Draft(t.ctx, r.Report, l.Petitioner.Contact.Name, l.Petitioner.Contact.Phone)
	if err != nil || d.Text == "" {
		return t.say(said{text: textCannotDraft(n), dialogue: t.keep(talkReport, n, *r)})
	}
	r.Report.ProposedReply = textSigned(d.Text, &l, t.today())
	r.next()
	return t.say(said{text: textDrafted(n, r.Report.ProposedReply), dialogue: t.keep(talkReport, n, *r)})
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
	if heads := t.rules.People.Holders(workflow.Head, t.speaker.Org, t.today()); len(heads) > 0 {
		r.Report.Signer = heads[0].UserID
	}
	return t.takeOr(workflow.Submit, t.dialogue.Letter, workflow.Details{Report: &r.Report, Promises: r.Promises}, func(v workflow.View, out workflow.Outcome) said {
		return said{text: textSubmitted(out.Letter, v.Rules), dialogue: t.ended()}
	}, func(v workflow.View, refusal *workflow.Refusal) said {
		return said{text: t.explain(refusal, v), dialogue: t.same()}
	})
}
