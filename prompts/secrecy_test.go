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
		"村支书贪污低保款":          true,
		"请纪委查一查":            true,
		"局长的亲戚承包了工程，有利益输送":  true,
		"评低保时村主任优亲厚友":       true,
		"危改补助到账，会计替我签的字":    true,
		"开赌场的说所长有股，年底分红":    true,
		"社区主任的外甥租了集体门面":     true,
		"换届前一晚挨家送红包拉选票":     true,
		"尊敬的书记：您好！暖气不热":     false,
		"书记您好，我老婆的养老金没到账":   false,
		"建议公车站牌加上首末班时间":     false,
		"咨询新生儿医保办理":         false,
		"工地夜间施工扰民，请管管":      false,
		"超市价格太高，商家乱收费请退款处理": false,
		"": false,
	} {
		if got := SuspectsDiscipline(text); got != want {
			t.Errorf("SuspectsDiscipline(%q) = %v", text, got)
		}
	}
}
