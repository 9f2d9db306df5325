package redline

import (
	"regexp"
	"testing"

	"pgregory.net/rapid"
)

func TestWhatChangedIsMarkedWhereItStands(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, before, after, want string }{
		{"nothing", "已完成清淤。", "已完成清淤。", "已完成清淤。"},
		{"a word added", "已清淤。", "已清淤120米。", "已清淤【+120米+】。"},
		{"a word removed", "已全部完成清淤。", "已完成清淤。", "已【-全部-】完成清淤。"},
		{"a day changed", "9月19日完成。", "9月20日完成。", "9月【-19-】【+20+】日完成。"},
		{"everything", "甲", "乙", "【-甲-】【+乙+】"},
		{"from nothing", "", "已清淤。", "【+已清淤。+】"},
	} {
		if got := Marked(c.before, c.after); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

var (
	added   = regexp.MustCompile(`(?s)【\+(.*?)\+】`)
	removed = regexp.MustCompile(`(?s)【-(.*?)-】`)
)

// Both versions can be read out of the marks: nothing is lost and nothing is put in.
func TestBothVersionsAreInTheMarks(t *testing.T) {
	t.Parallel()
	words := rapid.StringOfN(rapid.SampledFrom([]rune("路面已修复清淤，。19米\n😀")), 0, 60, -1)
	rapid.Check(t, func(t *rapid.T) {
		before, after := words.Draw(t, "before"), words.Draw(t, "after")
		marked := Marked(before, after)
		if got := removed.ReplaceAllString(added.ReplaceAllString(marked, ""), "$1"); got != before {
			t.Fatalf("before is %q in %q, was %q", got, marked, before)
		}
		if got := added.ReplaceAllString(removed.ReplaceAllString(marked, ""), "$1"); got != after {
			t.Fatalf("after is %q in %q, was %q", got, marked, after)
		}
	})
}
