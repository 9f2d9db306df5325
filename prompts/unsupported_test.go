package prompts

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

var drainReport = workflow.Report{Attitude: "感谢网友留言，我镇高度重视。", Process: "9月19日组织6人清淤120米，更换盖板14块，依据《城镇排水条例》办理。",
	Verification: "2026年9月20日实地查验，反映情况属实。", Feedback: "已电话告知网友，表示满意。", Finding: workflow.Substantiated,
	NextStep: "将于10月底前更换老化管道。", NextDate: calendar.Date(2026, 10, 30)}

func TestWhatAReplyMayNotMakeUp(t *testing.T) {
	t.Parallel()
	l := Letter{Title: "老街排水沟", Body: "供销社门口堵了2个月，三盏路灯也不亮。"}
	for reply, want := range map[string]string{
		"网友您好！9月19日已清淤120米，更换盖板14块。感谢您的关注。":                    "",
		"您反映的堵了2个月、三盏路灯不亮的问题属实。":                               "",
		"2026年9月19日组织6人清淤，将于10月底前更换老化管道。\n三营镇人民政府\n2026年9月21日": "",
		"依据《城镇排水条例》办理，预计10月30日前完成更换老化管道。":                      "",
		"9月18日已清淤130米。":                           "date 9月18日|number 130米",
		"9月19日已清淤120吨，更换14处，惠及6户。":                "number 120吨|number 6户",
		"已在古雁岭公园已清理垃圾，南河滩市场、三营中学门口也已整治。":          "place 雁岭公园|place 河滩市场|place 三营中学",
		"本月内修好，上周五复查，17号完工，三天后恢复，明日上门。":           "date 本月内|date 上周五|date 17号|number 三天|date 明日",
		"依据国务院规定处理，根据住建部令执行，依据物权法赔偿。":             "law 依据国务院规定|law 根据住建部令|law 依据物权法赔偿",
		"我镇将赔偿您的损失。您家的水管由我们负责更换。近百米管道。":           "number 近百米|promise 我镇将赔偿您的损失。|promise 您家的水管由我们负责更换。",
		"二十日实地查验，九月十九日清淤，九月三日复查，分两个方面办理。":         "date 九月三日",
		"依据《水法》处罚20%。":                            "law 《水法》|number 20%",
		"我镇将于年底前完成全镇路面硬化改造。":                      "date 年底前|promise 我镇将于年底前完成全镇路面硬化改造。",
		"已换三盏路灯，清淤一百二十米。":                         "",
		"经区水务局核查，红庄村的管道已接通。":                      "unit 水务局|place 红庄村",
		"依据宁政发〔2020〕8号第十二条办理。":                    "law 〔2020〕8号|law 第十二条",
		"已换九台变压器，涉及五十二名住户、四十七家商户，投资五百万，完成百分之九十五。": "number 九台|number 五十二名|number 四十七家|number 五百万|number 百分之九十五",
		"支付叁仟元，根据物业管理条例，由原州区人民政府核定。":              "number 叁仟元|law 根据物业管理条例|unit 州区人民政府",
		"东城路、新城镇都在明年春天完工，年底前验收。":                  "place 东城路|unit 新城镇|date 明年春天|date 年底前",
		"老街路灯全部修复完成2026年12月20日":                   "date 2026年12月20日",
		"路灯已于\n2026年12月20日\n修复。":                  "date 2026年12月20日",
		"已修复。\n三营镇\n2026年9月21日":                   "",
		"我镇按照有关规定，会同各乡镇对道路、农村路面一次性排查，十分感谢。":       "",
		"拨打12345热线，五一期间物业公司、业主委员会、交警大队三天两头到老旧小区、公园广场。二次供水已改造，通过街道联系。": "",
		"已更换路灯五盏。\n金凤区住房和城乡建设局、金凤区东关街道办事处（区综合执法局）\n2026年9月21日":        "number 五盏",
		"已更换路灯五盏，2025年底完工。": "number 五盏|date 2025年底",
	} {
		var got []string
		for _, f := range Unsupported(reply, drainReport, l) {
			got = append(got, string(f.Kind)+" "+f.Text)
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%q: %q, want %q", reply, got, want)
		}
	}
}

// The number of a house vouches for nothing, and is no fact where the letter gives it too.
func TestADoorIsNoAmount(t *testing.T) {
	t.Parallel()
	l := Letter{Body: "东关平房第5排第7号和3号楼漏水。"}
	if got := Unsupported("3号楼已修好，更换盖板五块。", workflow.Report{}, l); len(got) != 1 || got[0].Text != "五块" {
		t.Errorf("without a source: %v", got)
	}
}

// One amount is one, however it is spelt.
func TestAnAmountIsOneHoweverItIsSpelt(t *testing.T) {
	t.Parallel()
	for report, reply := range map[string]string{"改造3栋，惠及六户。": "改造三栋，惠及6户。", "费用十二万元。": "费用12万元，即120000元。", "投入120,000元。": "投入十二万元。", "更换3盏。": "更换三盏。", "完成95%。": "完成百分之九十五。"} {
		if got := Unsupported(reply, workflow.Report{Process: report}, Letter{}); len(got) > 0 {
			t.Errorf("%q of %q: %v", reply, report, got)
		}
	}
}

// Whatever of the report a reply repeats has its source; whatever is planted beside it is found.
func TestNothingPlantedPassesAsAFact(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		count, month, day := rapid.IntRange(2, 400).Draw(t, "count"), rapid.IntRange(1, 12).Draw(t, "month"), rapid.IntRange(1, 28).Draw(t, "day")
		r := workflow.Report{Process: fmt.Sprintf("%d月%d日清理%d米，依据《条例%d》。", month, day, count, count), Verification: "实地查验属实。"}
		if got := Unsupported("网友您好！"+r.Process+"感谢您的关注。", r, Letter{}); len(got) > 0 {
			t.Fatalf("of the report itself: %v", got)
		}
		for kind, planted := range map[workflow.FactKind]string{workflow.FactNumber: fmt.Sprintf("投入%d万元。", count+401), workflow.FactDate: fmt.Sprintf("%d月%d日复查。", month%12+1, day),
			workflow.FactLaw: "依据《某某法》。", workflow.FactPromise: "我局将于明年完成全线改造。"} {
			got := Unsupported(r.Process+planted, r, Letter{})
			if len(got) == 0 || got[len(got)-1].Kind != kind {
				t.Fatalf("%s in %q: %v", planted, r.Process, got)
			}
		}
	})
}
