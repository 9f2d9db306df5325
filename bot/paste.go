package bot

import (
	"regexp"
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
	text = strings.ReplaceAll(text, "\r\n", "\n")
	found := false
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		m := fieldLine.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		if contains(bodyNames, m[1]) {
			l.Body = strings.TrimSpace(strings.Join(append([]string{m[2]}, lines[i+1:]...), "\n"))
			return true
		}
		for _, f := range pasteFields {
			if contains(f.names, m[1]) && strings.TrimSpace(m[2]) != "" {
				f.set(l, strings.TrimSpace(m[2]))
				found = true
			}
		}
	}
	return found
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// looksLikeLetter reports whether a message that is no command is a pasted
// letter: it has a title and a body.
func looksLikeLetter(text string) bool {
	var l workflow.Letter
	return readPaste(text, &l) && l.Title != "" && l.Body != ""
}

func setAddressee(l *workflow.Letter, s string) {
	switch {
	case strings.Contains(s, "书记"):
		l.Addressee = workflow.ToSecretary
	case strings.Contains(s, "区长"), strings.Contains(s, "县长"):
		l.Addressee = workflow.ToMayor
	}
}

func setLabel(l *workflow.Letter, s string) {
	l.LabelText = s
	for label, words := range map[workflow.BoardLabel][]string{
		workflow.LabelComplaint: {"投诉", "求助"}, workflow.LabelInquiry: {"咨询"},
		workflow.LabelSuggestion: {"建言", "建议"}, workflow.LabelThanks: {"感谢"},
	} {
		for _, w := range words {
			if strings.Contains(s, w) {
				l.BoardLabel = label
			}
		}
	}
}

// postedShapes are the dates the board and spreadsheets write.
var postedShapes = []string{
	"2006-01-02 15:04:05", "2006-01-02 15:04", "2006-1-2 15:04:05", "2006-1-2 15:04", "2006-1-2",
	"2006/1/2 15:04:05", "2006/1/2 15:04", "2006/1/2", "2006年1月2日 15:04:05", "2006年1月2日 15:04", "2006年1月2日15:04", "2006年1月2日",
	time.RFC3339,
}

func setPosted(l *workflow.Letter, s string) {
	s = normalDate.Replace(s)
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
