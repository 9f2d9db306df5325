package main

import (
	"strings"
	"testing"
)

// at is another start of the service's clock.
func at(moment string) string { return "HUIYIN_CLOCK=" + moment }

func TestTheMorningComesByItself(t *testing.T) {
	t.Parallel()
	for _, m := range []struct{ name, start string }{
		{"while the service runs", "2026-09-21T08:39:58+08:00"},
		{"while it was down, made up", "2026-09-21T08:52:00+08:00"},
	} {
		t.Run(m.name, func(t *testing.T) {
			t.Parallel()
			tn := newTown(t)
			c := chat{town: tn, service: tn.serve()}
			c.walk("2026-0001", registered)
			c.settled()
			c.service.stop()
			tn.wecom.change(func() { tn.wecom.forget("sanying"); tn.wecom.forget("xf_jingban") })
			c.service = tn.serve(at(m.start))
			tn.serve(at(m.start)) // a second process, which must not tell it again
			c.hears("sanying", "今日待办", "2026-0001")
			c.settled()
			for _, who := range []string{"sanying", "sanying_fz", "xf_jingban", "shuji"} {
				n := 0
				for _, m := range tn.wecom.to(who) {
					if strings.Contains(m.words(), "今日待办") {
						n++
					}
				}
				if want := map[string]int{"sanying": 1}[who]; n != want {
					t.Errorf("%s got %d agendas, want %d", who, n, want)
				}
			}
			recorded := func() (bool, error) { // behind what it sent
				return c.count(`SELECT count(*) FROM firings WHERE name = 'agenda' AND nominal LIKE '2026-09-21T08:40%'`) == 1, nil
			}
			if err := poll(within(t, deadline), recorded); err != nil {
				t.Errorf("the firing is not recorded once: %v", err)
			}
		})
	}
}

func TestNobodyIsDisturbedInTheEvening(t *testing.T) {
	t.Parallel()
	tn := newTown(t)
	evening := at("2026-09-18T19:30:00+08:00")
	c := chat{town: tn, service: tn.serve(evening)}
	c.walk("2026-0001", registered) // the speaker is answered at any hour
	c.walk("2026-0002", plus(registeredAs(2, "第二件", "4")[:3], []step{{"xf_jingban", "交办 2 头营镇 急", "头营镇", "handling"}}))
	c.hears("touying", "2026-0002") // urgent until 21:00
	c.settled()
	if n := len(tn.wecom.to("sanying")); n != 0 {
		t.Errorf("the unit was told %d times in the evening", n)
	}
	c.service.stop()
	c.service = tn.serve(at("2026-09-20T08:00:01+08:00")) // a Sunday of work
	c.hears("sanying", "2026-0001")
}

func TestAClockThatIsGivenAgainGoesOn(t *testing.T) {
	t.Parallel()
	tn := newTown(t)
	for range 3 {
		c := chat{town: tn, service: tn.serve()}
		c.says("xf_jingban", "待办", "")
		c.service.stop()
	}
	if n := tn.count(`SELECT count(*) FROM (SELECT received_at > lag(received_at) OVER (ORDER BY id) AS later FROM inbox) x WHERE later`); n != 2 {
		t.Error("a restart with the same clock went back")
	}
	c := chat{town: tn, service: tn.serve(at("2026-10-12T09:00:00+08:00"))}
	if figures := c.says("xf_jingban", "统计", ""); !strings.Contains(figures, "2026年10月") {
		t.Errorf("another clock does not start anew: %s", figures)
	}
}
