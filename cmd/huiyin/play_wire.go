package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"time"

	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// What the play sends to the simulator and the service, and reads of them.

func (p *player) read(ctx context.Context, member string, wait int) ([]chatMessage, error) {
	var answer struct{ Messages []chatMessage }
	path := fmt.Sprintf("/simulator/members/%s/messages?after=%d&wait=%d", url.PathEscape(member), p.seen[member], wait)
	return answer.Messages, errors.Join(p.get(ctx, path, &answer), nil)
}

// until moves the shared clock.
func (p *player) until(ctx context.Context, to time.Time) error {
	return p.post(ctx, "/simulator/clock", map[string]string{"to": to.Format(time.RFC3339)})
}

func (p *player) post(ctx context.Context, path string, body any) error {
	data, err := json.Marshal(body)
	if err != nil {
		return err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, p.url(path), bytes.NewReader(data))
	if err != nil {
		return err
	}
	request.Header.Set("Content-Type", "application/json")
	return p.do(request, nil)
}

func (p *player) get(ctx context.Context, path string, into any) error {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, p.url(path), nil)
	if err != nil {
		return err
	}
	return p.do(request, into)
}

func (p *player) do(request *http.Request, into any) error {
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return fmt.Errorf("%s: %s", request.URL.Path, answer.Status)
	}
	if into == nil {
		return nil
	}
	return json.NewDecoder(answer.Body).Decode(into)
}

// letter asks the service's API how far the letter is.
func (p *player) letter(ctx context.Context, n workflow.Number) (stage workflow.Stage, due calendar.Day, err error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+p.st.web.Addr().String()+"/api/v1/letters/"+n.String(), nil)
	if err != nil {
		return "", due, err
	}
	request.Header.Set("Authorization", "Bearer "+p.st.apiToken)
	var l struct {
		Stage       workflow.Stage
		Assignments []struct {
			DueOn calendar.Day `json:"due_on"`
		}
	}
	if err := p.do(request, &l); err != nil {
		return "", due, err
	}
	if len(l.Assignments) > 0 {
		due = l.Assignments[0].DueOn
	}
	return l.Stage, due, nil
}

// keepDossier writes the archive pack where the visitor finds it.
func (p *player) keepDossier(ctx context.Context, n workflow.Number) error {
	name, content, err := p.st.house.dossier(ctx, n, "")
	if err != nil {
		return err
	}
	path := filepath.Join(os.TempDir(), name)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		return err
	}
	fmt.Fprintf(p.out, "\n案卷已导出：%s（%d 字节）\n", path, len(content))
	return nil
}
