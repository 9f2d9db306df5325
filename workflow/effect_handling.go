package workflow

// What 承办办理 writes (第十条).

func writeAcceptance(t *taking) {
	a := t.own()
	a.Status, a.AcceptedBy, a.AcceptedAt = Accepted, t.actor.UserID, t.step.At
}

func writeObjection(t *taking) {
	t.letter.Objections = append(t.letter.Objections, Objection{N: len(t.letter.Objections) + 1, Round: t.letter.Round,
		Assignment: t.own().N, Text: t.step.Details.Reason, By: t.actor.UserID, At: t.step.At})
}

func writeObjectionAnswer(t *taking) {
	o := t.letter.openObjection()
	o.Answer, o.AnsweredBy, o.AnsweredAt = t.step.Details.Reason, t.actor.UserID, t.step.At
}

func writeExtension(t *taking) {
	t.letter.Extensions = append(t.letter.Extensions, Extension{N: len(t.letter.Extensions) + 1, Round: t.letter.Round,
		Assignment: t.letter.Lead().N, Reason: t.step.Details.Reason, By: t.actor.UserID, At: t.step.At})
}

func writeRenewal(t *taking) {
	writeExtension(t)
	e := t.letter.openExtension()
	e.Renewal, e.Until = true, t.step.Details.Until
}

// writeExtensionAnswer grants or refuses; the office's silence grants (edges 17).
func writeExtensionAnswer(t *taking) {
	e := t.letter.openExtension()
	e.Answer, e.AnsweredBy, e.AnsweredAt = t.answer(), t.step.Actor.String(), t.step.At
	if e.Answer != Refused && !e.Renewal {
		t.letter.Lead().Days = t.rules.Settings.ComplexDays
	}
}

// answer is the yes, the no or the silence of the step.
func (t *taking) answer() Answered {
	switch {
	case t.step.Details.No:
		return Refused
	case t.step.Actor.Job != "":
		return Silent
	}
	return Granted
}

func writeInput(t *taking) {
	a := t.own()
	late := false
	for _, d := range t.letter.Duties {
		late = late || (d.Kind == DutyInput && d.Assignment == a.N && d.Late(t.today))
	}
	a.Status = Reported
	if a.AcceptedBy == "" {
		a.AcceptedBy, a.AcceptedAt = t.actor.UserID, t.step.At
	}
	t.letter.Inputs = append(t.letter.Inputs, Input{N: len(t.letter.Inputs) + 1, Round: t.letter.Round, Assignment: a.N,
		Text: t.step.Details.Reason, By: t.actor.UserID, At: t.step.At, Late: late})
}

func writeReport(t *taking) {
	r := *t.step.Details.Report
	lead := t.letter.Lead()
	if t.before.Stage == Handling {
		lead.Status = Reported
	}
	r.Version, r.Round, r.Assignment = len(t.letter.Reports)+1, t.letter.Round, lead.N
	r.By, r.At = t.actor.UserID, t.step.At
	t.letter.Reports = append(t.letter.Reports, r)
	for _, c := range t.step.Details.Promises {
		t.promise(c, r.Version)
	}
	t.doubt(r)
}

// promise adds a commitment of the unit (edges 21).
func (t *taking) promise(c Commitment, version int) {
	c.N, c.Round, c.Assignment, c.Version = len(t.letter.Commitments)+1, t.letter.Round, t.letter.Lead().N, version
	c.By, c.At = t.actor.UserID, t.step.At
	t.letter.Commitments = append(t.letter.Commitments, c)
}

func writePromise(t *taking) {
	version := 0
	if r := t.letter.Report(); r != nil {
		version = r.Version
	}
	t.promise(Commitment{Text: t.step.Details.Reason, DueOn: t.step.Details.Until}, version)
}

func writeRecall(t *taking) {
	r := t.letter.Report()
	signed := false
	for _, v := range t.letter.Reviews {
		signed = signed || t.letter.standing(v)
	}
	t.letter.Recalls = append(t.letter.Recalls, Recall{N: len(t.letter.Recalls) + 1, Round: t.letter.Round, Version: r.Version,
		Reason: t.step.Details.Reason, By: t.actor.UserID, At: t.step.At, Early: !signed})
}

func writeRecallAnswer(t *taking) {
	r := t.letter.openRecall()
	r.Answer, r.AnsweredBy, r.AnsweredAt = t.answer(), t.actor.UserID, t.step.At
	if r.Answer == Granted {
		t.letter.Lead().Status = Accepted
	}
}
