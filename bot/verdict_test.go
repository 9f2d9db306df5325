package bot

import (
	"slices"
	"strings"
	"testing"

	"huiyin/workflow"
)

func TestAYesAndANoAreToldApart(t *testing.T) {
	for text, want := range map[string]verdict{
		"通过": yes, "通过。": yes, "全部通过": yes, "同意": yes, "同意！": yes, "批准": yes, "同意，请尽快公开": yes, "通过 文字关": yes, "通过文字关": yes, "同意\n请尽快": yes,
		"退回": no, "退回文字关": no, "不同意": no, "不通过，事实不清": no, "驳回": no, "退改 请补充": no,
		"通过电话核实": neither, "同意见": neither, "批准文号": neither, "": neither, "好": neither, "不": neither,
	} {
		if got, _ := readVerdict(text); got != want {
			t.Errorf("%q is %d, want %d", text, got, want)
		}
	}
}

func TestAYesWithAConditionIsAskedAbout(t *testing.T) {
	for opinion, want := range map[string]bool{
		"但请补充下一步": true, "请修改第二段": true, "不过要核实": true, "待核实后再报": true, "需补充时限": true, "删去最后一句": true, "改为现已完工": true,
		"": false, "请信访局尽快公开": false, "抓紧办理": false, "请持续跟进": false,
	} {
		if doubtful(opinion) != want {
			t.Errorf("a yes with %q is doubtful: %v", opinion, !want)
		}
	}
}

func TestGatesAreReadOffTheFront(t *testing.T) {
	for _, c := range []struct {
		text, rest string
		gates      []workflow.Gate
	}{
		{"文字关 请改", "请改", []workflow.Gate{workflow.Wording}},
		{"事实关、政策关，请补充", "请补充", []workflow.Gate{workflow.Facts, workflow.Policy}},
		{"保密 去掉电话", "去掉电话", []workflow.Gate{workflow.Secrecy}},
		{"事实：时间不清", "时间不清", []workflow.Gate{workflow.Facts}},
		{"事实不清", "事实不清", nil},
		{"通过电话核实的，请写明时间", "通过电话核实的，请写明时间", nil},
		{"法律", "法律", nil},
	} {
		gates, rest := readGates(c.text)
		if !slices.Equal(gates, c.gates) || rest != c.rest {
			t.Errorf("%q: %v and %q, want %v and %q", c.text, gates, rest, c.gates, c.rest)
		}
	}
}

func TestDaysAreRead(t *testing.T) {
	for word, want := range map[string]int{"5日": 5, "15天": 15, "15个工作日": 15, "5": 5, "10日": 10, "三营镇": 0, "日": 0, "5号": 0, "0日": 0, "99999日": 0, "": 0} {
		if got, ok := readDays(word); ok != (want > 0) || (ok && got != want) {
			t.Errorf("%q: %d %v, want %d", word, got, ok, want)
		}
	}
}

func TestALinkIsFoundAmongWords(t *testing.T) {
	for text, want := range map[string]string{
		"https://a.cn/1": "https://a.cn/1", "链接：https://a.cn/T?x=1&y=2#z，已发": "https://a.cn/T?x=1&y=2#z", "（http://a.cn/1）": "http://a.cn/1", "www.a.cn": "", "已发": "",
	} {
		if got := link.FindString(text); got != want {
			t.Errorf("in %q the link is %q, want %q", text, got, want)
		}
	}
	for _, label := range []string{"链接：", "回复链接: ", "网址", "公开地址："} {
		if got := strings.TrimSpace(linkLabel.ReplaceAllString(label, "")); got != "" {
			t.Errorf("%q leaves %q", label, got)
		}
	}
}

func TestACategoryIsReadByItsNameAlone(t *testing.T) {
	for text, want := range map[string]workflow.Category{
		"信访": workflow.Petition, "信访类": workflow.Petition, "信访类。": workflow.Petition, "咨询": workflow.Inquiry, "涉法涉诉类": workflow.Litigation, "涉法": workflow.Litigation,
		"党风廉政": workflow.Discipline, "廉政": workflow.Discipline, "感谢": workflow.Thanks, "建议类": workflow.Suggestion,
		"不是信访": "", "信访还是咨询": "", "": "", "三营镇": "",
	} {
		if got := readCategory(text); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

// The writer's name and telephone are taken out of others' words for whoever
// may not know them.
func TestAWriterIsVeiled(t *testing.T) {
	l := workflow.Letter{Petitioner: workflow.Petitioner{Contact: workflow.ContactDetails{Name: "马小兰", Phone: "13912345678"}}}
	const told = "已电话13912345678联系马小兰本人，马小兰表示满意。"
	if got := veil(&l, false)(told); got != "已电话〔电话〕联系〔姓名〕本人，〔姓名〕表示满意。" {
		t.Errorf("others read %q", got)
	}
	if got := veil(&l, true)(told); got != told {
		t.Errorf("the contact reads %q", got)
	}
	short := workflow.Letter{Petitioner: workflow.Petitioner{Contact: workflow.ContactDetails{Name: "马", Phone: "1"}}}
	if got := veil(&short, false)("马路1号"); got != "马路1号" {
		t.Errorf("a slip of the pen veils %q", got)
	}
}
