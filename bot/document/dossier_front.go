package document

import (
	"strconv"
	"strings"

	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// The front of a dossier: its cover with the contents, and the original letter.

// contents is the cover and the table of contents (目录) on one sheet.
func (d *dossier) contents(p *paper, pieces []piece) {
	l := &d.Letter
	p.form(
		field{"留言编号", l.Number.String()},
		field{"标题", d.blot(l.Title)},
		field{"类别", workflow.Term(l.Category)},
		field{"受文领导", workflow.Term(l.Addressee)},
		field{"承办单位", d.unit()},
		field{"登记日期", dateOf(calendar.Of(l.RegisteredAt))},
		field{"办结日期", dateOf(l.ClosedOn)},
		field{"归档日期", dateOf(l.ArchivedOn)},
		field{"当前环节", workflow.Term(l.Stage)},
	)
	p.caption("目　录")
	rows := [][]string{}
	for i, piece := range pieces {
		rows = append(rows, []string{strconv.Itoa(i + 1), piece.part, piece.name, piece.fileName(i + 1)})
	}
	p.table([]column{{"序号", 700, true}, {"部分", 900, true}, {"材料名称", 3245, false}, {"文件", 4000, false}}, rows)
	p.note("注：文件按结论、办理、交办、其他的顺序排列。各文件的SHA-256校验值见" + manifestFile + "，可用sha256sum -c核验。")
}

// unit is who handles or handled the letter.
func (d *dossier) unit() string {
	if lead := d.Letter.Lead(); lead != nil {
		return lead.Unit
	}
	return ""
}

// original is the letter as it came (留言原件): the one sheet on which contact
// details may stand.
func (d *dossier) original(p *paper) {
	l := &d.Letter
	blot := d.blot
	if d.ShowContacts {
		blot = strings.Clone
	}
	label := l.LabelText
	if label == "" {
		label = workflow.Term(l.BoardLabel)
	}
	p.form(append([]field{
		{"留言编号", l.Number.String()},
		{"标题", blot(l.Title)},
		{"受文领导", workflow.Term(l.Addressee)},
		{"留言类型", label},
		{"网友", blot(l.Petitioner.Nickname)},
		{"留言时间", momentOf(l.PostedAt)},
		{"平台编号", l.SourceID},
		{"平台链接", l.URL},
		{"附件", blot(strings.Join(l.Attachments, "\n"))},
		{"登记", d.registered()},
		{"重点留言", keyMatterOf(l.KeyMatter)},
		{"急事急办", yes(l.Urgent)},
	}, d.contacts(l.Petitioner.Contact)...)...)
	p.blank()
	p.subheading("留言内容")
	p.text(blot(l.Text()))
}

// registered says when, by whom and where the letter came in.
func (d *dossier) registered() string {
	s := d.act(d.Letter.RegisteredAt, d.Letter.RegisteredBy)
	if d.Letter.RegisteredIn != "" {
		s += "（" + d.Letter.RegisteredIn + "）"
	}
	return s
}

func (d *dossier) contacts(c workflow.ContactDetails) []field {
	switch {
	case c == workflow.ContactDetails{}:
		return []field{{"联系方式", "未留联系方式"}}
	case !d.ShowContacts:
		return []field{{"联系方式", "按规定不予显示"}}
	}
	return []field{{"联系人", c.Name}, {"联系电话", c.Phone}}
}

func yes(b bool) string {
	if b {
		return "是"
	}
	return "否"
}

// who is how a person, a job or the interface is called in a dossier.
func (d *dossier) who(actor string) string {
	if actor == "api" {
		return "数据接口"
	}
	if job, ok := strings.CutPrefix(actor, "job:"); ok {
		return "定时任务（" + jobWord(job) + "）"
	}
	return d.People.Name(actor)
}
