package bot

import (
	"context"
	"crypto/rand"
	"fmt"
	"strings"

	"huiyin/bot/wecom"
	"huiyin/workflow"
)

// mostParts is how many messages a long text may become before it is sent as
// a file (domain.md §7).
const mostParts = 3

// freeze turns a message into the requests that every attempt repeats byte by
// byte, so that WeCom swallows a retry that had arrived.
func (c *Courier) freeze(ctx context.Context, p workflow.Person, id int64, m message) (parts []string, taskID string, err error) {
	switch {
	case m.card != nil:
		m.card.TaskID = "huiyin-" + strings.ToLower(rand.Text())
		request, err := c.Post.CardRequest(p.Spelling, *m.card)
		return []string{string(request)}, m.card.TaskID, err
	case m.file != nil:
		return c.freezeFile(ctx, p, m.file, m.safe)
	case m.text == "":
		return nil, "", nil
	}
	mark := tail(id)
	texts := wecom.Split(m.text, wecom.MaxTextBytes-len(mark))
	if len(texts) > mostParts {
		name, _, _ := strings.Cut(m.text, "\n")
		return c.freezeFile(ctx, p, &workflow.File{Name: fileName(name), Content: []byte("\ufeff" + m.text)}, m.safe)
	}
	for _, text := range texts {
		request, err := c.Post.TextRequest(p.Spelling, text+mark, m.safe)
		if err != nil {
			return nil, "", err
		}
		parts = append(parts, string(request))
	}
	return parts, "", nil
}

func (c *Courier) freezeFile(ctx context.Context, p workflow.Person, f *workflow.File, safe bool) ([]string, string, error) {
	media, err := c.Post.Upload(ctx, f.Name, f.Content)
	if err != nil {
		return nil, "", err
	}
	request, err := c.Post.FileRequest(p.Spelling, media, safe)
	return []string{string(request)}, "", err
}

// fileName makes a file's name of a text's first line.
func fileName(line string) string {
	name := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`\/:*?"<>|`, r) {
			return -1
		}
		return r
	}, line)
	return fmt.Sprintf("%s.txt", short(name, 30))
}

// tail tells two messages of the same words apart for WeCom's duplicate
// check: the delivery's number in blanks, which nobody sees.
func tail(id int64) string {
	var b strings.Builder
	for i := range 16 {
		if id>>i&1 == 1 {
			b.WriteRune('\u3000')
		} else {
			b.WriteByte(' ')
		}
	}
	return b.String()
}
