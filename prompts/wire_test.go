package prompts

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"huiyin/workflow"
)

// fullWidth writes digits as an input method may.
func fullWidth(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r - '0' + '０'
		}
		return r
	}, s)
}

// inChinese writes digits as characters.
func inChinese(s string) string {
	return strings.NewReplacer("0", "零", "1", "一", "2", "二", "3", "三", "4", "四", "5", "五", "6", "六", "7", "七", "8", "八", "9", "九").Replace(s)
}

// disguised draws personal data in one of the ways people write it.
func disguised(t *rapid.T) string {
	mobile := "1" + rapid.SampledFrom([]string{"38", "59", "76", "99"}).Draw(t, "network") + rapid.StringMatching(`\d{8}`).Draw(t, "number")
	switch rapid.IntRange(0, 5).Draw(t, "disguise") {
	case 0:
		return fullWidth(planted(t))
	case 1:
		return inChinese(mobile)
	case 2:
		return strings.Join(strings.Split(mobile, ""), rapid.SampledFrom([]string{" ", "-", "."}).Draw(t, "between all"))
	case 3:
		return mobile[:3] + rapid.SampledFrom([]string{"　", " - ", ".", "—"}).Draw(t, "between") + mobile[3:7] + " " + mobile[7:]
	}
	return planted(t)
}

// Of random letters with personal data planted, nothing planted reaches the wire, by whatever task, and what comes back
// has each in its place again (第十九条).
func TestNothingPlantedReachesTheWire(t *testing.T) {
	t.Parallel()
	f := newFake(t, says("{}"))
	m := modelAt(f, nil)
	names := []string{"马小兰", "清水河畔", "欧阳青松"}
	rapid.Check(t, func(t *rapid.T) {
		plants := []string{rapid.SampledFrom(names).Draw(t, "name"), disguised(t), disguised(t)}
		var b strings.Builder
		b.WriteString("东关巷路灯不亮。")
		for _, p := range plants {
			b.WriteString(rapid.SampledFrom([]string{"请联系，", "我的情况：", "可以找我（", "资料在此，"}).Draw(t, "before") + p + "，" + rapid.SampledFrom([]string{"谢谢。", "请尽快。", "已说过两次。"}).Draw(t, "after"))
		}
		text := b.String()
		l := Letter{Title: "路灯", Body: text, Known: names}
		before := len(f.sent())
		_, _ = m.Classify(t.Context(), l)
		_, _ = m.Extract(t.Context(), l)
		filed, _ := m.File(t.Context(), text, names...)
		_, _ = m.Draft(t.Context(), Commission{Report: workflow.Report{Process: text, Verification: "实地查看属实。"}, Known: names})
		_, _ = m.Draft(t.Context(), Commission{Kind: DraftCourtesy, Letter: l})
		_, _ = m.Check(t.Context(), Reviewed{Letter: l, Report: workflow.Report{Process: text, ProposedReply: text}})
		for _, a := range f.sent()[before:] {
			for _, p := range plants {
				if said := a.Messages[len(a.Messages)-1].Content; strings.Contains(said, p) || strings.Contains(plain(said), plain(p)) {
					t.Fatalf("%q goes out: %s", p, said)
				}
			}
		}
		if back := strings.Join([]string{filed.Elements[workflow.Attitude], filed.Elements[workflow.Verification], filed.Elements[workflow.Process], filed.Elements[workflow.Feedback]}, ""); len(back) != len(text) {
			t.Fatalf("filed %q of %q", back, text)
		}
	})
}

// What the model is shown masked and repeats is restored in its place: the words of a promise, of a warning's quote.
func TestWhatIsRepeatedIsRestoredInItsPlace(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := planted(t)
		l := Letter{Title: "路灯", Body: "东关巷路灯不亮，街道说10月底前修好，找" + p + "，谢谢。"}
		masked, masking := Mask(l.Title + "\n" + l.Body)
		_, body, _ := strings.Cut(masked, "街道说")
		said, _, _ := strings.Cut(body, "，谢谢")
		x, err := readExtract(`{"title":"","addressee":"","promises":[{"text":"街道说`+said+`","day":"10月底前"}]}`, l, masking, Extract{})
		if err != nil || len(x.Promises) != 1 || !strings.HasSuffix(x.Promises[0].Text, plain(p)) {
			t.Fatalf("%+v, %v", x, err)
		}
	})
}
