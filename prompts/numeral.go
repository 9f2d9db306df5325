package prompts

import (
	"strconv"
	"strings"
)

// numeralValue are the digits and the powers of Chinese numerals.
var numeralValue = map[rune]int{'壹': 1, '贰': 2, '叁': 3, '肆': 4, '伍': 5, '陆': 6, '柒': 7, '捌': 8, '玖': 9, '拾': 10, '佰': 100, '仟': 1000, '亿': 100_000_000,
	'一': 1, '二': 2, '两': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9, '十': 10, '百': 100, '千': 1000, '万': 10000}

// arabic writes a Chinese numeral in digits: 一百二十 is 120.
func arabic(s string) string {
	total, section, digit := 0, 0, 0
	for _, r := range s {
		switch v := numeralValue[r]; {
		case v >= 10000:
			total, section, digit = (total+section+digit)*v, 0, 0
		case v >= 10:
			section, digit = section+max(digit, 1)*v, 0
		default:
			digit = v
		}
	}
	return strconv.Itoa(total + section + digit)
}

// plainNumber is a number without what sets its digits apart.
func plainNumber(n string) string { return strings.ReplaceAll(n, ",", "") }
