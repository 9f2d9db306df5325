package prompts

import (
	"context"
	"errors"

	"huiyin/workflow"
)

// Assistant proposes what a person then confirms (智能草拟).
//
// Classify proposes category, key matter, urgency, units and a summary of one letter (留言). It never asks for
// anything about the petitioner beyond the text. An empty letter is classified too, with low confidence in the
// reasons; the error is the context's, or that of an assistant that could not answer at all.
//
// Draft proposes a public reply (公开回复) from a report (办理情况报告) and nothing else. known are names and other
// words that must not stand in it, such as the petitioner's. It returns ErrNothingToDraft when the report has no
// sentence that may be published. Unit and date are not part of the draft: the caller appends them.
//
// Both may be called at the same time from several goroutines.
type Assistant interface {
	Classify(ctx context.Context, l Letter) (Suggestion, error)
	Draft(ctx context.Context, r workflow.Report, known ...string) (Draft, error)
}

// ErrNothingToDraft says that the report has no sentence a public reply could be made of.
var ErrNothingToDraft = errors.New("no sentence of the report can be published")

// Letter is what an assistant may see of a letter: its words and the label its writer chose, nothing sealed.
type Letter struct {
	ID    string
	Title string
	Body  string
	Label workflow.BoardLabel // may be empty
	Known []string            // names that must not leave the house: the writer's, the nickname
}

// Source says who proposed something; the stored values never change.
type Source string

// The two kinds of assistants.
const (
	FromModel   Source = "model"   // 大模型
	FromOffline Source = "offline" // 离线规则
)

// Suggestion is a proposal for the registrar (经办) to confirm or change.
type Suggestion struct {
	Category  workflow.Category
	KeyMatter []int // clauses of 第七条, 1–5 in rising order, empty for none
	Urgent    bool  // 急事急办
	Repeat    bool  // the writer says it was reported before
	Several   bool  // more than one matter, for different units
	Suspect   bool  // what may be about the conduct of officials (党风廉政): a person looks
	Units     []UnitSuggestion
	Accused   []UnitSuggestion // units the letter complains of: they may have to stand back (回避)
	Summary   string           // at most SummaryLength characters, contacts masked
	Reasons   []string         // Chinese, shown beside the suggestion
	Source    Source
	Call      workflow.Call // how it was made, as it is kept
}

// SummaryLength is how many characters a summary may have.
const SummaryLength = 60

// UnitSuggestion is one unit (承办单位) that could lead, the likeliest first.
type UnitSuggestion struct {
	Name   string
	Reason string // Chinese: the words that point to it
}

// Draft is a proposed public reply and where each of its sentences comes from.
type Draft struct {
	Text      string
	Sentences []Sentence
	Omitted   []Omission
	Source    Source
}

// Sentence is one sentence of a draft. Refs is empty for a fixed courtesy phrase only.
type Sentence struct {
	Text string
	Refs []Ref
}

// Ref points into a report: sentence N, from 1, of a part; N is 0 for the finding, which is no sentence.
type Ref struct {
	Part workflow.Part
	N    int
}

// Omission is a sentence of the report that a public reply must not carry, and why.
type Omission struct {
	Ref    Ref
	Text   string
	Reason string // Chinese
}
