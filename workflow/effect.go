package workflow

// effect writes what a step says into the letter; stage and clocks are the
// table's.
type effect func(*taking)

func writeLetter(t *taking) {
	t.letter = t.step.Details.Letter.clone()
	l := &t.letter
	l.Number, l.Round = t.step.Letter, 1
	l.RegisteredAt, l.RegisteredBy = t.step.At, t.step.Actor.String()
	l.RegisteredIn = t.actingOrg
	if l.RegisteredIn == "" {
		l.RegisteredIn = t.rules.People.Office(PetitionsBureau)
	}
}

func writeCategory(t *taking) { t.letter.Category = t.step.Details.Category }

func writeAssignment(t *taking) {
	d := t.step.Details
	if d.Days == 0 {
		d.Days = t.rules.Settings.HandlingDays
	}
	t.letter.Urgent = t.letter.Urgent || d.Urgent
	t.letter.Assignments = append(t.letter.Assignments, Assignment{
		N: len(t.letter.Assignments) + 1, Round: t.letter.Round,
		Unit: d.Unit, Role: LeadRole, Status: Offered, Days: d.Days,
		Office: t.actingOrg, By: t.actor.UserID, AssignedAt: t.step.At,
	})
}

func writeAcceptance(t *taking) {
	lead := t.letter.Lead()
	lead.Status, lead.AcceptedBy, lead.AcceptedAt = Accepted, t.actor.UserID, t.step.At
}

func writeReturn(t *taking) {
	lead := t.letter.Lead()
	t.touched = lead.Unit
	lead.Status, lead.ReturnedAt, lead.Reason = Returned, t.step.At, t.step.Details.Reason
}

func writeReport(t *taking) {
	r := *t.step.Details.Report
	lead := t.letter.Lead()
	lead.Status = Reported
	r.Version, r.Round, r.Assignment = len(t.letter.Reports)+1, t.letter.Round, lead.N
	r.By, r.At = t.actor.UserID, t.step.At
	t.letter.Reports = append(t.letter.Reports, r)
}

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
	gates := t.step.Details.Gates
	if len(gates) == 0 {
		gates = []Gate{Wording}
		t.step.Details.Gates = gates
	}
	for _, g := range gates {
		t.sign(g, false)
	}
	t.letter.Lead().Status = Accepted
}

func (t *taking) sign(g Gate, passed bool) {
	t.letter.Reviews = append(t.letter.Reviews, Review{
		N: len(t.letter.Reviews) + 1, Round: t.letter.Round, Version: t.letter.Report().Version,
		Office: t.actingOrg, Gate: g, Passed: passed, Opinion: t.step.Details.Reason,
		By: t.actor.UserID, At: t.step.At,
	})
}

func writeSubmission(t *taking) {
	leader, _ := t.rules.People.LeaderOf(t.letter.Addressee)
	report := t.letter.Report()
	t.letter.Approvals = append(t.letter.Approvals, Approval{
		N: len(t.letter.Approvals) + 1, Round: t.letter.Round, Version: report.Version,
		Leader: leader.UserID, Batch: t.step.Details.Batch,
		SubmittedBy: t.step.Actor.String(), SubmittedAt: t.step.At,
		Decision: Undecided, Wording: report.ProposedReply,
	})
}

func writeAgreement(t *taking) { t.decide(Agreed) }

// writeSendBack gives the letter back to the 督查室, whose signatures are void;
// 信访局 signs again only if the unit reports again (edges 25, 47).
func writeSendBack(t *taking) {
	t.decide(SentBack)
	office := t.rules.People.Supervision(t.letter.Addressee)
	for i := range t.letter.Reviews {
		if r := &t.letter.Reviews[i]; r.Office == office && t.letter.standing(*r) {
			r.Void = true
		}
	}
}

func (t *taking) decide(d Decision) {
	a := t.letter.Approval()
	a.Decision, a.DecidedBy, a.DecidedAt, a.Opinion = d, t.actor.UserID, t.step.At, t.step.Details.Reason
}

func writeReply(t *taking) {
	lead := t.letter.Lead()
	lead.Status = Done
	t.letter.ClosedOn = t.today
	t.letter.Replies = append(t.letter.Replies, Reply{
		N: len(t.letter.Replies) + 1, Round: t.letter.Round, Kind: FinalReply, Channel: PublicChannel,
		Unit: lead.Unit, Text: t.letter.Approval().Wording, URL: t.step.Details.URL,
		By: t.actor.UserID, At: t.step.At,
	})
}

func writeUrge(t *taking) {
	t.letter.Urges = append(t.letter.Urges, Urge{
		N: len(t.letter.Urges) + 1, Round: t.letter.Round, Duty: t.step.Details.Duty,
		Unit: t.letter.Lead().Unit, By: t.step.Actor.String(), At: t.step.At,
	})
}

func writeArchive(t *taking) { t.letter.ArchivedOn = t.today }
