package calendar_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"huiyin/workflow/calendar"
)

func noticeText(t testing.TB, year int) string {
	t.Helper()
	text, err := os.ReadFile(fmt.Sprintf("testdata/%d.txt", year))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// Pasting the notices of the built-in years makes the built-in table again.
func TestANoticeMakesItsYearOfTheTable(t *testing.T) {
	for _, year := range []int{2024, 2025, 2026} {
		for name, text := range map[string]string{"as printed": noticeText(t, year), "full width, with blanks": fullWidth(noticeText(t, year))} {
			n, err := calendar.ParseNotice(text)
			if err != nil || n.Year != year || !calendar.LooksLikeNotice(text) {
				t.Fatalf("%d, %s: %v", year, name, err)
			}
			var want []calendar.Entry
			for _, e := range calendar.National().Entries {
				if e.Day.Year() == year {
					want = append(want, e)
				}
			}
			if diff := cmp.Diff(want, n.Layer().Entries); diff != "" {
				t.Errorf("%d, %s (-table +notice):\n%s", year, name, diff)
			}
			if !slices.Equal(n.Layer().Years, []int{year}) || n.Layer().Name != calendar.NationalName {
				t.Errorf("%d is loaded as %s %v", year, n.Layer().Name, n.Layer().Years)
			}
		}
	}
}

func fullWidth(text string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r - '0' + '０'
		}
		return r
	}, strings.ReplaceAll(text, "放假", "　放假 "))
}

// mistake is a change that spoils a notice: the old words, or all from them to the
// end, give way to the new ones. testdata/malformed.json lists them.
type mistake struct {
	Name, Old, New, Says string
	ToTheEnd             bool `json:"to_the_end"`
}

func malformed(t *testing.T) (list []mistake) {
	t.Helper()
	data, err := os.ReadFile("testdata/malformed.json")
	if err == nil {
		err = json.Unmarshal(data, &list)
	}
	if err != nil || len(list) < 20 {
		t.Fatal(len(list), err)
	}
	return list
}

func (m mistake) in(t *testing.T, whole string) string {
	t.Helper()
	before, after, ok := strings.Cut(whole, m.Old)
	if !ok {
		t.Fatalf("%s: the notice has no %q", m.Name, m.Old)
	}
	if m.ToTheEnd {
		after = ""
	}
	return before + m.New + after
}

// A notice that is wrong anywhere is refused whole, in a sentence that says what is
// wrong and what would be right.
func TestAMalformedNoticeIsRefused(t *testing.T) {
	whole := noticeText(t, 2026)
	for _, c := range malformed(t) {
		n, err := calendar.ParseNotice(c.in(t, whole))
		var refused calendar.NoticeError
		if !errors.As(err, &refused) || !strings.Contains(err.Error(), c.Says) || len(n.Holidays) != 0 {
			t.Errorf("%s: %v, %d holidays", c.Name, err, len(n.Holidays))
		}
		if err != nil && !strings.ContainsAny(err.Error(), "。") {
			t.Errorf("%s says no whole sentence: %v", c.Name, err)
		}
	}
}

func TestWhatIsNoNotice(t *testing.T) {
	for _, text := range []string{"", "登记", "请问国庆节放假几天？", "标题：春节放假期间停水\n内容：春节放假，小区停水三天，请领导关注。"} {
		if calendar.LooksLikeNotice(text) {
			t.Errorf("%q looks like a notice", text)
		}
	}
}

// Whatever is pasted, the parser ends with a notice whose days hold together or with
// a sentence.
func FuzzParseNotice(f *testing.F) {
	for _, year := range []int{2024, 2025, 2026} {
		f.Add(noticeText(f, year))
	}
	f.Add("2027年部分节假日安排 元旦：1月1日至放假")
	f.Fuzz(func(t *testing.T, text string) {
		n, err := calendar.ParseNotice(text)
		if err != nil {
			var refused calendar.NoticeError
			if !errors.As(err, &refused) {
				t.Fatalf("%T: %v", err, err)
			}
			return
		}
		c := calendar.New(n.Layer())
		if !c.Loaded(n.Year) {
			t.Fatalf("%d is not loaded", n.Year)
		}
		for _, h := range n.Holidays {
			for d := h.From; !d.After(h.To); d = d.AddDays(1) {
				if c.Working(d) {
					t.Fatalf("%s of %s is worked", d, h.Name)
				}
			}
		}
	})
}
