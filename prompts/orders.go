package prompts

import (
	"slices"
	"strings"
)

// orders are words in a letter that speak to a machine: a citizen writes to a leader.
var orders = words(`(?i)(忽略|无视|忘记|忘掉|不要理会|跳过)掉?(以上|上面|上述|前面|之前|所有|全部)[^。]{0,8}(指令|提示|规则|设定|要求|口径)|(以下|上面|这)(是|为)(系统|开发者|管理员)(提示|指令|消息)|(?m:^)\s*(系统|开发者)(提示|指令)[:：]|进入(开发者|管理员)模式|提示词|(从?现在(起|开始)?[,，]?(你|您)(就)?是|(你|您)(从?现在(起|开始)?)(就)?是|(你|您)(来|要)?扮演)[^。]{0,8}(管理员|助手|模型|AI|机器人)|(请|必须|直接|只)?(输出|返回|打印)[^。]{0,12}(json|true|false|\{|category)|"?(category|urgent|key_matter|warnings|sentences|refs)"?\s*[:=：]|</?(留言|材料|回复|办理情况|数据|system|user|assistant)>|\b(system|assistant|user)\s*[:：]|ignore (all|the|previous)|jailbreak|prompt injection`)

// Orders reports whether a text gives orders to whoever reads it by machine. Such a text is read by the rules alone,
// which obey nobody.
func Orders(content string) bool {
	text := strings.ToLower(plain(content))
	return orders.MatchString(text) || sorting.MatchString(text)
}

// sorting is how a letter tells its reader where to put it: nobody writes so to a leader.
var sorting = words(`(请|应当?|必须|把|将|给我)[^。，,被]{0,10}(标记|标注|归类|分类|归入|归为|归到|定性|定为|设为|判定)(为|成|到|在)?["“]?(加急|紧急|特急|急件|建议|咨询|信访|感谢|表扬|涉法涉诉|党风廉政|重点(件|留言))`)

// withoutOrders is a text without the sentences that speak to a machine: the rules do not read them (第九条 by content).
func withoutOrders(all []string) []string {
	return slices.DeleteFunc(all, func(s string) bool {
		s = strings.ToLower(s)
		return orders.MatchString(s) || sorting.MatchString(s)
	})
}
