package prompts

import (
	"context"
	"errors"

	"huiyin/workflow"
)

// Assistant proposes what a person then confirms (智能草拟). Every proposal says how it was made; the error is the
// context's, and of Draft ErrNothingToDraft. All may be called at the same time from several goroutines.
type Assistant interface {
	// Knowing is the same assistant for the organisation as it stands now.
	Knowing(units []workflow.Org) Assistant
	// Classify proposes category, key matter, urgency, units and a summary of one letter (留言). An empty letter is
	// classified too, with low confidence in the reasons.
	Classify(ctx context.Context, l Letter) (Suggestion, error)
	// Extract reads the fields of a letter that was pasted without them, the places it names, and what is promised in
	// it with which day (摘录).
	Extract(ctx context.Context, l Letter) (Extract, error)
	// File sorts the sentences of a report told in one piece into its four elements (归入四要素); no word is changed.
	File(ctx context.Context, text string, known ...string) (Filed, error)
	// Draft words a reply (起草) of what a report says and nothing else. Unit and date are not part of it.
	Draft(ctx context.Context, c Commission) (Draft, error)
	// Check warns whoever reviews a reply (核对); it signs nothing.
	Check(ctx context.Context, r Reviewed) (Checked, error)
	// Month words what the figures of a month say (月度分析); they hold no personal data.
	Month(ctx context.Context, figures string) (Analysis, error)
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

// Made says how a proposal came about.
type Made struct {
	Source Source
	Call   workflow.Call // as it is kept
}

func (m *Made) made() *Made { return m }

// Suggestion is a proposal for the registrar (经办) to confirm or change.
type Suggestion struct {
	Made
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
}

// SummaryLength is how many characters a summary may have.
const SummaryLength = 60

// UnitSuggestion is one unit (承办单位) that could lead, the likeliest first.
type UnitSuggestion struct {
	Name   string
	Reason string // Chinese: the words that point to it
}
