package workflow

import (
	"time"

	"huiyin/workflow/calendar"
)

// Command is what a person, a job or the API asks of a letter.
type Command string

// The commands of the table, in the order of 第八条.
const (
	// 登记交办 (第九条)
	Register   Command = "register"    // 登记
	Classify   Command = "classify"    // 分类
	Mark       Command = "mark"        // 标记: 第七条 clauses, 敏感
	Hasten     Command = "hasten"      // 加急
	Readdress  Command = "readdress"   // 改受文领导
	Void       Command = "void"        // 作废
	OutOf      Command = "out_of"      // 不归本区
	BoardGone  Command = "board_gone"  // 网帖已删
	Assign     Command = "assign"      // 交办
	Support    Command = "support"     // 协办
	Copy       Command = "copy"        // 送阅
	SelfHandle Command = "self_handle" // 自办
	Courtesy   Command = "courtesy"    // 礼复
	Transfer   Command = "transfer"    // 移送
	Decline    Command = "decline"     // 退还移送
	SplitOff   Command = "split_off"   // 拆件
	Merge      Command = "merge"       // 并案
	Unmerge    Command = "unmerge"     // 拆并
	Recuse     Command = "recuse"      // 回避
	Unrecuse   Command = "unrecuse"    // 解除回避
	// 承办办理 (第十条)
	Accept       Command = "accept"        // 签收
	Return       Command = "return"        // 退回
	Reassign     Command = "reassign"      // 改派
	Object       Command = "object"        // 异议
	AnswerObject Command = "answer_object" // 答复异议
	Extend       Command = "extend"        // 延期
	Renew        Command = "renew"         // 续期
	DecideExtend Command = "decide_extend" // 准延、不准延
	GiveInput    Command = "give_input"    // 协办意见
	Submit       Command = "submit"        // 提交
	AskBack      Command = "ask_back"      // 请求退改
	DecideBack   Command = "decide_back"   // 答复退改
	// 审核报签 (第十一条)
	Pass       Command = "pass"       // 审核通过
	Rework     Command = "rework"     // 退改
	Edit       Command = "edit"       // 审核修改
	Vouch      Command = "vouch"      // 核实
	Withhold   Command = "withhold"   // 不公开
	SubmitFor  Command = "submit_up"  // 报签
	Agree      Command = "agree"      // 审定同意
	SendBack   Command = "send_back"  // 审定退回
	Transcribe Command = "transcribe" // 核对
	Instruct   Command = "instruct"   // 批示
	Direct     Command = "direct"     // 转办要求
	CarryOut   Command = "carry_out"  // 落实
	// 统一回复 (第十二条)
	Publish     Command = "publish"      // 发布
	PublishFail Command = "publish_fail" // 发布失败
	Individual  Command = "individual"   // 个别回复
	Promise     Command = "promise"      // 承诺
	Keep        Command = "keep"         // 兑现
	Revisit     Command = "revisit"      // 复查
	Correct     Command = "correct"      // 更正
	TakeDown    Command = "take_down"    // 撤下
	Satisfy     Command = "satisfy"      // 满意度
	Reopen      Command = "reopen"       // 重办
	// 督促协调 (第十三、十六条)
	UrgeUnit   Command = "urge"        // 催办
	AnswerUrge Command = "answer_urge" // 回复催办
	Supervise  Command = "supervise"   // 督办
	AnswerSup  Command = "answer_sup"  // 督办反馈
	Inspect    Command = "inspect"     // 督查发现
	Study      Command = "study"       // 会商
	FinishUp   Command = "finish_up"   // 会商落实
	Guide      Command = "guide"       // 引导
	// 立卷存档 (第十五条)
	Archive Command = "archive" // 归档
	Undo    Command = "undo"    // 撤回
	// what a step on one letter brings about on another (edges 51)
	TakeIn   Command = "take_in"   // 并入
	LetGo    Command = "let_go"    // 拆出
	FollowOn Command = "follow_on" // 随主件办理
	FallBack Command = "fall_back" // 随主件退回
	CallBack Command = "call_back" // 双投件退改
	Redate   Command = "redate"    // 重算时限
)

// Step is one command by one actor at one moment, with what it says.
type Step struct {
	Command Command
	Letter  Number // the zero number for Register: the desk gives one
	Actor   Actor
	At      time.Time
	Details Details
	Spare   Number // the next free number, for SplitOff: the desk gives it
}

// Actor is who takes a step: a person's userid, "api", or a job's name (edges 53).
type Actor struct {
	Person string `json:"person,omitempty"`
	Job    string `json:"job,omitempty"` // name of the firing that acts, or of the letter whose step did
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
// fields. Its trace is in the event: wording is there as its digest.
type Details struct {
	Category  Category           `json:"category,omitempty"`
	Addressee Addressee          `json:"addressee,omitempty"`
	KeyMatter []int              `json:"key_matter,omitempty"`
	Sensitive bool               `json:"sensitive,omitempty"`
	Unit      string             `json:"unit,omitempty"`
	Supports  []string           `json:"supports,omitempty"` // units that support the lead
	Person    string             `json:"person,omitempty"`   // whom the letter accuses; a leader named for 报签
	Into      Number             `json:"into,omitzero"`      // 并案: the leading letter
	Days      int                `json:"days,omitempty"`
	Until     calendar.Day       `json:"until,omitzero"`
	Urgent    bool               `json:"urgent,omitempty"`
	Gates     []Gate             `json:"gates,omitempty"` // none means all that are left
	No        bool               `json:"no,omitempty"`    // the answer to a request is no
	Withhold  WithholdReason     `json:"withhold,omitempty"`
	Reason    string             `json:"reason,omitempty" log:"digest"`
	Question  string             `json:"question,omitempty" log:"digest"` // to a supporting unit; how a writer was answered in person
	Batch     string             `json:"batch,omitempty"`
	URL       string             `json:"url,omitempty"`
	Text      string             `json:"text,omitempty" log:"digest"` // what was posted, empty for the approved wording; an edit
	Proof     string             `json:"proof,omitempty" log:"digest"`
	Paper     bool               `json:"paper,omitempty"` // 纸批
	Duty      int                `json:"duty,omitempty"`
	Item      int                `json:"item,omitempty"`
	Special   bool               `json:"special,omitempty"` // 专项督办
	Method    Method             `json:"method,omitempty"`
	Offices   []string           `json:"offices,omitempty"`
	Source    SatisfactionSource `json:"source,omitempty"`
	Level     SatisfactionLevel  `json:"level,omitempty"`
	Anyway    bool               `json:"anyway,omitempty"`         // a person decided that equal wording is another letter
	Promises  []Commitment       `json:"promises,omitempty"`       // declared with the report (edges 21)
	Doubts    []Doubt            `json:"doubts,omitempty"`         // facts of a drafted reply without a source
	Letter    *Letter            `json:"letter,omitempty" log:"-"` // of Register; the log has it as changes
	Report    *Report            `json:"report,omitempty" log:"-"` // of Submit; the log has it as changes
}

// LastStep is what the newest step did, for 撤回 within ten minutes (edges 39).
type LastStep struct {
	Command  Command
	By       string
	At       time.Time
	Version  int64
	Stage    Stage // before it
	Category Category
}
