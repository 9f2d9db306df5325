package workflow_test

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"huiyin/workflow"
)

var update = flag.Bool("update", false, "write docs/states.md anew from the table")

// docs/states.md is what the table says, to the letter.
func TestStatesPageIsTheTable(t *testing.T) {
	path := filepath.Join("..", "docs", "states.md")
	page := workflow.StatesPage()
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(page), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	kept, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(page, string(kept)); diff != "" {
		t.Errorf("docs/states.md is not what the table says; run with -update (-table +page):\n%s", diff)
	}
}

// An identifier without a Chinese name would leave a hole in the page.
func TestStatesPageNamesEverything(t *testing.T) {
	page := workflow.StatesPage()
	for _, row := range workflow.Table {
		if !strings.Contains(page, "`"+string(row.Command)+"`") {
			t.Errorf("%s is missing", row.Command)
		}
	}
	for _, hole := range []string{`\| +\x60`, `： *[|；]`, `、 *[|；]`, `\| *、`, `；、`, `、、`, `: *\n`, `""`} {
		if found := regexp.MustCompile(hole).FindString(page); found != "" {
			t.Errorf("the page has a hole: %q", found)
		}
	}
	if cells := strings.Count(page, "\n| "); cells < len(workflow.Table)+8 {
		t.Errorf("%d lines of tables for %d rows and 8 clocks", cells, len(workflow.Table))
	}
}
