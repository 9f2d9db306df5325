package bot

import (
	"fmt"
	"slices"
	"strings"

	"huiyin/prompts"
	"huiyin/workflow"
)

// What is noticed about a reply under review; a person signs.

// undeclared warns those of the offices of a promise that the unit did not declare
// (edges 21).
func (t *turn) undeclared(l *workflow.Letter, r *workflow.Report) string {
	o, _ := t.rules.People.Org(t.speaker.Org)
	found := prompts.Promises(r.ProposedReply)
	known := declared(l)
	if o.Kind.IsUnit() || (l.Stage != workflow.Reviewing && l.Stage != workflow.Approving) || len(found) <= known {
		return ""
	}
	return "提醒：回复中好像有未登记的承诺：“" + short(found[known], 60) + "”\n"
}

// unsupported names the facts of a reply that neither the report nor the letter states,
// for the 事实关; a person clears them (domain.md §9).
func (t *turn) unsupported(l *workflow.Letter, r *workflow.Report) string {
	o, _ := t.rules.People.Org(t.speaker.Org)
	if o.Kind.IsUnit() || l.Stage != workflow.Reviewing {
		return ""
	}
	var facts []string
	for _, f := range doubtsOf(r, l, standingPromises(l)) {
		if (f.Kind != workflow.FactPromise || declared(l) == 0) && !slices.ContainsFunc(l.Doubts, func(d workflow.Doubt) bool { return d.Text == f.Text }) {
			facts = append(facts, "“"+short(f.Text, 30)+"”")
		}
	}
	if len(facts) == 0 {
		return ""
	}
	return "提醒（事实关）：回复中的" + strings.Join(facts[:min(len(facts), 5)], "") + "在办理情况和留言中没有出处，请核对。\n"
}

// unguided reminds whoever reviews of the line of 第十八条 that a reply lacks.
func (t *turn) unguided(l *workflow.Letter, r *workflow.Report) string {
	o, _ := t.rules.People.Org(t.speaker.Org)
	owed := workflow.GuidanceOwed(l.Category, l.Reachable(), r.ProposedReply)
	if o.Kind.IsUnit() || l.Stage != workflow.Reviewing || owed == "" {
		return ""
	}
	return "提醒：回复中没有第十八条的引导，可加：“" + owed + "”\n"
}

// standingPromises are those that the unit declared in this round.
func standingPromises(l *workflow.Letter) []workflow.Commitment {
	return slices.DeleteFunc(slices.Clone(l.Commitments), func(c workflow.Commitment) bool { return c.Undone || c.Round != l.Round })
}

// declared counts them.
func declared(l *workflow.Letter) int { return len(standingPromises(l)) }

func warningText(list []prompts.Warning) string {
	var b strings.Builder
	for _, w := range list {
		quote := ""
		if w.Quote != "" {
			quote = "“" + short(w.Quote, 40) + "”"
		}
		fmt.Fprintf(&b, "提醒（%s）：%s%s\n", w.Kind.Term(), quote, w.Advice)
	}
	return b.String()
}
