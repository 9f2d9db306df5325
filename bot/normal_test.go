package bot

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestTextsAreReadInOneForm(t *testing.T) {
	for _, c := range []struct{ name, typed, want string }{
		{"full-width digits and signs", "签收　＃２０２６－０００１", "签收 #2026-0001"},
		{"traditional characters", "審核 1 通過", "审核 1 通过"},
		{"traditional words with two characters changed", "發佈 1", "发布 1"},
		{"the question why", "為什麼 1", "为什么 1"},
		{"a unit in traditional characters", "交辦 1 頭營鎮", "交办 1 头营镇"},
		{"tabs, no-break and ideographic spaces", "\t交办\u00a01\u3000三营镇  急 ", "交办 1 三营镇 急"},
		{"characters that nobody sees", "\ufeff签\u200b收\u200d 1\u2060", "签收 1"},
		{"full-width letters and punctuation", "ＨＥＬＰ，：；（）", "HELP,:;()"},
		{"what is no variant stays", "网友“您好”。…—", "网友“您好”。…—"},
		{"nothing", " \n ", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := normal(c.typed); got != c.want {
				t.Errorf("%q is read as %q, want %q", c.typed, got, c.want)
			}
		})
	}
}

func TestWordsAreKeptAsTheyWereTyped(t *testing.T) {
	for _, c := range []struct{ name, line, end, want string }{
		{"full-width punctuation", "退回 １ 不属我镇（见图），请改派。", "不属我镇(见图),请改派。", "不属我镇（见图），请改派。"},
		{"double spaces within", "退回  1   原因  两处 ", "原因 两处", "原因  两处"},
		{"traditional characters within", "退回 1 屬鎮上", "属镇上", "屬鎮上"},
		{"invisible characters before", "退\u200b回 1 \ufeff不属我镇", "不属我镇", "不属我镇"},
		{"the whole line", "不属我镇", "不属我镇", "不属我镇"},
		{"nothing is left", "退回 1", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := typed(c.line, c.end); got != c.want {
				t.Errorf("the end of %q is %q, want %q", c.line, got, c.want)
			}
		})
	}
}

func TestWordsAreNearByOneCharacter(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"签收", "签收", true}, {"千收", "签收", true}, {"签到", "签收", true}, {"签", "签收", true}, {"收", "签收", true},
		{"签签收", "签收", true}, {"不签收", "签收", true}, {"签收了", "签收", true},
		{"收签", "签收", false}, {"", "签收", false}, {"审定", "签收", false}, {"为神马", "为什么", false}, {"为神么", "为什么", true},
	} {
		if near(c.a, c.b) != c.want || near(c.b, c.a) != c.want {
			t.Errorf("near(%q, %q) is not %v both ways", c.a, c.b, c.want)
		}
	}
}

func FuzzNormal(f *testing.F) {
	for _, s := range []string{"退回 １ 不属我镇（见图），请改派。", "審核\u3000#2026-0001", "ﾊﾟ\u200b￣ﾠ", "a\x80b", "\u0085\u2028"} {
		f.Add(s, 3)
	}
	f.Fuzz(func(t *testing.T, s string, at int) {
		once := normal(s)
		if normal(once) != once {
			t.Errorf("%q becomes %q, and read again %q", s, once, normal(once))
		}
		if !utf8.ValidString(s) {
			return
		}
		runes := []rune(once)
		end := strings.TrimSpace(string(runes[min(max(at, 0), len(runes)):]))
		if got := typed(s, end); normal(got) != end {
			t.Errorf("the end %q of %q comes back as %q", end, s, got)
		}
	})
}
