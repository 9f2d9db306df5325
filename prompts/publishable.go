package prompts

import (
	"strings"

	"huiyin/workflow"
)

var (
	// heading is what stands before a sentence on the form and not in a reply.
	heading = words(`^\s*(?:[一二三四五六七八九十]{1,2}[、.．]|[（(][一二三四五六七八九十\d]{1,2}[)）]|\d{1,2}[、.．]\s*)?\s*(?:【?(?:表明态度|工作过程|核查情况|网友反馈|回复建议|属实程度|办理(?:情况|过程|结果)|调查(?:情况|结果)|核实情况|处理(?:情况|结果)|工作(?:开展|进展)情况|整改情况|下一步(?:打算|工作|计划|措施))】?\s*[:：]|【[^】]{1,12}】)?\s*`)
	// headingAlone is a heading without anything behind it.
	headingAlone = words(`^(表明态度|工作过程|核查情况|网友反馈|回复建议|属实程度|办理情况|办理过程|办理结果|调查情况|核实情况|处理情况|工作开展情况|整改情况|下一步(打算|工作|计划|措施)?)$`)
	// formField is an entry of the form, such as 核查方式：实地查验.
	formField = words(`^(是否)?(直接)?(核查|核实|办理|联系|反馈|回访|报送|完成|责任|承办|经办|分管)?(时间|日期|方式|方法|人员|结果|属实|直接办理|单位|程度|意见|人|领导|科室)[:：]`)
	// courtesy is said by the frame already.
	courtesy = words(`^(尊敬的)?(该|广大)?(网友|市民|群众|来信人|留言人)?(同志|朋友)?[，,:：“”"\w\s]{0,12}(您|你)好[！!。.]?$|^(首先|再次|非常|衷心|诚挚)?(地)?(感谢|谢谢)(该|广大)?(您|你|网友|市民|群众)[^。！!]{0,30}[。！!]?$|^(您|你|网友)的(留言|来信)(已)?收悉[。，,！!]?$|^此复[。]?$|^特此(回复|报告)[。]?$`)
	// internal is the office's own business: who signed, who instructed, how opinion is led, who was blamed.
	internal = words(`审签|签批|会签|签字|盖章|批示|阅示|指示精神|交办单|转办单|交办件|转办件|督办|催办|督查室|信访局|宣传部|网信办|纪委|监委|问责|稳控|维稳|舆情|引导(网民|舆论)|缠访|闹访|非访|上访|信访人|内部|不宜公开|不予公开|保密|呈报|呈阅|上报|报送|报请|请(贵|区委|区政府|领导)|妥否|审核|退改|考核|附件`)
	// nextStep is what is still to come.
	nextStep    = words(`^(下一步|下步|接下来|今后|后续|后期|目前正在|预计|计划|同时，?.{0,12}将)|下一步`)
	findingSaid = words(`(反映|留言|投诉|所述|提出)[^。]{0,24}(属实|不符|不实)|(情况|问题|内容)(基本|部分|不)?属实`)
	// person names someone by surname and title.
	person = words(`[王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤米海哈撒穆虎拜](某某?)?(\p{Han})?(先生|女士|小姐)`)
	// invitation gives the public a number to call: the one telephone that belongs into a reply.
	invitation = words(`(如有|若有|如您|如果您|欢迎|可以?)[^。]{0,24}(拨打|致电|联系|咨询|来电)`)
	// street is a number anyone may name: a shop's, a site's.
	street = words(`(路|街|道|巷)\d{1,5}号`)
)

// formFieldWhy is why an entry of the form stays out.
const formFieldWhy = "表格项目"

// ownWords strips the form from around a sentence.
func ownWords(raw string) string {
	s := strings.TrimSpace(strings.TrimPrefix(raw, heading.FindString(raw)))
	if headingAlone.MatchString(s) {
		return ""
	}
	return s
}

// unfit says why a sentence must stay out of a public reply, empty when it may be in it.
func unfit(part workflow.Part, s string, known []string) string {
	switch {
	case part == workflow.Part(workflow.Feedback):
		return "与网友的联系情况不公开"
	case Secret(s):
		return "涉密或内部内容"
	case Orders(s):
		return "写给机器的话"
	case internal.MatchString(s):
		return "内部事项"
	case formField.MatchString(s):
		return formFieldWhy
	case personal(s, known):
		return "含个人信息"
	}
	return ""
}

// personal reports whether a sentence has data of a person in it. A landline in an invitation to call and the number
// of a house in a street are not.
func personal(s string, known []string) bool {
	if person.MatchString(plain(s)) {
		return true
	}
	masked, m := Mask(s, known...)
	if m.Masked() == 0 {
		return false
	}
	for i := 0; i < len(m.pairs); i += 2 {
		label, original := m.pairs[i], m.pairs[i+1]
		switch {
		case strings.HasPrefix(label, "〔座机") && invitation.MatchString(masked):
		case strings.HasPrefix(label, "〔住址") && onStreet(plain(s), plain(original)):
		default:
			return true
		}
	}
	return false
}

func onStreet(s, number string) bool {
	for _, found := range street.FindAllString(s, -1) {
		if strings.HasSuffix(found, number) {
			return true
		}
	}
	return false
}
