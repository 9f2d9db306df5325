package bot_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"huiyin/bot/wecom"
	"huiyin/workflow"
)

// How a call to WeCom can end.
var (
	later       = &wecom.Error{API: "message/send", Kind: wecom.Later, Code: wecom.CodeBusy, Msg: "busy"}
	misset      = &wecom.Error{API: "message/send", Kind: wecom.Configuration, Code: wecom.CodeAddress}
	unreachable = &wecom.Error{API: "message/send", Kind: wecom.Unreachable, Msg: "recipient is in invaliduser"}
	refused     = &wecom.Error{API: "message/send", Kind: wecom.Invalid, Code: 44004}
	arrived     = &wecom.Error{API: "message/send", Kind: wecom.Delivered, Code: wecom.CodeTaskIDUsed}
	errBroken   = errors.New("connection reset")
)

// tells queues an answer to somebody as a change would.
func (w *town) tells(who, key, text string) {
	w.t.Helper()
	w.queues(workflow.Notice{Key: key, To: who, Kind: workflow.ToldAnswer, Due: w.now, Data: workflow.NoticeData{Text: text}})
}

func (w *town) queues(notices ...workflow.Notice) {
	w.t.Helper()
	told, err := w.db.Update(w.t.Context(), workflow.Request{}, func(workflow.View) (workflow.Change, error) {
		return workflow.Change{Notices: notices}, nil
	})
	if err != nil || len(told) != len(notices) {
		w.t.Fatalf("%d of %d queued, %v", len(told), len(notices), err)
	}
}

// fate is how a delivery stands, found by the beginning of its key.
func (w *town) fate(key string) (ended, failure string, attempts int) {
	w.t.Helper()
	err := w.db.Pool.QueryRow(w.t.Context(), `SELECT ended, failure, attempts FROM deliveries WHERE key LIKE $1 || '%' ORDER BY id DESC LIMIT 1`, key).
		Scan(&ended, &failure, &attempts)
	if err != nil {
		w.t.Fatalf("delivery %s: %v", key, err)
	}
	return ended, failure, attempts
}

func (w *town) ends(key string, how workflow.Ending) {
	w.t.Helper()
	if ended, failure, n := w.fate(key); ended != string(how) || (how == workflow.Withheld) != (n == 0) {
		w.t.Errorf("%s ended %q (%s) after %d attempts, want %q", key, ended, failure, n, how)
	}
}

// passes lets time go by, in steps, delivering at each.
func (w *town) passes(d time.Duration, steps int) {
	w.t.Helper()
	for range steps {
		w.now = w.now.Add(d / time.Duration(steps))
		w.deliver("")
	}
}

func texts(list []sentMessage) []string {
	var all []string
	for _, m := range list {
		all = append(all, m.words())
	}
	return all
}

// atThreeRivers is a town in which letter 1 lies with 三营镇.
func atThreeRivers(t *testing.T, body string) *town {
	w := newTown(t, "2026-09-18 09:10")
	w.says("xf_jingban", "登记\n标题：路灯不亮\n受文领导：区委书记\n内容："+body)
	for _, text := range []string{"确认", "分类 1 信访", "交办 1 三营镇"} {
		w.says("xf_jingban", text)
	}
	w.deliver("")
	if len(w.post.cards("sanying")) != 1 {
		t.Fatal("三营镇 has no card")
	}
	return w
}

func TestAMemberIsNeverSentMoreThanWeComDelivers(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2026-09-18 09:10")
	var want []string
	for i := range 60 {
		want = append(want, fmt.Sprintf("第%02d条", i))
		w.tells("sanying", fmt.Sprint("flood/", i), want[i])
	}
	w.tells("touying", "other/1", "别人的")
	w.deliver("")
	if n := len(w.post.to("sanying")); n != 25 {
		t.Errorf("%d messages in the first minute, want 25", n)
	}
	if got := texts(w.post.to("touying")); !slices.Equal(got, []string{"别人的"}) {
		t.Errorf("another member waits too: %v", got)
	}
	for minute := 1; minute <= 3; minute++ {
		before := len(w.post.to("sanying"))
		w.passes(time.Minute, 10)
		if n := len(w.post.to("sanying")) - before; n > 25 {
			t.Errorf("%d messages in minute %d", n, minute)
		}
	}
	if got := texts(w.post.to("sanying")); !slices.Equal(got, want) {
		t.Errorf("they came as %v", got)
	}
}

func TestARetryRepeatsTheVeryBytes(t *testing.T) {
	t.Parallel()
	w := atThreeRivers(t, "三天不亮。")
	w.post.tried, w.post.sent = nil, nil
	w.post.fail = []error{later, errBroken, misset, later}
	w.says("sanying", "查看 1")
	w.deliver("")
	// Meanwhile the letter moves on: what was asked for stays as it was answered.
	w.says("sanying_fz", "签收 1")
	w.passes(5*time.Minute, 100)
	var mine []string
	for _, raw := range w.post.tried {
		if strings.Contains(raw, `"touser":"sanying"`) && strings.Contains(raw, "原文") {
			mine = append(mine, raw)
		}
	}
	if len(mine) < 3 || slices.ContainsFunc(mine, func(raw string) bool { return raw != mine[0] }) {
		t.Errorf("%d attempts, not all the same: %s", len(mine), strings.Join(mine, "\n"))
	}
	if n := len(w.post.to("sanying")); n != 1 {
		t.Errorf("%d messages arrived", n)
	}
}

func TestALaneWaitsForItsFirst(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2026-09-18 09:10")
	w.post.fail = []error{later}
	w.tells("sanying", "a", "先说的")
	w.tells("sanying", "b", "后说的")
	w.deliver("")
	if n := len(w.post.sent); n != 0 {
		t.Fatalf("%d messages overtook", n)
	}
	w.passes(2*time.Second, 2)
	if got := texts(w.post.sent); !slices.Equal(got, []string{"先说的", "后说的"}) {
		t.Errorf("they came as %v", got)
	}
	w.ends("a", workflow.Sent)
}

// Whom a letter comes to accuse is told nothing that was still on its way, not even
// what they asked for themselves (edges 14).
func TestWhoIsAccusedMeanwhileReadsNoMore(t *testing.T) {
	t.Parallel()
	w := atThreeRivers(t, "三天不亮。")
	n := w.letter(1).Number
	w.queues(
		workflow.Notice{Key: "asked", To: "sanying", Kind: workflow.ToldAnswer, Letter: n, Due: w.now, Data: workflow.NoticeData{Text: "原文", Safe: true}},
		workflow.Notice{Key: "urged", To: "sanying_fz", Kind: workflow.ToldUrged, Letter: n, Due: w.now, Data: workflow.NoticeData{Unit: "三营镇"}})
	w.says("dw_jingban", "回避 1 三营镇 留言反映该镇干部")
	before := len(w.post.to("sanying")) + len(w.post.to("sanying_fz"))
	w.deliver("")
	w.ends("asked", workflow.Withheld)
	w.ends("urged", workflow.Withheld)
	if got := len(w.post.to("sanying")) + len(w.post.to("sanying_fz")); got != before {
		t.Errorf("the accused were sent %d messages", got-before)
	}
	w.says("sanying", "查看 1")
	w.deliver("")
	if m := w.post.to("sanying"); len(m) == 0 || !strings.Contains(m[len(m)-1].words(), "不能查看") {
		t.Error("the accused may look at it")
	}
}

func TestWhoLostSightIsNotTold(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name   string
		kind   workflow.NoticeKind
		to     string
		happen func(*town)
		want   workflow.Ending
	}{
		{"nothing happened", workflow.ToldReview, "xf_shenhe", func(*town) {}, workflow.Sent},
		{"the reviewer changed to another office", workflow.ToldReview, "xf_shenhe", func(w *town) {
			d := w.directory()
			edit(d, "xf_shenhe", func(p *workflow.Person) { p.Org = "政府督查室" })
			w.people(d)
		}, workflow.Withheld},
		{"the reviewer left", workflow.ToldReview, "xf_shenhe", func(w *town) {
			d := w.directory()
			d.People = slices.DeleteFunc(d.People, func(p workflow.Person) bool { return p.UserID == "xf_shenhe" })
			w.people(d)
		}, workflow.Withheld},
		{"the unit gave the letter back", workflow.ToldAssigned, "sanying", func(w *town) { w.says("sanying_fz", "退回 1 不属于我镇管辖") }, workflow.Withheld},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			w := atThreeRivers(t, "三天不亮。")
			w.queues(workflow.Notice{Key: "the/notice", To: c.to, Kind: c.kind, Letter: w.letter(1).Number, Due: w.now.Add(time.Hour), Data: workflow.NoticeData{Unit: "三营镇"}})
			c.happen(w)
			before := len(w.post.to(c.to))
			w.passes(2*time.Hour, 1)
			w.ends("the/notice", c.want)
			if got := len(w.post.to(c.to)) - before; got != index(c.want == workflow.Sent) {
				t.Errorf("%d messages were sent", got)
			}
		})
	}
}

func TestAConfidentialAnswerDoesNotFollowWhoWasTakenOffTheList(t *testing.T) {
	t.Parallel()
	w := atThreeRivers(t, "三天不亮。")
	w.queues(
		workflow.Notice{Key: "safe", To: "sanying", Kind: workflow.ToldAnswer, Due: w.now, Data: workflow.NoticeData{Text: "原文", Safe: true}},
		workflow.Notice{Key: "plain", To: "sanying", Kind: workflow.ToldAnswer, Due: w.now, Data: workflow.NoticeData{Text: "没有看懂"}})
	d := w.directory()
	d.People = slices.DeleteFunc(d.People, func(p workflow.Person) bool { return p.UserID == "sanying" })
	w.people(d)
	w.deliver("")
	w.ends("safe", workflow.Withheld)
	w.ends("plain", workflow.Sent)
}

func TestWhatCannotArriveIsToldToTheOffice(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		cause error
		want  string
	}{{"the member is in invaliduser", unreachable, "unreachable"}, {"WeCom refuses the request", refused, "invalid"}} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			w := atThreeRivers(t, "三天不亮。")
			w.queues(workflow.Notice{Key: "urge", To: "sanying", Kind: workflow.ToldUrged, Letter: w.letter(1).Number, Due: w.now, Data: workflow.NoticeData{Unit: "三营镇"}})
			w.post.sent, w.post.fail = nil, []error{c.cause}
			w.deliver("sanying")
			if ended, failure, n := w.fate("urge"); ended != string(workflow.Failed) || failure != c.want || n == 0 {
				t.Errorf("it ended %s %s after %d attempts", ended, failure, n)
			}
			got := w.post.since(0)
			if len(got) != 1 || got[0].to != "xf_jingban" || !strings.Contains(got[0].text, "2026-0001 发给三营镇联络员的消息没有送达") {
				t.Errorf("the office hears %v", texts(got))
			}
			// That the office cannot be reached either is not told on and on.
			w.queues(workflow.Notice{Key: "lost/again", To: "xf_jingban", Kind: workflow.ToldLost, Letter: w.letter(1).Number, Due: w.now, Data: workflow.NoticeData{By: "甲"}})
			w.post.sent, w.post.fail = nil, []error{unreachable}
			w.deliver("")
			if len(w.post.sent) != 0 {
				t.Errorf("a lost notice of a lost notice: %v", texts(w.post.sent))
			}
		})
	}
}

func TestWithoutALetterTheAdminHears(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2026-09-18 09:10")
	w.post.fail = []error{unreachable}
	w.tells("sanying", "a", "没有看懂")
	w.deliver("")
	if got := w.post.to("admin"); len(got) != 1 || !strings.Contains(got[0].text, "三营镇联络员") {
		t.Errorf("the admin hears %v", texts(got))
	}
}

func TestAfterADayOfFailuresItIsGivenUp(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2026-09-18 09:10")
	for range 400 {
		w.post.fail = append(w.post.fail, later)
	}
	w.tells("sanying", "a", "答复")
	w.passes(23*time.Hour, 23*6)
	if ended, _, n := w.fate("a"); ended != "" || n < 20 {
		t.Errorf("within the day it is %q after %d attempts", ended, n)
	}
	w.passes(2*time.Hour, 12)
	if ended, failure, _ := w.fate("a"); ended != string(workflow.Failed) || failure != "later" {
		t.Errorf("it ended %q %q", ended, failure)
	}
	w.post.fail = nil
	w.tells("sanying", "b", "后一条")
	w.passes(time.Hour, 2)
	if got := texts(w.post.to("sanying")); !slices.Equal(got, []string{"后一条"}) {
		t.Errorf("the lane goes on with %v", got)
	}
}

func TestOutcomesAreCounted(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2026-09-18 09:10")
	var outcomes []string
	w.courier.Count = func(outcome string) { outcomes = append(outcomes, outcome) }
	w.post.fail = []error{later, nil, unreachable}
	w.tells("sanying", "a", "一")
	w.passes(time.Minute, 6)
	w.tells("touying", "b", "二")
	w.passes(time.Minute, 6)
	if want := []string{"later", "sent", "failed", "sent"}; !slices.Equal(outcomes, want) {
		t.Errorf("counted %v, want %v", outcomes, want)
	}
}
