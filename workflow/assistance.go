package workflow

import "time"

// Task is what an assistant (智能助手) is asked to do; the stored values never change.
type Task string

// The tasks (domain.md §11). Each ends in a proposal that a person confirms.
const (
	TaskClassify Task = "classify" // 分类
	TaskExtract  Task = "extract"  // 摘录
	TaskFile     Task = "file"     // 归入四要素
	TaskDraft    Task = "draft"    // 起草
	TaskCheck    Task = "check"    // 核对
	TaskMonth    Task = "month"    // 月度分析
)

// Tasks in the order they are listed.
var Tasks = []Task{TaskClassify, TaskExtract, TaskFile, TaskDraft, TaskCheck, TaskMonth}

// Ask is a question to the assistant (智能草拟) that nobody waits for: its answer comes
// as a message of its own, if what was asked about still stands.
type Ask struct {
	ID       int64
	Task     Task
	Letter   Number // what it is about, zero for a letter that is being registered
	Digest   string // of the form as it stood
	Answer   string // what was proposed, in the task's own form
	Attempts int
}

// Call is one proposal of an assistant, as it is kept: never what it was asked, only the
// digest, and what it answered as masked as it was on the wire (第十九条).
type Call struct {
	Task     Task
	Prompt   string // the template and its version, classify/1; "rules" for the offline assistant
	Model    string // its name at the endpoint, empty for the offline assistant
	At       time.Time
	Took     time.Duration
	Tokens   int
	Rounds   int    // requests that were answered
	Input    string // SHA-256 of what was sent, masked
	Output   string // what the model answered, masked; empty when it did not
	Failure  string // why the offline assistant answered instead, empty when the model did
	Form     string // digest of what it was asked about
	Proposed string // what a person's decision is held against: a category, the digest of a text
}

// Judgement is what a person decided where an assistant had proposed something.
type Judgement struct {
	Task    Task
	Form    string
	Decided string // what stands now, as Call.Proposed says it
	From    string // the proposal that was taken over and then changed, empty for none
}

// Became (登记) says that a form has become a letter: what was proposed to its writer is judged as the letter's, apart
// from another letter in the same words.
type Became struct {
	Form   string // digest of the form
	Letter string // digest of the letter
}

// Use is what became of a proposal.
type Use string

// A proposal nobody has decided on has none.
const (
	UsedAsIs    Use = "as_is"   // 采用
	UsedChanged Use = "changed" // 改后采用
	NotUsed     Use = "not"     // 未采用
)

// Assisted counts what assistants proposed in a time and what became of it (domain.md
// §11): one task, by the model or by the rules, and of classify one proposed category.
type Assisted struct {
	Task     Task
	Model    bool     // by the model; false for the rules
	Category Category // of classify
	Calls    int
	Failed   int // the rules answered instead
	AsIs     int
	Changed  int
	Not      int
	Tokens   int
	Took     time.Duration // all calls together
}

// Decided is how many of the proposals a person has decided on.
func (a Assisted) Decided() int { return a.AsIs + a.Changed + a.Not }

// Add counts another part of the same.
func (a *Assisted) Add(b Assisted) {
	a.Calls, a.Failed, a.AsIs, a.Changed, a.Not = a.Calls+b.Calls, a.Failed+b.Failed, a.AsIs+b.AsIs, a.Changed+b.Changed, a.Not+b.Not
	a.Tokens, a.Took = a.Tokens+b.Tokens, a.Took+b.Took
}
