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

const numeral = `一二两三四五六七八九十百千万`

// factShapes in the order they are tried: the longer first.
var factShapes = []factShape{
	{kind: workflow.FactLaw, looks: regexp.MustCompile(`《[^》]{2,40}》|〔\d{4}〕\d{1,4}号|第[` + numeral + `\d]{1,5}条(?:第[` + numeral + `\d]{1,3}[款项])?`)},
	{kind: workflow.FactDate, looks: dates},
	{kind: workflow.FactDate, looks: regexp.MustCompile(`\d{4}年(?:底|初|内|度)?`)},
	{kind: workflow.FactNumber, looks: regexp.MustCompile(`\d+(?:[.,]\d+)*[万亿%]?`)},
	{kind: workflow.FactNumber, looks: regexp.MustCompile(`([一二两三四五六七八九十][` + numeral + `]*)(?:余|多)?(?:盏|个|处|人|户|米|公里|平方米|吨|块|根|棵|套|辆|次|天|日|小时|万元|元|亿元|%|分之)`), fits: counted},
	{kind: workflow.FactUnit, looks: regexp.MustCompile(`\p{Han}{2}(?:街道办事处|街道|办事处|派出所|管理所|供电所|卫生院|村委会|居委会|公司|法院|检察院|医院|大队|委员会|局|镇|乡)`), fits: named},
	{kind: workflow.FactPlace, looks: regexp.MustCompile(`\p{Han}{2}(?:小区|社区|公园|花园|家园|水库|大道|广场|大桥|路|街|巷|村)`), fits: place},
}

// dates are days and months, with or without the year.
var dates = regexp.MustCompile(`(?:(\d{4})年)?(\d{1,2})月(?:(\d{1,2})[日号])?`)

// counted leaves out the one that only opens a noun: 一个, 一次.
func counted(match, _ string) bool {
	return match != "一个" && match != "一次" && match != "一日"
}

// unnamed are words that end like a unit or a place and name none: 我局, 乡镇, 道路, 农村.
var unnamed = words(`^(?:.?[我本该贵各全此某]|.[两三四五六七八九几诸有关县乡城集道公铁管线思出马修农新])(?:街道|办事处|派出所|公司|法院|检察院|医院|大队|委员会|局|镇|乡|小区|社区|公园|广场|大道|路|街|巷|村)$|[结格布当大时]局$|[乡城集]镇$|[道公铁线管电水思出马一上修]路$|[农乡]村$`)

func named(match, _ string) bool { return !unnamed.MatchString(match) }

// place leaves out what only begins like a road or a village: 更换路灯.
func place(match, after string) bool {
	return !unnamed.MatchString(match) && placeEnd.MatchString(after)
}

var placeEnd = words(`^(?:[\s\p{P}]|$|的|段|口|南|北|东|西|内|沿线|附近|两侧|与|和|至|到|居民|村民|路段)`)

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
