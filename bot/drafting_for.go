package bot

import (
	"strings"

	"huiyin/prompts"
	"huiyin/workflow"
)

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
		case kind == prompts.DraftCourtesy && !courteous(l):
			return said{text: textNoCourtesy(l, t.today())}
		case kind != prompts.DraftCourtesy && l.Report() == nil:
			return said{text: textNothingReported(n)}
		case kind != prompts.DraftCourtesy && !workflow.SeesHandling(t.speaker, l, v.Rules.People, t.today()):
			return said{text: textNotForYou(n)}
		}
		d, err := t.bot.Assistant.Draft(t.ctx, commissionOf(l, report, kind))
		if err != nil {
			return said{text: textCannotDraft(n)}
		}
		d.Call.At, d.Call.Form, d.Call.Proposed = t.now, reportDigest(baseOf(l), &report, kind), ""
		ask := t.question(workflow.TaskDraft, n, d.Call.Form, goesOut(l) && (l.Report() == nil || reportGoesOut(l.Category, &report)))
		return said{text: textSpoken(n, kind, d, ask != nil), safe: true, ask: ask, calls: []workflow.Call{d.Call}}
	})
}

// courteous reports whether a letter may be thanked by a courtesy (edges 10).
func courteous(l *workflow.Letter) bool {
	return l.Category == "" || l.Category == workflow.Suggestion || l.Category == workflow.Thanks
}

// spokenKind is which of them the words mean, and what it is made of.
func spokenKind(words string, l *workflow.Letter) (prompts.DraftKind, workflow.Report) {
	if strings.Contains(words, "礼") || (l.Report() == nil && l.Category != "" && courteous(l)) {
		return prompts.DraftCourtesy, workflow.Report{}
	}
	if l.Report() == nil {
		return prompts.DraftIndividual, workflow.Report{}
	}
	return prompts.DraftIndividual, *l.Report()
}
