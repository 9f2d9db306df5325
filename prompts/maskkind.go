package prompts

import (
	"regexp"
	"strings"
	"time"
)

// kind is one sort of personal data: how it looks and what makes a look-alike fail.
type kind struct {
	label string // of the placeholder
	looks *regexp.Regexp
	group int                                    // the part to mask, 0 for the whole
	fits  func(found, before, after string) bool // on the half-width text, nil for always
}

// maskKinds in the order they are tried: what one has masked the next does not see, so the longer come first.
var maskKinds = []kind{
	{label: "邮箱", looks: words(`[A-Za-z0-9][A-Za-z0-9._%+\-]*@[A-Za-z0-9][A-Za-z0-9\-]*(?:\.[A-Za-z0-9\-]+)*\.[A-Za-z]{2,}`)},
	{label: "身份证", looks: words(`[1-9]\d{5}[ -]{0,2}\d{8}[ -]{0,2}\d{3}[\dXx]`), fits: idCard18},
	{label: "银行卡", looks: words(`\d(?:[ -]?\d){12,18}`), fits: bankCard},
	{label: "身份证", looks: words(`[1-9]\d{14}`), fits: idCard15},
	{label: "号码", looks: words(`\d{14,19}[\dXx]`), fits: alone}, // of an order, or of a card that nobody could check
	{label: "电话", looks: words(`(?:(?:\+|00)?86[ -]{0,2})?1[ .·-]?[3-9](?:[ .·_/-]{0,3}\d){9}`), fits: alone},
	{label: "电话", looks: words(`[1一幺壹][ .·-]{0,2}[3-9三四五六七八九叁肆伍陆柒捌玖](?:[ .·_/-]{0,3}[\d零〇一幺二两三四五六七八九壹贰叁肆伍陆柒捌玖]){9}`), fits: alone},
	{label: "座机", looks: words(`\(?(?:\+?86[ -]?)?0\d{2,3}\)?[ -]{0,2}\d{3,4}[ -]?\d{4}(?:(?:-|转|\*)\d{1,6})?`), fits: alone},
	{label: "座机", looks: words(`(?:电话|座机|手机|联系方式|号码|致电|联系)[是为:： ]{0,3}(\d{3,4}[ -]?\d{4})`), group: 1, fits: alone},
	{label: "车牌", looks: words(`(?i)[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领][A-Z][ ·•・.-]?[A-Z0-9]{4,5}(?:[A-Z0-9]|挂|学|警|港|澳)`), fits: plate},
	{label: "住址", looks: words(`[0-9A-Za-z一二三四五六七八九十百]{1,5}(?:号楼|栋|幢|座)[ ,，、之第的-]{0,2}(?:[0-9A-Za-z一二三四五六七八九十]{1,4}(?:单元|门|梯|-)[ ,，、第-]{0,2})?(?:[0-9A-Za-z一二三四五六七八九十百]{1,5}(?:室|户|房|号|层|楼)?)?`)},
	{label: "住址", looks: words(`[0-9A-Za-z一二三四五六七八九十]{1,4}单元[ ,，、-]{0,2}(?:[0-9A-Za-z一二三四五六七八九十百]{1,5}(?:室|户|房|号|层|楼)?)?`)},
	{label: "住址", looks: words(`(?:路|街|道|巷|弄|胡同|村|组|庄|队|社|区|院|园|苑|府|城|里|湾|堡|寨|营)(?:[甲乙丙]|附)?([0-9一二三四五六七八九十百]{1,5}(?:-\d{1,4})?号(?:[0-9A-Za-z]{1,5}(?:室|户|房))?)`), group: 1, fits: houseNumber},
	{label: "住址", looks: words(`[0-9]{1,4}(?:室|户)|\d{1,3}[-#]\d{1,3}[-#]\d{1,4}`), fits: alone},
	{label: "号码", looks: words(`(?i)(?:微信号?|weixin|wechat|wx|v信|QQ号?|扣扣)[是为:： ]{0,3}([A-Za-z][A-Za-z0-9_-]{4,19}|\d{5,12})`), group: 1},
	{label: "号码", looks: words(`(?:护照|通行证|军官证|驾驶证)[^A-Za-z0-9]{0,6}([A-Za-z]{0,2}\d{6,12})`), group: 1},
	{label: "姓名", looks: words(saysName + `[ ]*(` + givenName + `)(?:今年|现年|家住|住在|住|男|女|系|来自|电话|[\s\p{P}]|$)`), group: 1, fits: nameNotVerb},
	{label: "姓名", looks: words(saysName + `[ ]*(\p{Han}{2,4}?)(?:今年|现年|家住|[\s\p{P}]|$)`), group: 1, fits: nameNotVerb},
	{label: "姓名", looks: words(`(?:姓名|联系人|户主|法人|法定代表人|举报人|投诉人|反映人|求助人|控告人|申请人|留言人|来信人|当事人|业主|居民|村民|住户)[:：是为 ]{0,3}(` + givenName + `)(?:反映|投诉|说|称|电话|\d|[\s\p{P}]|$)`), group: 1, fits: nameNotWord},
	{label: "姓名", looks: words(`(?:我是|本人是?|我(?:爱人|丈夫|妻子|老公|老婆|父亲|母亲|爸爸|妈妈|儿子|女儿|孩子|弟弟|哥哥|姐姐|妹妹)(?:叫|是|名叫)?)(` + givenName + `)(?:[\s\p{P}]|$)`), group: 1, fits: nameNotWord},
	{label: "姓名", looks: words(`(?:姓名[:： ]|联系人[:： ]|举报人[:： ]|投诉人[:： ]|反映人[:： ]|求助人[:： ]|控告人[:： ]|申请人[:： ]|留言人[:： ]|来信人[:： ])[ ]*(\p{Han}{2,4}|\p{Han}[·]\p{Han}{1,6}|\p{Han}\*{1,2})`), group: 1, fits: nameEnds},
}

// alone says that a number is not a part of a longer one.
func alone(_, before, after string) bool {
	return !endsInDigit(before) && !startsWithDigit(after)
}

func endsInDigit(s string) bool     { return s != "" && isDigit(s[len(s)-1]) }
func startsWithDigit(s string) bool { return s != "" && isDigit(s[0]) }
func isDigit(c byte) bool           { return c >= '0' && c <= '9' }

// numberedThing is what else bears a 号: 6号线, 3号文件, 2号管网.
var numberedThing = words(`^(线|文|公告|通知|令|管|井|桥|机|锅|炉|泵|变|车|站|窗|地块|矿|坝|渠|台|口)`)

func houseNumber(_, _, after string) bool { return !numberedThing.MatchString(after) }

// plate accepts what is not the beginning of a longer code.
func plate(_, _, after string) bool {
	return after == "" || !isDigit(after[0]) && !(after[0]|0x20 >= 'a' && after[0]|0x20 <= 'z')
}

// saysName is how people say what they or theirs are called.
const saysName = `(?:我叫|我名叫|本人叫|名字叫|我(?:爱人|丈夫|妻子|老公|老婆|父亲|母亲|爸爸|妈妈|儿子|女儿|孩子)(?:名)?叫)`

// givenName is a surname that most people here have, or one of two characters, and one or two more.
const givenName = `(?:(?:欧阳|上官|司马|诸葛|司徒|东方|皇甫|尉迟|公孙|慕容|令狐)\p{Han}{1,2}|[王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤米海哈撒穆虎拜祁苗安康牛包鲍柳殷焦樊兰阮纪麻苟常乔温宁艾文施洪齐翟聂申关葛鲁纳易梅季冶妥买丽古吾][\p{Han}]{1,2})`

// nameNotVerb refuses a verb after 我叫: 我叫停了施工, 我叫来了物业.
func nameNotVerb(found, _, _ string) bool { return !verbal.MatchString(found) }

var verbal = words(`^(?:停|来|了|住|上|去|不|他|她|人|车|过|做|天天)|[了停过着来去把被给让不没有]$`)

// nameNotWord refuses what only begins like a name: 业主向物业, 我是高中生, 我母亲高血压.
func nameNotWord(found, _, _ string) bool { return !wordLike.MatchString(found) }

var wordLike = words(`^(?:高[一二三中血龄级层度位]|马上|马路|何[时处人]|任何|安[全置排]|金额|方[式案面便]|周[边围末]|向|关[于注心]|文[化件]|申请|常[年常]|白[天血]|黄[色河]|江|海[鲜外]|石[头油]|田[地间]|毛[病]|武[装警]|万[元一]|易[于燃]|温[度暖泉馨]|贺兰|纪检|金凤|包[工头])|[生民员师者户主工头长人后前上下]$|血压|尿病`)

// nameEnds accepts a name after 我叫 only where it ends: 我叫停了施工 is no name.
func nameEnds(_, _, after string) bool { return after == "" || nameEnd.MatchString(after) }

var nameEnd = words(`^[\s\p{P}]`)

func digitsOf(s string) string {
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '-' {
			return -1
		}
		return r
	}, s)
}

// idCard18 checks GB 11643-1999: the date, then the check digit (ISO 7064 MOD 11-2). A number whose date is right and
// whose check digit is wrong is a mistyped card and is masked too.
func idCard18(found, before, after string) bool {
	n := strings.ToUpper(digitsOf(found))
	return alone(found, before, after) && (checkDigit(n) == n[17] || dated("20060102", n[6:14]))
}

func checkDigit(n string) byte {
	weight, total := 1, 0
	for i := 16; i >= 0; i-- {
		weight = weight * 2 % 11
		total += int(n[i]-'0') * weight
	}
	return "10X98765432"[total%11]
}

// idCard15 is the number of cards before 1999: no check digit, only a date.
func idCard15(found, before, after string) bool {
	return alone(found, before, after) && dated("060102", found[6:12])
}

func dated(layout, digits string) bool {
	day, err := time.Parse(layout, digits)
	return err == nil && day.Year() > 1900
}

// accountWords before a number make it an account even where it was mistyped.
var accountWords = words(`(卡号|账号|帐号|账户|帐户|银行卡|开户行?)[^0-9]{0,12}$`)

// near is how many bytes before a number its word may stand.
const near = 64

// bankCard checks the Luhn digit, or the word before the number.
func bankCard(found, before, after string) bool {
	n := digitsOf(found)
	return alone(found, before, after) && (luhn(n) && len(n) >= 15 || accountWords.MatchString(before[max(0, len(before)-near):]))
}

func luhn(n string) bool {
	total := 0
	for i := range len(n) {
		d := int(n[len(n)-1-i] - '0')
		if i%2 == 1 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		total += d
	}
	return total%10 == 0
}
