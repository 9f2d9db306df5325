package bot

import (
	"fmt"

	"huiyin/workflow"
)

// What single refusals need beside their sentence.

// overlong says which texts are too long, of a registration or of any step.
func (t *turn) overlong(r *workflow.Refusal) string {
	if r.Command == workflow.Register {
		return fieldList(r.Fields) + "过长，没有登记，已填的都在。标题不超过200字，编号不超过128字，内容不超过20000字。"
	}
	return r.Letter.String() + " 没有办理：文字太长，每项不超过20000字，请精简后再发。已填的都在。"
}

func (t *turn) alreadyKnown(r *workflow.Refusal) string {
	text := "这件留言已经登记过，编号 " + r.Letter.String() + "（" + workflow.Term(r.Stage) + "），没有重复登记。"
	if r.Changed {
		text += "这次粘贴的正文与原登记的不同，原登记未改动，请核对。"
	}
	if r.Stage == workflow.Closed || r.Stage == workflow.Archived {
		text += "网友再次反映的，交办科室可重新办理：重办 " + ref(r.Letter, t.today()) + " 原因"
	}
	return text
}

// early says who has moved the letter already, for the second of two people.
func (t *turn) early(r *workflow.Refusal, v workflow.View) string {
	if r.By == "" || r.By == t.speaker.UserID {
		return ""
	}
	return "上一步由" + v.Rules.People.Name(r.By) + "办理，"
}

// lost reports whether a unit asks for a letter that is not, or no longer, its
// own: the people of units learn no more than that.
func (t *turn) lost(r *workflow.Refusal, v workflow.View) bool {
	l, exists := v.Letters[r.Letter]
	org, _ := t.rules.People.Org(t.speaker.Org)
	return exists && org.Kind.IsUnit() && !t.sees(&l)
}

// who names who may take a step: by the office's own name to those who may see
// the letter, in general words to others.
func (t *turn) who(r *workflow.Refusal, v workflow.View) string {
	l, ok := v.Letters[r.Letter]
	if !ok || !t.sees(&l) {
		return whoName(r.Who, scopeNames)
	}
	d := v.Rules.People
	orgs := map[workflow.Scope]string{workflow.OwnerOffice: l.Owner(d), workflow.Supervisors: l.Supervision(d)}
	if turn := l.Turn(d); turn != "" {
		orgs[workflow.ReviewingTurn] = turn
	}
	if lead := l.Lead(); lead != nil {
		orgs[workflow.LeadUnit] = lead.Unit
	}
	for scope, name := range scopeNames {
		orgs[scope] = or(orgs[scope], name)
	}
	return whoName(r.Who, orgs)
}

// tooLate says why a letter cannot be returned any more: the days are over, or
// there is a report already.
func (t *turn) tooLate(r *workflow.Refusal, v workflow.View) string {
	n := r.Letter.String()
	if l, ok := v.Letters[r.Letter]; ok && l.Report() != nil {
		return n + " 已报送过办理情况，不能再退回。有不同意见请与交办科室沟通。" + t.possible(r, v)
	}
	return fmt.Sprintf("%s 没有退回：退回期限是 %s 18:00，已经过了（第十条：2日内退回）。有不同意见请与交办科室沟通。", n, on(r.Day, false)) + t.possible(r, v)
}

// difference shows where a posted text leaves the approved wording.
func (t *turn) difference(r *workflow.Refusal, v workflow.View) string {
	l, ok := v.Letters[r.Letter]
	if !ok || l.Approval() == nil {
		return ""
	}
	return differs(l.Approval().Wording, t.posted)
}
