package prompts

import (
	"strings"
	"unicode"
)

var (
	secretWords   = words(`绝密|机密|涉密|国家秘密|工作秘密|秘密[★☆]|[★☆]秘密|[\[【(〔]秘密[\]】)〕]|密级|内部(文件|资料|材料|参阅|传阅|刊物)|仅限内部|不得外传|严禁外传|注意保密|阅后(即|销)毁?|保密期限|未经.{0,6}不得公开`)
	noStateMatter = words(`(商业|公司|企业)(机密|秘密)`)
)

// Secret reports whether the text bears the marks of 涉密: such a text never goes to a model (edges 13). It errs on
// the side of silence.
func Secret(text string) bool {
	tight := strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, plain(text))
	return secretWords.MatchString(noStateMatter.ReplaceAllString(tight, ""))
}

// suspectFrom is far below disciplineFrom: what is suspected only stays away from a model and before a person's eyes.
const suspectFrom = 0.6

// disciplineOrgans are suspicion by themselves.
var disciplineOrgans = words(`纪委|监委|监察委|纪检|巡视组|巡察组|贪官|检举`)

// SuspectsDiscipline reports whether the text may be about the conduct of officials (党风廉政). It runs before anything
// else is done with a letter; a text it suspects, or that the rules would sort so, never goes to a model (edges 13). No
// greeting is dropped: who is addressed may be who is accused. Most of what it catches is not 党风廉政 in the end.
func SuspectsDiscipline(content string) bool {
	return suspicious(content) || reportsOfficial(content)
}

// suspicious reports whether any sign of the conduct of officials stands in a text.
func suspicious(content string) bool {
	body := plain(content)
	if disciplineOrgans.MatchString(body) {
		return true
	}
	t := text{body: body, sentences: sentences(body)}
	weight, _ := sum([]cue{officialWrong, officialTook, anyWrong}, t)
	story, _ := sum(storyCues, t)
	return weight >= suspectFrom || story >= suspectFrom
}

// reportsOfficial reports whether the rules would sort a text as 党风廉政, its first line being the title.
func reportsOfficial(content string) bool {
	title, body, _ := strings.Cut(content, "\n")
	weight, _ := textOf(Letter{Title: title, Body: body}).discipline()
	return weight >= disciplineFrom
}
