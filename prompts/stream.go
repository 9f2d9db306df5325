package prompts

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"huiyin/workflow"
)

// asked is one line in.
type asked struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	Body  string `json:"body"`
}

// answered is one line out, its fields in the order of interfaces.md.
type answered struct {
	ID        string            `json:"id"`
	Category  workflow.Category `json:"category"`
	KeyMatter []int             `json:"key_matter"`
	Urgent    bool              `json:"urgent"`
	Repeat    bool              `json:"repeat"`
	Units     []string          `json:"units"`
	Summary   string            `json:"summary"`
	Source    Source            `json:"source"`
}

// ClassifyStream reads a JSON object a line and writes one a line, in order. At a line it cannot read, or that the
// assistant could not answer, it stops with an error naming the line; what was written for the lines before stays.
// Empty lines are passed over, fields it does not know are ignored.
func ClassifyStream(ctx context.Context, a Assistant, in io.Reader, out io.Writer) error {
	lines := bufio.NewReader(in) // not a Scanner: a letter may be longer than any token limit
	w := json.NewEncoder(out)
	w.SetEscapeHTML(false)
	for n := 1; ; n++ {
		line, err := lines.ReadBytes('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			return fmt.Errorf("read line %d: %w", n, err)
		}
		last := err != nil
		if line = bytes.TrimSpace(line); len(line) > 0 {
			if err := classifyLine(ctx, a, line, w); err != nil {
				return fmt.Errorf("line %d: %w", n, err)
			}
		}
		if last {
			return nil
		}
	}
}

func classifyLine(ctx context.Context, a Assistant, line []byte, w *json.Encoder) error {
	var in asked
	if err := json.Unmarshal(line, &in); err != nil {
		return fmt.Errorf("decode a letter: %w", err)
	}
	s, err := a.Classify(ctx, Letter{ID: in.ID, Title: in.Title, Body: in.Body})
	if err != nil {
		return fmt.Errorf("classify %q: %w", in.ID, err)
	}
	out := answered{ID: in.ID, Category: s.Category, KeyMatter: append([]int{}, s.KeyMatter...), Urgent: s.Urgent,
		Repeat: s.Repeat, Units: []string{}, Summary: s.Summary, Source: s.Source}
	for _, u := range s.Units {
		out.Units = append(out.Units, u.Name)
	}
	if err := w.Encode(out); err != nil {
		return fmt.Errorf("write the answer: %w", err)
	}
	return nil
}
