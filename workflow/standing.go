package workflow

import "strings"

// StandingKind names a text that was approved once and is sent as it stands,
// only the writer's nickname and the competent body filled in (edges 6, 10).
type StandingKind string

// The standing texts.
const (
	StandingSuggestion StandingKind = "suggestion"   // 建议类礼节性回复
	StandingThanks     StandingKind = "thanks"       // 感谢类礼节性回复
	StandingOutOfScope StandingKind = "out_of_scope" // 不归本区
)

// What is filled into a standing text.
const (
	slotNickname = "｛网友｝"
	slotBody     = "｛主管单位｝"
)

// standingTexts are the texts of a new house. [default]
var standingTexts = map[StandingKind]string{
	StandingSuggestion: "网友“｛网友｝”：您好！您的建议收悉，感谢您对我区经济社会发展的关心和支持。我们将认真研究，合理可行的将转有关部门（单位）吸收采纳。",
	StandingThanks:     "网友“｛网友｝”：您好！您的留言收悉，感谢您的肯定和鼓励，我们已转达有关单位，并将继续努力做好服务群众的各项工作。",
	StandingOutOfScope: "网友“｛网友｝”：您好！您的留言收悉。您反映的事项不属我区职责范围，依职权由｛主管单位｝办理，建议您向其反映。感谢您的理解与支持。",
}

// standing fills in one of the standing texts for the letter.
func (t *taking) standing(kind StandingKind) string {
	nickname := t.letter.Petitioner.Nickname
	if nickname == "" {
		nickname = "匿名"
	}
	return StandingText(t.rules.Settings, kind, nickname, t.letter.OutOfScope)
}

// StandingText is the wording a standing text has for a writer and, when it names
// one, the competent body.
func StandingText(s Settings, kind StandingKind, nickname, body string) string {
	return strings.NewReplacer(slotNickname, nickname, slotBody, body).Replace(s.StandingTexts[kind])
}
