package main

import (
	"slices"
	"strings"
	"testing"
)

// toldIn lists who a job's output names, by userid.
func toldIn(out string) (who []string) {
	for line := range strings.Lines(out) {
		for _, p := range everybody {
			if strings.HasPrefix(line, p+" ") {
				who = append(who, p)
			}
		}
	}
	slices.Sort(who)
	return who
}

func TestTheMorningsAgenda(t *testing.T) {
	t.Parallel()
	for _, way := range []struct {
		name    string
		running bool
	}{{"beside a running service", true}, {"alone", false}} {
		t.Run(way.name, func(t *testing.T) {
			t.Parallel()
			tn := newTown(t)
			c := chat{town: tn, service: tn.serve()}
			c.walk("2026-0001", registered)
			c.walk("2026-0002", registeredAs(2, "第二件", "4")[:3])
			c.settled()
			if !way.running && c.service.stop() != 0 {
				t.Fatal("serve did not end well")
			}
			for _, m := range []struct {
				at   string
				told []string
				says map[string]string
			}{
				{"2026-09-19T08:40:00+08:00", nil, nil}, // Saturday
				{"2026-09-21T08:40:00+08:00", []string{"sanying", "xf_jingban"}, map[string]string{"sanying": "2026-0001", "xf_jingban": "2026-0002"}},
				{"2026-10-01T08:40:00+08:00", nil, nil}, // National Day
				{"2026-10-04T08:40:00+08:00", nil, nil}, // a Sunday within the holiday
				{"2026-10-10T08:40:00+08:00", []string{"sanying", "xf_jingban"}, map[string]string{"sanying": "逾期", "xf_jingban": "逾期"}}, // 调休: a Saturday of work
			} {
				tn.agenda(m.at, m.told, m.says)
			}
			tn.run("audit", "verify").must(t, 0)
		})
	}
}

// agenda runs a morning's agenda: rehearsed, then truly, then once more.
func (tn *town) agenda(at string, told []string, says map[string]string) {
	tn.t.Helper()
	before := len(tn.wecom.all())
	rows := tn.count(`SELECT (SELECT count(*) FROM deliveries) + (SELECT count(*) FROM firings) + (SELECT count(*) FROM events)`)
	dry := tn.run("job", "run", "agenda", "--at", at, "--dry-run").must(tn.t, 0)
	if got := toldIn(dry.out); !slices.Equal(got, told) {
		tn.t.Errorf("agenda of %s, rehearsed, names %v, want %v", at, got, told)
	}
	if n := tn.count(`SELECT (SELECT count(*) FROM deliveries) + (SELECT count(*) FROM firings) + (SELECT count(*) FROM events)`); n != rows {
		tn.t.Errorf("the rehearsal of %s left %d rows", at, n-rows)
	}
	ran := tn.run("job", "run", "agenda", "--at", at).must(tn.t, 0)
	if got := toldIn(ran.out); !slices.Equal(got, told) {
		tn.t.Errorf("agenda of %s names %v, want %v", at, got, told)
	}
	sent := tn.wecom.all()[before:]
	var to []string
	for _, m := range sent {
		to = append(to, m.to)
		if !strings.Contains(m.words(), says[m.to]) {
			tn.t.Errorf("agenda of %s to %s: %s", at, m.to, m.words())
		}
	}
	slices.Sort(to)
	if !slices.Equal(to, told) {
		tn.t.Errorf("agenda of %s was sent to %v, want %v", at, to, told)
	}
	if again := tn.run("job", "run", "agenda", "--at", at).must(tn.t, 0); len(toldIn(again.out)) != 0 || len(tn.wecom.all()) != before+len(sent) {
		tn.t.Errorf("the second run of %s told more: %s", at, again.out)
	}
}

// registeredAs is the start of another letter's path.
func registeredAs(seq int, what, id string) []step {
	other := strings.NewReplacer("团结村", what+"村", "18290461", "1829046"+id).Replace(pasted)
	return pathOf(seq, other, replyLink)[:4]
}

func TestTheOverdueReminder(t *testing.T) {
	t.Parallel()
	tn := newTown(t)
	c := chat{town: tn, service: tn.serve()}
	c.walk("2026-0001", registered)
	c.walk("2026-0002", plus(registeredAs(2, "第二件", "4"), []step{{"sanying", "签收 2", "", ""}, {"sanying", "报告 2\n" + fourElements, "齐", ""},
		{"sanying", "提交", "", "reviewing"}}))
	for _, m := range []struct {
		at   string
		told []string
	}{
		{"2026-09-24T08:45:00+08:00", nil}, // its last day
		{"2026-09-25T08:45:00+08:00", nil}, // 中秋 rest days
		{"2026-09-26T08:45:00+08:00", nil},
		{"2026-09-28T08:45:00+08:00", []string{"sanying", "sanying_fz"}},
		{"2026-09-29T08:45:00+08:00", nil}, // once
	} {
		c.settled()
		dry := tn.run("job", "run", "overdue", "--at", m.at, "--dry-run").must(t, 0)
		before := c.events()
		ran := tn.run("job", "run", "overdue", "--at", m.at).must(t, 0)
		if got := toldIn(ran.out); !slices.Equal(got, m.told) || !slices.Equal(toldIn(dry.out), m.told) {
			t.Errorf("overdue of %s told %v, rehearsed %v, want %v", m.at, got, toldIn(dry.out), m.told)
		}
		if urged := c.events() - before; urged != min(len(m.told), 1) {
			t.Errorf("overdue of %s left %d events", m.at, urged)
		}
	}
	c.hears("sanying", "催办", "2026-0001")
	c.hears("sanying_fz", "催办", "2026-0001")
	tn.run("audit", "verify").must(t, 0)
}

func TestTheMonthsApprovalSheet(t *testing.T) {
	t.Parallel()
	tn := newTown(t)
	c := chat{town: tn, service: tn.serve()}
	c.walk("2026-0001", plus(registered, pathOf(1, pasted, replyLink)[4:10]))
	for _, at := range []string{"2026-09-30T09:00:00+08:00", "2026-10-01T09:00:00+08:00"} {
		if out := tn.run("job", "run", "approval", "--at", at).must(t, 0).out; len(toldIn(out)) != 0 {
			t.Errorf("approval of %s told %s", at, out)
		}
	}
	ran := tn.run("job", "run", "approval", "--at", "2026-10-08T09:00:00+08:00").must(t, 0)
	if got := toldIn(ran.out); !slices.Contains(got, "shuji") || slices.Contains(got, "quzhang") {
		t.Errorf("the sheet was told to %v", got)
	}
	c.hears("shuji", "2026-09", "2026-0001")
	c.walk("2026-0001", []step{{"shuji", "待审定", "2026-0001", ""}, {"shuji", "审定 1 同意", "", "replying"}})
	tn.run("audit", "verify").must(t, 0)
}

func TestJobsOnTheCommandLine(t *testing.T) {
	t.Parallel()
	tn := newTown(t)
	tn.serve().stop()
	list := tn.run("job", "list").must(t, 0)
	for _, name := range []string{"agenda", "overdue", "approval"} {
		if !strings.Contains(list.out, name) {
			t.Errorf("%s is not in the list:\n%s", name, list.out)
		}
	}
	tn.run("job", "run", "coffee").must(t, exitUsage)
	tn.run("job", "run", "agenda", "--at", "明天").must(t, exitUsage)
	tn.run("job", "run").must(t, exitUsage)
}
