package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"huiyin/bot/wecom/simulator"
	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// playedLetter is the letter of the play; invented.
const playedLetter = `登记
标题：三营镇老街排水沟堵塞污水横流
类型：投诉/求助
受文领导：区委书记
网友：老街居民
时间：%s
编号：play-%s
内容：三营镇老街供销社门口的排水沟堵了快两个月，一下雨污水就漫到路面，臭味很大，老人出门还摔过跤。找过村上两次，都说在想办法。请领导帮忙协调，尽快疏通。`

// playedReport is the unit's report, pasted at once.
const playedReport = `表明态度：感谢网友对三营镇人居环境工作的关注。镇党委高度重视，主要负责人当天到现场查看，要求一周内解决。经核查，反映的问题属实。
工作过程：已组织清淤车和6名工人对老街120米排水沟清淤疏通，更换破损盖板14块，积水已全部排除。
核查情况：镇纪委和村委会当日实地查验，沟内排水通畅，路面无积水；并于当晚电话回访。
网友反馈：已与网友电话沟通，网友对处理结果表示满意。
属实程度：属实
回复建议：网友您好！您反映的三营镇老街排水沟堵塞问题收悉。经核查，情况属实。镇政府已组织清淤疏通120米，更换破损盖板14块，现已排水通畅。感谢您对我们工作的关心和监督！`

// play is the whole walk (第八条); it ends without error only if the letter is
// archived and the log holds.
func (st *demo) play(ctx context.Context, s streams) error {
	p := &player{st: st, out: s.out, names: map[string]string{}, seen: map[string]int64{}}
	members, err := membersOf("")
	if err != nil {
		return err
	}
	p.learn(members)
	n := workflow.Number{Year: calendar.Of(st.house.clock.Now()).Year(), Seq: len(sampleLetters) + 1}
	for _, scene := range []func(context.Context, workflow.Number) error{
		p.registering, p.accepting, p.overdue, p.reporting, p.reviewing, p.approving, p.publishing, p.month, p.archiving,
	} {
		if err := scene(ctx, n); err != nil {
			return err
		}
	}
	return p.curtain(ctx, n)
}

func (p *player) learn(members []simulator.Member) {
	for _, m := range members {
		p.names[m.UserID] = m.Name
	}
}

// line is one exchange: who types what, and what the answer must hold.
type line struct{ member, text, want string }

func (p *player) exchange(ctx context.Context, lines ...line) error {
	for _, l := range lines {
		if _, err := p.says(ctx, l.member, l.text, l.want); err != nil {
			return err
		}
	}
	return nil
}

func (p *player) registering(ctx context.Context, n workflow.Number) error {
	p.title("登记交办")
	posted := p.st.house.clock.Now().In(calendar.CST).Add(-13 * time.Hour).Format("2006-01-02 15:04")
	return p.exchange(ctx,
		line{"xf_jingban", fmt.Sprintf(playedLetter, posted, n), "请核对"},
		line{"xf_jingban", "确认", "已登记"},
		line{"xf_jingban", fmt.Sprintf("分类 %d 信访", n.Seq), "信访类"},
		line{"xf_jingban", fmt.Sprintf("交办 %d 三营镇", n.Seq), "已交办三营镇"})
}

func (p *player) accepting(ctx context.Context, n workflow.Number) error {
	p.title("承办签收")
	card, err := p.hears(ctx, "sanying", "新交办")
	if err != nil {
		return err
	}
	if err := p.presses(ctx, "sanying", card, "签收", "已签收"); err != nil {
		return err
	}
	return p.exchange(ctx, line{"touying", fmt.Sprintf("查看 %d", n.Seq), "不在您的办理范围"},
		line{"sanying", fmt.Sprintf("为什么 %d", n.Seq), "第5日"})
}

// overdue lets time pass: the morning's agenda on the due day, and the day
// after it the reminder.
func (p *player) overdue(ctx context.Context, n workflow.Number) error {
	_, due, err := p.letter(ctx, n)
	if err != nil {
		return err
	}
	if err := p.until(ctx, due.At(8, 41)); err != nil {
		return err
	}
	p.title("到期当天的今日待办")
	if _, err := p.hears(ctx, "sanying", "今日到期"); err != nil {
		return err
	}
	if err := p.until(ctx, calendar.New(calendar.National()).Next(due).At(8, 50)); err != nil {
		return err
	}
	p.title("逾期催办")
	if _, err := p.hears(ctx, "sanying", "催办"); err != nil {
		return err
	}
	_, err = p.hears(ctx, "sanying_fz", "催办")
	return err
}

func (p *player) reporting(ctx context.Context, n workflow.Number) error {
	p.title("报送办理情况")
	return p.exchange(ctx,
		line{"sanying", fmt.Sprintf("报告 %d", n.Seq), "请填第1项"},
		line{"sanying", playedReport, "要素已齐"},
		line{"sanying", "提交", "已报送"})
}

func (p *player) reviewing(ctx context.Context, n workflow.Number) error {
	p.title("审核（退改一次）")
	if err := p.exchange(ctx,
		line{"xf_shenhe", fmt.Sprintf("审核 %d 退回 事实关 请写明清淤完成的日期", n.Seq), "已退回三营镇修改"}); err != nil {
		return err
	}
	if _, err := p.hears(ctx, "sanying", "退回修改"); err != nil {
		return err
	}
	return p.exchange(ctx,
		line{"sanying", fmt.Sprintf("报告 %d", n.Seq), "要素已齐"},
		line{"sanying", "改第2项", "请填第2项"},
		line{"sanying", "昨日组织清淤车和6名工人对老街120米排水沟清淤疏通，当天完成；更换破损盖板14块，积水已全部排除。", "要素已齐"},
		line{"sanying", "提交", "第2版"},
		line{"xf_shenhe", fmt.Sprintf("审核 %d 通过", n.Seq), "转区委督查室审核"},
		line{"dw_shenhe", fmt.Sprintf("审核 %d 通过", n.Seq), "转入报签"})
}

func (p *player) approving(ctx context.Context, n workflow.Number) error {
	p.title("报签审定")
	if err := p.exchange(ctx,
		line{"shuji", fmt.Sprintf("审定 %d 同意", n.Seq), "还没有报签"},
		line{"dw_jingban", fmt.Sprintf("报签 %d", n.Seq), "已报区委书记审定"}); err != nil {
		return err
	}
	if _, err := p.hears(ctx, "shuji", "请审定"); err != nil {
		return err
	}
	return p.exchange(ctx, line{"quzhang", fmt.Sprintf("审定 %d 同意", n.Seq), "不在您的办理范围内"},
		line{"shuji", fmt.Sprintf("审定 %d 同意", n.Seq), "已审定同意"})
}

func (p *player) publishing(ctx context.Context, n workflow.Number) error {
	p.title("统一回复")
	if _, err := p.hears(ctx, "xf_jingban", "请原文粘贴"); err != nil {
		return err
	}
	return p.exchange(ctx,
		line{"xf_jingban", fmt.Sprintf("发布 %d https://liuyan.people.com.cn/threads/content?tid=%d", n.Seq, n.Seq), "办结"})
}

func (p *player) month(ctx context.Context, n workflow.Number) error {
	p.title("分析通报")
	month := p.st.house.clock.Now().In(calendar.CST).Format("2006-01")
	if err := p.exchange(ctx, line{"dw_jingban", "统计 " + month, "按时办结率"}); err != nil {
		return err
	}
	if _, err := p.says(ctx, "dw_jingban", "通报 "+month, "【文件】"); err != nil {
		return err
	}
	return nil
}

func (p *player) archiving(ctx context.Context, n workflow.Number) error {
	p.title("立卷存档")
	if err := p.exchange(ctx, line{"xf_jingban", fmt.Sprintf("归档 %d", n.Seq), "已归档"}); err != nil {
		return err
	}
	return p.keepDossier(ctx, n)
}

// curtain holds the end against what was promised.
func (p *player) curtain(ctx context.Context, n workflow.Number) error {
	stage, _, err := p.letter(ctx, n)
	if err != nil {
		return err
	}
	audit, err := p.st.house.db.Audit(ctx)
	if err != nil {
		return err
	}
	if stage != workflow.Archived || len(audit.Flaws) > 0 {
		return errors.Join(fmt.Errorf("%s ended %s, log flaws %d", n, stage, len(audit.Flaws)))
	}
	fmt.Fprintf(p.out, "\n%s\n剧终：%s 已归档；日志 %d 条，核验完整。\n", strings.Repeat("═", 20), n, audit.Events)
	return nil
}
