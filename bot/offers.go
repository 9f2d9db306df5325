package bot

import (
	"slices"
	"strings"

	"huiyin/workflow"
)

// possible says what the person can do with the letter instead.
func (t *turn) possible(r *workflow.Refusal, v workflow.View) string {
	l, ok := v.Letters[r.Letter]
	if !ok || !t.sees(&l) {
		return ""
	}
	if can := t.can(v, l); can != "" {
		return "现在您可以：" + can + "。"
	}
	return ""
}

// wanting are refusals that a person's words can still cure: the step itself
// is open to them.
var wanting = []workflow.Reason{workflow.ReportIncomplete, workflow.UnknownUnit, workflow.UnknownCategory, workflow.BadLink, workflow.NoText,
	workflow.NoProof, workflow.BadDay, workflow.BadUntil, workflow.NoMethod, workflow.UnknownAccused, workflow.UnknownWithhold,
	workflow.UnknownLevel, workflow.UnknownMethod, workflow.UnknownOffices, workflow.PassageMissing, workflow.NoSuchLetter,
	workflow.SameAddressee, workflow.PaperMissing, workflow.WhichDoubt}

// can lists how the steps of the way are typed that the person may take now.
func (t *turn) can(v workflow.View, l workflow.Letter) string {
	var words []string
	for _, c := range t.offers(v, l) {
		if row := commandOf(c); !t.beside(row, c, l) {
			words = append(words, strings.TrimSpace(row.word+" "+ref(l.Number, t.today())+" "+stepWords[c]))
		}
	}
	return strings.Join(words, "、")
}

// needed lists the words of what the person may do beside the way.
func (t *turn) needed(v workflow.View, l workflow.Letter) string {
	var words []string
	for _, c := range t.offers(v, l) {
		if row := commandOf(c); t.beside(row, c, l) {
			words = append(words, row.word)
		}
	}
	return strings.Join(unique(words), "、")
}

// beside reports whether a step is no step of the way; a second 分类 is none.
func (t *turn) beside(row *command, c workflow.Command, l workflow.Letter) bool {
	return row.aside || (c == workflow.Classify && l.Category != "")
}

// offers are the steps that the person could take with the right words.
func (t *turn) offers(v workflow.View, l workflow.Letter) []workflow.Command {
	return slices.DeleteFunc(v.Rules.Possible(l, t.speaker.UserID, t.now), func(c workflow.Command) bool {
		return commandOf(c) == nil || !t.offered(v, l, c)
	})
}

// offered reports whether the person's step would be taken if its words were right.
func (t *turn) offered(v workflow.View, l workflow.Letter, c workflow.Command) bool {
	refusal := v.Rules.Rehearse(l, workflow.Step{Command: c, Letter: l.Number, At: t.now,
		Actor: workflow.Actor{Person: t.speaker.UserID}, Details: workflow.Details{Reason: "?", Report: &workflow.Report{}}})
	return refusal == nil || slices.Contains(wanting, refusal.Reason)
}

// exampleOf shows how a refused command is written with its reason.
func (t *turn) exampleOf(r *workflow.Refusal) string {
	for i := range commands {
		if slices.Contains(commands[i].steps, r.Command) {
			return "例如：" + strings.Replace(commands[i].reasoned(), " 1", " "+ref(r.Letter, t.today()), 1)
		}
	}
	return ""
}

// reasoned is the example that holds a reason: the last that names letter 1.
func (c *command) reasoned() string {
	if strings.Contains(c.examples[1], " 1 ") {
		return c.examples[1]
	}
	return c.examples[0]
}
