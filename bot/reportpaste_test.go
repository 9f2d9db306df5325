package bot

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// whole is a report in the shapes below.
var whole = workflow.Report{Attitude: "感谢网友。高度重视！", Process: "已清淤120米；更换盖板。", Verification: "实地查验，属实。", Feedback: "网友满意。",
	Finding: workflow.Substantiated, ProposedReply: "网友您好！已办结。"}

func TestAReportIsFiledUnderItsHeadings(t *testing.T) {
	for _, c := range []struct{ name, text string }{
		{"a heading a line", "表明态度：感谢网友。高度重视！\n工作过程：已清淤120米；更换盖板。\n核查情况：实地查验，属实。\n网友反馈：网友满意。\n属实程度：属实\n回复建议：网友您好！已办结。"},
		{"numbered, half-width colons", "一、表明态度:感谢网友。高度重视！\n二、工作过程:已清淤120米；更换盖板。\n三、核查情况:实地查验，属实。\n四、网友反馈:网友满意。\n五、属实程度:属实。\n六、回复建议:网友您好！已办结。"},
		{"headings on their own lines", "表明态度\n感谢网友。高度重视！\n工作过程\n已清淤120米；更换盖板。\n核查情况\n实地查验，属实。\n网友反馈\n网友满意。\n属实程度\n属实\n回复建议\n网友您好！已办结。"},
		{"in brackets, all in one line", "【表明态度】感谢网友。高度重视！【工作过程】已清淤120米；更换盖板。【核查情况】实地查验，属实。【网友反馈】网友满意。【属实程度】属实【回复建议】网友您好！已办结。"},
		{"one paragraph, behind stops", "表明态度：感谢网友。高度重视！工作过程：已清淤120米；更换盖板。核查情况：实地查验，属实。网友反馈：网友满意。属实程度：属实。回复建议：网友您好！已办结。"},
		{"as Markdown, in another order, Windows line ends", "**回复建议：** 网友您好！已办结。\r\n## 属实程度：属实\r\n（1）网友反馈：网友满意。\r\n(2) 核查情况：实地查验，属实。\r\n3. 工作过程：已清淤120米；更换盖板。\r\n4、表明态度：感谢网友。高度重视！"},
		{"other names", "表明态度：感谢网友。高度重视！\n工作过程：已清淤120米；更换盖板。\n核查情况：实地查验，属实。\n网友反馈：网友满意。\n认定结论：经核查，反映情况属实。\n拟回复内容：网友您好！已办结。"},
		{"under a title", "三营镇关于2026-0001号留言的办理情况报告\n表明态度：感谢网友。高度重视！\n工作过程：已清淤120米；更换盖板。\n核查情况：实地查验，属实。\n网友反馈：网友满意。\n属实程度：属实\n回复建议：网友您好！已办结。"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got workflow.Report
			found, _ := readReport(c.text, &got, calendar.Date(2026, 9, 21))
			if diff := cmp.Diff(whole, got); diff != "" || len(found) != 6 {
				t.Errorf("%v (-want +got):\n%s", found, diff)
			}
		})
	}
}

func TestHeadingsWithinSentencesAreText(t *testing.T) {
	for _, text := range []string{
		"我们按照表明态度、工作过程、核查情况的要求逐项落实。", "对工作过程：清淤一事作了记录", "经核查情况属实，网友反馈良好。", "属实程度很高", "回复建议已采纳", "已将网友反馈：满意一并记录",
	} {
		var r workflow.Report
		if found, unfiled := readReport(text, &r, calendar.Date(2026, 9, 21)); len(found) > 0 || unfiled != "" {
			t.Errorf("%q is filed under %v", text, found)
		}
	}
	r := workflow.Report{}
	if _, _ = readReport("工作过程：按照核查情况、网友反馈的要求办理，表明态度坚决。", &r, calendar.Date(2026, 9, 21)); r.Process != "按照核查情况、网友反馈的要求办理，表明态度坚决。" || r.Feedback+r.Attitude+r.Verification != "" {
		t.Errorf("a sentence was cut: %+v", r)
	}
}

func TestPasteKeepsWhatItDoesNotSay(t *testing.T) {
	r := whole
	found, _ := readReport("工作过程：改过的过程。\n回复建议：\n属实程度：说不清", &r, calendar.Date(2026, 9, 21))
	want := whole
	want.Process = "改过的过程。"
	if diff := cmp.Diff(want, r); diff != "" || !slices.Equal(found, parts[1:2]) {
		t.Errorf("%v (-want +got):\n%s", found, diff)
	}
}

func TestWhatStandsBeforeTheFirstHeadingIsTold(t *testing.T) {
	var r workflow.Report
	if _, unfiled := readReport("感谢网友对我镇的关心。工作过程：已清淤。", &r, calendar.Date(2026, 9, 21)); unfiled != "感谢网友对我镇的关心。" {
		t.Errorf("unfiled is %q", unfiled)
	}
	long := strings.Repeat("感谢网友对我镇工作的关心和支持，", 4)
	n := workflow.Number{Year: 2026, Seq: 1}
	if text := textReport(n, reporting{}, nil, long); !strings.Contains(text, "未记入") {
		t.Errorf("a part without heading gets lost in silence: %s", text)
	}
	if text := textReport(n, reporting{}, nil, "三营镇办理情况报告"); strings.Contains(text, "未记入") {
		t.Errorf("a title is complained about: %s", text)
	}
}

func TestFindingsAreReadOrAskedFor(t *testing.T) {
	for text, want := range map[string]workflow.Finding{
		"属实": workflow.Substantiated, "属实。": workflow.Substantiated, " 基本属实 ": workflow.MostlySubstantiated, "部分属实": workflow.PartlySubstantiated, "不属实": workflow.Unsubstantiated,
		"為屬實": workflow.Substantiated, "经核查，反映情况基本属实。": workflow.MostlySubstantiated, "网友反映的问题不属实": workflow.Unsubstantiated, "认定为部分属实": workflow.PartlySubstantiated,
		"部分属实，其中第二项不属实。": workflow.PartlySubstantiated, "属实（两项均属实）": workflow.Substantiated, "属实，但已整改": workflow.Substantiated,
		"不完全属实": "", "是否属实待查": "", "无法认定属实": "", "属实，第二项不属实": "", "属实性存疑": "", "": "", "不涉及": workflow.NotApplicable, "大部分情况与事实相符": "",
	} {
		if got, ok := readFinding(text); got != want || ok != (want != "") {
			t.Errorf("%q is %q %v, want %q", text, got, ok, want)
		}
	}
}

func TestAFindingWithoutHeadingIsTakenOnlyWhenStated(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       workflow.Finding
	}{
		{"on a line of its own", "表明态度：感谢。\n基本属实\n", workflow.MostlySubstantiated},
		{"stated in a sentence", "表明态度：感谢，经核查，反映的问题属实。", workflow.Substantiated},
		{"two that differ", "表明态度：经核查，情况属实。\n核查情况：认定为不属实。", ""},
		{"none", "表明态度：感谢。", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var r workflow.Report
			if readReport(c.text, &r, calendar.Date(2026, 9, 21)); r.Finding != c.want {
				t.Errorf("the finding is %q, want %q", r.Finding, c.want)
			}
		})
	}
}

func TestItemsAreNamedByNumberOrName(t *testing.T) {
	for text, want := range map[string]int{"改第2项": 1, "改2": 1, "修改第六项": 5, "重填3条": 2, "改 核查情况": 2, "改回复建议": 5, "改属实程度": 4, "改第一项": 0,
		"改第7项": 6, "改解决时限": 7, "改第9项": -1, "改第0项": -1, "改第2项和第3项": -1, "改": -1, "改天再报": -1, "修改后的过程如下": -1} {
		if got := itemOf(normal(text)); got != want {
			t.Errorf("%q names item %d, want %d", text, got, want)
		}
	}
}

func FuzzReadReport(f *testing.F) {
	for _, s := range []string{"表明态度：甲\n工作过程：乙", "【回复建议】甲【属实程度】属实", "一、表明态度\n二、", "认定：不属实", "。表明态度：。表明态度：", "**网友反馈。**"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var r workflow.Report
		found, unfiled := readReport(text, &r, calendar.Date(2026, 9, 21))
		flat := strings.ReplaceAll(text, "\r\n", "\n")
		for _, e := range workflow.Elements {
			if !strings.Contains(flat, r.Text(e)) {
				t.Errorf("%q does not hold %q", text, r.Text(e))
			}
		}
		if !strings.Contains(flat, r.ProposedReply) || !strings.Contains(flat, unfiled) {
			t.Errorf("%q holds neither %q nor %q", text, r.ProposedReply, unfiled)
		}
		if len(found) == 0 && (r != workflow.Report{}) {
			t.Errorf("found nothing in %q and yet %+v", text, r)
		}
	})
}
