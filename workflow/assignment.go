package workflow

import (
	"time"

	"huiyin/workflow/calendar"
)

// AssignmentRole says what a unit is to a letter.
type AssignmentRole string

// The part of a unit in one letter.
const (
	LeadRole      AssignmentRole = "lead"      // 主办
	SupportRole   AssignmentRole = "support"   // 协办
	ReferenceRole AssignmentRole = "reference" // 参阅: a copy that needs a receipt only (edges 10)
	TransferRole  AssignmentRole = "transfer"  // 阅处: 区纪委监委 (edges 13)
)

// AssignmentStatus is where one unit's duty stands.
type AssignmentStatus string

// The life of an assignment.
const (
	Offered  AssignmentStatus = "offered"  // 待签收
	Accepted AssignmentStatus = "accepted" // 已签收
	Reported AssignmentStatus = "reported" // 已报送
	Done     AssignmentStatus = "done"     // 办结: at posting (edges 34)
	Returned AssignmentStatus = "returned" // 已退回

	Reassigned AssignmentStatus = "reassigned" // 已改派 (edges 23)
	Withdrawn  AssignmentStatus = "withdrawn"  // 已撤回: undone within ten minutes
)

// Holds reports whether the unit still has the letter in its hands or name.
func (s AssignmentStatus) Holds() bool {
	return s != Returned && s != Reassigned && s != Withdrawn
}

// Assignment (交办) is one unit's duty on one letter.
type Assignment struct {
	N           int
	Round       int
	Unit        string
	Role        AssignmentRole
	Status      AssignmentStatus
	Days        int    // working days granted: 5, or 15 when complex (第十条)
	Office      string // who assigned it, and so reviews it (谁转办、谁审核)
	By          string
	AssignedAt  time.Time
	DueOn       calendar.Day
	Provisional bool // 暂定: the year of DueOn is not loaded yet
	AcceptedBy  string
	AcceptedAt  time.Time
	ReturnedAt  time.Time
	Reason      string `log:"digest"` // of the return
	Question    string `log:"digest"` // what a supporting unit is asked (edges 8)
	Ruled       bool   // 裁定: assigned by the 督查室's ruling, cannot be returned (edges 16)
}
