package bot_test

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"huiyin/workflow/calendar"
)

// A pasted notice that is wrong is explained in chat, and changes neither the calendar
// nor the log; the next paste is heard (domain.md §4).
func TestAMalformedNoticeChangesNothing(t *testing.T) {
	t.Parallel()
	var mistakes []struct {
		Name, Old, New, Says string
		ToTheEnd             bool `json:"to_the_end"`
	}
	data, err := os.ReadFile("../workflow/calendar/testdata/malformed.json")
	if err == nil {
		err = json.Unmarshal(data, &mistakes)
	}
	notice, noticeErr := os.ReadFile("../workflow/calendar/testdata/2026.txt")
	if err != nil || noticeErr != nil || len(mistakes) < 20 {
		t.Fatal(len(mistakes), err, noticeErr)
	}
	w := badLetters(t)
	w.says("xf_jingban", "取消")
	before := w.standing("xf_jingban")
	for _, m := range mistakes {
		head, tail, _ := strings.Cut(string(notice), m.Old)
		if m.ToTheEnd {
			tail = ""
		}
		text := head + m.New + tail
		w.post.sent = nil
		if !calendar.LooksLikeNotice(text) {
			text = "日历 " + text
		}
		w.says("xf_jingban", text)
		w.says("xf_jingban", "确认")
		w.deliver("xf_jingban")
		if said := w.heard("xf_jingban"); !strings.Contains(said, m.Says) || !strings.Contains(said, "没有录入") {
			t.Errorf("%s: no %q in: %s", m.Name, m.Says, said)
		}
	}
	if after := w.standing("xf_jingban"); after.events != before.events || after.letters != before.letters {
		t.Errorf("%d events more, %s", after.events-before.events, after.letters)
	}
	w.post.sent = nil
	w.says("xf_jingban", string(notice))
	w.says("xf_jingban", "确认")
	w.deliver("xf_jingban")
	if said := w.heard("xf_jingban"); !strings.Contains(said, "2026年放假安排已录入") {
		t.Errorf("the right one: %s", said)
	}
}
