package workflow

// What 审核, 报签 and 审定 write (第十一条).

func writePass(t *taking) {
	gates := t.step.Details.Gates
	if len(gates) == 0 {
		gates = t.letter.Unsigned(t.actingOrg)
	}
	for _, g := range gates {
		t.sign(g, true)
	}
}

func writeRework(t *taking) {
	t.signRed()
	if t.row.To == Handling {
		t.letter.Lead().Status = Accepted
	}
}

// signRed fails the gates named, 文字关 where none is.
func (t *taking) signRed() {
	if len(t.step.Details.Gates) == 0 {
		t.step.Details.Gates = []Gate{Wording}
	}
	for _, g := range t.step.Details.Gates {
		t.sign(g, false)
	}
}

func (t *taking) sign(g Gate, passed bool) {
	t.letter.Reviews = append(t.letter.Reviews, Review{
		N: len(t.letter.Reviews) + 1, Round: t.letter.Round, Version: t.letter.Report().Version,
		Office: t.actingOrg, Gate: g, Passed: passed, Opinion: t.step.Details.Reason,
		By: t.actor.UserID, At: t.step.At,
	})
}

// writeEdit is a new version in a reviewer's words; another reviewer or the leader
// signs it (edges 27). After publication it goes to the leader by itself (edges 32).
func writeEdit(t *taking) {
	r, basis := *t.letter.Report(), t.letter.basis()
	r.Version, r.EditOf, r.EditedIn = len(t.letter.Reports)+1, basis, t.actingOrg
	r.ProposedReply, r.By, r.At = t.step.Details.Text, t.actor.UserID, t.step.At
	t.letter.Reports = append(t.letter.Reports, r)
}

func writeWithholding(t *taking) {
	d := t.step.Details
	t.letter.Withholdings = append(t.letter.Withholdings, Withholding{N: len(t.letter.Withholdings) + 1, Round: t.letter.Round,
		Version: t.letter.Report().Version, Reason: d.Withhold, Words: d.Reason, RevisitOn: d.Until, ProposedBy: t.actor.UserID, ProposedAt: t.step.At})
}

func writeSubmission(t *taking) {
	report := t.letter.Report()
	leader := t.step.Details.Person
	if leader == "" {
		leader = t.letter.Approver(t.rules.People).UserID
	}
	t.letter.Approvals = append(t.letter.Approvals, Approval{
		N: len(t.letter.Approvals) + 1, Round: t.letter.Round, Version: report.Version,
		Leader: leader, Batch: t.step.Details.Batch,
		SubmittedBy: t.step.Actor.String(), SubmittedAt: t.step.At,
		Decision: Undecided, Wording: report.ProposedReply,
	})
}

// writeAgreement approves a wording: the submitted one, or the leader's own (edges 27).
func writeAgreement(t *taking) {
	edits := leaderEdits.holds(t)
	t.decide(Agreed)
	if edits {
		a := t.letter.Approval()
		a.Wording, a.Edited = t.step.Details.Text, true
	}
}

// writeWithheldAgreement decides not to publish (第十二条, edges 30).
func writeWithheldAgreement(t *taking) {
	w := t.letter.Withheld()
	w.Answer, w.DecidedBy, w.DecidedAt = Granted, t.decider(), t.step.At
	t.decide(Agreed)
	t.finish()
}

// writeSendBack gives the letter back to the 督查室, whose signatures are void;
// 信访局 signs again only if the unit reports again (edges 25, 47).
func writeSendBack(t *taking) {
	t.decide(SentBack)
	if w := t.letter.Withheld(); w != nil {
		w.Answer, w.DecidedBy, w.DecidedAt = Refused, t.decider(), t.step.At
	}
	t.letter.voidSupervision(t.rules.People)
}

// voidSupervision takes back what was signed for a leader: every standing signature
// but 信访局's.
func (l *Letter) voidSupervision(d *Directory) {
	for i := range l.Reviews {
		if r := &l.Reviews[i]; r.Office != d.Office(PetitionsBureau) && l.standing(*r) {
			r.Void = true
		}
	}
}

func (t *taking) decide(d Decision) {
	a := t.letter.Approval()
	a.DecidedBy = t.decider() // before the decision: it tells whom the submission names
	a.Decision, a.DecidedAt, a.Opinion = d, t.step.At, t.step.Details.Reason
	if t.as.Of != TheAddressee {
		a.Paper = t.step.Details.Proof
	}
}

func writeTranscript(t *taking) { t.letter.Approval().CheckedBy = t.actor.UserID }

func writeInstruction(t *taking) {
	t.letter.Instructions = append(t.letter.Instructions, Instruction{N: len(t.letter.Instructions) + 1, Round: t.letter.Round,
		Text: t.step.Details.Reason, Office: supervision(t, nil), By: t.actor.UserID, At: t.step.At,
		DueOn: t.rules.Calendar.Plus(t.today, t.rules.Settings.InstructDays).Day})
}

// instruction is the one the step names, else the oldest open one.
func (t *taking) instruction() *Instruction {
	if n := t.step.Details.Item; n > 0 {
		return &t.letter.Instructions[n-1]
	}
	return t.letter.openInstruction()
}

func writeDirection(t *taking) { t.instruction().Direction = t.step.Details.Reason }

func writeCarriedOut(t *taking) {
	i := t.instruction()
	i.Result, i.DoneBy, i.DoneAt = t.step.Details.Reason, t.actor.UserID, t.step.At
}
