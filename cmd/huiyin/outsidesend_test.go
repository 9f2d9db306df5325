package main

import (
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strings"
)

// sendRequest is the body of message/send, of the kinds that Huiyin needs.
type sendRequest struct {
	ToUser  string `json:"touser"`
	MsgType string `json:"msgtype"`
	Safe    int    `json:"safe"`
	Check   int    `json:"enable_duplicate_check"`
	Text    struct {
		Content string `json:"content"`
	} `json:"text"`
	File struct {
		MediaID string `json:"media_id"`
	} `json:"file"`
	Card *outsideCard `json:"template_card"`
}

// send is message/send.
func (w *outside) send(r *http.Request) string {
	var in sendRequest
	raw, refusal := w.body(r, &in)
	if refusal != "" {
		return refusal
	}
	if strings.Contains(in.ToUser, "|") || in.ToUser == "@all" {
		return w.broken(40031, "more than one recipient: "+in.ToUser)
	}
	known := false
	w.look(func() { known = w.members[strings.ToLower(in.ToUser)] })
	if !known {
		return fail(81013, "user & party & tag all invalid")
	}
	answer := ""
	n := 0
	w.change(func() {
		if strings.ToLower(in.ToUser) == w.invalid {
			answer = fmt.Sprintf(`{"errcode":0,"errmsg":"ok","invaliduser":%q,"msgid":"none"}`, w.invalid)
			return
		}
		if in.Check == 1 && w.frozen[string(raw)] {
			answer = `{"errcode":0,"errmsg":"ok","msgid":"duplicate"}`
			return
		}
		var m sentMessage
		if m, refusal = w.message(in); refusal != "" {
			answer = refusal
			return
		}
		w.frozen[string(raw)] = true
		w.sent = append(w.sent, m)
		n = len(w.sent)
		code := ""
		if m.card != nil {
			code = m.card.code
		}
		answer = fmt.Sprintf(`{"errcode":0,"errmsg":"ok","invaliduser":"","msgid":"m%d","response_code":%q}`, n, code)
	})
	if n > 0 && w.onSend != nil {
		w.onSend(n)
	}
	return answer
}

var taskForm = regexp.MustCompile(`^[0-9A-Za-z_@-]{1,128}$`)

// message checks one message by the limits of §4.3 and §4.5.
func (w *outside) message(in sendRequest) (m sentMessage, refusal string) {
	m = sentMessage{to: strings.ToLower(in.ToUser), kind: in.MsgType, safe: in.Safe == 1}
	switch in.MsgType {
	case "text":
		m.text = in.Text.Content
		if strings.TrimSpace(m.text) == "" || len(m.text) > 2048 {
			return m, w.broken(45002, fmt.Sprintf("text of %d bytes", len(m.text)))
		}
	case "file":
		f, ok := w.files[in.File.MediaID]
		if !ok {
			return m, w.broken(40007, "unknown media_id")
		}
		m.file = &f
	case "template_card":
		if refusal := w.card(in.Card); refusal != "" {
			return m, refusal
		}
		in.Card.code = fmt.Sprintf("R0-%d", len(w.tasks))
		w.codes[in.Card.code] = m.to
		m.card = in.Card
	default:
		return m, w.broken(40008, "msgtype "+in.MsgType)
	}
	return m, ""
}

func (w *outside) card(c *outsideCard) string {
	switch {
	case c == nil || c.CardType != "button_interaction":
		return w.broken(42031, "card_type")
	case c.Title.Title == "":
		return w.broken(42033, "main_title.title")
	case !taskForm.MatchString(c.TaskID) || w.tasks[c.TaskID]:
		return w.broken(42014, "task_id "+c.TaskID)
	case len(c.Fields) > 6:
		return w.broken(42035, "horizontal_content_list")
	case len(c.Buttons) < 1 || len(c.Buttons) > 6:
		return w.broken(42038, "button_list")
	}
	keys := map[string]bool{}
	for _, b := range c.Buttons {
		if b.Text == "" || b.Key == "" || keys[b.Key] {
			return w.broken(42039, "button key")
		}
		keys[b.Key] = true
	}
	w.tasks[c.TaskID] = true
	return ""
}

// words is a message as it reads.
func (m sentMessage) words() string {
	switch {
	case m.card != nil:
		text := m.card.Title.Title + " " + m.card.Title.Desc
		for _, f := range m.card.Fields {
			text += "\n" + f.Name + "：" + f.Value
		}
		return text
	case m.file != nil:
		return "文件 " + m.file.name
	}
	return strings.TrimSpace(m.text)
}

// to is everything a member was sent.
func (w *outside) to(member string) []sentMessage {
	var mine []sentMessage
	w.look(func() { mine = w.inbox(member) })
	return mine
}

// all is everything that was sent, in order.
func (w *outside) all() (sent []sentMessage) {
	w.look(func() { sent = slices.Clone(w.sent) })
	return sent
}

// inbox is to, under the lock.
func (w *outside) inbox(member string) []sentMessage {
	var mine []sentMessage
	for _, m := range w.sent {
		if m.to == strings.ToLower(member) {
			mine = append(mine, m)
		}
	}
	return mine
}

// calls counts the calls of one API.
func (w *outside) calls(path string) (n int) {
	w.look(func() { n = w.asked[path] })
	return n
}

// labels are what cards were changed to.
func (w *outside) labels() (all []string) {
	w.look(func() { all = slices.Clone(w.updates) })
	return all
}

// refuses makes an API give an answer instead of doing its work; an empty
// one lets it work again.
func (w *outside) refuses(path, answer string) {
	w.change(func() { w.refuse[path] = answer })
}

// forget empties a member's chat, under the lock; what was sent stays known to
// the duplicate check.
func (w *outside) forget(member string) {
	for i := range w.sent {
		if w.sent[i].to == member {
			w.sent[i].to = member + " before"
		}
	}
}

// post sends a callback to a service and returns the status.
func post(url string, e envelope) (int, error) {
	target := fmt.Sprintf("%s/wecom/callback?msg_signature=%s&timestamp=%s&nonce=%s", url, e.signature, e.timestamp, e.nonce)
	answer, err := http.Post(target, "text/xml", strings.NewReader(e.body))
	if err != nil {
		return 0, err
	}
	defer answer.Body.Close()
	return answer.StatusCode, nil
}
