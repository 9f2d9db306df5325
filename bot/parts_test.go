package bot_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"huiyin/bot/wecom"
	"huiyin/workflow"
)

func TestALongTextComesInPartsOrAsAFile(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		runes int
		parts int // 0 for a file
	}{{"one message", 300, 1}, {"two", 1000, 2}, {"three", 1700, 3}, {"more than three become a file", 2500, 0}} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			body := strings.Repeat("路灯三天不亮，", c.runes/7)
			w := atThreeRivers(t, body)
			w.post.sent = nil
			w.says("sanying", "查看 1")
			w.deliver("")
			got := w.post.sent
			if c.parts == 0 {
				if len(got) != 1 || !got[0].safe || !strings.HasSuffix(got[0].file, ".txt") || !strings.HasPrefix(got[0].file, "2026-0001《路灯不亮》") {
					t.Fatalf("it came as %v", texts(got))
				}
				if !strings.Contains(string(w.post.uploads[got[0].file]), body) {
					t.Error("the file does not hold the text")
				}
				return
			}
			if len(got) != c.parts {
				t.Fatalf("it came in %d parts", len(got))
			}
			whole := ""
			for i, m := range got {
				mark := ""
				if c.parts > 1 {
					mark = "(" + string(rune('1'+i)) + "/" + string(rune('0'+c.parts)) + ") "
				}
				if !m.safe || len(m.text) > wecom.MaxTextBytes || !strings.HasPrefix(m.text, mark) {
					t.Errorf("part %d: %.40q, confidential %v", i, m.text, m.safe)
				}
				whole += strings.TrimPrefix(m.text, mark)
			}
			if !strings.Contains(strings.ReplaceAll(whole, "\n", ""), body) {
				t.Error("the parts do not make the whole")
			}
		})
	}
}

func TestOnlyThePartsThatAreMissingAreSentAgain(t *testing.T) {
	t.Parallel()
	w := atThreeRivers(t, strings.Repeat("路灯三天不亮，", 240))
	w.post.sent, w.post.tried = nil, nil
	w.post.fail = []error{nil, later, errBroken}
	w.says("sanying", "查看 1")
	w.deliver("")
	w.passes(time.Minute, 20)
	if n := len(w.post.sent); n != 3 {
		t.Fatalf("%d parts arrived", n)
	}
	tried := w.post.tried
	if len(tried) != 5 || tried[1] != tried[2] || tried[2] != tried[3] || tried[0] == tried[1] || tried[3] == tried[4] {
		t.Errorf("%d requests, the second part is not the one repeated", len(tried))
	}
}

func TestAFileThatCannotBeUploadedNowComesLater(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2026-09-18 09:10")
	w.post.failUpl = []error{later, errBroken}
	w.says("dw_jingban", "通报 9月")
	w.deliver("")
	if got := w.post.to("dw_jingban"); len(got) != 1 || got[0].file != "" {
		t.Fatalf("before the file there is %v", texts(got))
	}
	w.passes(time.Minute, 20)
	got := w.post.to("dw_jingban")
	if len(got) != 2 || !strings.HasSuffix(got[1].file, ".docx") || len(w.post.uploads[got[1].file]) == 0 {
		t.Errorf("there came %v", texts(got))
	}
}

func TestTheSameWordsTwiceAreTwoMessages(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2026-09-18 09:10")
	for range 40 {
		w.says("sanying", "待办")
	}
	w.deliver("")
	w.passes(3*time.Minute, 30)
	got := w.post.to("sanying")
	seen := map[string]bool{}
	for _, m := range got {
		if m.text != got[0].text || seen[m.raw] {
			t.Errorf("%q was sent as %s", m.text, m.raw)
		}
		seen[m.raw] = true
	}
	if len(seen) != 40 {
		t.Errorf("%d of 40 answers", len(seen))
	}
}

func TestACardShowsThatItWasAnswered(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		act  func(*town)
		fail []error
		want workflow.Ending
		n    int // times the card was changed
	}{
		{"by a press", func(w *town) { w.presses("sanying", w.post.cards("sanying")[0], "签收") }, nil, workflow.Sent, 1},
		{"by a typed command", func(w *town) { w.says("sanying", "签收 1") }, nil, workflow.Sent, 1},
		{"by the head, who has no card", func(w *town) { w.says("sanying_fz", "签收 1") }, nil, workflow.Sent, 0},
		{"the code was used up", func(w *town) { w.says("sanying", "签收 1") }, []error{&wecom.Error{Kind: wecom.Spent, Code: wecom.CodeResponseCode}}, workflow.Sent, 0},
		{"the card is gone", func(w *town) { w.says("sanying", "签收 1") }, []error{refused}, workflow.Sent, 0},
		{"WeCom is busy at first", func(w *town) { w.says("sanying", "签收 1") }, []error{later, later}, workflow.Sent, 1},
		{"the member cannot be reached", func(w *town) { w.says("sanying", "签收 1") }, []error{unreachable}, workflow.Failed, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			w := atThreeRivers(t, "三天不亮。")
			w.post.failUpd = c.fail
			c.act(w)
			w.deliver("")
			w.passes(time.Minute, 20)
			if ended, _, _ := w.fate(`answer/`); len(w.post.updates) != c.n || ended != string(c.want) {
				t.Errorf("the card changed %v, the notice ended %q", w.post.updates, ended)
			}
			if lost := slices.ContainsFunc(w.post.to("xf_jingban"), func(m sentMessage) bool { return strings.Contains(m.text, "没有送达") }); lost {
				t.Error("the office is troubled with a card")
			}
		})
	}
}

func TestACardThatArrivedIsNotSentTwice(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2026-09-18 09:10")
	w.says("xf_jingban", "登记\n标题：路灯不亮\n受文领导：区委书记\n内容：三天不亮。")
	for _, text := range []string{"确认", "分类 1 信访", "交办 1 三营镇"} {
		w.says("xf_jingban", text)
	}
	w.drain("xf_jingban")
	// WeCom takes the card, the connection breaks, and the retry is refused as known.
	w.post.fail = []error{errBroken, arrived}
	w.drain("sanying")
	w.passes(time.Minute, 10)
	cards := slices.DeleteFunc(slices.Clone(w.post.tried), func(raw string) bool { return !strings.Contains(raw, "template_card") })
	if len(cards) != 2 || cards[0] != cards[1] || len(w.post.to("sanying")) != 0 {
		t.Errorf("%d attempts, %d sent", len(cards), len(w.post.to("sanying")))
	}
	w.ends("2026-0001/", workflow.Sent)
}
