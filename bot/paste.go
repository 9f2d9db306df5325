package bot

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// pasteField is one field of a letter as the board and people name it.
type pasteField struct {
	names []string
	set   func(*workflow.Letter, string)
}

// bodyNames name the last field: everything behind them is the letter's text,
// frozen as it stands.
var bodyNames = []string{"内容", "正文", "留言内容", "留言正文"}

var pasteFields = []pasteField{
	{[]string{"标题", "主题", "留言标题", "题目"}, func(l *workflow.Letter, s string) { l.Title = s }},
	{[]string{"类型", "留言类型", "留言类别", "标签"}, setLabel},
	{[]string{"受文领导", "留言对象", "受理领导", "领导", "对象", "致"}, setAddressee},
	{[]string{"网友", "网友昵称", "昵称", "留言人", "用户"}, func(l *workflow.Letter, s string) { l.Petitioner.Nickname = s }},
	{[]string{"时间", "留言时间", "发布时间", "日期"}, setPosted},
	{[]string{"编号", "留言编号", "留言ID", "ID", "id"}, func(l *workflow.Letter, s string) { l.SourceID = s }},
	{[]string{"链接", "网址", "地址链接"}, func(l *workflow.Letter, s string) { l.URL = s }},
	{[]string{"姓名", "真实姓名"}, func(l *workflow.Letter, s string) { l.Petitioner.Contact.Name = s }},
	{[]string{"电话", "联系电话", "手机", "联系方式"}, func(l *workflow.Letter, s string) { l.Petitioner.Contact.Phone = s }},
}

// fieldLine is 标题：…, with or without brackets and numbering.
var fieldLine = regexp.MustCompile(`^[\s　【\[*]*([\p{Han}A-Za-z]{1,6})[\s　】\]*]*[:：]\s*(.*)$`)

// readPaste reads a letter pasted from the board into l, keeping what l has
// and the paste does not say. It reports whether it found any field.
func readPaste(text string, l *workflow.Letter) bool {
	text = unfolded(strings.ReplaceAll(text, "\r\n", "\n"))
	found, last := false, 0
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		name, value := fieldOf(line)
		if contains(bodyNames, name) {
			l.Body = strings.TrimSpace(strings.Join(append([]string{value}, lines[i+1:]...), "\n"))
			return true
		}
		for _, f := range pasteFields {
			if contains(f.names, name) && value != "" {
				f.set(l, value)
				found, last = true, i
			}
		}
	}
	if rest := strings.TrimSpace(strings.Join(lines[last+1:], "\n")); found && l.Body == "" && !isRemark(rest) {
		l.Body = rest // the text stands behind the fields without a name
	}
	return found
}

// nameWithin is the name of a field inside a line: a letter typed without line ends.
var nameWithin = regexp.MustCompile(`[ 　,，;；]+(标题|主题|类型|受文领导|留言对象|网友昵称|网友|昵称|时间|留言时间|编号|链接|姓名|联系电话|电话|内容|正文|留言内容)[:：]`)

// unfolded gives each field of a first line that holds several a line of its own, up to
// the letter's text, in which such words may stand too.
func unfolded(text string) string {
	line, rest, more := strings.Cut(text, "\n")
	if !beginsWithField(line) {
		return text
	}
	var b strings.Builder
	for loc := nameWithin.FindStringSubmatchIndex(line); loc != nil; loc = nameWithin.FindStringSubmatchIndex(line) {
		if name, _ := fieldOf(line[:loc[0]]); contains(bodyNames, name) {
			break
		}
		b.WriteString(line[:loc[0]] + "\n")
		line = line[loc[2]:]
	}
	b.WriteString(line)
	if more {
		b.WriteString("\n" + rest)
	}
	return b.String()
}

// fieldOf splits a line 名：值; the name is empty when the line is none.
func fieldOf(line string) (name, value string) {
	m := fieldLine.FindStringSubmatch(line)
	if m == nil {
		return "", ""
	}
	return m[1], strings.TrimSpace(m[2])
}

// beginsWithField reports whether a message is about fields and not the rest
// of a letter's text, in which such lines may stand too.
func beginsWithField(text string) bool {
	line, _ := cutLine(text)
	name, _ := fieldOf(line)
	return contains(bodyNames, name) || slices.ContainsFunc(pasteFields, func(f pasteField) bool { return contains(f.names, name) })
}

func contains(list []string, s string) bool { return slices.Contains(list, s) }

// looksLikeLetter reports whether a message that is no command is a pasted
// letter: it has a title and a body.
func looksLikeLetter(text string) bool {
	var l workflow.Letter
	return readPaste(text, &l) && l.Title != "" && l.Body != ""
}

func setAddressee(l *workflow.Letter, s string) {
	l.Addressee = ""
	switch {
	case strings.Contains(s, "书记"):
		l.Addressee = workflow.ToSecretary
	case strings.Contains(s, "区长"), strings.Contains(s, "县长"):
		l.Addressee = workflow.ToMayor
	}
}

func setLabel(l *workflow.Letter, s string) {
	l.LabelText, l.BoardLabel = s, ""
	for _, label := range labelWords {
		if slices.ContainsFunc(label.words, func(w string) bool { return strings.Contains(s, w) }) {
			l.BoardLabel = label.is
			return
		}
	}
}

// labelWords are the board's labels by the words that stand in them; the first
// that fits is taken.
var labelWords = []struct {
	is    workflow.BoardLabel
	words []string
}{
	{workflow.LabelComplaint, []string{"投诉", "求助"}}, {workflow.LabelInquiry, []string{"咨询"}},
	{workflow.LabelSuggestion, []string{"建言", "建议"}}, {workflow.LabelThanks, []string{"感谢"}},
}

// postedShapes are the dates the board and spreadsheets write.
var postedShapes = []string{
	"2006-01-02 15:04:05", "2006-01-02 15:04", "2006-1-2 15:04:05", "2006-1-2 15:04", "2006-1-2",
	"2006/1/2 15:04:05", "2006/1/2 15:04", "2006/1/2", "2006年1月2日 15:04:05", "2006年1月2日 15:04", "2006年1月2日15:04", "2006年1月2日",
	time.RFC3339,
}

func setPosted(l *workflow.Letter, s string) {
	s, l.PostedAt = normalDate.Replace(s), time.Time{}
	for _, shape := range postedShapes {
		if at, err := time.ParseInLocation(shape, s, calendar.CST); err == nil {
			l.PostedAt = at
			return
		}
	}
}

// normalDate turns what width folding does for commands: dates only need
// their digits' separators half-width.
var normalDate = strings.NewReplacer("：", ":", "－", "-", "　", " ")
