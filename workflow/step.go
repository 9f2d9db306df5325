package workflow

import "time"

// Command is what a person, a job or the API asks of a letter.
type Command string

// The commands of the table.
const (
	Register  Command = "register"  // 登记
	Classify  Command = "classify"  // 分类
	Assign    Command = "assign"    // 交办
	Accept    Command = "accept"    // 签收
	Return    Command = "return"    // 退回
	Submit    Command = "submit"    // 提交
	Pass      Command = "pass"      // 审核通过
	Rework    Command = "rework"    // 退改
	SubmitFor Command = "submit_up" // 报签
	Agree     Command = "agree"     // 审定同意
	SendBack  Command = "send_back" // 审定退回
	Publish   Command = "publish"   // 发布
	UrgeUnit  Command = "urge"      // 催办
	Archive   Command = "archive"   // 归档
)

// Step is one command by one actor at one moment, with what it says.
type Step struct {
	Command Command
	Letter  Number // the zero number for Register: the desk gives one
	Actor   Actor
	At      time.Time
	Details Details
}

// Actor is who takes a step: a person's userid, "api", or a job's name (edges 53).
type Actor struct {
	Person string `json:"person,omitempty"`
	Job    string `json:"job,omitempty"` // name of the firing that acts
	API    bool   `json:"api,omitempty"`
}

// String is how the log names the actor.
func (a Actor) String() string {
	switch {
	case a.API:
		return "api"
	case a.Job != "":
		return "job:" + a.Job
	}
	return a.Person
}

// Details is what a step says beyond its command; each command reads its own
// fields. It is stored in the event with wording replaced by its digest.
type Details struct {
	Category Category `json:"category,omitempty"`
	Unit     string   `json:"unit,omitempty"`
	Days     int      `json:"days,omitempty"`
	Urgent   bool     `json:"urgent,omitempty"`
	Gates    []Gate   `json:"gates,omitempty"` // none means all that are left
	Reason   string   `json:"reason,omitempty"`
	Batch    string   `json:"batch,omitempty"`
	URL      string   `json:"url,omitempty"`
	Text     string   `json:"text,omitempty"` // what was posted, empty for the approved wording
	Duty     int      `json:"duty,omitempty"`
	Anyway   bool     `json:"anyway,omitempty"` // a person decided that equal wording is another letter
	Letter   *Letter  `json:"letter,omitempty"` // of Register
	Report   *Report  `json:"report,omitempty"` // of Submit
	Sealed   *Sealed  `json:"sealed,omitempty"` // digests, only in events
}

// Sealed names the wording of a step by its SHA-256 (edges 54).
type Sealed map[string]string
