package main

import (
	"fmt"
	"strings"
	"testing"
)

// pasted is a letter as an officer copies it from the board; invented.
const pasted = `标题：三营镇团结村自来水每天只通两小时
类型：投诉/求助
受文领导：区委书记
网友：团结村村民
时间：2026-09-17 20:15
编号：18290461
内容：我们三营镇团结村三组从七月底开始，自来水每天早上只来两个小时，做饭洗衣都要存水。
村干部说是主管道老化，但一直没有人修。请书记帮忙问一问，什么时候能恢复正常供水？`

// fourElements is a unit's report with its parts under their names.
const fourElements = `表明态度：感谢网友对我镇工作的关心。镇党委政府高度重视，镇长带队当天到现场查看，要求三日内解决，反映情况属实。
工作过程：经查，团结村三组主管道DN110阀门老化漏水。9月21日组织抢修，更换阀门2处、管道36米，当日18时恢复全天供水。
核查情况：9月22日镇纪委到户实地查验12户，水压正常；电话回访网友确认已恢复。
网友反馈：9月22日电话联系网友，网友表示满意。
属实程度：属实
回复建议：网友您好！您反映的团结村三组供水问题收悉。经核查，情况属实，系主管道阀门老化所致。9月21日已完成抢修，恢复全天供水。感谢您的监督！`

const replyLink = "https://liuyan.people.com.cn/threads/content?tid=18290461"

// step is one line of a walk: who types what, a piece of the answer, and how
// far the letter is afterwards (empty: not asked).
type step struct{ who, types, answer, stage string }

func (c chat) walk(number string, steps []step) {
	c.t.Helper()
	for _, s := range steps {
		c.says(s.who, s.types, s.answer)
		if s.stage == "" {
			continue
		}
		c.settled()
		if got := c.letter(number).Stage; got != s.stage {
			c.t.Fatalf("after %s: %s the letter is %s, want %s", s.who, s.types, got, s.stage)
		}
	}
}

// pathOf is the whole path of one letter that 三营镇 handles.
func pathOf(seq int, letter, link string) []step {
	return []step{
		{"xf_jingban", "登记\n" + letter, "请核对", ""},
		{"xf_jingban", "确认", fmt.Sprintf("2026-%04d", seq), "registered"},
		{"xf_jingban", fmt.Sprintf("分类 %d 信访", seq), "信访类", "registered"},
		{"xf_jingban", fmt.Sprintf("交办 %d 三营镇", seq), "三营镇", "handling"},
		{"sanying", fmt.Sprintf("签收 %d", seq), "已签收", "handling"},
		{"sanying", fmt.Sprintf("报告 %d", seq), "第1项", "handling"},
		{"sanying", fourElements, "齐", "handling"},
		{"sanying", "提交", "已报送", "reviewing"},
		{"xf_shenhe", fmt.Sprintf("审核 %d 通过", seq), "区委督查室", "reviewing"},
		{"dw_shenhe", fmt.Sprintf("审核 %d 通过", seq), "报签", "approving"},
		{"shuji", fmt.Sprintf("审定 %d 同意", seq), "报签", "approving"},
		{"dw_jingban", fmt.Sprintf("报签 %d", seq), "审定", "approving"},
		{"shuji", fmt.Sprintf("审定 %d 同意", seq), "已审定", "replying"},
		{"xf_jingban", fmt.Sprintf("发布 %d %s", seq, link), "办结", "closed"},
		{"xf_jingban", fmt.Sprintf("归档 %d", seq), "已归档", "archived"},
	}
}

func TestAnOutsideWeComTakesALetterToTheArchive(t *testing.T) {
	t.Parallel()
	tn := newEmptyTown(t)
	c := chat{town: tn, service: tn.serve()}
	c.walk("2026-0001", pathOf(1, pasted, replyLink))
	l := c.letter("2026-0001")
	if len(l.Assignments) != 1 || l.Assignments[0].Unit != "三营镇" || l.Assignments[0].Role != "lead" ||
		l.Assignments[0].Status != "done" || l.Assignments[0].DueOn != "2026-09-24" {
		t.Errorf("the assignment is %+v", l.Assignments)
	}
	if l.Category != "petition" || l.Addressee != "secretary" || l.Urgent {
		t.Errorf("category %s, addressee %s, urgent %v", l.Category, l.Addressee, l.Urgent)
	}
	if l.Report == nil || l.Report.Version != 1 || l.Report.Finding != "substantiated" || l.Report.Interim {
		t.Errorf("the report is %+v", l.Report)
	}
	_, approved, _ := strings.Cut(fourElements, "回复建议：")
	if len(l.Replies) != 1 || l.Replies[0].URL != replyLink || l.Replies[0].Text != approved || l.Replies[0].Channel != "public" {
		t.Errorf("published is %+v, approved was %s", l.Replies, approved)
	}
	if l.Commitments == nil {
		t.Error("commitments are not a list")
	}
	tn.settled()
	if tn.run("audit", "verify").must(t, 0); tn.count(`SELECT count(*) FROM deliveries WHERE ended NOT IN ('sent')`) != 0 {
		t.Error("not everything that was to be said arrived")
	}
	if code := c.service.stop(); code != 0 {
		t.Errorf("serve ended with %d", code)
	}
}
