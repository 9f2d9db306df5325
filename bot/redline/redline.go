// Package redline shows what changed between two versions of a text: added and
// removed words marked in place, as reviewers read an edited reply (edges 27).
package redline

import (
	"strings"

	"github.com/sergi/go-diff/diffmatchpatch"
)

// Marked is the newer text with what was added as 【+…+】 and what was removed as
// 【-…-】; words are marked whole, not single characters that happen to be common.
func Marked(before, after string) string {
	d := diffmatchpatch.New()
	var b strings.Builder
	for _, run := range d.DiffCleanupSemantic(d.DiffMainRunes([]rune(before), []rune(after), false)) {
		switch run.Type {
		case diffmatchpatch.DiffInsert:
			b.WriteString("【+" + run.Text + "+】")
		case diffmatchpatch.DiffDelete:
			b.WriteString("【-" + run.Text + "-】")
		default:
			b.WriteString(run.Text)
		}
	}
	return b.String()
}
