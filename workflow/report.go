package workflow

import (
	"strings"
	"time"
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

// The four findings.
const (
	Substantiated       Finding = "substantiated"        // 属实
	MostlySubstantiated Finding = "mostly_substantiated" // 基本属实
	PartlySubstantiated Finding = "partly_substantiated" // 部分属实
	Unsubstantiated     Finding = "unsubstantiated"      // 不属实
)

// Findings lists them from fully true to untrue.
var Findings = []Finding{Substantiated, MostlySubstantiated, PartlySubstantiated, Unsubstantiated}

// Report (办理情况报告) is what the lead unit found and did, in one version.
type Report struct {
	Version       int
	Round         int
	Assignment    int
	Interim       bool
	Attitude      string
	Process       string
	Verification  string
	Feedback      string
	Finding       Finding
	ProposedReply string // 回复建议
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
)

// Missing lists the parts a report still lacks, in the order a person fills
// them; empty means it can be submitted (第十条 要素齐全).
func (r *Report) Missing() []Part {
	var missing []Part
	for _, e := range Elements {
		if strings.TrimSpace(r.Text(e)) == "" {
			missing = append(missing, Part(e))
		}
	}
	if !r.Finding.known() {
		missing = append(missing, PartFinding)
	}
	if strings.TrimSpace(r.ProposedReply) == "" {
		missing = append(missing, PartReply)
	}
	return missing
}

func (f Finding) known() bool {
	for _, g := range Findings {
		if f == g {
			return true
		}
	}
	return false
}
