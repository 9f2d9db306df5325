package bot

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// reporting is a report under way (报告): what is filled in, and which part
// the next words are for.
type reporting struct {
	Report    workflow.Report       `json:"report"`
	Category  workflow.Category     `json:"category"`             // of the letter: what may be left open depends on it
	Base      string                `json:"base,omitempty"`       // which report of which letter this is
	Promises  []workflow.Commitment `json:"promises,omitempty"`   // declared before 提交 (edges 21)
	Declared  int                   `json:"declared,omitempty"`   // promises declared before this report
	Reached   bool                  `json:"reached,omitempty"`    // the writer can be reached
	Head      string                `json:"head,omitempty"`       // 单位主要负责人, whose signature 提交 states (edges 21)
	Draft     string                `json:"draft,omitempty"`      // digest of the assistant's wording that was taken
	DraftForm string                `json:"draft_form,omitempty"` // digest of what the drafts were made of
	Loose     string                `json:"loose,omitempty"`      // a report told in one piece, as it was sorted
	Sorted    string                `json:"sorted,omitempty"`     // digest of the elements as they were sorted and taken
	SortForm  string                `json:"sort_form,omitempty"`  // digest of the form that was sorted
	Part      int                   `json:"part"`                 // index into parts
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
		refusal.Reason != workflow.ReportIncomplete && (refusal.Reason != workflow.NotAccepted || words == "") {
		return said{text: t.explain(refusal, v)}
	} else if refusal != nil && refusal.Reason == workflow.NotAccepted {
		return t.keepForLater(l, words, t.explain(refusal, v))
	}
	r := reporting{}
	if last := l.Report(); !t.recall(talkReport, n, &r) && last != nil {
		r.Report = workflow.Report{Interim: last.Interim && !l.Published(), Attitude: last.Attitude, Process: last.Process, Verification: last.Verification,
			Drafted: last.Drafted, Feedback: last.Feedback, Finding: last.Finding, ProposedReply: last.ProposedReply, NextStep: last.NextStep, NextDate: last.NextDate}
	}
	if r.Draft == "" && r.Report.Drafted {
		r.Draft = workflow.Digest(r.Report.ProposedReply)
	}
	r.Declared, r.Reached, r.Head = declared(&l), l.Reachable(), t.signer().Name
	r.Base = baseOf(&l)
	r.Category, r.Report.Interim = l.Category, r.Report.Interim || interim
	found, unfiled := readReport(words, &r.Report, t.today())
	r.next()
	switch {
	case len(found) > 0 || strings.TrimSpace(words) == "":
	case formWords.MatchString(strings.TrimSpace(words)):
		unfiled = ""
		return said{text: textReport(n, r, found, unfiled) + textSayAlone(words), dialogue: t.keep(talkReport, n, r)}
	default:
		if part := r.take(words, t.today()); part != "" {
			found, unfiled = []workflow.Part{part}, ""
		}
	}
	if overlong(&r.Report) {
		return said{text: textPartTooLong(n), dialogue: t.same()}
	}
	return said{text: textRework(&l) + textReport(n, r, found, unfiled), dialogue: t.keep(talkReport, n, r)}
}

// keepForLater keeps a report that came before 签收: the words are there when the
// letter is taken (第十条).
func (t *turn) keepForLater(l workflow.Letter, words, why string) said {
	r := reporting{Base: baseOf(&l), Category: l.Category, Reached: l.Reachable(), Head: t.signer().Name}
	t.recall(talkReport, l.Number, &r)
	if found, _ := readReport(words, &r.Report, t.today()); len(found) == 0 {
		setPart(&r.Report, parts[0], words, t.today())
	}
	r.next()
	return said{text: why + textKeptForLater(ref(l.Number, t.today())), dialogue: t.park(talkReport, l.Number, r)}
}

// next moves to the first part still empty; behind the last when all are there.
func (r *reporting) next() {
	missing := r.missing()
	r.Part = len(r.parts())
	if len(missing) > 0 {
		r.Part = slices.Index(parts, missing[0])
	}
}

// formWords move about in a report: behind 报告 N they are no part of it.
var formWords = regexp.MustCompile(`^(?:(?:重新)?整理|(?:重新)?起草|采用|预览|提交|报送|取消|稍后|上一步|改第?[1-8一二三四五六七八][项条]?)(?:$|[\s:：])`)

// take puts words without a heading into the part that is asked for; a finding said alone
// is the finding, whatever is asked for. Empty where they do not fit.
func (r *reporting) take(words string, today calendar.Day) workflow.Part {
	words = strings.TrimSpace(words)
	part := workflow.PartFinding
	if _, ok := readFinding(words); !ok || utf8.RuneCountInString(words) > longestFinding {
		if part = ""; r.Part < len(r.parts()) {
			part = parts[r.Part]
		}
	}
	if part == "" || !setPart(&r.Report, part, words, today) {
		return ""
	}
	r.next()
	return part
}

// longestFinding is how many characters a finding said alone has at most.
const longestFinding = 6

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
	if m := sortWords.FindStringSubmatch(text); m != nil {
		return true, t.sort(&r, strings.TrimSpace(m[2]), m[1] != "")
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
		part := r.take(text, t.today())
		if part == "" {
			return true, t.say(said{text: textWhichPart(n, parts[r.Part]), dialogue: t.keep(talkReport, n, r)})
		}
		found, unfiled = []workflow.Part{part}, ""
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
