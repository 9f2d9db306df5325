package prompts

import (
	"slices"
	"strings"
	"unicode/utf8"
)

var (
	// aboutSelf is how people introduce themselves: true, but not the matter.
	aboutSelf = words(`^(我|本人|我们)(叫|是|名叫|姓|家住|住在|系)[^，,]{0,30}$|^(您|你)们?好|^(首先|在此|非常|十分|感谢|谢谢|百忙)|^(尊敬|敬爱)|^情况(如下|是这样)|如下[:：]?$|^(详情|具体|事情)(见|如下|经过)`)
	// matter are words of what happened or is asked.
	matter = words(`扰民|拖欠|投诉|举报|反映|请问|咨询|建议|希望|要求|请求|没有|无法|不给|不能|导致|影响|严重|未|被|强|停|漏|违|坏|脏|臭|堵|占|骗|解决|何时|什么时候|是否|能否|可否`)
)

// summary is the first sentence near the beginning that tells what the matter is, and as many of the next as there
// is room for.
func summary(l Letter) string {
	masked, _ := Mask(oneLine(withoutGreeting(l.Body)))
	all := sentences(withoutNumbers(masked))
	first := telling(all)
	if first < 0 {
		title, _ := Mask(oneLine(l.Title))
		return shortened(withoutNumbers(title))
	}
	text := ""
	for _, s := range all[first:] {
		if text != "" && utf8.RuneCountInString(text+s) > SummaryLength {
			break
		}
		text += s
	}
	return shortened(text)
}

// beginning is how many sentences people take to come to the point.
const beginning = 4

// telling finds the sentence a summary starts with, -1 when none tells anything.
func telling(all []string) int {
	near := all[:min(len(all), beginning)]
	if i := slices.IndexFunc(near, func(s string) bool { return tells(s) && matter.MatchString(s) }); i >= 0 {
		return i
	}
	return slices.IndexFunc(all, tells)
}

// informative is how long a sentence must be to tell something.
const informative = 8

func tells(s string) bool {
	return utf8.RuneCountInString(s) >= informative && !aboutSelf.MatchString(strings.TrimRight(s, "。！？!?;；"))
}

// shortened cuts at SummaryLength characters, at a comma where one is near.
func shortened(s string) string {
	runes := []rune(strings.TrimSpace(s))
	if len(runes) <= SummaryLength {
		return string(runes)
	}
	cut := SummaryLength - 1
	for i := cut; i > SummaryLength*2/3; i-- {
		if strings.ContainsRune("，,、；;。 ", runes[i]) {
			cut = i
			break
		}
	}
	return string(runes[:cut]) + "…"
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// withoutNumbers turns 〔电话1〕 into 〔电话〕: nothing is restored in a summary.
func withoutNumbers(s string) string { return placeholder.ReplaceAllString(s, "〔$1〕") }
