package bot

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// onFriday is a turn on 2026-09-18.
func onFriday() *turn { return &turn{now: calendar.Date(2026, time.September, 18).At(9, 0)} }

func TestTheExceptionsOfASheetAreReadInPlainWords(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"3、7退回：口径不妥": "3 口径不妥|7 口径不妥", "3、7退回：口径不妥；9退回 数字不对": "3 口径不妥|7 口径不妥|9 数字不对", "除3号、7号退回，口径不妥": "3 口径不妥|7 口径不妥",
		"2026-0003不同意：再核": "3 再核", "": "", "第3件驳回": "3 ", "3和7退回 再核。": "3 再核|7 再核",
	} {
		list, ok := onFriday().readExceptions(text)
		if got := plainly(list); !ok || got != want {
			t.Errorf("%q is read as %q, %v; want %q", text, got, ok, want)
		}
	}
	for _, text := range []string{"3再看看", "除了那件", "3、7", "3退回；其他再说", "大部分"} {
		if list, ok := onFriday().readExceptions(text); ok {
			t.Errorf("%q is guessed at: %q", text, plainly(list))
		}
	}
}

func plainly(list []exception) string {
	var parts []string
	for _, e := range list {
		parts = append(parts, strings.TrimLeft(e.letter.String()[5:], "0")+" "+e.reason)
	}
	return strings.Join(parts, "|")
}

// Every letter named is an exception, and no other.
func TestEveryNumberOfTheExceptionsIsOne(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		numbers := rapid.SliceOfNDistinct(rapid.IntRange(1, 9999), 1, 6, rapid.ID).Draw(t, "numbers")
		words := make([]string, len(numbers))
		for i, n := range numbers {
			words[i] = workflow.Number{Year: 2026, Seq: n}.String()
			if rapid.Bool().Draw(t, "short") {
				words[i] = strings.TrimLeft(words[i][5:], "0")
			}
		}
		text := strings.Join(words, rapid.SampledFrom([]string{"、", ",", "，", "和"}).Draw(t, "between")) + "退回：口径不妥"
		list, ok := onFriday().readExceptions(normal(text))
		if !ok || len(list) != len(numbers) {
			t.Fatalf("%q is read as %v, %v", text, list, ok)
		}
		for i, e := range list {
			if e.letter != (workflow.Number{Year: 2026, Seq: numbers[i]}) || e.reason != "口径不妥" {
				t.Fatalf("%q: %v", text, e)
			}
		}
	})
}
