package prompts

import (
	"context"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"huiyin/workflow"
)

// Extract is what could be read out of a letter that came without its fields (摘录): everything in it stands in the
// text as it is written, but for a title where there is none.
type Extract struct {
	Made
	Title     string
	Addressee workflow.Addressee
	Nickname  string
	Name      string
	Phone     string
	Places    []string
	Promises  []Promised
}

// Promised is a promise and the day it names, in the text's own words.
type Promised struct {
	Text string
	Day  string // empty for none
}

var (
	selfName   = regexp.MustCompile(`(?:我叫|我名叫|本人叫|姓名[:： ]|联系人[:： ]|反映人[:： ]|留言人[:： ])\s*(\p{Han}{2,4})(?:[\s\p{P}]|$)`)
	nickname   = regexp.MustCompile(`(?:(?:网名|昵称)[:：是为叫 ]{0,2}|网友[:：])([^\s，。,;；：:]{2,12})`)
	telephone  = regexp.MustCompile(`(?:^|[^\d])((?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}|0\d{2,3}[ -]?\d{7,8})(?:[^\d]|$)`)
	toMayor    = words(`区长|区政府主要领导`)
	toParty    = words(`书记`)
	dayWords   = regexp.MustCompile(`(?:\d{4}年)?\d{1,2}月(?:\d{1,2}[日号]|底|中旬|上旬|下旬)?(?:前|底前|之前)?|年底前?|月底前?|供暖前|汛期前`)
	mostPlaces = 6
)

// Extract reads by the shapes that such things have.
func (o *Offline) Extract(ctx context.Context, l Letter) (Extract, error) {
	if err := ctx.Err(); err != nil {
		return Extract{}, err
	}
	text := plain(l.Title + "\n" + l.Body)
	x := Extract{Made: byRules(workflow.TaskExtract, ""), Title: l.Title, Name: group(selfName, text), Nickname: group(nickname, text), Phone: group(telephone, text)}
	if x.Title == "" {
		x.Title = titled(l)
	}
	switch head := greeting.FindString(strings.TrimSpace(plain(l.Body))); {
	case toMayor.MatchString(head):
		x.Addressee = workflow.ToMayor
	case toParty.MatchString(head):
		x.Addressee = workflow.ToSecretary
	}
	for _, f := range factsIn(text) {
		if f.kind == workflow.FactPlace && len(x.Places) < mostPlaces && !slices.Contains(x.Places, f.words[0]) {
			x.Places = append(x.Places, f.words[0])
		}
	}
	x.Promises = promised(text)
	return x, nil
}

// usualTitle is how many characters a title on the board seldom exceeds.
const usualTitle = 25

// titled makes a title of a letter's first clauses, without what is personal; empty where the first is too long.
func titled(l Letter) string {
	masked, _ := Mask(oneLine(withoutGreeting(l.Body)), l.Known...)
	title := ""
	for _, clause := range strings.FieldsFunc(masked, func(r rune) bool { return strings.ContainsRune("，,。；;！!？?", r) }) {
		if placeholder.MatchString(clause) || utf8.RuneCountInString(title+clause) >= usualTitle {
			break
		}
		title = strings.TrimPrefix(title+"，"+strings.TrimSpace(clause), "，")
	}
	return title
}

// DayIn is the day that a promise names, in its own words; empty for none.
func DayIn(promise string) string { return dayWords.FindString(plain(promise)) }

// promised are the promises of a text, each with the day it names.
func promised(text string) []Promised {
	var list []Promised
	for _, p := range Promises(text) {
		list = append(list, Promised{p, DayIn(p)})
	}
	return list
}

func group(shape *regexp.Regexp, text string) string {
	if m := shape.FindStringSubmatch(text); m != nil {
		return m[1]
	}
	return ""
}
