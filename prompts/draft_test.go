package prompts

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"huiyin/workflow"
)

var heatingReport = workflow.Report{
	Attitude:     "感谢您的留言。接到留言后，我镇高度重视，立即安排专人调查处理。\n已经单位主要负责人审签。",
	Process:      "工作过程：9月20日，我镇组织施工队更换老化管网120米。目前室温已达到18度以上。下一步，我镇将于供暖前完成全部检修。",
	Verification: "一、核查情况：经实地查验，安置小区2号管网老化，导致部分住户暖气不热。核查方式：实地查验。",
	Feedback:     "已电话联系网友马小云（13812345678），本人表示满意。",
	Finding:      workflow.MostlySubstantiated,
}

func TestADraftIsTheUnitsOwnSentencesInTheOrderOfAReply(t *testing.T) {
	d, err := NewOffline(nil).Draft(t.Context(), Commission{Report: heatingReport, Known: []string{"马小云"}})
	if err != nil {
		t.Fatal(err)
	}
	const want = `网友：您好！
您的留言已收悉，感谢您的关注。现将有关情况回复如下：
接到留言后，我镇高度重视，立即安排专人调查处理。
经核查，您反映的问题基本属实。经实地查验，安置小区2号管网老化，导致部分住户暖气不热。
9月20日，我镇组织施工队更换老化管网120米。目前室温已达到18度以上。
下一步，我镇将于供暖前完成全部检修。
感谢您的理解与支持！`
	if diff := cmp.Diff(want, d.Text); diff != "" {
		t.Errorf("draft (-want +got):\n%s", diff)
	}
	omitted := []Omission{
		{Ref{"attitude", 3}, "已经单位主要负责人审签。", "内部事项"},
		{Ref{"verification", 2}, "核查方式：实地查验。", "表格项目"},
		{Ref{"feedback", 1}, "已电话联系网友马小云（13812345678），本人表示满意。", "与网友的联系情况不公开"},
	}
	if diff := cmp.Diff(omitted, d.Omitted); diff != "" {
		t.Errorf("omitted (-want +got):\n%s", diff)
	}
}

func TestEverySentenceOfADraftIsFoundWhereItPoints(t *testing.T) {
	r := heatingReport
	d, err := NewOffline(nil).Draft(t.Context(), Commission{Report: r})
	if err != nil {
		t.Fatal(err)
	}
	joined, own := "", 0
	for _, s := range d.Sentences {
		joined += s.Text
		if len(s.Refs) == 0 {
			if !slices.Contains([]string{salutation, frames[DraftPublic].opening, closing}, s.Text) {
				t.Errorf("%q rests on nothing", s.Text)
			}
			continue
		}
		own++
		for _, ref := range s.Refs {
			if ref.Part == workflow.PartFinding {
				continue
			}
			if at := sentences(r.Text(workflow.Element(ref.Part)))[ref.N-1]; !strings.Contains(at, s.Text) {
				t.Errorf("%q is not sentence %d of %s: %q", s.Text, ref.N, ref.Part, at)
			}
		}
	}
	if own != 6 || joined != strings.ReplaceAll(d.Text, "\n", "") {
		t.Errorf("%d sentences of the unit; text and sentences differ: %q", own, joined)
	}
}

func TestWhatMustStayInsideDoesNotGetIntoADraft(t *testing.T) {
	const kept = "现场垃圾已全部清运。"
	for name, inside := range map[string]string{
		"an instruction":             "区委主要领导作出批示。",
		"a petitioner's mobile":      "我镇拨打了13812345678了解情况。",
		"a petitioner's flat":        "工作人员到幸福小区3号楼2单元501室走访。",
		"a known name":               "马小云家中暖气已修好。",
		"a surname with a title":     "经与王女士当面沟通，已达成一致。",
		"how opinion is led":         "同步做好舆情引导。",
		"who was transferred what":   "按照区信访局转办要求办理。",
		"a private landline":         "网友座机0954-2031234无人接听。",
		"an internal document":       "详见内部资料第三页。",
		"an identity card":           "身份证号11010519491231002X已核对。",
		"that the head signed":       "本报告已经单位主要负责人审签。",
		"a form entry with a method": "联系方式：电话回访。",
	} {
		t.Run(name, func(t *testing.T) {
			d, err := NewOffline(nil).Draft(t.Context(), Commission{Report: workflow.Report{Process: inside + kept}, Known: []string{"马小云"}})
			if err != nil {
				t.Fatal(err)
			}
			if strings.Contains(d.Text, strings.TrimRight(inside, "。")) || !strings.Contains(d.Text, kept) {
				t.Errorf("draft:\n%s", d.Text)
			}
			if len(d.Omitted) != 1 || d.Omitted[0].Text != inside || d.Omitted[0].Reason == "" {
				t.Errorf("omitted %+v", d.Omitted)
			}
		})
	}
}

func TestAnOfficesNumberAndAStreetMayStand(t *testing.T) {
	r := workflow.Report{Process: "已责令人民路12号烧烤店停业整改。如有疑问，请拨打0954-2031234咨询。"}
	d, err := NewOffline(nil).Draft(t.Context(), Commission{Report: r})
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(d.Text, r.Process) || len(d.Omitted) != 0 {
		t.Errorf("draft:\n%s\nomitted %v", d.Text, d.Omitted)
	}
}

func TestTheFindingIsSaidOnce(t *testing.T) {
	r := workflow.Report{Finding: workflow.Substantiated, Verification: "经查，网友反映的问题属实。", Process: "已整改。"}
	d, err := NewOffline(nil).Draft(t.Context(), Commission{Report: r})
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(d.Text, "属实"); n != 1 {
		t.Errorf("属实 stands %d times:\n%s", n, d.Text)
	}
}

func TestADraftOfNothingIsRefused(t *testing.T) {
	for name, r := range map[string]workflow.Report{
		"an empty report":           {},
		"only a finding":            {Finding: workflow.Substantiated},
		"only courtesies":           {Attitude: "感谢您的留言！"},
		"only what must not go out": {Process: "已报请领导批示。", Feedback: "已联系网友。"},
	} {
		if d, err := NewOffline(nil).Draft(t.Context(), Commission{Report: r}); !errors.Is(err, ErrNothingToDraft) {
			t.Errorf("%s: %v, %q", name, err, d.Text)
		}
	}
}

func TestAProposedReplyIsTakenWhereTheElementsSayNothing(t *testing.T) {
	r := workflow.Report{ProposedReply: "网友您好！路灯已于9月20日修复。感谢您的监督！"}
	d, err := NewOffline(nil).Draft(t.Context(), Commission{Report: r})
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Join([]string{salutation, frames[DraftPublic].opening, "路灯已于9月20日修复。", closing}, "\n")
	if d.Text != want {
		t.Errorf("draft:\n%s", d.Text)
	}
}

// Only the clauses of a courtesy stand without a source; a thank-you carries nothing else with it.
func TestOnlyCourtesiesStandWithoutASource(t *testing.T) {
	for text, want := range map[string]bool{
		"网友：您好！": true, "网友“清水河畔”：您好！": true, "您的留言已收悉，现回复如下。": true, "感谢您的理解与支持！": true, "欢迎您继续关注和监督我们的工作。": true,
		"感谢您的支持，供暖费可按日减半。": false, "感谢您的支持，请关注“原州住建”公众号。": false, "补贴五千元已收悉。": false, "补贴已发，您好！": false,
		"欢迎您凭本回复免缴当季采暖费。": false, "感谢您的支持，我们将尽快解决。": false, "登录网站领取补贴。": false,
	} {
		if got := courteous(text, Commission{}); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}
