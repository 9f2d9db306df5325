package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestABusyWeComGetsTheMessageLater(t *testing.T) {
	t.Parallel()
	tn := newTown(t)
	c := chat{town: tn, service: tn.serve()}
	tn.wecom.refuses("message/send", fail(-1, "system busy"))
	calls := tn.wecom.calls("message/send")
	c.sends("sanying", "待办")
	c.sends("sanying", "帮助")
	if err := tn.wecom.await(within(t, deadline), func() bool { return tn.wecom.asked["message/send"] >= calls+2 }); err != nil {
		t.Fatal("it was not tried again")
	}
	tn.wecom.refuses("message/send", "")
	c.hears("sanying", "签收") // the help
	c.settled()
	if got := tn.wecom.to("sanying"); len(got) != 2 || !strings.Contains(got[1].words(), "签收") {
		t.Errorf("%d messages, or in another order", len(got))
	}
}

func TestWhoCannotBeReachedIsToldToTheOffice(t *testing.T) {
	t.Parallel()
	for name, gone := range map[string]func(*outside){
		"errcode 81013":                       func(w *outside) { delete(w.members, "sanying") },
		"errcode 0 with the name invaliduser": func(w *outside) { w.invalid = "sanying" },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			tn := newTown(t)
			tn.wecom.change(func() { gone(tn.wecom) })
			c := chat{town: tn, service: tn.serve()}
			c.walk("2026-0001", registered)
			c.hears("xf_jingban", "2026-0001", "没有送达")
			c.settled()
			if n := c.count(`SELECT count(*) FROM deliveries WHERE recipient = 'sanying' AND ended = 'failed'`); n != 1 {
				t.Errorf("%d deliveries are recorded as failed", n)
			}
		})
	}
}

func TestANewMemberIsKnownWithoutARestart(t *testing.T) {
	t.Parallel()
	tn := newTown(t)
	c := chat{town: tn, service: tn.serve()}
	c.says("guoke", "待办", "管理员")
	file := filepath.Join(tn.dir, "org.yaml")
	grown := string(sampleOrganisation) + "\n  - {userid: GuoKe, name: 三营镇新联络员, org: 三营镇, roles: [contact]}\n"
	if err := os.WriteFile(file, []byte(grown), 0o600); err != nil {
		t.Fatal(err)
	}
	tn.run("org", "import", file).must(t, exitDone)
	c.walk("2026-0001", registered)
	c.hears("guoke", "2026-0001")
	c.walk("2026-0001", []step{{"guoke", "签收 1", "已签收", "handling"}})
}
