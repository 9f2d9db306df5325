package prompts

import "testing"

func TestMarksOfSecrecyAreSeen(t *testing.T) {
	for text, want := range map[string]bool{
		"机密★一年":           true,
		"秘 密 ★ 五年":        true,
		"该文件属于涉密文件":       true,
		"内部资料，注意保存":       true,
		"绝　密":             true,
		"【秘密】关于某事的函":      true,
		"员工泄露公司商业秘密":      false,
		"离职员工带走了商业机密":     false,
		"这是公开的秘密，小区停车难":   false,
		"暖气不热，请尽快解决":      false,
		"":                false,
		"会议纪要仅限内部，不得外传":   true,
		"密级：普通，保密期限：长期保存": true,
	} {
		if got := Secret(text); got != want {
			t.Errorf("Secret(%q) = %v", text, got)
		}
	}
}

func TestSuspicionOfDisciplineCatchesMoreThanTheCategory(t *testing.T) {
	for text, want := range map[string]bool{
		"村支书贪污低保款":                   true,
		"请纪委查一查":                     true,
		"局长的亲戚承包了工程，有利益输送":           true,
		"评低保时村主任优亲厚友":                true,
		"举报王庄村书记：套取低保资金\n村里好几户都是这样。": true,
		"李镇长，你吃回扣要吃到什么时候":            true,
		"危改补助到账，会计替我签的字":             true,
		"开赌场的说所长有股，年底分红":             true,
		"社区主任的外甥租了集体门面":              true,
		"换届前一晚挨家送红包拉选票":              true,
		"尊敬的书记：您好！暖气不热":              false,
		"书记您好，我老婆的养老金没到账":            false,
		"建议公车站牌加上首末班时间":              false,
		"咨询新生儿医保办理":                  false,
		"工地夜间施工扰民，请管管":               false,
		"超市价格太高，商家乱收费请退款处理":          false,
		"": false,
	} {
		if got := SuspectsDiscipline(text); got != want {
			t.Errorf("SuspectsDiscipline(%q) = %v", text, got)
		}
	}
}

// Who reports an official in a few plain words is suspected as much (edges 13); private firms, deposits and thanks are not.
func TestPlainWordsAreSuspectedToo(t *testing.T) {
	for _, text := range []string{
		"我们队长把退耕还林的款都打到他媳妇名下了", "村里修路的活全包给了支书他弟", "派出所的小马收了我三千块钱说能把人捞出来",
		"镇上管民政的老王，谁家给他拎两瓶酒谁家就能评上低保", "支部书记把危房改造名额给了他大哥", "城管每月跟摊主要200块，不给就收摊",
		"驾校考官不给钱不让过", "村干部拿我们的身份证去贷款", "副局长和下属有不正当关系", "包村干部让我给他家干活顶低保",
		"村委会主任把他爹写成五保户", "村上的拖拉机被书记卖了，钱没见着", "请查查我们村的账，五年没公布了", "村书记把低保给了自己兄弟",
		"给科长送了两条烟第二天就批了", "表上有我的手印，羊在支书家的圈里", "名额给了教育局股长家的姑娘", "选举那天一票五百",
	} {
		if !SuspectsDiscipline(text) {
			t.Errorf("not suspected: %s", text)
		}
	}
	for _, text := range []string{
		"小区物业公司换了股东，物业经理也换了，服务更差", "路灯不亮，能不能用太阳能的顶替", "有人冒充公安给老人打电话", "学校门口堵车，校长说协调不了",
		"社区主任上门帮我办低保手续，请表扬", "井盖坏了，打了热线没人来", "健身房倒闭，经理说分红没有了", "班主任到我家家访，安排了助学金，非常感谢",
	} {
		if SuspectsDiscipline(text) {
			t.Errorf("suspected: %s", text)
		}
	}
}
