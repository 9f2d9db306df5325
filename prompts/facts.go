package prompts

import (
	"regexp"
	"slices"
	"strings"

	"huiyin/workflow"
)

// stated is a fact as a text states it: of which kind, in which words, where.
type stated struct {
	kind  workflow.FactKind
	words []string // the match and its groups
	from  int
}

// factShape finds one kind of fact; what one has found the next does not see.
type factShape struct {
	kind  workflow.FactKind
	looks *regexp.Regexp
	fits  func(match, after string) bool // nil for always
}

// What a number is spelt with, plain and as on a cheque: what it begins with, and all of it.
const (
	digitsSpelt = `一二两三四五六七八九十壹贰叁肆伍陆柒捌玖拾`
	numeral     = digitsSpelt + `零〇百千万亿佰仟`
)

// measures stand behind a number that is spelt out.
const measures = `盏|个|处|人|名|户|家|米|公里|千米|平方米|立方米|吨|块|根|棵|株|套|台|辆|次|天|日|周|小时|分钟|万元|亿元|元|%|成|倍|件|份|项|条|座|间|层|栋|幢|亩|公顷|口|眼|场|批|支|只|箱|袋|车|班|趟|宗|起|所|岁|年|个月|分之|度|℃|厘米|毫米|千瓦|时|点`

// factShapes in the order they are tried: the longer first.
var factShapes = []factShape{
	{kind: workflow.FactLaw, looks: regexp.MustCompile(`《[^》]{2,40}》|〔\d{4}〕\d{1,4}号|\p{Han}{2,6}发\d{4}年?第?\d{1,4}号|罚款|免职|停职|开除|拘留|第[` + numeral + `\d]{1,5}条(?:第[` + numeral + `\d]{1,3}[款项])?`)},
	{kind: workflow.FactLaw, looks: regexp.MustCompile(`(?:根据|依据|按照|依照|遵照)(?:\p{Han}{2,18}(?:条例|办法|规定|细则|规范|标准|方案|意见|通知)|\p{Han}{2,18}法(?:[\s\p{P}]|$))`), fits: cited},
	{kind: workflow.FactDate, looks: regexp.MustCompile(`[` + digitsSpelt + `]{1,2}月[` + digitsSpelt + `]{1,3}[日号]|[二三]?十[` + digitsSpelt + `]?[日号]`), fits: dayOfMonth},
	{kind: workflow.FactDate, looks: regexp.MustCompile(`\d{1,2}:\d{2}(?:[至到-]\d{1,2}:\d{2})?`)},
	{kind: workflow.FactNumber, looks: regexp.MustCompile(`0\d{2,3}-\d{7,8}`)},
	{kind: workflow.FactDate, looks: dates},
	{kind: workflow.FactDate, looks: regexp.MustCompile(`\d{4}年(?:底|初|内|度)?`)},
	{kind: workflow.FactDate, looks: regexp.MustCompile(`[本下上]月(?:内|底|初|中旬)?|[年月]内|[上下本这]个?(?:周|礼拜|星期)[一二三四五六日末]?|[明昨前]日|[明昨前后]天|半个?(?:月|年)(?:之?[内后]|以[内后])|年前|开春后?|第[一二三四]季度|月末前?|十[四五六]五期间`)},
	{kind: workflow.FactDate, looks: regexp.MustCompile(`\d{1,2}[日号]`), fits: dayOfMonth},
	{kind: workflow.FactDate, looks: regexp.MustCompile(`[今明后去]年(?:[春夏秋冬][天季]?|[上下]半年|第?[一二三四]季度|年?底|年?初|内)?|(?:年|月|季度)底前?|下(?:周|个?月|半年|季度)(?:内|底|初)?|(?:春节|清明|五一|端午|中秋|国庆|元旦|供暖|汛期|入冬|开学)(?:节|期)?(?:前|之前|后)`)},
	{kind: workflow.FactNumber, looks: regexp.MustCompile(`(\d+(?:[.,]\d+)*[万亿%]?)(?:(?:余|多)? ?(?:` + measures + `))?`), fits: notHotline},
	{kind: workflow.FactNumber, looks: regexp.MustCompile(`[近上数几][十百千万]+(?:余|多)?(?:` + measures + `)`)},
	{kind: workflow.FactNumber, looks: regexp.MustCompile(`百分之[` + numeral + `]+`)},
	{kind: workflow.FactNumber, looks: regexp.MustCompile(`([` + digitsSpelt + `][` + numeral + `]*)(?:余|多)?(?:` + measures + `)`), fits: counted},
	{kind: workflow.FactNumber, looks: regexp.MustCompile(`([` + digitsSpelt + `][` + numeral + `]*[百千万亿佰仟拾])`)},
	{kind: workflow.FactLaw, looks: regexp.MustCompile(`(?:根据|依据|按照|依照|遵照)(?:\p{Han}{2,12}法(?:处理|办理|执行|赔偿|处罚|规定|的|第)|(?:国务院|自治区|\p{Han}{1,4}[部委厅]|[省市县区]政府)\p{Han}{0,4}(?:令|规定|文件|要求|通知|规范|精神)|[省市县区]委\p{Han}{0,6}精神)`), fits: cited},
	{kind: workflow.FactPlace, looks: regexp.MustCompile(`\p{Han}{2}(?:小区|社区|公园|花园|家园|水库|大道|广场|大桥|市场|中学|小学|幼儿园|车站)`), fits: named},
	{kind: workflow.FactUnit, looks: regexp.MustCompile(`\p{Han}{2}(?:街道办事处|人民政府|街道|办事处|派出所|管理所|供电所|卫生院|村委会|居委会|公司|集团|法院|检察院|医院|大队|支队|委员会|电网|银行|局|镇|乡)`), fits: named},
	{kind: workflow.FactPlace, looks: regexp.MustCompile(`\p{Han}{2}(?:路|街|巷|村)`), fits: place},
}

// dates are days and months, with or without the year.
var dates = regexp.MustCompile(`(?:(\d{4})年)?(\d{1,2})月(?:(\d{1,2})[日号]|底前?|初|[上中下]旬)?`)

// counted leaves out the one that only opens a noun, and words that only sound like a number.
func counted(match, after string) bool {
	return !slices.Contains([]string{"一个", "一处", "一户", "一批", "一套", "一点", "一时", "一次", "一日", "一天", "一年", "一起", "一家", "一项", "一条", "一名", "一件", "一人", "十成", "二次"}, match) && !strings.HasPrefix(after, "两头") && !strings.HasPrefix(after, "方面")
}

// dayOfMonth leaves out the numbers of houses, lines and files: 3号楼, 6号线.
func dayOfMonth(_, after string) bool {
	return !numberedThing.MatchString(after) && !strings.HasPrefix(after, "楼") && !strings.HasPrefix(after, "院")
}

// notHotline leaves out the public numbers anybody may name.
func notHotline(match, _ string) bool { return !hotline.MatchString(match) }

var hotline = words(`^(?:110|119|120|122|12345|123\d\d|12328|12315)$`)

// cited leaves out a law that is not named: 按照有关规定. One whose maker is named counts.
func cited(match, _ string) bool {
	return !unnamedLaw.MatchString(match) || lawMaker.MatchString(match)
}

var lawMaker = words(`国务院|自治区|[部委厅](?:令|规范)|[省市县区](?:政府|委)|法典|\p{Han}{2}法(?:有关|相关)`)

var unnamedLaw = words(`^(?:根据|依据|按照|依照|遵照)(?:\p{Han}{0,6}(?:有关|相关|法律|法定|国家|上级|上述|既定)\p{Han}{0,8}|\p{Han}{0,3}(?:规定|标准|方案|意见|要求|通知))$`)

// unnamed are words that end like a unit or a place and name none: 我局, 各乡镇, 道路, 农村.
var unnamed = words(`[我本该贵各全此某辖两几](?:街道|办事处|派出所|公司|法院|检察院|医院|大队|委员会|局|镇|乡|小区|社区|公园|广场|大道|路|街|巷|村)$|[我本该各]\p{Han}(?:街道|公司|局|镇|乡|村)$|[结格布当]局$|[各本全我][乡城集]镇$|(?:道|公|铁|马|线|管|电|思|出|一|上|修|沿)路$|[农乡]村$|(?:物业|其他|有关|相关|施工|供热|供水|燃气|建筑|第三方|保险|通信)公司$|业主委员会$|交警大队$|[的过由经被在向和与对及等从到][^ ]?(?:街道|办事处|派出所|公司|法院|检察院|医院|大队|委员会|局|镇|乡|路|街|巷|村|小区|社区)$|(?:老旧|居民|住宅|该)小区$|(?:公园|文化|休闲)广场$|(?:本地|当地|辖区)(?:医院|派出所)$|(?:我们|咱们|你们|他们|这个|那个)(?:小区|社区|村|街|巷|学校)$|不见路$|(?:附近|周边|各级|有关|相关|乡镇|农村)(?:学校|市场|中学|小学|幼儿园)$`)

func named(match, _ string) bool { return !unnamed.MatchString(match) }

// place leaves out what only begins like a road or a village: 更换路灯.
func place(match, after string) bool {
	return !unnamed.MatchString(match) && placeEnd.MatchString(after)
}

var placeEnd = words(`^(?:[\s\p{P}]|$|的|段|口|已|上|旁|完成|南|北|东|西|内|沿线|附近|两侧|与|和|至|到|居民|村民|路段)`)

// factsIn lists the facts of a half-width text, promises apart.
func factsIn(text string) []stated {
	var found []stated
	for _, s := range factShapes {
		rest := []byte(text)
		for _, loc := range s.looks.FindAllStringSubmatchIndex(text, -1) {
			if s.fits != nil && !s.fits(text[loc[0]:loc[1]], text[loc[1]:]) {
				continue
			}
			found = append(found, stated{s.kind, groups(text, loc), loc[0]})
			copy(rest[loc[0]:loc[1]], strings.Repeat(",", loc[1]-loc[0]))
		}
		text = string(rest)
	}
	slices.SortStableFunc(found, func(a, b stated) int { return a.from - b.from })
	return found
}

func groups(text string, loc []int) []string {
	out := make([]string, len(loc)/2)
	for i := range out {
		if loc[2*i] >= 0 {
			out[i] = text[loc[2*i]:loc[2*i+1]]
		}
	}
	return out
}
