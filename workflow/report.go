package workflow

import (
	"slices"
	"strings"
	"time"

	"huiyin/workflow/calendar"
)

// Element is one of the four parts of a report (第十条).
type Element string

// The four elements, in the order of 第十条.
const (
	Attitude     Element = "attitude"     // 表明态度
	Process      Element = "process"      // 工作过程
	Verification Element = "verification" // 核查情况
	Feedback     Element = "feedback"     // 网友反馈
)

// Elements lists the four in order.
var Elements = []Element{Attitude, Process, Verification, Feedback}

// Finding is how true the letter proved (属实程度, 第十条).
type Finding string

// The four findings of 第十条, and the one for letters that state no fact to prove.
const (
	Substantiated       Finding = "substantiated"        // 属实
	MostlySubstantiated Finding = "mostly_substantiated" // 基本属实
	PartlySubstantiated Finding = "partly_substantiated" // 部分属实
	Unsubstantiated     Finding = "unsubstantiated"      // 不属实
	NotApplicable       Finding = "not_applicable"       // 不涉及: 涉法涉诉, 咨询 and 建议 (edges 11, 12)
)

// Findings lists them from fully true to untrue, then 不涉及.
var Findings = []Finding{Substantiated, MostlySubstantiated, PartlySubstantiated, Unsubstantiated, NotApplicable}

// Report (办理情况报告) is what the lead unit found and did, in one version.
type Report struct {
	Version       int
	Round         int
	Assignment    int
	Interim       bool   // 阶段性报告
	Attitude      string `log:"digest"`
	Process       string `log:"digest"`
	Verification  string `log:"digest"`
	Feedback      string `log:"digest"`
	Finding       Finding
	ProposedReply string       `log:"digest"` // 回复建议
	Drafted       bool         // the reply began as a draft by an assistant (智能草拟)
	NextStep      string       `log:"digest"` // 下一步打算, of an interim report (edges 19)
	NextDate      calendar.Day // 解决时限, of an interim report
	Signer        string       // 单位主要负责人 who signed it off (edges 21)
	EditOf        int          // 审核修改: the version this one edits, 0 for the unit's own (edges 27)
	EditedIn      string       // the office whose reviewer edited it
	Undone        bool         // 撤回: taken back within ten minutes (edges 39)
	By            string
	At            time.Time
}

// Text is the wording of one element.
func (r *Report) Text(e Element) string { return *r.element(e) }

// SetText writes one element.
func (r *Report) SetText(e Element, text string) { *r.element(e) = text }

func (r *Report) element(e Element) *string {
	switch e {
	case Attitude:
		return &r.Attitude
	case Process:
		return &r.Process
	case Verification:
		return &r.Verification
	case Feedback:
		return &r.Feedback
	}
	panic("workflow: no element " + string(e))
}

// Part names a part that a report must have before 提交.
type Part string

// The parts beside the four elements.
const (
	PartFinding Part = "finding"        // 属实程度
	PartReply   Part = "proposed_reply" // 回复建议
	PartNext    Part = "next_step"      // 下一步打算
	PartDate    Part = "next_date"      // 解决时限
)

// Missing lists the parts a report still lacks, in the order a person fills
// them; empty means it can be submitted (第十条 要素齐全). Only an interim report
// may leave the finding open, and it says what comes next and by when (edges 19);
// 咨询 and 建议 need none (edges 11).
func (r *Report) Missing(c Category) []Part {
	var missing []Part
	lacks := func(part Part, lacking bool) {
		if lacking {
			missing = append(missing, part)
		}
	}
	for _, e := range Elements {
		lacks(Part(e), nothingSaid(r.Text(e)))
	}
	lacks(PartFinding, !r.Finding.known() && (r.Finding != "" || (!r.Interim && c.FindingNeeded())))
	lacks(PartReply, strings.TrimSpace(r.ProposedReply) == "")
	lacks(PartNext, r.Interim && strings.TrimSpace(r.NextStep) == "")
	lacks(PartDate, r.Interim && r.NextDate.IsZero())
	return missing
}

// nothingSaid reports whether an element is empty, or a word that stands for nothing: a
// unit that did not go there says so in a sentence (第十条 要素齐全).
func nothingSaid(text string) bool {
	said := strings.Trim(text, " 　\n\t。.、，,-—/（）()")
	return said == "" || slices.Contains([]string{"无", "略", "暂无", "没有", "同上"}, said)
}

// FindingNeeded reports whether a report on a letter of this category must say
// how true it proved: 咨询 and 建议 need not, 涉法涉诉 may say 不涉及 (edges 11, 12).
func (c Category) FindingNeeded() bool { return c != Inquiry && c != Suggestion }

// FindingsOf lists the findings a letter of this category may have.
func (c Category) FindingsOf() []Finding {
	if c.FindingNeeded() && c != Litigation {
		return Findings[:4]
	}
	return Findings
}

func (f Finding) known() bool { return slices.Contains(Findings, f) }
