package workflow

import "time"

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
	Opinion string
	Void    bool // a leader's return took the signature back (edges 47)
	By      string
	At      time.Time
}

// Unsigned lists the gates an office has not yet passed on the newest report
// of a letter.
func (l *Letter) Unsigned(office string) []Gate {
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

// standing reports whether a signature counts for the newest report.
func (l *Letter) standing(r Review) bool {
	report := l.Report()
	return report != nil && !r.Void && r.Round == l.Round && r.Version == report.Version
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
