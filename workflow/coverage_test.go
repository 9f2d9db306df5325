package workflow_test

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"huiyin/workflow"
)

// articles are the regulation's, decisions those of the cases where it is silent.
const articles, decisions = 19, 54

var numerals = []string{"一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五", "十六", "十七", "十八", "十九"}

var quoted = regexp.MustCompile("`([^`]+)`")

// covered is one line of docs/regulation.md.
type covered struct {
	clause       string
	means, tests []string
}

func coverage(t *testing.T) []covered {
	t.Helper()
	page, err := os.ReadFile(filepath.Join("..", "docs", "regulation.md"))
	if err != nil {
		t.Fatal(err)
	}
	var list []covered
	for _, line := range strings.Split(string(page), "\n") {
		cells := strings.Split(line, "|")
		if len(cells) != 6 || strings.HasPrefix(line, "|---") || strings.TrimSpace(cells[4]) == "测试" {
			continue
		}
		list = append(list, covered{strings.TrimSpace(cells[1]), names(cells[3]), names(cells[4])})
	}
	return list
}

func names(cell string) []string {
	var all []string
	for _, m := range quoted.FindAllStringSubmatch(cell, -1) {
		all = append(all, m[1])
	}
	return all
}

// sources reads the words of the code, and the tests.
func sources(t *testing.T) (code map[string]bool, tests string) {
	t.Helper()
	var c, ts strings.Builder
	err := filepath.WalkDir("..", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") {
			return err
		}
		text, err := os.ReadFile(path)
		if strings.HasSuffix(path, "_test.go") {
			ts.Write(text)
		} else {
			c.Write(text)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	code = map[string]bool{}
	for _, word := range regexp.MustCompile(`\w+`).FindAllString(c.String(), -1) {
		code[word] = true
	}
	return code, ts.String()
}

// Each article and each decision has a rule, and each rule a test (docs/regulation.md).
func TestTheRegulationIsCovered(t *testing.T) {
	code, tests := sources(t)
	clauses, cited := map[string]bool{}, map[string]bool{}
	for _, line := range coverage(t) {
		clauses[line.clause] = true
		if len(line.means) == 0 || len(line.tests) == 0 {
			t.Errorf("%s has no rule or no test", line.clause)
		}
		for _, name := range line.means {
			cited[name] = true
			if !code[name] {
				t.Errorf("%s rests on %s, which is not in the code", line.clause, name)
			}
		}
		for _, name := range line.tests {
			if !strings.Contains(tests, "func "+name+"(") {
				t.Errorf("%s is shown by %s, which does not exist", line.clause, name)
			}
		}
	}
	for _, n := range numerals {
		if !clauses["第"+n+"条"] {
			t.Errorf("第%s条 is not covered", n)
		}
	}
	for n := 1; n <= decisions; n++ {
		if !clauses[fmt.Sprint(n)] {
			t.Errorf("decision %d is not covered", n)
		}
	}
	for _, row := range workflow.Table {
		if !cited[string(row.Command)] {
			t.Errorf("%s fulfils nothing that is written", row.Command)
		}
	}
	if len(numerals) != articles || !slices.Contains(numerals, "十九") {
		t.Fatal("the regulation has nineteen articles")
	}
}
