package workflow

import (
	"regexp"
	"strings"
)

// What a public reply tells a writer who cannot be asked back, and one whose matter
// belongs to a court (第十八条, edges 7, 12).
const (
	GuidanceIdentity = "您没有留下联系方式，如需进一步沟通，请通过正规渠道提供真实身份和联系方式，我们将依法为您保密。"
	GuidanceRoute    = "该事项应通过诉讼、仲裁、行政复议等法定途径解决，请您依法向有权机关反映。"
)

var (
	namesIdentity = regexp.MustCompile(`真实(身份|姓名|信息)|实名|联系方式|联系电话|拨打|来电|致电`)
	namesRoute    = regexp.MustCompile(`诉讼|仲裁|复议|起诉|上诉|申诉|法定途径|法律途径|司法途径|有权机关`)
)

// GuidanceOwed is the line of 第十八条 that a reply still lacks: of a letter of the
// category, written with or without a way to reach the writer. Empty when it has it.
func GuidanceOwed(category Category, reachable bool, reply string) string {
	var lines []string
	if category == Litigation && !namesRoute.MatchString(reply) {
		lines = append(lines, GuidanceRoute)
	}
	if !reachable && !namesIdentity.MatchString(reply) {
		lines = append(lines, GuidanceIdentity)
	}
	return strings.Join(lines, "")
}

// Reachable reports whether the letter says how its writer can be reached.
func (l *Letter) Reachable() bool { return l.Petitioner.Contact != ContactDetails{} }
