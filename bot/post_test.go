package bot_test

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"huiyin/bot/wecom"
)

// postOffice stands for WeCom: requests are built by the real client, and what
// is sent is remembered. The queue answers the next calls; an empty one takes
// everything.
type postOffice struct {
	*wecom.Client
	sent    []sentMessage
	uploads map[string][]byte
	updates []string
	fail    []error // of the next sends, nil for a success
	codes   int
	spent   map[string]bool
	failUpd []error  // of the next card updates
	failUpl []error  // of the next uploads
	tried   []string // every request, those that failed too
}

// sentMessage is one request that WeCom took.
type sentMessage struct {
	raw  string
	to   string
	text string
	file string
	card *sentCard
	safe bool
}

// sentCard is a card as its reader sees it.
type sentCard struct {
	task, code, text string
	keys             map[string]string // by the button's text
}

func newPostOffice() *postOffice {
	return &postOffice{Client: wecom.NewClient(wecom.Config{AgentID: 1000002}, nil), uploads: map[string][]byte{}, spent: map[string]bool{}}
}

// next takes the oldest answer off a queue.
func next(queue *[]error) error {
	if len(*queue) == 0 {
		return nil
	}
	err := (*queue)[0]
	*queue = (*queue)[1:]
	return err
}

func (p *postOffice) Send(_ context.Context, request []byte) (wecom.Receipt, error) {
	p.tried = append(p.tried, string(request))
	if err := next(&p.fail); err != nil {
		return wecom.Receipt{}, err
	}
	m := read(request)
	m.file = strings.TrimPrefix(m.file, "media:")
	receipt := wecom.Receipt{MsgID: fmt.Sprint(len(p.sent))}
	if m.card != nil {
		p.codes++
		m.card.code = fmt.Sprint("code-", p.codes)
		receipt.ResponseCode = m.card.code
	}
	p.sent = append(p.sent, m)
	return receipt, nil
}

func (p *postOffice) Upload(_ context.Context, name string, data []byte) (string, error) {
	if err := next(&p.failUpl); err != nil {
		return "", err
	}
	p.uploads[name] = data
	return "media:" + name, nil
}

func (p *postOffice) UpdateCard(_ context.Context, code string, users []string, name string) error {
	if err := next(&p.failUpd); err != nil {
		return err
	}
	if p.spent[code] {
		return &wecom.Error{API: "message/update_template_card", Kind: wecom.Spent, Code: wecom.CodeResponseCode}
	}
	p.spent[code] = true
	p.updates = append(p.updates, strings.Join(users, ",")+" "+name)
	return nil
}

// pressCode is the response code that a press on a card brings.
func (p *postOffice) pressCode(c sentCard) string {
	p.codes++
	return fmt.Sprintf("%s-pressed-%d", c.code, p.codes)
}

// since lists what was sent after the first n.
func (p *postOffice) since(n int) []sentMessage { return p.sent[n:] }

// to lists what one member was sent.
func (p *postOffice) to(who string) []sentMessage {
	var list []sentMessage
	for _, m := range p.sent {
		if m.to == who {
			list = append(list, m)
		}
	}
	return list
}

// cards lists the cards one member was sent, the oldest first.
func (p *postOffice) cards(who string) []sentCard {
	var list []sentCard
	for _, m := range p.to(who) {
		if m.card != nil {
			list = append(list, *m.card)
		}
	}
	return list
}

// read turns a request back into what a member sees.
func read(request []byte) sentMessage {
	var r struct {
		ToUser string `json:"touser"`
		Text   struct{ Content string }
		File   struct {
			MediaID string `json:"media_id"`
		}
		Safe int
		Card *struct {
			TaskID string                       `json:"task_id"`
			Main   struct{ Title, Desc string } `json:"main_title"`
			Fields []struct {
				Name  string `json:"keyname"`
				Value string
			} `json:"horizontal_content_list"`
			Buttons []struct{ Text, Key string } `json:"button_list"`
		} `json:"template_card"`
	}
	if err := json.Unmarshal(request, &r); err != nil {
		panic(err)
	}
	m := sentMessage{raw: string(request), to: r.ToUser, text: strings.TrimRight(r.Text.Content, " \u3000\n"), file: r.File.MediaID, safe: r.Safe == 1}
	if r.Card == nil {
		return m
	}
	card := &sentCard{task: r.Card.TaskID, keys: map[string]string{}, text: "〖卡片〗" + r.Card.Main.Title + "　" + r.Card.Main.Desc}
	for _, f := range r.Card.Fields {
		card.text += "\n" + f.Name + "：" + f.Value
	}
	line := ""
	for _, b := range r.Card.Buttons {
		card.keys[b.Text] = b.Key
		line += "〔" + b.Text + "〕"
	}
	card.text += "\n" + line
	m.card = card
	return m
}

// words is what a member reads of a message.
func (m sentMessage) words() string {
	mark := ""
	if m.safe {
		mark = "🔒"
	}
	switch {
	case m.card != nil:
		return m.card.text
	case m.file != "":
		return mark + "〖文件〗" + m.file
	}
	return mark + m.text
}

func lower(s string) string { return strings.ToLower(s) }
