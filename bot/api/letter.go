package api

import (
	"net/url"
	"slices"
	"strings"
	"time"

	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// registration is the body of POST /api/v1/letters.
type registration struct {
	SourceID   string              `json:"source_id"`
	Title      string              `json:"title"`
	Body       string              `json:"body"`
	Addressee  workflow.Addressee  `json:"addressee"`
	BoardLabel workflow.BoardLabel `json:"board_label"`
	Petitioner struct {
		Nickname string `json:"nickname"`
		Name     string `json:"name"`
		Phone    string `json:"phone"`
	} `json:"petitioner"`
	PostedAt    string   `json:"posted_at"`
	URL         string   `json:"url"`
	Attachments []string `json:"attachments"`
}

// letter is the registration as the rules take it, or every field that is wrong.
func (r registration) letter() (workflow.Letter, []badField) {
	var bad []badField
	wrong := func(isWrong bool, field, detail string) {
		if isWrong {
			bad = append(bad, badField{field, detail})
		}
	}
	wrong(strings.TrimSpace(r.SourceID) == "", "source_id", "必填：留言板上的编号")
	wrong(strings.TrimSpace(r.Title) == "", "title", "必填：标题")
	wrong(strings.TrimSpace(r.Body) == "", "body", "必填：正文")
	wrong(r.Addressee != workflow.ToSecretary && r.Addressee != workflow.ToMayor, "addressee", "应为 secretary（区委书记）或 mayor（区长）")
	known := slices.Contains(workflow.BoardLabels, r.BoardLabel)
	wrong(r.BoardLabel != "" && !known, "board_label", "应为 complaint、inquiry、suggestion、thanks 之一，或不填")
	text := strings.Join(append([]string{r.SourceID, r.Title, r.Body, r.URL, r.Petitioner.Nickname, r.Petitioner.Name, r.Petitioner.Phone}, r.Attachments...), "")
	wrong(strings.ContainsRune(text, 0), "body", "文字中不能有空字符（\\u0000）")
	posted, err := time.Parse(time.RFC3339, r.PostedAt)
	wrong(r.PostedAt != "" && err != nil, "posted_at", "应为 RFC 3339 时间，如 2026-09-17T20:15:00+08:00")
	wrong(!isLink(r.URL), "url", "应为 http 或 https 网址")
	for _, a := range r.Attachments {
		wrong(!isLink(a), "attachments", "每项应为 http 或 https 网址")
	}
	return workflow.Letter{
		SourceID: strings.TrimSpace(r.SourceID), Title: strings.TrimSpace(r.Title), Body: r.Body, Addressee: r.Addressee,
		BoardLabel: r.BoardLabel, LabelText: workflow.Term(r.BoardLabel), URL: r.URL, Attachments: r.Attachments, PostedAt: posted,
		Petitioner: workflow.Petitioner{Nickname: r.Petitioner.Nickname,
			Contact: workflow.ContactDetails{Name: r.Petitioner.Name, Phone: r.Petitioner.Phone}},
	}, bad
}

// isLink accepts a web address, and none at all.
func isLink(s string) bool {
	u, err := url.Parse(s)
	return s == "" || (err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "")
}

// letterView is a letter as other systems read it: no contact details, values
// as the identifiers of the domain.
type letterView struct {
	Number      workflow.Number     `json:"number"`
	Stage       workflow.Stage      `json:"stage"`
	Category    workflow.Category   `json:"category"`
	KeyMatter   []int               `json:"key_matter"`
	Urgent      bool                `json:"urgent"`
	Addressee   workflow.Addressee  `json:"addressee"`
	BoardLabel  workflow.BoardLabel `json:"board_label"`
	SourceID    string              `json:"source_id"`
	Title       string              `json:"title"`
	Assignments []assignmentView    `json:"assignments"`
	Report      *reportView         `json:"report"`
	Replies     []replyView         `json:"replies"`
	Commitments []commitmentView    `json:"commitments"`
	ArchivedOn  calendar.Day        `json:"archived_on,omitzero"`
}

type assignmentView struct {
	Unit        string                    `json:"unit"`
	Role        workflow.AssignmentRole   `json:"role"`
	Status      workflow.AssignmentStatus `json:"status"`
	DueOn       calendar.Day              `json:"due_on"`
	Provisional bool                      `json:"provisional"`
}

type reportView struct {
	Version int              `json:"version"`
	Finding workflow.Finding `json:"finding"`
	Interim bool             `json:"interim"`
}

type commitmentView struct {
	Text  string       `json:"text"`
	DueOn calendar.Day `json:"due_on"`
	Kept  bool         `json:"kept"`
}

type replyView struct {
	Kind    workflow.ReplyKind `json:"kind"`
	Channel workflow.Channel   `json:"channel"`
	Unit    string             `json:"unit"`
	URL     string             `json:"url"`
	Text    string             `json:"text"`
}

// view is what another system reads of a letter: nothing that was said to the writer
// in person (第十九条).
func view(l workflow.Letter) letterView {
	v := letterView{Number: l.Number, Stage: l.Stage, Category: l.Category, KeyMatter: append([]int{}, l.KeyMatter...),
		Urgent: l.Urgent, Addressee: l.Addressee, BoardLabel: l.BoardLabel, SourceID: l.SourceID, Title: l.Title,
		Assignments: []assignmentView{}, Replies: []replyView{}, Commitments: []commitmentView{}, ArchivedOn: l.ArchivedOn}
	for _, a := range l.Assignments {
		v.Assignments = append(v.Assignments, assignmentView{a.Unit, a.Role, a.Status, a.DueOn, a.Provisional})
	}
	if r := l.Report(); r != nil {
		v.Report = &reportView{r.Version, r.Finding, r.Interim}
	}
	for _, r := range l.Replies {
		if r.Channel == workflow.PublicChannel && r.Posted {
			v.Replies = append(v.Replies, replyView{r.Kind, r.Channel, r.Unit, r.URL, r.Text})
		}
	}
	for _, c := range l.Commitments {
		if !c.Undone {
			v.Commitments = append(v.Commitments, commitmentView{c.Text, c.DueOn, c.Kept()})
		}
	}
	return v
}
