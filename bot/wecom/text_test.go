package wecom

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestAShortTextStaysWhole(t *testing.T) {
	for in, want := range map[string][]string{
		"":            nil,
		" \n":         nil,
		"您好":          {"您好"},
		" 您好\r\n再见\n": {"您好\n再见"},
	} {
		if diff := cmp.Diff(want, Split(in, MaxTextBytes)); diff != "" {
			t.Errorf("%q: %s", in, diff)
		}
	}
	full := strings.Repeat("a", MaxTextBytes)
	if got := Split(full, MaxTextBytes); len(got) != 1 || got[0] != full {
		t.Errorf("2048 bytes become %d parts", len(got))
	}
}

func TestALongTextIsCutAtLinesAndNumbered(t *testing.T) {
	text := "第一行第一行\n第二行\n第三行第三行\n第四行第四行"
	want := []string{"(1/3) 第一行第一行\n第二行", "(2/3) 第三行第三行", "(3/3) 第四行第四行"}
	if diff := cmp.Diff(want, Split(text, 38)); diff != "" {
		t.Error(diff)
	}
}

func TestALineWithoutEndIsCutBetweenCharacters(t *testing.T) {
	parts := Split(strings.Repeat("字", 1000), MaxTextBytes)
	if len(parts) != 2 || !strings.HasPrefix(parts[0], "(1/2) 字") || len(parts[0]) < MaxTextBytes-utf8.UTFMax {
		t.Errorf("%d parts, the first of %d bytes", len(parts), len(parts[0]))
	}
}

func TestSplitLosesNothingAndKeepsTheLimit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		limit := rapid.IntRange(24, 300).Draw(t, "limit")
		lines := rapid.SliceOfN(rapid.StringOf(rapid.SampledFrom([]rune("a字𠀀 é\n"))), 0, 60).Draw(t, "lines")
		text := strings.Join(lines, "\n")
		parts := Split(text, limit)
		var joined strings.Builder
		for i, part := range parts {
			if len(part) > limit || !utf8.ValidString(part) {
				t.Fatalf("part %d has %d bytes of %d: %q", i+1, len(part), limit, part)
			}
			if len(parts) > 1 {
				number := fmt.Sprintf("(%d/%d) ", i+1, len(parts))
				if !strings.HasPrefix(part, number) {
					t.Fatalf("part %d is not numbered %q: %q", i+1, number, part)
				}
				part = strings.TrimPrefix(part, number)
			}
			joined.WriteString(part)
		}
		want := strings.ReplaceAll(strings.TrimSpace(text), "\n", "")
		if got := strings.ReplaceAll(joined.String(), "\n", ""); got != want {
			t.Fatalf("%q became %q", want, got)
		}
	})
}
