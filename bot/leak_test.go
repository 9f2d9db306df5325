package bot_test

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"huiyin/bot"
	"huiyin/bot/wecom"
	"huiyin/workflow"
)

// What is planted into the walk and may be found with its readers only.
const (
	plantedPhone   = "13912345678"
	plantedName    = "马小兰"
	plantedTitle   = "老街排水沟堵塞两月"
	plantedBody    = "供销社门口污水漫上路面，老人摔伤两次，恳请解决。"
	plantedReport  = "镇长带队连夜清淤一百二十米。"
	plantedReply   = "网友您好，老街排水沟已经疏通，感谢监督。"
	plantedOpinion = "口径太软，写清谁失职。"
	plantedReason  = "该沟由水务站管护，不归我镇。"
	plantedReview  = "请补上回访的时间。"
	plantedURL     = "https://liuyan.people.com.cn/t/1"
)

var planted = []string{plantedPhone, plantedName, plantedTitle, plantedBody, plantedReport, plantedReply, plantedOpinion, plantedReason, plantedReview}

// leakWalk takes the planted letter through every turn, with failures of
// WeCom, strangers and the curious on the way.
func leakWalk(t *testing.T) *town {
	w := newTown(t, "2026-09-18 09:10")
	curious := []string{"touying", "quzhang", "zf_shenhe", "wx_ban", "admin", "Wang_Er"}
	step := func(who, text string) {
		w.says(who, text)
		for _, other := range curious[:3] {
			w.says(other, "查看 1")
		}
		curious = append(curious[3:], curious[:3]...)
		w.deliver("")
		w.passes(10*time.Minute, 3)
	}
	report := "报告 1\n表明态度：感谢网友，高度重视。\n工作过程：" + plantedReport + "\n核查情况：实地查验。\n网友反馈：已联系" + plantedName + "，满意。\n属实程度：属实\n回复建议：" + plantedReply
	for _, line := range []string{
		"xf_jingban 登记\n标题：" + plantedTitle + "\n受文领导：区委书记\n姓名：" + plantedName + "\n电话：" + plantedPhone + "\n编号：LY-1\n内容：" + plantedBody,
		"xf_jingban 确认", "xf_jingban 分类 1 信访", "xf_jingban 交办 1 三营镇", "sanying 退回 1 " + plantedReason, "xf_jingban 交办 1 三营镇 急", "sanying 签收 1", "sanying 查看 1",
		"sanying " + report, "sanying 提交", "xf_shenhe 审核 1 退回 事实关 " + plantedReview, "sanying 报告 1", "sanying 起草", "sanying 改第6项", "sanying " + plantedReply, "sanying 提交",
		"xf_shenhe 审核 1 通过", "dw_shenhe 审核 1 通过", "dw_jingban 报签 1", "shuji 审定 1 退回 " + plantedOpinion, "dw_shenhe 审核 1 通过", "dw_jingban 报签 1", "shuji 审定 1 同意",
		"xf_jingban 发布 1 " + plantedURL + "\n" + plantedReply, "sanying 个别回复 1 电话 网友没有意见", "xf_jingban 归档 1", "xf_jingban 查看 1", "dw_jingban 通报 9月",
	} {
		who, text, _ := strings.Cut(line, " ")
		w.post.fail = []error{later} // the first request of each round
		step(who, text)
	}
	w.sweep("agenda")
	w.receives(wecom.Received{From: "sanying", Kind: "image"})
	w.deliver("")
	w.passes(time.Hour, 10)
	if l := w.letter(1); l.Stage != workflow.Archived || len(l.Reports) != 2 || len(l.Approvals) != 2 {
		t.Fatalf("the walk ended at %s with %d reports", l.Stage, len(l.Reports))
	}
	return w
}

func TestNothingSealedIsFoundWhereItMayNotBe(t *testing.T) {
	t.Parallel()
	w := leakWalk(t)
	t.Run("in what the service logs", func(t *testing.T) {
		log := w.log.String()
		if !strings.Contains(log, "delivery put off") {
			t.Fatal("nothing was logged")
		}
		clean(t, log, planted)
	})
	t.Run("in the events", func(t *testing.T) {
		var data string
		if err := w.db.Pool.QueryRow(t.Context(), `SELECT string_agg(data, E'\n') FROM events`).Scan(&data); err != nil || strings.Count(data, "\n") < 18 {
			t.Fatalf("%d events, %v", strings.Count(data, "\n"), err)
		}
		clean(t, data, planted)
	})
	t.Run("in what people get", func(t *testing.T) { readers(t, w) })
	t.Run("in a bulletin", func(t *testing.T) {
		text := ""
		for name, content := range w.post.uploads {
			text += name + unzipped(t, content)
		}
		if !strings.Contains(text, "三营镇") {
			t.Fatalf("no bulletin among %d files", len(w.post.uploads))
		}
		clean(t, text, planted)
	})
	t.Run("in what they ask for", func(t *testing.T) { askers(t, w) })
}

// unzipped is all that stands in a Word file.
func unzipped(t *testing.T, content []byte) string {
	t.Helper()
	pack, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, f := range pack.File {
		part, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(&all, part); err != nil {
			t.Fatal(err)
		}
	}
	return all.String()
}

// may says who may be sent which of the planted words, as the rules have it.
var may = map[string][]string{
	plantedPhone:   {"xf_jingban", "sanying"},
	plantedName:    {"xf_jingban", "sanying", "xf_shenhe", "dw_shenhe"},
	plantedTitle:   {"xf_jingban", "xf_shenhe", "dw_jingban", "dw_shenhe", "shuji", "sanying", "sanying_fz", "wx_ban"},
	plantedBody:    {"xf_jingban", "xf_shenhe", "dw_jingban", "dw_shenhe", "shuji", "sanying", "wx_ban"},
	plantedReport:  {"xf_jingban", "sanying", "wx_ban"},
	plantedReply:   {"xf_jingban", "shuji", "sanying", "wx_ban"},
	plantedOpinion: {},
	plantedReason:  {"xf_jingban"},
	plantedReview:  {"xf_jingban", "sanying", "wx_ban"},
}

func readers(t *testing.T, w *town) {
	found := map[string]bool{}
	for _, m := range w.post.sent {
		for _, word := range planted {
			if !strings.Contains(m.raw, word) {
				continue
			}
			found[word] = true
			if !slices.Contains(may[word], m.to) {
				t.Errorf("%s was sent %q: %.80s", m.to, word, m.words())
			}
		}
		if m.to == "wang_er" && !strings.Contains(m.text, "还没有登记在使用人员名单中") {
			t.Errorf("a stranger was told %q", m.text)
		}
	}
	for word, who := range may {
		if len(who) > 0 && !found[word] {
			t.Errorf("%q reached nobody: the test looks in the wrong place", word)
		}
	}
}

func clean(t *testing.T, text string, words []string) {
	t.Helper()
	for _, word := range words {
		if i := strings.Index(text, word); i >= 0 {
			t.Errorf("%q stands in …%s…", word, text[max(0, i-60):min(len(text), i+len(word)+20)])
		}
	}
}

// The 网信办 sees urgent letters, never the writer; the leader's words stay
// with his own office.
func askers(t *testing.T, w *town) {
	for _, c := range []struct {
		who      string
		contacts bool
	}{
		{"xf_jingban", true}, {"xf_shenhe", true}, {"dw_jingban", true}, {"dw_shenhe", true}, {"sanying", true}, {"sanying_fz", false}, {"shuji", false}, {"wx_ban", false},
	} {
		t.Run(c.who, func(t *testing.T) {
			w.post.sent = nil
			w.says(c.who, "查看 1")
			w.passes(time.Minute, 5)
			got := strings.Join(texts(w.post.to(c.who)), "")
			for _, file := range w.post.to(c.who) {
				got += string(w.post.uploads[file.file])
			}
			if !strings.Contains(got, plantedBody) {
				t.Fatalf("%s does not see the letter: %s", c.who, got)
			}
			if strings.Contains(got, plantedPhone) != c.contacts {
				t.Errorf("sees the telephone: %v", !c.contacts)
			}
			if strings.Contains(got, plantedOpinion) {
				t.Error("sees words of a submission that is over")
			}
		})
	}
}

func TestADraftDoesNotNameTheWriter(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2026-09-18 09:10")
	for _, line := range []string{
		"xf_jingban 登记\n标题：路灯不亮\n受文领导：区委书记\n姓名：" + plantedName + "\n电话：" + plantedPhone + "\n内容：三天不亮。", "xf_jingban 确认", "xf_jingban 分类 1 信访", "xf_jingban 交办 1 三营镇", "sanying 签收 1",
		"sanying 报告 1\n表明态度：感谢" + plantedName + "，我镇高度重视。\n工作过程：已更换灯泡三盏。\n核查情况：实地查验，灯已亮。\n网友反馈：已电话（" + plantedPhone + "）联系" + plantedName + "，表示满意。\n属实程度：属实",
	} {
		who, text, _ := strings.Cut(line, " ")
		w.says(who, text)
	}
	w.deliver("")
	w.post.sent = nil
	w.says("sanying", "起草")
	w.deliver("")
	got := strings.Join(texts(w.post.to("sanying")), "")
	if !strings.Contains(got, "已更换灯泡三盏") || !strings.Contains(got, "三营镇\n2026年9月18日") {
		t.Fatalf("the draft is %s", got)
	}
	clean(t, got, []string{plantedName, plantedPhone})
}

// A message that keeps failing is given up after four tries, and its sender
// hears an id that the log has too.
func TestAMessageThatKeepsFailingDoesNotBlock(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2026-09-18 09:10")
	w.bot.Store = failing{w.db}
	for _, text := range []string{"待办", "帮助"} {
		w.said++
		if woken := w.keep(wecom.Received{Key: fmt.Sprint("message ", w.said), From: "Sanying", Kind: "text", Content: text, CreateTime: w.now.Unix()}); !slices.Equal(woken, []string{"sanying"}) {
			t.Fatalf("woke %v", woken)
		}
	}
	failures := 0
	for more := true; more; {
		var err error
		if more, err = w.bot.Next(t.Context(), "sanying"); err != nil {
			failures++
		}
	}
	w.deliver("")
	got := texts(w.post.to("sanying"))
	if failures != 3 || len(got) != 2 || !strings.Contains(got[0], "编号 E1") || !strings.Contains(got[1], "您可以") || !strings.Contains(w.log.String(), `"failure":"E1"`) {
		t.Errorf("%d failures, answers %q", failures, got)
	}
}

// failing is a store that cannot list duties.
type failing struct{ bot.Store }

func (failing) OpenDuties(context.Context) ([]workflow.OpenDuty, error) {
	return nil, errors.New("connection reset")
}

func TestTheSameCallbackManyTimesIsAnsweredOnce(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2026-09-18 09:10")
	for range 3 {
		w.keep(wecom.Received{Key: "one and the same", From: "sanying", Kind: "text", Content: "待办", CreateTime: w.now.Unix()})
	}
	w.handle("sanying")
	w.deliver("")
	if got := w.post.to("sanying"); len(got) != 1 {
		t.Errorf("%d answers", len(got))
	}
}
