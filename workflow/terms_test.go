package workflow

import (
	"fmt"
	"testing"
)

func TestEveryIdentifierOfTheProcessHasATerm(t *testing.T) {
	var ids []any
	for _, s := range Stages {
		ids = append(ids, s)
	}
	for _, g := range Gates {
		ids = append(ids, g)
	}
	for _, e := range Elements {
		ids = append(ids, e, Part(e))
	}
	for _, f := range Findings {
		ids = append(ids, f)
	}
	for _, r := range Roles {
		ids = append(ids, r)
	}
	for _, g := range AgendaGroups {
		ids = append(ids, g)
	}
	for _, row := range Table {
		ids = append(ids, row.Command)
		for _, w := range row.Who {
			ids = append(ids, w.Of)
		}
		for _, kind := range row.Starts {
			ids = append(ids, kind)
		}
		for _, tell := range row.Tells {
			ids = append(ids, tell.kind)
		}
	}
	for _, id := range ids {
		if Term(id) == fmt.Sprint(id) {
			t.Errorf("%T %q has no term", id, id)
		}
	}
}
