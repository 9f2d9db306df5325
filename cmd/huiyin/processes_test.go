package main

import (
	"fmt"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// speakers are ten members who each ask four things in the tests of several
// processes; every question has an answer of its own.
var speakers = []string{"dw_jingban", "dw_shenhe", "zf_jingban", "zf_shenhe", "xf_jingban", "xf_shenhe", "shuji", "quzhang", "sanying", "touying"}

const questionsEach = 4

// question is the i-th thing a speaker asks: a letter that is not there.
func question(speaker, i int) (text, answer string) {
	n := 1000 + speaker*10 + i
	return fmt.Sprintf("查看 %d", n), fmt.Sprintf("2026-%04d", n)
}

// spray lets all speakers ask at the same time, each one question after the
// other; a question is asked again, as WeCom does, until somebody took it.
func (tn *town) spray(urls func() []string) *sync.WaitGroup {
	var all sync.WaitGroup
	for s, member := range speakers {
		all.Go(func() {
			for i := range questionsEach {
				text, _ := question(s, i)
				inner := textMessage(member, text, tn.ids.Add(1))
				err := poll(within(tn.t, 2*deadline), func() (bool, error) { return tn.everywhere(urls(), inner), nil })
				if err != nil {
					tn.t.Errorf("%s's question %d was never taken: %v", member, i, err)
				}
			}
		})
	}
	return &all
}

// everywhere posts one message to all services at once, and reports whether
// one of them took it.
func (tn *town) everywhere(urls []string, inner string) bool {
	var posts sync.WaitGroup
	var taken atomic.Bool
	for _, url := range urls {
		e := wrap(tn.t, inner)
		posts.Go(func() {
			if status, err := post(url, e); err == nil && status == http.StatusOK {
				taken.Store(true)
			}
		})
	}
	posts.Wait()
	return taken.Load()
}

// answered waits until as many messages came as were asked.
func (tn *town) answered(patience time.Duration) error {
	return tn.wecom.await(within(tn.t, patience), func() bool {
		n := 0
		for _, m := range speakers {
			n += len(tn.wecom.inbox(m))
		}
		return n >= len(speakers)*questionsEach
	})
}

// mustAnswerOnce checks that each got an answer to each question, once and in
// the order asked.
func (tn *town) mustAnswerOnce() {
	tn.t.Helper()
	tn.settled()
	for s, member := range speakers {
		got := tn.wecom.to(member)
		if len(got) != questionsEach {
			tn.t.Errorf("%s asked %d questions and got %d messages", member, questionsEach, len(got))
			continue
		}
		for i, m := range got {
			if _, want := question(s, i); !strings.Contains(m.words(), want) {
				tn.t.Errorf("%s's answer %d is %q, want one about %s", member, i+1, m.words(), want)
			}
		}
	}
}

func TestTwoProcessesOnOneDatabase(t *testing.T) {
	t.Parallel()
	tn := newEmptyTown(t)
	urls := []string{tn.serve().url, tn.serve().url}
	tn.spray(func() []string { return urls }).Wait()
	if err := tn.answered(deadline); err != nil {
		t.Error("not every question was answered")
	}
	tn.mustAnswerOnce()
	if n := tn.count(`SELECT count(*) FROM inbox`); n != len(speakers)*questionsEach {
		t.Errorf("%d messages were kept", n)
	}
}

func TestTwoPeopleAtOneStepInTwoProcesses(t *testing.T) {
	t.Parallel()
	tn := newTown(t)
	a, b := chat{town: tn, service: tn.serve()}, chat{town: tn, service: tn.serve()}
	a.walk("2026-0001", registered)
	a.settled()
	events := a.events()
	var both sync.WaitGroup
	together := make(chan struct{})
	for member, url := range map[string]string{"sanying": a.service.url, "sanying_fz": b.service.url} {
		e := wrap(t, textMessage(member, "签收 1", tn.ids.Add(1)))
		both.Go(func() {
			<-together
			if status, err := post(url, e); err != nil || status != http.StatusOK {
				t.Errorf("%s: %d %v", member, status, err)
			}
		})
	}
	close(together)
	both.Wait()
	a.hears("sanying", "2026-0001", "签收")
	a.hears("sanying_fz", "2026-0001", "签收")
	a.settled()
	if n := a.events() - events; n != 1 {
		t.Errorf("one 签收 left %d events", n)
	}
	tn.run("audit", "verify").must(t, exitDone)
}

// rescue is how long an answer may take after a crash (architecture.md).
const rescue = 45 * time.Second

func TestAKilledServiceGoesOnWhereItWas(t *testing.T) {
	t.Parallel()
	tn := newEmptyTown(t)
	first := chat{town: tn, service: tn.serve()}
	first.says("sanying_fz", "待办", "")
	first.says("guyan", "帮助", "")
	first.says("xf_jingban", "登记\n"+pasted, "请核对")
	tn.settled()
	before := len(tn.wecom.all())
	tn.wecom.change(func() { tn.wecom.forget("xf_jingban") })

	url := atomic.Pointer[string]{}
	url.Store(&first.service.url)
	dead := make(chan struct{})
	tn.wecom.change(func() {
		tn.wecom.onSend = func(n int) { // WeCom has the message, the service does not know it yet
			if n == before+7 {
				first.service.kill()
				close(dead)
			}
		}
	})
	asking := tn.spray(func() []string { return []string{*url.Load()} })
	select {
	case <-dead:
	case <-within(t, deadline).Done():
		t.Fatal("seven answers did not come")
	}
	second := chat{town: tn, service: tn.serve()}
	url.Store(&second.service.url)
	asking.Wait()
	if err := tn.answered(rescue); err != nil {
		t.Errorf("not every question was answered within %s of the crash", rescue)
	}
	tn.mustAnswerOnce()
	if sends, arrived := tn.wecom.calls("message/send"), len(tn.wecom.all()); sends <= arrived {
		t.Errorf("%d requests for %d messages: none was in flight at the crash", sends, arrived)
	}
	second.says("xf_jingban", "确认", "2026-0001")
	if l := second.letter("2026-0001"); l.Stage != "registered" {
		t.Errorf("the dialogue ended with a letter that is %s", l.Stage)
	}
	tn.run("audit", "verify").must(t, exitDone)
}
