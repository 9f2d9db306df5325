package bot

import (
	"fmt"
	"slices"
	"strings"

	"huiyin/workflow"
)

// partsText lists who handles the letter and what is owed on it: offices see all of
// it, a unit its own (domain.md §5).
func (t *turn) partsText(v workflow.View, l *workflow.Letter) string {
	var b strings.Builder
	own, _ := v.Rules.People.Org(t.speaker.Org)
	acting := v.Rules.People.ActsAs(t.speaker, t.today())
	mine := func(org string) bool {
		return !own.Kind.IsUnit() || slices.ContainsFunc(acting, func(p workflow.Person) bool { return p.Org == org })
	}
	lead := workflow.SeesHandling(t.speaker, l, v.Rules.People, t.today())
	for _, a := range l.Assignments {
		if a.Round != l.Round || !(mine(a.Unit) || (lead && a.Role == workflow.SupportRole)) {
			continue
		}
		fmt.Fprintf(&b, "%s：%s（%s），时限 %s\n", workflow.Term(a.Role), a.Unit, workflow.Term(a.Status), on(a.DueOn, a.Provisional))
		if a.Question != "" {
			fmt.Fprintf(&b, "　请协办：%s\n", a.Question)
		}
	}
	for _, d := range l.Open() {
		if mine(d.Owner) {
			fmt.Fprintf(&b, "待办：%s %s，%s前\n", d.Owner, workflow.Term(d.Kind), strings.TrimSpace(dueText(d)))
		}
	}
	switch {
	case !own.Kind.IsUnit():
		b.WriteString(besideText(l, v.Rules.People))
	case lead && len(l.Members(false)) > 0:
		b.WriteString(membersText(l))
	}
	return b.String()
}

// membersText tells the lead unit what it handles together: one report for all, which
// are shown in the leading letter (edges 38).
func membersText(l *workflow.Letter) string {
	numbers := make([]string, 0, len(l.Joins))
	for _, n := range l.Members(false) {
		numbers = append(numbers, n.String())
	}
	return "并案：" + strings.Join(numbers, "、") + " 反映同一事项，随本件一并办理，报一份情况\n"
}

// besideText says what the letter is handled with, and whom it accuses.
func besideText(l *workflow.Letter, d *workflow.Directory) string {
	var b strings.Builder
	if !l.HandledWith.IsZero() {
		fmt.Fprintf(&b, "并案：随 %s 办理\n", l.HandledWith)
	}
	for _, n := range append(l.Members(false), l.Members(true)...) {
		fmt.Fprintf(&b, "并案：%s 随本件办理\n", n)
	}
	if !l.Repeats.IsZero() {
		fmt.Fprintf(&b, "重复反映：%s\n", l.Repeats)
	}
	if !l.SplitFrom.IsZero() {
		fmt.Fprintf(&b, "由 %s 拆出\n", l.SplitFrom)
	}
	for _, r := range l.Recusals {
		if r.LiftedAt.IsZero() {
			fmt.Fprintf(&b, "回避：%s（%s）\n", or(r.Org, d.Name(r.Person)), r.Reason)
		}
	}
	return b.String()
}

// doneText lays out what has been done about a letter so far, each part for whom
// it is meant.
func (t *turn) doneText(v workflow.View, l *workflow.Letter, veiled func(string) string) string {
	people, today := v.Rules.People, t.today()
	var b strings.Builder
	if workflow.SeesHandling(t.speaker, l, people, today) {
		t.handlingText(&b, l, veiled)
	}
	if workflow.SeesDecision(t.speaker, l, people, today) {
		decisionText(&b, l)
	}
	own, _ := people.Org(t.speaker.Org)
	for _, s := range l.Supervisions {
		if own.Kind.IsUnit() && s.Reason == "" {
			continue // how an office looked for itself is not for the unit (第十三条)
		}
		supervisionText(&b, s, l, own.Kind.IsUnit())
	}
	for _, r := range l.Replies {
		if r.Channel == workflow.PublicChannel || workflow.SeesHandling(t.speaker, l, people, today) {
			replyText(&b, r, veiled)
		}
	}
	return b.String()
}

// replyText is one reply; of a personal one, how the writer was reached and what they
// said stands in it (edges 31).
func replyText(b *strings.Builder, r workflow.Reply, veiled func(string) string) {
	fmt.Fprintf(b, "%s（%s，%s）：%s\n%s\n", workflow.Term(r.Channel), workflow.Term(r.Kind), r.Unit, or(r.URL, r.Method), r.Text)
	if r.Opinion != "" {
		fmt.Fprintf(b, "　网友意见：%s\n", veiled(r.Opinion))
	}
	if r.TakenDown != "" {
		fmt.Fprintf(b, "　已撤下：%s\n", r.TakenDown)
	}
}

// handlingText is the report with all that belongs to it.
func (t *turn) handlingText(b *strings.Builder, l *workflow.Letter, veiled func(string) string) {
	for _, o := range l.Objections {
		fmt.Fprintf(b, "异议：%s　答复：%s\n", veiled(o.Text), or(o.Answer, "待答复"))
	}
	for _, e := range l.Extensions {
		fmt.Fprintf(b, "延期申请：%s　答复：%s\n", veiled(e.Reason), or(workflow.Term(e.Answer), "待答复"))
	}
	for _, in := range l.Inputs {
		fmt.Fprintf(b, "协办意见（%s）：%s\n", l.Assignments[in.Assignment-1].Unit, veiled(in.Text))
	}
	if r := l.Report(); r != nil {
		fmt.Fprintf(b, "\n%s（第%d版）：\n%s", reportName(*r), r.Version, reportBody(*r, veiled))
		if change := changedText(l); change != "" {
			fmt.Fprintf(b, "与上一版的差别：%s\n", change)
		}
		openDoubts(b, l)
		b.WriteString(t.warned(l))
		b.WriteString(t.undeclared(l, r))
		b.WriteString(t.unguided(l, r))
		b.WriteString(t.unsupported(l, r))
	}
	for _, c := range l.Commitments {
		state := "未兑现"
		if c.Kept() {
			state = "已兑现：" + c.Evidence
		}
		if !c.Undone {
			fmt.Fprintf(b, "承诺%d：%s前 %s（%s）\n", c.N, on(c.DueOn, false), c.Text, state)
		}
	}
	for _, r := range l.Reviews {
		if !r.Passed {
			fmt.Fprintf(b, "退改：%s %s：%s\n", r.Office, workflow.Term(r.Gate), veiled(r.Opinion))
		}
	}
	for _, i := range l.Instructions {
		if i.Direction != "" {
			fmt.Fprintf(b, "督查室转办要求：%s\n", i.Direction)
		}
	}
}

// decisionText is a leader's words, for himself and his 督查室 (第十九条).
func decisionText(b *strings.Builder, l *workflow.Letter) {
	if a := l.Approval(); a != nil && a.Opinion != "" {
		fmt.Fprintf(b, "审定意见：%s\n", a.Opinion)
	}
	if w := l.Withheld(); w != nil {
		fmt.Fprintf(b, "不予公开：%s（%s）\n", workflow.Term(w.Reason), w.Words)
	}
	for _, i := range l.Instructions {
		fmt.Fprintf(b, "批示%d：%s　落实：%s\n", i.N, i.Text, or(i.Result, on(i.DueOn, false)+"前"))
	}
}

// supervisionText is one 督办单 or 督查发现; a unit sees what it was asked and what it
// answered.
func supervisionText(b *strings.Builder, s workflow.Supervision, l *workflow.Letter, unit bool) {
	if s.Reason != "" {
		receipt := "待签收"
		if !s.ReceivedAt.IsZero() {
			receipt = "已签收"
		}
		fmt.Fprintf(b, "督办单 %s（%s）：%s，%s前反馈　反馈：%s\n", l.SheetNumber(s), receipt, s.Reason, on(s.DueOn, false), or(s.Result, "待反馈"))
	}
	if s.Findings != "" && !unit {
		fmt.Fprintf(b, "督查发现（%s）：%s\n", workflow.Term(s.Method), s.Findings)
	}
}
