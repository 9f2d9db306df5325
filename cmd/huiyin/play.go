package main

import (
	"context"
	"fmt"
	"io"
	"net/url"
	"strings"
	"time"

	"huiyin/workflow/calendar"
)

// player plays the walk as the members would: over the simulator's HTTP
// interface, which sends real callbacks, and reads what they were sent.
type player struct {
	st    *demo
	out   io.Writer
	names map[string]string
	seen  map[string]int64 // the last message read, by member
	act   int
}

// chatMessage is what the simulator tells of one message.
type chatMessage struct {
	ID        int64  `json:"id"`
	Direction string `json:"direction"`
	Type      string `json:"type"`
	Text      string `json:"text"`
	Card      *struct {
		TaskID    string `json:"task_id"`
		MainTitle struct {
			Title string `json:"title"`
			Desc  string `json:"desc"`
		} `json:"main_title"`
		Fields []struct {
			Name  string `json:"keyname"`
			Value string `json:"value"`
		} `json:"horizontal_content_list"`
		Buttons []struct {
			Text string `json:"text"`
			Key  string `json:"key"`
		} `json:"button_list"`
	} `json:"card"`
	File *struct {
		Name string `json:"name"`
		URL  string `json:"url"`
	} `json:"file"`
}

// patience bounds the wait for one answer, in real time.
const patience = 30 * time.Second

func (p *player) url(path string) string { return "http://" + p.st.chat.Addr().String() + path }

// title announces an act.
func (p *player) title(text string) {
	p.act++
	fmt.Fprintf(p.out, "\n══ 第%d幕 %s（%s）══\n", p.act, text, p.st.house.clock.Now().In(calendar.CST).Format("2006-01-02 15:04"))
}

// says lets a member type a text, and prints what comes back; want must stand
// in the answer.
func (p *player) says(ctx context.Context, member, text, want string) (chatMessage, error) {
	if err := p.catchUp(ctx, member); err != nil {
		return chatMessage{}, err
	}
	p.print(member, "→ 回音", text)
	if err := p.post(ctx, "/simulator/members/"+url.PathEscape(member)+"/text", map[string]string{"text": text}); err != nil {
		return chatMessage{}, err
	}
	return p.hears(ctx, member, want)
}

// presses lets a member press a button of the card.
func (p *player) presses(ctx context.Context, member string, m chatMessage, button, want string) error {
	for _, b := range m.Card.Buttons {
		if b.Text == button {
			p.print(member, "按下", "〔"+button+"〕")
			if err := p.post(ctx, "/simulator/members/"+url.PathEscape(member)+"/click", map[string]string{"task_id": m.Card.TaskID, "key": b.Key}); err != nil {
				return err
			}
			_, err := p.hears(ctx, member, want)
			return err
		}
	}
	return fmt.Errorf("%s has no button %s", m.Card.TaskID, button)
}

// hears waits until the member is sent something that holds want, printing all
// that arrives.
func (p *player) hears(ctx context.Context, member, want string) (chatMessage, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	for {
		messages, err := p.read(ctx, member, 10)
		if err != nil {
			return chatMessage{}, fmt.Errorf("%s waited for %q: %w", member, want, err)
		}
		for i, m := range messages {
			p.seen[member] = m.ID
			if m.Direction == "in" {
				continue
			}
			p.print("回音", "→ "+p.names[member], m.words())
			if strings.Contains(m.words(), want) {
				return m, p.rest(member, messages[i+1:])
			}
		}
	}
}

// rest prints what came along with the message waited for.
func (p *player) rest(member string, messages []chatMessage) error {
	for _, m := range messages {
		p.seen[member] = m.ID
		if m.Direction != "in" {
			p.print("回音", "→ "+p.names[member], m.words())
		}
	}
	return nil
}

// catchUp prints what a member was sent since we last looked.
func (p *player) catchUp(ctx context.Context, member string) error {
	messages, err := p.read(ctx, member, 0)
	if err != nil {
		return err
	}
	return p.rest(member, messages)
}

// words is a message as it reads.
func (m chatMessage) words() string {
	switch {
	case m.Card != nil:
		text := "【卡片】" + m.Card.MainTitle.Title + "　" + m.Card.MainTitle.Desc
		for _, f := range m.Card.Fields {
			text += "\n" + f.Name + "：" + f.Value
		}
		for _, b := range m.Card.Buttons {
			text += "　〔" + b.Text + "〕"
		}
		return text
	case m.File != nil:
		return "【文件】" + m.File.Name
	}
	return strings.TrimSpace(m.Text)
}

func (p *player) print(who, how, text string) {
	if name, ok := p.names[who]; ok {
		who = name
	}
	fmt.Fprintf(p.out, "\n%s %s：\n", who, how)
	for line := range strings.SplitSeq(text, "\n") {
		fmt.Fprintf(p.out, "    %s\n", line)
	}
}
