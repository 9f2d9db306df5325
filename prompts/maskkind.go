package prompts

import (
	"regexp"
	"slices"
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
var maskKinds = slices.Concat(numberKinds, placeKinds, idKinds, nameKinds)

// numberKinds are numbers by which somebody is reached or known.
var numberKinds = []kind{
	{label: "邮箱", looks: words(`[A-Za-z0-9][A-Za-z0-9._%+\-]*@[A-Za-z0-9][A-Za-z0-9\-]*(?:\.[A-Za-z0-9\-]+)*[.。][A-Za-z]{2,}`)},
	{label: "身份证", looks: words(`[1-9]\d{5}[ -]{0,2}\d{8}[ -]{0,2}\d{3}[\dXx]`), fits: idCard18},
	{label: "银行卡", looks: words(`\d(?:[ -]?\d){12,18}`), fits: bankCard},
	{label: "身份证", looks: words(`[1-9]\d{14}`), fits: idCard15},
	{label: "号码", looks: words(`\d{14,19}[\dXx]`), fits: alone}, // of an order, or of a card that nobody could check
	{label: "电话", looks: words(`(?:(?:\+|00)?86[ -]{0,2})?1[ .·-]?[3-9](?:[ .,·_/-]{0,3}\d){9}`), fits: alone},
	{label: "身份证", looks: words(`[1-9一二两三四五六七八九](?: ?[\d零〇一幺二两三四五六七八九]){16} ?[\dXx零〇一幺二两三四五六七八九]`)},
	{label: "电话", looks: words(`[1一幺壹][ .·-]{0,2}[3-9三四五六七八九叁肆伍陆柒捌玖](?:[ .·_/-]{0,3}[\d零〇一幺二两三四五六七八九壹贰叁肆伍陆柒捌玖]){9}`), fits: alone},
	{label: "座机", looks: words(`\(?(?:\+?86[ -]?)?0\d{2,3}\)?[ -]{0,2}\d{3,4}[ -]?\d{4}(?:(?:-|转|\*)\d{1,6})?`), fits: alone},
	{label: "座机", looks: words(`(?:电话|座机|手机|联系方式|号码|致电|联系)[是为:： ]{0,3}(\d{3,4}[ -]?\d{4})`), group: 1, fits: alone},
	{label: "车牌", looks: words(`(?i)[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领][A-Z][ ·•・.-]?[A-Z0-9]{4,5}(?:[A-Z0-9]|挂|学|警|港|澳)`), fits: plate},
}

// idKinds are names that somebody goes by on paper or in a network.
var idKinds = []kind{
	{label: "号码", looks: words(`(?i)(?:微信号?|weixin|wechat|wx|v信|加v|抖音号?|快手号?|QQ号?|扣扣)[是为:： ]{0,3}([A-Za-z][A-Za-z0-9_-]{4,19}|\d{5,12})`), group: 1},
	{label: "号码", looks: words(`(?:护照|通行证|军官证|驾驶证)[^A-Za-z0-9]{0,6}([A-Za-z]{0,2}\d{6,12})`), group: 1},
}

// alone says that a number is not a part of a longer one.
func alone(_, before, after string) bool {
	return !endsInDigit(before) && !startsWithDigit(after)
}

func endsInDigit(s string) bool     { return s != "" && isDigit(s[len(s)-1]) }
func startsWithDigit(s string) bool { return s != "" && isDigit(s[0]) }
func isDigit(c byte) bool           { return c >= '0' && c <= '9' }

// plate accepts what is not the beginning of a longer code.
func plate(_, _, after string) bool {
	return after == "" || !isDigit(after[0]) && !(after[0]|0x20 >= 'a' && after[0]|0x20 <= 'z')
}

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
