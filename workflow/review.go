package workflow

import (
	"slices"
	"time"
)

// Gate is one of the five a reviewer holds (五关, 第十一条).
type Gate string

// The five gates in the order of 第十一条.
const (
	Facts   Gate = "facts"   // 事实关
	Policy  Gate = "policy"  // 政策关
	Law     Gate = "law"     // 法律关
	Wording Gate = "wording" // 文字关
	Secrecy Gate = "secrecy" // 保密关
)

// Gates lists the five in order.
var Gates = []Gate{Facts, Policy, Law, Wording, Secrecy}

// Review (审核) is one gate signed by one office on one version of the report.
type Review struct {
	N       int
	Round   int
	Version int
	Office  string
	Gate    Gate
	Passed  bool
	Opinion string `log:"digest"`
	Void    bool   // a leader's return took the signature back (edges 47)
	By      string
	At      time.Time
}

// Unsigned lists the gates an office has not yet passed on the newest report
// of a letter. The office whose reviewer edited it has said its word: another
// reviewer or the leader signs the edit (edges 27).
func (l *Letter) Unsigned(office string) []Gate {
	if l.edited(office) {
		return nil
	}
	signed := map[Gate]bool{}
	for _, r := range l.Reviews {
		if r.Office == office && l.standing(r) {
			signed[r.Gate] = r.Passed
		}
	}
	var left []Gate
	for _, g := range Gates {
		if !signed[g] {
			left = append(left, g)
		}
	}
	return left
}

// edited reports whether the office's reviewer wrote part of the newest report and
// the leader has not returned those words since.
func (l *Letter) edited(office string) bool {
	return office != "" && slices.ContainsFunc(l.Reports, func(r Report) bool {
		return r.Round == l.Round && !r.Undone && r.EditOf != 0 && r.EditOf == l.basis() && r.EditedIn == office && !l.sentBackSince(r.Version)
	})
}

// sentBackSince reports whether a leader returned this version or a newer one.
func (l *Letter) sentBackSince(version int) bool {
	return slices.ContainsFunc(l.Approvals, func(a Approval) bool {
		return a.Round == l.Round && a.Decision == SentBack && a.Version >= version
	})
}

// standing reports whether a signature counts for the newest report: it was
// given to it, or to the unit's version that a reviewer then edited.
func (l *Letter) standing(r Review) bool {
	report := l.Report()
	return report != nil && !r.Void && r.Round == l.Round && r.Version >= l.basis() && r.Version <= report.Version
}

// basis is the unit's own version that the newest one is or edits.
func (l *Letter) basis() int {
	r := l.Report()
	if r == nil {
		return 0
	}
	if r.EditOf != 0 {
		return r.EditOf
	}
	return r.Version
}

// Reviewers lists who signed the newest report, in order of signing.
func (l *Letter) Reviewers() []string {
	var who []string
	for _, r := range l.Reviews {
		if l.standing(r) && (len(who) == 0 || who[len(who)-1] != r.By) {
			who = append(who, r.By)
		}
	}
	return who
}

// Drafters lists whose words the newest report holds: the unit's contact, and
// the reviewers who edited it.
func (l *Letter) Drafters() []string {
	var who []string
	for _, r := range l.Reports {
		if l.Report() != nil && r.Assignment == l.Report().Assignment && !r.Undone && r.Version >= l.basis() {
			who = append(who, r.By)
		}
	}
	return who
}
