package workflow

// Clone copies a letter, for a store of the tests.
func Clone(l Letter) Letter { return l.clone() }

// Guards names the guards of a row, for tests that must reach each of them.
func (r Row) Guards() []string {
	var says []string
	for _, g := range r.Needs {
		says = append(says, g.says)
	}
	return says
}

// Says is the condition of a row, empty when it has none.
func (c condition) Says() string { return c.says }

// Refusing tells which row the step chooses and which of its guards refuses
// it; the index is -1 when the step does not get as far as a row.
func (r Rules) Refusing(l Letter, s Step, kin ...Letter) (row int, guard string) {
	t := r.taking(l, s, kin)
	if t.choose() != nil {
		return -1, ""
	}
	for i := range Table {
		if Table[i].Command == t.row.Command && Table[i].When.says == t.row.When.says && Table[i].Article == t.row.Article {
			row = i
		}
	}
	for _, g := range t.row.Needs {
		if g.check(t) != nil {
			return row, g.says
		}
	}
	return row, ""
}

// Told lists what a row tells, for tests of the notices.
func (r Row) Told() []NoticeKind {
	var kinds []NoticeKind
	for _, t := range r.Tells {
		kinds = append(kinds, t.kind)
	}
	return kinds
}
