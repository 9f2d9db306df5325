package workflow_test

import (
	"slices"
	"strings"
	"testing"

	"huiyin/workflow"
)

// right says who may take a step on a letter to 区委书记 that 三营镇 handles; whoever is not
// named must be refused as not entitled.
type right struct {
	name    string
	after   int
	more    func(*story)
	when    string
	command workflow.Command
	details details
	may     string
	but     map[string]workflow.Reason // entitled, and refused for something else
}

var rights = slices.Concat(rightsAtIntake, rightsAtAssignment, rightsAtHandling, rightsAtReview, rightsAtReply, rightsAtSupervision)

// The people who steer a petition to 区委书记.
const theDesk = "dw_jingban dw_shenhe xf_jingban xf_shenhe"

// 第三至六条, 第九至十三条, domain.md §5: role × own office or unit × letter.
func TestOnlyTheEntitledTakeAStep(t *testing.T) {
	everybody := []string{"job", "api", "stranger"}
	for _, p := range sample().People {
		everybody = append(everybody, p.UserID)
	}
	seen := map[workflow.Command]bool{}
	for _, c := range rights {
		seen[c.command] = true
		t.Run(c.name, func(t *testing.T) {
			start := tell(t).upTo(c.after)
			if c.more != nil {
				c.more(start)
			}
			for _, who := range everybody {
				s := *start
				c.tries(&s, who)
			}
		})
	}
	for _, row := range workflow.Table {
		if !seen[row.Command] {
			t.Errorf("nothing is said about who may %s", row.Command)
		}
	}
}

func (c right) tries(s *story, who string) {
	if slices.Contains(strings.Fields(c.may), who) {
		s.does(c.when, who, c.command, c.details)
		return
	}
	got := s.refused(c.when, who, c.command, c.details)
	if want := c.but[who]; want != "" {
		if got.Reason != want {
			s.t.Errorf("%s is refused with %s, want %s", who, got.Reason, want)
		}
		return
	}
	if got.Reason != workflow.NotYours || (len(got.Who) == 0 && strings.Trim(c.may, "job") != "") {
		s.t.Errorf("%s is refused with %s and told %v may", who, got.Reason, got.Who)
	}
}
