package bot

import (
	"regexp"
	"slices"
	"strings"

	"huiyin/prompts"
	"huiyin/workflow"
)

// A report told in one piece, sorted into the four elements (整理).

// sortWords are 整理 with what is to be sorted behind it.
var sortWords = regexp.MustCompile(`(?s)^\s*(重新)?整理(?:[\s:：]+(.*)|)$`)

// sort files words told in one piece under the elements (整理); the model is asked beside
// it where there is one. What a person typed into an element is not replaced unasked.
func (t *turn) sort(r *reporting, words string, anew bool) error {
	n := t.dialogue.Letter
	if strings.TrimSpace(words) == "" {
		return t.say(said{text: textNothingToSort(n), dialogue: t.keep(talkReport, n, *r)})
	}
	if filled := r.filled(); len(filled) > 0 && !anew {
		return t.say(said{text: textSortReplaces(n, filled), dialogue: t.keep(talkReport, n, *r)})
	}
	f, err := t.bot.Assistant.File(t.ctx, words)
	if err != nil {
		return err
	}
	before, replaced := *r, r.unsorted()
	r.Loose = words
	r.takeElements(f)
	if overlong(&r.Report) {
		*r = before
		return t.say(said{text: textPartTooLong(n), dialogue: t.same()})
	}
	r.SortForm = r.sortedAs()
	f.Call.At, f.Call.Form, f.Call.Proposed = t.now, r.SortForm, r.Sorted
	ask := t.question(workflow.TaskFile, n, r.SortForm, reportGoesOut(r.Category, &workflow.Report{Process: words}))
	return t.say(said{text: textSorted(n, f, ask != nil) + "\n" + textNextPart(*r), dialogue: t.keep(talkReport, n, *r), ask: ask, calls: []workflow.Call{f.Call}, judged: replaced})
}

// sorted is the report whose words were sorted, with the letter it is about, if nothing of
// its elements was typed since.
func (a *asking) sorted() (reporting, workflow.Letter, bool) {
	var r reporting
	l, err := a.bot.Store.Letter(a.ctx, a.ask.Letter)
	if err != nil {
		return r, l, false
	}
	t, err := a.turn()
	return r, l, err == nil && t.recall(talkReport, a.ask.Letter, &r) && r.sortedAs() == a.ask.Digest
}

// elements asks where the sentences of a report told in one piece belong.
func (a *asking) elements() proposal {
	r, l, ok := a.sorted()
	if !ok {
		return proposal{}
	}
	f, err := a.bot.Model.File(a.ctx, r.Loose, promptOf(l).Known...)
	switch {
	case err != nil:
		return a.failed(err, f.Call)
	case f.Source != prompts.FromModel:
		return proposal{text: textRulesFile(a.ask.Letter, f.Call), call: f.Call}
	}
	if f.Call.Proposed = elementsDigest(f.Text); r.holds(f) {
		return proposal{call: f.Call}
	}
	return proposal{text: textModelFiled(a.ask.Letter, f), answer: string(marshal(f)), call: f.Call}
}

// holds reports whether the report says already what was sorted.
func (r *reporting) holds(f prompts.Filed) bool {
	return !slices.ContainsFunc(workflow.Elements, func(e workflow.Element) bool { return f.Elements[e] != "" && r.Report.Text(e) != f.Elements[e] })
}

// takeElements puts sorted sentences into the report, which has nothing else in its
// elements. A finding that the words state is read as in any report; one that a person
// chose stays.
func (r *reporting) takeElements(f prompts.Filed) {
	for _, e := range workflow.Elements {
		r.Report.SetText(e, f.Elements[e])
	}
	r.Sorted = elementsDigest(f.Text)
	if f, ok := statedFinding(r.Loose); ok && r.Report.Finding == "" {
		r.Report.Finding = f
	}
	r.next()
}

// sortedAs is what was sorted and what stands in the elements: it changes with either.
func (r *reporting) sortedAs() string {
	return workflow.Digest(r.Base + "\n" + r.Loose + "\n" + elementsDigest(r.Report.Text))
}

// filled lists the elements that hold something already.
func (r *reporting) filled() []workflow.Part {
	var list []workflow.Part
	for _, e := range workflow.Elements {
		if r.Report.Text(e) != "" {
			list = append(list, workflow.Part(e))
		}
	}
	return list
}

// unsorted gives up an earlier sorting, for words that replace those it was made of.
func (r *reporting) unsorted() []workflow.Judgement {
	if r.SortForm == "" {
		return nil
	}
	return []workflow.Judgement{{Task: workflow.TaskFile, Form: r.SortForm}}
}

// resorted is what became of the sorting of words into elements (整理).
func (r *reporting) resorted() []workflow.Judgement {
	if r.SortForm == "" {
		return nil
	}
	return []workflow.Judgement{{Task: workflow.TaskFile, Form: r.SortForm, Decided: elementsDigest(r.Report.Text), From: r.Sorted}}
}
