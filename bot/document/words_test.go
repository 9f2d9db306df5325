package document

import (
	"testing"

	"huiyin/workflow"
)

func TestContactDetailsAreCoveredInEveryShapeTheyTake(t *testing.T) {
	blot := blotter(workflow.ContactDetails{Name: "李某", Phone: "13800000000，家中0954-2000000"})
	for _, c := range []struct{ what, in, want string }{
		{"as given", "联系13800000000", "联系＊＊＊"},
		{"in groups", "138 0000 0000或138-0000-0000", "＊＊＊或＊＊＊"},
		{"the second number without its hyphen", "09542000000", "＊＊＊"},
		{"the name", "李某说", "＊＊＊说"},
		{"another number stays", "13900000000", "13900000000"},
	} {
		if got := blot(c.in); got != c.want {
			t.Errorf("%s: %q, want %q", c.what, got, c.want)
		}
	}
	for _, c := range []workflow.ContactDetails{{}, {Name: "李"}, {Name: "\xff\xff"}, {Phone: "无"}} {
		if got := blotter(c)("李某13800000000"); got != "李某13800000000" {
			t.Errorf("%+v covered something: %q", c, got)
		}
	}
}
