package bot

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"huiyin/workflow"
)

// partWords are the names a part goes by in a heading.
const partWords = `(表明态度|工作过程|核查情况|网友反馈|属实程度认定|属实程度|认定结论|属实认定|回复建议|建议回复|拟回复内容)`

// numbering is what stands before a heading: 一、 (1) 1.
const numbering = `(?:[（(]?[一二三四五六七1-7][)）、.．])?[ 　]*`

// heading is the name of a part where it can only be a heading: at the start
// of a line (表明态度：, 一、表明态度, **表明态度。**), in brackets
// (【表明态度】), or behind a sentence or space if a colon follows.
var heading = regexp.MustCompile(`(?m)` +
	`^[ \t　]*` + numbering + `[*#]*[ ]*` + partWords + `[ ]*\**(?:[:：。]+\**|[ 　]+|$)` +
	`|[【\[]` + partWords + `[】\]][:：]?` +
	`|[。；;！!？?\s　]` + numbering + partWords + `[:：]`)

// headed says which part a heading names.
var headed = map[string]workflow.Part{
	"表明态度": workflow.Part(workflow.Attitude), "工作过程": workflow.Part(workflow.Process),
	"核查情况": workflow.Part(workflow.Verification), "网友反馈": workflow.Part(workflow.Feedback),
	"属实程度": workflow.PartFinding, "属实程度认定": workflow.PartFinding, "认定结论": workflow.PartFinding, "属实认定": workflow.PartFinding,
	"回复建议": workflow.PartReply, "建议回复": workflow.PartReply, "拟回复内容": workflow.PartReply,
}

// readReport files a pasted report under its parts; it returns the parts it
// found, none when the text has no heading.
func readReport(text string, r *workflow.Report) []workflow.Part {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	marks := heading.FindAllStringSubmatchIndex(text, -1)
	var found []workflow.Part
	for i, m := range marks {
		end := len(text)
		if i+1 < len(marks) {
			end = behindStop(text, marks[i+1][0])
		}
		if part := partOf(text, m); setPart(r, part, strings.TrimSpace(text[m[1]:max(m[1], end)])) {
			found = append(found, part)
		}
	}
	return found
}

// partOf is the part whose name the heading holds.
func partOf(text string, m []int) workflow.Part {
	for g := 2; g < len(m); g += 2 {
		if m[g] >= 0 {
			return headed[text[m[g]:m[g+1]]]
		}
	}
	return ""
}

// behindStop leaves the stop that ends a part with that part.
func behindStop(text string, at int) int {
	r, size := utf8.DecodeRuneInString(text[at:])
	if strings.ContainsRune("。；;！!？?", r) {
		return at + size
	}
	return at
}

// setPart writes one part of a report; false when the words do not fit it.
func setPart(r *workflow.Report, part workflow.Part, text string) bool {
	switch part {
	case workflow.PartFinding:
		f, ok := find(findingNames, text)
		if ok {
			r.Finding = f
		}
		return ok
	case workflow.PartReply:
		r.ProposedReply = text
	default:
		r.SetText(workflow.Element(part), text)
	}
	return text != ""
}
