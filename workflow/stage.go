package workflow

// Stage is where a letter stands (环节).
type Stage string

// The stages of 第八条 and the ends beside the line (domain.md §3).
const (
	Registered Stage = "registered" // 已登记
	Handling   Stage = "handling"   // 承办中
	Reviewing  Stage = "reviewing"  // 审核中
	Approving  Stage = "approving"  // 报签中
	Replying   Stage = "replying"   // 待回复
	Following  Stage = "following"  // 跟踪中: a commitment, an individual reply or a revisit is open
	Closed     Stage = "closed"     // 已办结
	Archived   Stage = "archived"   // 已归档

	Transferred Stage = "transferred" // 已转送: 党风廉政, out of the flow
	Merged      Stage = "merged"      // 已并案: handled with another letter
	Voided      Stage = "voided"      // 作废: registered by mistake
)

// Stages lists the stages in the order of 第八条, then the ends beside the line.
var Stages = []Stage{Registered, Handling, Reviewing, Approving, Replying, Following, Closed, Archived, Transferred, Merged, Voided}

// Ended reports whether nobody owes anything on a letter at this stage: what
// is merged is owed on the letter it is handled with.
func (s Stage) Ended() bool { return s == Archived || s == Transferred || s == Merged || s == Voided }
