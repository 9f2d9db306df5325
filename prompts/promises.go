package prompts

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// What makes a promise (承诺): a word of what is to come, and a deed that can be looked for later. A day alone makes
// none, nor does the courtesy that ends most replies (edges 21).
var (
	toCome   = words(`将(?:于|在|会|及时|尽快|立即|组织|对|按|为|把|逐步|同步|一并|协调)?|承诺|保证|确保|力争|争取|计划|预计|拟(?:于|在|定)|下一步|届时|近期|明[天日]|(?:我们|我[镇局街办])[^,，。]{0,3}会|愿意|可凭|由[^,，。]{1,8}承担|一定(?:会|给|要|让|把)?|(?:由|我们|我[镇局街道办处]{1,3})负责|年底前|月底前|日前(?:完成|解决|办结)|待.{2,20}后`)
	deed     = words(`完成|修复|维修|解决|整改|开工|动工|建成|竣工|通水|通电|通气|通车|供暖|安装|更换|清理|清运|清淤|疏通|拆除|硬化|铺设|改造|增设|新建|发放|兑付|支付|退还|补发|交付|办结|到位|投入使用|开通|恢复|上报|公示|移交|加装|施划|栽植|检修|完工|疏浚|通行|落实|处理|答复|公布|赔偿|补偿|承担|报销|免缴|减免|减半|补贴`)
	farewell = words(`^(?:下一步[,，])?(?:我们?|我[镇乡局区县街办处]{1,3})?将(?:继续|进一步|持续|一如既往|不断)[^,，。]{0,30}[。!！]?$|感谢您?的?(?:理解|支持|关注|监督)|欢迎您?`)
)

// past is what has been done or always is.
var past = words(`已|了|过程中|按照|根据|规定|原则|曾|业经`)

// Promises finds the sentences of a reply that promise something, for a person to declare or to let go.
func Promises(reply string) []string {
	var found []string
	for _, s := range sentences(reply) {
		if !farewell.MatchString(s) && slices.ContainsFunc(clauses(s), promising) {
			found = append(found, s)
		}
	}
	return found
}

// promising reports whether a clause says what will be done.
func promising(clause string) bool {
	at := toCome.FindStringIndex(clause)
	return at != nil && deed.MatchString(clause[at[0]:]) && !past.MatchString(clause)
}

// clauses are the parts of a sentence between commas; what only opens one goes with the next.
func clauses(s string) []string {
	parts := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("，,；;：:", r) })
	for i := 0; i+1 < len(parts); i++ {
		if utf8.RuneCountInString(parts[i]) < 5 || strings.HasPrefix(parts[i], "待") {
			parts[i+1] = parts[i] + parts[i+1]
		}
	}
	return parts
}
