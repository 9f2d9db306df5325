package prompts

import "huiyin/workflow"

// DraftKind is which reply is to be worded.
type DraftKind string

// The kinds of replies (第十二条).
const (
	DraftPublic     DraftKind = "public"     // 公开回复
	DraftIndividual DraftKind = "individual" // 个别回复
	DraftCourtesy   DraftKind = "courtesy"   // 礼节性回复, to a suggestion
	DraftFurther    DraftKind = "further"    // 再回复
)

// Commission says what a draft is to be made of: the report (办理情况报告), or for a courtesy the letter.
type Commission struct {
	Kind   DraftKind // DraftPublic when empty
	Report workflow.Report
	Letter Letter   // of a courtesy; otherwise only what must not stand in the reply is taken from it
	Unit   string   // that answers: its name is nobody's invention
	Known  []string // names and other words that must not stand in it, such as the petitioner's
}

// Draft is a proposed reply and where each of its sentences comes from.
type Draft struct {
	Made
	Text      string
	Sentences []Sentence
	Omitted   []Omission
	Invented  []Fact // what no sentence of the report states that the draft rests on
}

// Sentence is one sentence of a draft. Refs is empty for a fixed courtesy phrase only.
type Sentence struct {
	Text     string
	Refs     []Ref
	Invented []Fact // what it states beside them
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
