package main

import (
	"os"
	"path/filepath"
	"testing"
)

// A layer loaded on the command line moves the days of open letters, tells the owner
// old day, new day and why, and a wrong file changes nothing (domain.md §4).
func TestALayerIsImportedOnTheCommandLine(t *testing.T) {
	t.Parallel()
	tn := newTown(t)
	c := chat{town: tn, service: tn.serve()}
	c.walk("2026-0001", pathOf(1, pasted, replyLink)[:5])
	file := func(text string) string {
		name := filepath.Join(tn.dir, "days.txt")
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return name
	}
	for text, says := range map[string]string{
		"2026-09-22,2,停电":   "第1行第二栏是“2”",
		"# 只有注释\n":          "文件里没有日期",
		"2027年部分节假日安排，放假通知": "日历未改动",
	} {
		mentions(t, text, tn.run("calendar", "import", file(text)).must(t, exitFailed).err, "日历未改动", says)
	}
	tn.run("calendar", "import", file("2026-09-22,0,停电"), "--layer", "全国").must(t, exitUsage)
	mentions(t, "before", tn.run("calendar", "plus", "2026-09-18", "5").must(t, exitDone).out, "2026-09-24 周四")
	mentions(t, "a local day", tn.run("calendar", "import", file("2026-09-22,0,停电\n"), "--layer", "本地").must(t, exitDone).out, "本地层已录入 1 天，重算时限的留言 1 件。", "2026-0001")
	mentions(t, "after", tn.run("calendar", "plus", "2026-09-18", "5").must(t, exitDone).out, "2026-09-28 周一")
	c.settled()
	c.hears("sanying", "2026-09-24", "2026-09-28", "本地放假安排已录入")
	notice, err := os.ReadFile("../../workflow/calendar/testdata/2026.txt")
	if err != nil {
		t.Fatal(err)
	}
	mentions(t, "the notice it knows", tn.run("calendar", "import", file(string(notice))).must(t, exitDone).out, "全国层已录入", "重算时限的留言 0 件")
	mentions(t, "its table", tn.run("calendar", "show", "2026").must(t, exitDone).out, "工作日 247 天")
	tn.run("audit", "verify").must(t, exitDone)
	tn.run("audit", "replay").must(t, exitDone)
}
