package wecom

import (
	"bytes"
	"encoding/json"
	"strings"
)

// duplicateWindow is the longest interval of WeCom's duplicate check, in seconds (§4.1).
const duplicateWindow = 14400

// message is the body of message/send. agentid is an integer, and what is not used is left out (§4.1).
type message struct {
	ToUser                 string        `json:"touser"`
	MsgType                string        `json:"msgtype"`
	AgentID                int           `json:"agentid"`
	Text                   *textPart     `json:"text,omitempty"`
	File                   *filePart     `json:"file,omitempty"`
	TemplateCard           *templateCard `json:"template_card,omitempty"`
	Safe                   int           `json:"safe,omitempty"`
	EnableDuplicateCheck   int           `json:"enable_duplicate_check"`
	DuplicateCheckInterval int           `json:"duplicate_check_interval"`
}

type textPart struct {
	Content string `json:"content"`
}

type filePart struct {
	MediaID string `json:"media_id"`
}

// TextRequest builds a text message (文本消息) to one person. A text that is empty or longer than MaxTextBytes
// is refused: see Split. safe forbids forwarding (保密消息). WeCom swallows an identical request within four
// hours, which is what a retry wants; two messages that are meant twice must differ in their text.
func (c *Client) TextRequest(to, content string, safe bool) ([]byte, error) {
	content = clean(content)
	if strings.TrimSpace(content) == "" {
		return nil, invalid(apiSend, "text is empty")
	}
	if len(content) > MaxTextBytes {
		return nil, invalid(apiSend, "text has %d bytes, more than %d", len(content), MaxTextBytes)
	}
	return c.request(message{ToUser: to, MsgType: "text", Text: &textPart{Content: content}, Safe: flag(safe)})
}

// FileRequest builds a file message (文件消息) to one person out of what Upload returned. safe is known to WeCom
// for txt, pdf, doc, docx, ppt, pptx, xls, xlsx, xml and pictures only (§4.1).
func (c *Client) FileRequest(to, mediaID string, safe bool) ([]byte, error) {
	if mediaID == "" {
		return nil, invalid(apiSend, "media id is empty")
	}
	return c.request(message{ToUser: to, MsgType: "file", File: &filePart{MediaID: mediaID}, Safe: flag(safe)})
}

// CardRequest builds a card with buttons (按钮交互型模板卡片) to one person.
func (c *Client) CardRequest(to string, card Card) ([]byte, error) {
	part, err := card.part()
	if err != nil {
		return nil, err
	}
	return c.request(message{ToUser: to, MsgType: "template_card", TemplateCard: part})
}

// request completes a message and turns it into the bytes that are kept and sent.
func (c *Client) request(m message) ([]byte, error) {
	if err := oneRecipient(m.ToUser); err != nil {
		return nil, err
	}
	m.AgentID = c.cfg.AgentID
	m.EnableDuplicateCheck, m.DuplicateCheckInterval = 1, duplicateWindow
	return encode(apiSend, m)
}

// oneRecipient makes sure that a request has exactly one addressee, so that an answer that names an invalid
// user is about the whole of it.
func oneRecipient(to string) error {
	const longest = 64
	if to == "" || len(to) > longest || to == "@all" || strings.ContainsAny(to, "| \t\r\n") || clean(to) != to {
		return invalid(apiSend, "recipient is not one userid")
	}
	return nil
}

// encode writes JSON without HTML escaping and without the newline of the encoder.
func encode(api string, v any) ([]byte, error) {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, invalid(api, "request cannot be written as JSON")
	}
	return bytes.TrimRight(buf.Bytes(), "\n"), nil
}

func flag(on bool) int {
	if on {
		return 1
	}
	return 0
}
