package prompts

import (
	"context"
	"strings"
	"unicode"

	"huiyin/workflow"
)

// Reviewed is a reply with what it is held against.
type Reviewed struct {
	Letter   Letter
	Report   workflow.Report // its ProposedReply is what is checked
	Promises []workflow.Commitment
}

// Checked are warnings to a reviewer (审核人); none of them signs or refuses anything.
type Checked struct {
	Made
	Warnings []Warning
}

// WarningKind is what a warning is about; the stored values never change.
type WarningKind string

// The kinds of warnings (domain.md §11).
const (
	WarnOffTopic      WarningKind = "off_topic"     // 答非所问
	WarnMissing       WarningKind = "missing"       // 缺要素
	WarnTone          WarningKind = "tone"          // 语气
	WarnUndated       WarningKind = "undated"       // 承诺无期限
	WarnLaw           WarningKind = "law"           // 依据无出处
	WarnPersonal      WarningKind = "personal"      // 个人信息或内部内容
	WarnContradiction WarningKind = "contradiction" // 与属实程度矛盾
)

// warningTerms names the kinds to people.
var warningTerms = map[WarningKind]string{WarnOffTopic: "答非所问", WarnMissing: "缺要素", WarnTone: "语气", WarnUndated: "承诺无期限",
	WarnLaw: "依据无出处", WarnPersonal: "个人信息或内部内容", WarnContradiction: "与属实程度矛盾"}

// Term is the kind's Chinese name.
func (k WarningKind) Term() string { return warningTerms[k] }

// Warning is one, with the words of the reply that it is about.
type Warning struct {
	Kind   WarningKind
	Quote  string // empty where something is missing
	Advice string // Chinese
}

var (
	rude       = words(`无理取闹|胡搅蛮缠|不要再|不得再|恶意|造谣|子虚乌有|刁民|请勿|自行解决|与我.{0,3}无关|不归我.{0,3}管`)
	hollow     = words(`高度重视|认真研究|积极协调|加大力度|进一步加强`)
	saidTrue   = words(`(情况|问题|反映|留言)[^。]{0,6}(基本|部分)?属实`)
	saidUntrue = words(`不属实|与事实不符|不存在.{0,8}(问题|情况)|查无此`)
)

// Check looks for what words alone can show.
func (o *Offline) Check(ctx context.Context, r Reviewed) (Checked, error) {
	if err := ctx.Err(); err != nil {
		return Checked{}, err
	}
	c := Checked{Made: byRules(workflow.TaskCheck, "")}
	warn := func(yes bool, kind WarningKind, quote, advice string) {
		if yes {
			c.Warnings = append(c.Warnings, Warning{kind, shortened(quote), advice})
		}
	}
	reply := r.Report.ProposedReply
	text := plain(reply)
	warn(offTopic(r.Letter, text), WarnOffTopic, "", "回复里没有提到网友反映的事，请核对是否答了所问")
	for _, s := range sentences(reply) {
		p := plain(s)
		warn(rude.MatchString(p), WarnTone, s, "语气生硬，请改得平和")
		why := ""
		if !strings.Contains(plain(workflow.GuidanceIdentity+workflow.GuidanceRoute), p) {
			why = unfit(workflow.PartReply, p, r.Letter.Known)
		}
		warn(why != "" && why != formFieldWhy, WarnPersonal, s, why+"，不宜公开")
		warn(len(Promises(p)) > 0 && !dayWords.MatchString(p) && len(r.Promises) == 0, WarnUndated, s, "像是承诺，没有写期限")
	}
	for _, f := range Unsupported(reply, r.Report, r.Letter, r.Promises...) {
		warn(f.Kind == workflow.FactLaw, WarnLaw, f.Text, "办理情况里没有这个依据，请核对原文")
	}
	untrue := r.Report.Finding == workflow.Unsubstantiated
	warn(untrue && saidTrue.MatchString(saidUntrueOut(text)), WarnContradiction, saidTrue.FindString(text), "认定为不属实，回复却说属实")
	warn(r.Report.Finding == workflow.Substantiated && saidUntrue.MatchString(text), WarnContradiction, saidUntrue.FindString(text), "认定为属实，回复却说不属实")
	warn(hollow.MatchString(text) && len(factsIn(text)) == 0 && len(sentences(text)) < 6, WarnMissing, "", "只有表态，没有写做了什么、什么结果")
	return c, nil
}

// saidUntrueOut drops 不属实, of which 属实 is a part.
func saidUntrueOut(text string) string { return strings.ReplaceAll(text, "不属实", "") }

// offTopic reports whether a reply takes up no two characters of the letter's title and summary.
func offTopic(l Letter, reply string) bool {
	about := []rune(plain(l.Title + summary(l)))
	if len(about) < 8 {
		return false
	}
	for i := 0; i+1 < len(about); i++ {
		if unicode.Is(unicode.Han, about[i]) && unicode.Is(unicode.Han, about[i+1]) && strings.Contains(reply, string(about[i:i+2])) {
			return false
		}
	}
	return true
}
