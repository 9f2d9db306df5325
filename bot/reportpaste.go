package bot

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// partWords are the names a part goes by in a heading.
const partWords = `(表明态度|工作过程|核查情况|网友反馈|属实程度认定|属实程度|认定结论|属实认定|认定|回复建议|建议回复|拟回复内容|下一步打算及解决时限|下一步打算|解决时限)`

// shortWords are what they are called in haste; with so common a word only a colon
// makes a heading at the start of a line.
const shortWords = `(态度|过程|核查|核实|核实情况|反馈|拟回复|回复)`

// numbering is what stands before a heading: 一、 (1) 1.
const numbering = `(?:[（(]?[一二三四五六七八九1-9][)）、.．])?[ 　]*`

// heading is the name of a part where it can only be a heading: at the start
// of a line (表明态度：, 一、表明态度, ## 一、表明态度, **表明态度。**), in
// brackets (【表明态度】), or behind a sentence or space if a colon follows.
var heading = regexp.MustCompile(`(?m)` +
	`^[ \t　>*#]*` + numbering + `[*#]*[ ]*` + partWords + `[ ]*\**(?:[:：。]+\**|[ 　]+|$)` +
	`|^[ \t　>*#]*` + numbering + shortWords + `[:：]` +
	`|[【\[]` + partWords + `[】\]][:：]?` +
	`|[。；;！!？?\s　]` + numbering + partWords + `[:：]`)

// headed says which part a heading names.
var headed = map[string]workflow.Part{
	"表明态度": workflow.Part(workflow.Attitude), "工作过程": workflow.Part(workflow.Process),
	"核查情况": workflow.Part(workflow.Verification), "网友反馈": workflow.Part(workflow.Feedback),
	"态度": workflow.Part(workflow.Attitude), "过程": workflow.Part(workflow.Process), "核查": workflow.Part(workflow.Verification),
	"核实": workflow.Part(workflow.Verification), "核实情况": workflow.Part(workflow.Verification), "反馈": workflow.Part(workflow.Feedback),
	"拟回复": workflow.PartReply, "回复": workflow.PartReply,
	"属实程度": workflow.PartFinding, "属实程度认定": workflow.PartFinding, "认定结论": workflow.PartFinding, "属实认定": workflow.PartFinding, "认定": workflow.PartFinding,
	"回复建议": workflow.PartReply, "建议回复": workflow.PartReply, "拟回复内容": workflow.PartReply,
	"下一步打算": workflow.PartNext, "下一步打算及解决时限": workflow.PartNext, "解决时限": workflow.PartDate,
}

// readReport files a pasted report under its parts; it returns the parts it
// found, none when the text has no heading, and what stands unnamed before the
// first of them.
func readReport(text string, r *workflow.Report, today calendar.Day) (found []workflow.Part, unfiled string) {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	marks := headings(text)
	for i, m := range marks {
		if i == 0 {
			unfiled = strings.TrimSpace(text[:behindStop(text, m[0])])
		}
		end := len(text)
		if i+1 < len(marks) {
			end = behindStop(text, marks[i+1][0])
		}
		if part := partOf(text, m); setPart(r, part, strings.TrimSpace(text[m[1]:max(m[1], end)]), today) {
			found = append(found, part)
		}
	}
	if len(found) > 0 && r.Finding == "" {
		if f, ok := statedFinding(text); ok {
			r.Finding = f
			found = append(found, workflow.PartFinding)
		}
	}
	return found, unfiled
}

// misread is the part that a text begins with whose words do not fit it, as a finding
// outside the four; empty for none.
func misread(text string, today calendar.Day) workflow.Part {
	marks := headings(text)
	if len(marks) == 0 || strings.TrimSpace(text[:marks[0][0]]) != "" {
		return ""
	}
	part, words := partOf(text, marks[0]), strings.TrimSpace(text[marks[0][1]:])
	if len(marks) > 1 || words == "" || (part != workflow.PartFinding && part != workflow.PartDate) || setPart(&workflow.Report{}, part, words, today) {
		return ""
	}
	return part
}

// overlong reports whether a part is longer than a report may say it.
func overlong(r *workflow.Report) bool {
	long := func(text string) bool { return utf8.RuneCountInString(text) > workflow.MaxText }
	return long(r.ProposedReply) || long(r.NextStep) || slices.ContainsFunc(workflow.Elements, func(e workflow.Element) bool { return long(r.Text(e)) })
}

// headings finds where each part begins. The name of a part within that part,
// as in 工作过程：…。工作过程：…, is its text: taking it for a heading would
// lose what stands before.
func headings(text string) [][]int {
	var marks [][]int
	for _, m := range heading.FindAllStringSubmatchIndex(text, -1) {
		if last := len(marks) - 1; last >= 0 && partOf(text, marks[last]) == partOf(text, m) &&
			strings.TrimSpace(text[marks[last][1]:max(marks[last][1], m[0])]) != "" {
			continue
		}
		marks = append(marks, m)
	}
	return marks
}

// stated is a finding that stands on a line of its own, or is called one.
var stated = regexp.MustCompile(`(?m)(?:^[ \t　]*|认定为|认定[:：]|(?:情况|问题|内容|反映)(?:为)?)(不属实|基本属实|部分属实|属实)[ \t　]*(?:[。；;,，]|$)`)

// statedFinding reads the finding out of a report that has no heading for it;
// ok only if the text states one and no other. The person sees it before 提交.
func statedFinding(text string) (f workflow.Finding, ok bool) {
	for _, m := range stated.FindAllStringSubmatch(text, -1) {
		g, _ := find(workflow.Findings, m[1])
		if ok && g != f {
			return "", false
		}
		f, ok = g, true
	}
	return f, ok
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

// setPart writes one part of a report; false when the words do not fit it. An
// empty heading, as in a form sent back half filled, takes nothing away.
func setPart(r *workflow.Report, part workflow.Part, text string, today calendar.Day) bool {
	switch part {
	case workflow.PartFinding:
		f, ok := readFinding(text)
		if ok {
			r.Finding = f
		}
		return ok
	case workflow.PartReply:
		if text != "" {
			r.ProposedReply = text
		}
	case workflow.PartNext:
		r.Interim, r.NextStep = true, or(text, r.NextStep)
	case workflow.PartDate:
		day, _ := dayWithin(normal(text), today)
		if !day.IsZero() {
			r.Interim, r.NextDate = true, day
		}
		return !day.IsZero()
	default:
		if text != "" {
			r.SetText(workflow.Element(part), text)
		}
	}
	return text != ""
}

// findingAhead is a finding as people write it: 属实, 经核查，反映情况基本属实。
var findingAhead = regexp.MustCompile(`^(?:经(?:核查|调查|核实|查实|查)[,、]?)?(?:网友)?(?:所)?(?:反映)?的?(?:情况|问题|内容|事项)?(?:认定)?[为是:]?(基本属实|部分属实|不属实|属实|不涉及)(.*)$`)

// readFinding reads the finding (属实程度). 不完全属实 and a sentence that names
// two are nobody's to guess at.
func readFinding(text string) (workflow.Finding, bool) {
	line := normal(text)
	m := findingAhead.FindStringSubmatch(line)
	if m == nil || !(ended(m[2]) || m[2][0] == '(') {
		return "", false
	}
	f, _ := find(workflow.Findings, m[1])
	if other, again := find(workflow.Findings, m[2]); again && other != f && f != workflow.PartlySubstantiated {
		return "", false
	}
	return f, true
}
