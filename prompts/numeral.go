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

// plainNumber is the value of a number in digits: 12万 and 120,000 are one.
func plainNumber(n string) string {
	n = strings.ReplaceAll(n, ",", "")
	factor := 1.0
	for unit, f := range map[string]float64{"万": 1e4, "亿": 1e8} {
		if rest, ok := strings.CutSuffix(n, unit); ok {
			n, factor = rest, f
		}
	}
	percent := strings.HasSuffix(n, "%")
	v, err := strconv.ParseFloat(strings.TrimSuffix(n, "%"), 64)
	if err != nil {
		return n
	}
	text := strconv.FormatFloat(v*factor, 'f', -1, 64)
	if percent {
		text += "%"
	}
	return text
}
