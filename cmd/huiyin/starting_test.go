package main

import (
	"net"
	"strings"
	"testing"

	"huiyin/storage/dbtest"
)

func TestATakenAddressIsSaid(t *testing.T) {
	t.Parallel()
	tn := newTown(t)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	got := runIn(t, tn.dir, tn.with("HUIYIN_LISTEN="+l.Addr().String()), "", "serve").must(t, exitFailed)
	if !strings.Contains(got.err, l.Addr().String()) {
		t.Errorf("it says %s", got.err)
	}
}

func TestMigratingByHand(t *testing.T) {
	t.Parallel()
	tn := newEmptyTown(t)
	env := tn.with("HUIYIN_DATABASE_URL="+dbtest.NewEmpty(t), "HUIYIN_AUTO_MIGRATE=false")
	run := func(args ...string) outcome { return runIn(t, tn.dir, env, "", args...) }
	if got := run("serve").must(t, exitFailed); !strings.Contains(got.err, "migrate") {
		t.Errorf("serve on an empty database says %s", got.err)
	}
	run("audit", "verify").must(t, exitFailed)
	if got := run("migrate", "--status").must(t, exitDone); !strings.Contains(got.out, "未执行") || strings.Contains(got.out, "已执行") {
		t.Errorf("before:\n%s", got.out)
	}
	run("migrate").must(t, exitDone)
	if got := run("migrate", "--status").must(t, exitDone); strings.Contains(got.out, "未执行") {
		t.Errorf("after:\n%s", got.out)
	}
	run("migrate").must(t, exitDone)
	tn.env = env
	if code := tn.serve().stop(); code != exitDone {
		t.Errorf("serve ended with %d", code)
	}
}

func TestFiguresAboutTheMachineOnly(t *testing.T) {
	t.Parallel()
	tn := newTown(t)
	c := chat{town: tn, service: tn.serve()}
	c.walk("2026-0001", registered)
	c.settled()
	_, body := get(t, c.service.url+"/metrics", "")
	metrics := string(body)
	for _, want := range []string{"huiyin_inbox_waiting 0", "huiyin_deliveries_waiting 0", `huiyin_deliveries_total{outcome="sent"} 5`, `huiyin_callbacks_total{code="200"} 4`} {
		if !strings.Contains(metrics, want) {
			t.Errorf("%s is not among the metrics:\n%s", want, metrics)
		}
	}
	for _, person := range append(everybody, "三营", "2026-0001") {
		if person != "admin" && strings.Contains(metrics, person) {
			t.Errorf("the metrics speak of %s", person)
		}
	}
}

func TestAnUnreachableDatabaseIsSaidWithoutItsPassword(t *testing.T) {
	t.Parallel()
	tn := newEmptyTown(t, "HUIYIN_DATABASE_URL=postgres://huiyin:password-of-the-owner@127.0.0.1:1/huiyin")
	for _, args := range [][]string{{"serve"}, {"audit", "verify"}, {"migrate"}, {"doctor"}, {"org", "show"}} {
		got := tn.run(args...).must(t, exitFailed)
		if strings.Contains(got.out+got.err, "password-of-the-owner") {
			t.Errorf("%v shows the password: %s%s", args, got.out, got.err)
		}
	}
}
