package likeness

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"huiyin/workflow"
)

func writing(title, body, nickname, phone string) Writing {
	return Of(title, body, workflow.Petitioner{Nickname: nickname, Contact: workflow.ContactDetails{Phone: phone}})
}

func TestWhyTwoLettersAreAlike(t *testing.T) {
	t.Parallel()
	const drain = "老街供销社门口的排水沟堵了两个月，一下雨污水就漫到路面，老人出门摔过跤。请领导协调疏通。"
	first := writing("老街排水沟堵塞", drain, "清水河畔", "13900001234")
	for _, c := range []struct {
		name  string
		other Writing
		want  Reason
	}{
		{"the same text with other spaces and stops", writing("老街排水沟堵塞。", strings.ReplaceAll(drain, "，", "\n"), "别人", ""), SameText},
		{"nearly the same text of somebody else", writing("老街排水沟堵塞", drain+"谢谢！已经反映过多次。", "别人", ""), NearText},
		{"the same matter of the same nickname", writing("污水又漫上来了", "供销社门口的排水沟还没有疏通，下雨污水漫到路面。", "清水河畔", ""), SameWriter},
		{"the same matter from the same telephone", writing("污水又漫上来了", "供销社门口的排水沟还没有疏通，下雨污水漫到路面。", "另一个名字", "13900001234"), SameWriter},
		{"the same matter of somebody else", writing("污水漫上路面", "供销社门口的排水沟还没有疏通，下雨污水漫到路面。", "别人", "13900009999"), ""},
		{"another matter of the same writer", writing("文化街路灯不亮", "文化街的路灯三天不亮，晚上看不清。", "清水河畔", "13900001234"), ""},
	} {
		if got, score := Judge(first, c.other); got != c.want {
			t.Errorf("%s: %q with %.2f, want %q", c.name, got, score, c.want)
		}
	}
}

func TestWhoWroteAnonymouslyIsNobodysNeighbour(t *testing.T) {
	t.Parallel()
	for _, nickname := range []string{"", "匿名网友", "网友", "匿名"} {
		a := writing("污水漫上路面", "供销社门口的排水沟堵了，下雨污水漫到路面。", nickname, "")
		b := writing("污水又漫上来了", "供销社门口的排水沟还没有疏通，下雨时污水一直漫到路面上。", nickname, "")
		if got, score := Judge(a, b); got == SameWriter {
			t.Errorf("%q: %q with %.2f", nickname, got, score)
		}
	}
}

// A score is between 0 and 1, the same from both sides, and 1 of a text with itself.
func TestAScoreIsAShare(t *testing.T) {
	t.Parallel()
	text := rapid.StringOfN(rapid.SampledFrom([]rune("路面排水沟堵塞，。 Ab9")), 0, 40, -1)
	rapid.Check(t, func(t *rapid.T) {
		p, q := PairsOf(text.Draw(t, "one")), PairsOf(text.Draw(t, "other"))
		s := p.Score(q)
		if s < 0 || s > 1 || s != q.Score(p) || (len(p) > 0 && p.Score(p) != 1) || (s == 1) != (len(p) > 0 && string16(p) == string16(q)) {
			t.Fatalf("%v and %v: %v", p, q, s)
		}
	})
}

func string16(p Pairs) string {
	var b strings.Builder
	for _, pair := range p {
		b.WriteString(string([]rune{rune(pair >> 32), rune(pair & 0xffffffff)}) + " ")
	}
	return b.String()
}
