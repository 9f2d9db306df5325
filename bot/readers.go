package bot

import (
	"slices"
	"strconv"
	"strings"

	"huiyin/workflow"
)

// A reader makes the details of a step of what stands behind its number; a
// problem is the sentence for words that cannot be read. What is missing is the
// table's to refuse.
type reader func(t *turn, o order) (d workflow.Details, problem string)

// readNothing is for steps whose number says it all.
func readNothing(*turn, order) (workflow.Details, string) { return workflow.Details{}, "" }

// readReason takes all words as the reason, as they were typed.
func readReason(_ *turn, o order) (workflow.Details, string) {
	return workflow.Details{Reason: o.typed(o.words())}, ""
}

// readText takes all words as a text: an edited reply, a passage of the letter.
func readText(_ *turn, o order) (workflow.Details, string) {
	return workflow.Details{Text: o.typed(o.words())}, ""
}

// readProof takes all words as the place where a proof lies.
func readProof(_ *turn, o order) (workflow.Details, string) {
	words := o.typed(o.words())
	return workflow.Details{Proof: words, Reason: words, No: strings.Contains(o.rest, "办结")}, ""
}

// readDated takes a date and the words around it.
func readDated(t *turn, o order) (workflow.Details, string) {
	until, rest := dayWithin(o.words(), t.today())
	return workflow.Details{Until: until, Reason: o.typed(rest)}, ""
}

// readItem takes 第2项 off the front, the rest are words.
func readItem(_ *turn, o order) (workflow.Details, string) {
	item, rest := itemAhead(o.words())
	return workflow.Details{Item: item, Reason: o.typed(rest)}, ""
}

// readAnswer takes a yes or a no, and the reason.
func readAnswer(_ *turn, o order) (workflow.Details, string) {
	v, rest := readVerdict(o.words())
	if strings.HasPrefix(o.word, "不") {
		v, rest = no, o.words()
	}
	return workflow.Details{No: v == no, Reason: o.typed(rest)}, ""
}

// readUnit takes one unit, perhaps a period, and the words behind them.
func readUnit(t *turn, o order) (workflow.Details, string) {
	word, rest, _ := strings.Cut(o.words(), " ")
	unit, problem := t.oneUnit(o, word)
	d := workflow.Details{Unit: unit}
	if days, behind, _ := strings.Cut(rest, " "); unit != "" {
		if n, ok := readDays(days); ok {
			d.Days, rest = n, behind
		}
	}
	d.Reason = o.typed(rest)
	d.Question = d.Reason
	return d, problem
}

// oneUnit is the unit that a word means; with none or several, a sentence says so.
func (t *turn) oneUnit(o order, word string) (unit, problem string) {
	found := t.rules.People.FindUnits(word)
	if len(found) == 1 {
		return found[0].Name, ""
	}
	n := workflow.Number{Year: o.number.year, Seq: o.number.seq}
	if n.Year == 0 {
		n.Year = t.today().Year()
	}
	return "", textWhichUnitFor(o.command, n, t.today(), word, found)
}

// readCopy takes the unit that gets a copy, or the leader (no unit).
func readCopy(t *turn, o order) (workflow.Details, string) {
	if strings.Contains(o.rest, "领导") || strings.Contains(o.rest, "书记") || strings.Contains(o.rest, "区长") {
		return workflow.Details{}, ""
	}
	return readUnit(t, o)
}

// readAccused takes a unit, an office or a person of the directory, and why.
func readAccused(t *turn, o order) (workflow.Details, string) {
	word, rest, _ := strings.Cut(o.words(), " ")
	d := workflow.Details{Reason: o.typed(rest)}
	for _, p := range t.rules.People.People {
		if p.Name == word || p.UserID == strings.ToLower(word) {
			d.Person = p.UserID
			return d, ""
		}
	}
	for _, org := range t.rules.People.Orgs {
		if org.Name == word || slices.Contains(org.Aliases, word) {
			d.Unit = org.Name
			return d, ""
		}
	}
	if found := t.rules.People.FindUnits(word); len(found) == 1 {
		d.Unit = found[0].Name
	}
	return d, ""
}

// readInto takes the number of the leading letter.
func readInto(t *turn, o order) (workflow.Details, string) {
	said, _ := readNumber(strings.TrimLeft(o.rest, "到入 "))
	if said.zero() {
		return workflow.Details{}, textUsage(o)
	}
	n := workflow.Number{Year: said.year, Seq: said.seq}
	if n.Year == 0 {
		n.Year = t.today().Year()
	}
	return workflow.Details{Into: n}, ""
}

// readSource takes which fact it is, and where a person found it: no number and no 无 is a
// source.
func readSource(_ *turn, o order) (workflow.Details, string) {
	item, rest := itemAhead(o.words())
	if n, err := strconv.Atoi(strings.TrimSpace(rest)); err == nil && item == 0 {
		item, rest = n, ""
	}
	reason := strings.TrimSpace(o.typed(rest))
	if len([]rune(reason)) < 2 || isOneOf(reason, "没有", "不知道", "已核实", "核实", "属实") {
		reason = ""
	}
	return workflow.Details{Item: item, Reason: reason}, ""
}
