package bot

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"huiyin/workflow"
)

// What stands behind the number of single commands.

// readAddressee takes the leader and the reason.
func readAddressee(_ *turn, o order) (workflow.Details, string) {
	word, rest, _ := strings.Cut(o.words(), " ")
	d := workflow.Details{Reason: o.typed(rest)}
	switch {
	case strings.Contains(word, "书记"):
		d.Addressee = workflow.ToSecretary
	case strings.Contains(word, "区长"):
		d.Addressee = workflow.ToMayor
	}
	return d, ""
}

// readMarks takes 重点1、3 and 敏感; 不敏感 and nothing take the marks away.
func readMarks(_ *turn, o order) (workflow.Details, string) {
	if strings.TrimSpace(o.rest) == "" {
		return workflow.Details{}, textUsage(o)
	}
	d := workflow.Details{KeyMatter: []int{}, Sensitive: strings.Contains(o.rest, "敏感") && !strings.Contains(o.rest, "不敏感")}
	for _, clause := range clauseNumbers.FindAllString(strings.TrimPrefix(o.rest, "第七条"), -1) {
		n, _ := strconv.Atoi(clause)
		if i := strings.Index("一二三四五六七八九", clause); i >= 0 {
			n = i/len("一") + 1
		}
		d.KeyMatter = append(d.KeyMatter, n)
	}
	return d, ""
}

var clauseNumbers = regexp.MustCompile(`\d|[一二三四五六七八九]`)

// readWithholding takes one of the four kinds, why, and for 不可抗力 when to look
// again (第十二条).
func readWithholding(t *turn, o order) (workflow.Details, string) {
	d, rest := workflow.Details{}, o.words()
	for _, kind := range withholdWords {
		if strings.Contains(rest, kind.word) {
			d.Withhold, rest = kind.reason, strings.TrimLeft(strings.TrimPrefix(rest, kind.word), punctuation)
			break
		}
	}
	d.Until, rest = dayWithin(rest, t.today())
	d.Reason = o.typed(rest)
	return d, ""
}

// withholdWords are what people call the kinds; the longer word first.
var withholdWords = []struct {
	word   string
	reason workflow.WithholdReason
}{
	{"不属实", workflow.Untrue}, {"不符", workflow.Inconsistent}, {"不合理", workflow.Unreasonable}, {"争议", workflow.Controversial},
	{"不良影响", workflow.Controversial}, {"不可抗力", workflow.ForceMajeure}, {"短期内", workflow.ForceMajeure},
}

// readMethod takes how an office looked for itself and what it found (第十三条).
func readMethod(_ *turn, o order) (workflow.Details, string) {
	for _, m := range methodWords {
		if rest, ok := strings.CutPrefix(o.words(), m.word); ok {
			return workflow.Details{Method: m.method, Reason: o.typed(strings.TrimLeft(rest, punctuation))}, ""
		}
	}
	return workflow.Details{Reason: o.typed(o.words())}, ""
}

// methodWords are what people call the methods; the longer word first.
var methodWords = []struct {
	word   string
	method workflow.Method
}{
	{"明察暗访", workflow.Undercover}, {"电话询访", workflow.ByPhone}, {"实地走访", workflow.OnSite},
	{"暗访", workflow.Undercover}, {"电话", workflow.ByPhone}, {"走访", workflow.OnSite}, {"实地", workflow.OnSite},
}

// readSheet takes 专项, a day and what is asked.
func readSheet(t *turn, o order) (workflow.Details, string) {
	words, ahead := strings.CutPrefix(o.words(), "专项")
	until, rest := dayWithin(strings.TrimLeft(words, punctuation), t.today())
	special := ahead || strings.HasPrefix(rest, "专项") || strings.HasPrefix(o.word, "专项")
	rest = strings.TrimLeft(strings.TrimPrefix(rest, "专项"), punctuation)
	return workflow.Details{Until: until, Special: special, Reason: o.typed(rest)}, ""
}

// readStudy takes the offices, a day and the conclusion (第十六条).
func readStudy(t *turn, o order) (workflow.Details, string) {
	d := workflow.Details{}
	rest := o.words()
	for {
		word, behind, _ := strings.Cut(strings.TrimLeft(rest, punctuation), " ")
		org, ok := t.officeNamed(strings.TrimRight(word, punctuation))
		if !ok {
			break
		}
		d.Offices, rest = append(d.Offices, org), behind
	}
	d.Until, rest = dayWithin(strings.TrimLeft(rest, punctuation), t.today())
	d.Reason = o.typed(strings.TrimLeft(rest, punctuation))
	return d, ""
}

func (t *turn) officeNamed(word string) (string, bool) {
	for _, org := range t.rules.People.Orgs {
		if org.Name == word || slices.Contains(org.Aliases, word) {
			return org.Name, true
		}
	}
	return "", false
}

// readSatisfaction takes where the word came from and how satisfied (edges 33).
func readSatisfaction(_ *turn, o order) (workflow.Details, string) {
	d := workflow.Details{}
	for word, source := range map[string]workflow.SatisfactionSource{"留言板": workflow.FromBoard, "网评": workflow.FromBoard, "电话": workflow.FromPhone,
		"回访": workflow.FromPhone, "默认": workflow.FromAuto, "自动": workflow.FromAuto} {
		if strings.Contains(o.rest, word) {
			d.Source = source
		}
	}
	for _, level := range []workflow.SatisfactionLevel{workflow.Satisfied, workflow.Fair, workflow.Dissatisfied} {
		if strings.Contains(o.rest, workflow.Term(level)) { // 不满意 holds 满意: the last that stands there wins
			d.Level = level
		}
	}
	return d, ""
}

// readIndividual takes how the writer was answered in person, and what they said.
func readIndividual(_ *turn, o order) (workflow.Details, string) {
	method, rest, _ := strings.Cut(o.words(), " ")
	return workflow.Details{Question: strings.TrimRight(method, punctuation), Reason: o.typed(rest)}, ""
}

var itemNumber = regexp.MustCompile(`^第?(\d{1,2}|[一二三四五六七八九])[项条][:：,，、 ]*`)

// itemAhead takes 第2项 off the front of a text, 0 for none.
func itemAhead(s string) (int, string) {
	m := itemNumber.FindStringSubmatch(s)
	if m == nil {
		return 0, s
	}
	n, err := strconv.Atoi(m[1])
	if err != nil {
		n = strings.Index("一二三四五六七八九", m[1])/len("一") + 1
	}
	return n, s[len(m[0]):]
}
