package bot_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"huiyin/workflow"
)

// standing is all that a wrong word may not change: every event, and the dialogue
// of who typed it.
type standing struct {
	events   int
	letters  string
	dialogue workflow.Dialogue
}

func (w *town) standing(who string) (s standing) {
	w.t.Helper()
	ctx := context.Background()
	if err := w.db.Pool.QueryRow(ctx, `SELECT count(*) FROM events`).Scan(&s.events); err != nil {
		w.t.Fatal(err)
	}
	if err := w.db.Pool.QueryRow(ctx, `SELECT string_agg(number || '/' || version || '/' || stage, ' ' ORDER BY number) FROM letters`).Scan(&s.letters); err != nil {
		w.t.Fatal(err)
	}
	var err error
	if s.dialogue, err = w.db.Dialogue(ctx, who); err != nil {
		w.t.Fatal(err)
	}
	return s
}

// badLetters are: 1 with 三营镇, its report begun; 2 classified; 3 before the reply;
// and a registration begun by 信访局.
func badLetters(t *testing.T) *town {
	w := newTown(t, "2026-09-18 09:10")
	for n := 1; n <= 3; n++ {
		w.says("xf_jingban", fmt.Sprintf("登记\n标题：第%d件\n受文领导：区委书记\n编号：LY-%d\n内容：第%d村口的排水沟堵了两个月，请疏通。", n, n, n))
		w.says("xf_jingban", "确认")
		w.says("xf_jingban", fmt.Sprintf("分类 %d 信访", n))
	}
	for _, line := range []string{"xf_jingban 交办 1 三营镇", "sanying 签收 1", "xf_jingban 交办 3 头营镇", "touying 签收 3",
		"touying 报告 3\n表明态度：感谢。\n工作过程：已清淤。\n核查情况：属实。\n网友反馈：满意。\n属实程度：属实\n回复建议：网友您好，已清淤。", "touying 提交",
		"xf_shenhe 审核 3 通过", "dw_shenhe 审核 3 通过", "dw_jingban 报签 3", "shuji 审定 3 同意",
		"sanying 报告 1\n工作过程：九月十九日已经组织清淤。", "xf_jingban 登记\n标题：第四件\n内容：路灯三天不亮，请维修。"} {
		who, text, _ := strings.Cut(line, " ")
		w.says(who, text)
	}
	w.deliver("")
	if l := w.letter(3); l.Stage != workflow.Replying {
		t.Fatalf("letter 3 is %s", l.Stage)
	}
	return w
}

// Bad input changes nothing, says what is wrong and what would be right, and leaves
// what was typed so far where it is.
func TestBadInputSaysWhatWouldBeRightAndChangesNothing(t *testing.T) {
	t.Parallel()
	w := badLetters(t)
	long := strings.Repeat("路", 20001)
	for _, c := range []struct{ name, who, text, wrong, right string }{
		{"an unknown number", "xf_jingban", "查看 99", "没有编号为 2026-0099 的留言", "待办"},
		{"an unknown number to act on", "sanying", "签收 99", "没有编号为 2026-0099 的留言", "待办"},
		{"a number of another year", "sanying", "签收 2025-0001", "没有编号为 2025-0001 的留言", "待办"},
		{"a unit that does not exist", "xf_jingban", "交办 2 五营镇", "五营镇", "例如：交办 2"},
		{"a unit that matches two", "xf_jingban", "交办 2 营", "三营镇、头营镇", "交办 2"},
		{"a deadline in the past", "sanying", "承诺 1 9月1日 完成路面修复", "今天或以后的日期", "例如：承诺 10月20日"},
		{"a 督办单 due yesterday", "dw_jingban", "督办 1 2026-09-17 请说明原因", "今天或以后", "例如"},
		{"an empty report element", "sanying", "提交", "还缺：表明态度、核查情况", "请接着填写"},
		{"a finding outside the four", "sanying", "属实程度：大致差不多", "属实、基本属实、部分属实、不属实", "属实"},
		{"a link that is no link", "xf_jingban", "发布 3 已经发了", "没有看到回复的网页地址", "例如：发布 3 https://"},
		{"20,000 characters and one", "sanying", "表明态度：" + long, "20000", "精简"},
		{"a return of 20,000 characters", "sanying", "退回 1 " + long, "20000", "精简"},
		{"a letter of 20,000 characters", "xf_jingban", "内容：" + long, "20000", ""},
	} {
		before := w.standing(c.who)
		w.post.sent = nil
		w.says(c.who, c.text)
		w.deliver(c.who)
		said := w.heard(c.who)
		if !strings.Contains(said, c.wrong) || !strings.Contains(said, c.right) {
			t.Errorf("%s: no %q and %q in: %s", c.name, c.wrong, c.right, said)
		}
		after := w.standing(c.who)
		if after.events != before.events || after.letters != before.letters {
			t.Errorf("%s: it changed %d events, %s to %s", c.name, after.events-before.events, before.letters, after.letters)
		}
		if after.dialogue.Kind != before.dialogue.Kind || string(after.dialogue.Data) != string(before.dialogue.Data) {
			t.Errorf("%s: the dialogue was %s %.200s, is %s %.200s", c.name, before.dialogue.Kind, before.dialogue.Data, after.dialogue.Kind, after.dialogue.Data)
		}
		if strings.Contains(said, "路路路路") {
			t.Errorf("%s: it sends the long text back", c.name)
		}
	}
}

// heard is all that somebody was sent since the post was emptied.
func (w *town) heard(who string) string {
	var texts []string
	for _, m := range w.post.sent {
		if m.to == who {
			texts = append(texts, m.text)
		}
	}
	return strings.Join(texts, "\n")
}
