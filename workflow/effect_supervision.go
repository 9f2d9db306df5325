package workflow

// What 督促协调 writes (第十三、十六条).

func writeUrge(t *taking) {
	t.letter.Urges = append(t.letter.Urges, Urge{
		N: len(t.letter.Urges) + 1, Round: t.letter.Round, Duty: t.step.Details.Duty,
		Unit: t.letter.Lead().Unit, By: t.step.Actor.String(), At: t.step.At,
	})
}

// writeUrgeAnswer silences the ladder until the promised day is over (domain.md §8).
func writeUrgeAnswer(t *taking) {
	u := t.letter.openUrge()
	u.Answer, u.AnsweredBy, u.PromisedOn = t.step.Details.Reason, t.actor.UserID, t.step.Details.Until
}

func writeSupervision(t *taking) {
	d := t.step.Details
	if d.Until.IsZero() {
		d.Until = t.rules.Calendar.Plus(t.today, t.rules.Settings.SuperviseDays).Day
	}
	t.letter.Supervisions = append(t.letter.Supervisions, Supervision{N: len(t.letter.Supervisions) + 1, Round: t.letter.Round,
		Special: d.Special, Method: d.Method, Reason: d.Reason, Unit: leadUnit(t, nil), DueOn: d.Until, By: t.step.Actor.String(), At: t.step.At})
}

func writeSheetReceipt(t *taking) {
	s := t.letter.openSupervision()
	s.ReceivedBy, s.ReceivedAt = t.actor.UserID, t.step.At
}

// writeSupervisionResult answers the sheet; who answers has received it.
func writeSupervisionResult(t *taking) {
	s := &t.letter.Supervisions[t.before.openSupervision().N-1]
	if s.ReceivedAt.IsZero() {
		s.ReceivedBy, s.ReceivedAt = t.actor.UserID, t.step.At
	}
	s.Result, s.ResultBy, s.ResultAt = t.step.Details.Reason, t.actor.UserID, t.step.At
}

// writeInspection records how an office looked for itself and what it found: on the
// open 督办单, else by itself (第十三条).
func writeInspection(t *taking) {
	d := t.step.Details
	if s := t.letter.openSupervision(); s != nil {
		s.Method, s.Findings, s.FoundBy = d.Method, d.Reason, t.actor.UserID
		return
	}
	t.letter.Supervisions = append(t.letter.Supervisions, Supervision{N: len(t.letter.Supervisions) + 1, Round: t.letter.Round,
		Method: d.Method, By: t.actor.UserID, At: t.step.At, Findings: d.Reason, FoundBy: t.actor.UserID, ResultAt: t.step.At})
}

func writeStudy(t *taking) {
	d := t.step.Details
	t.letter.Studies = append(t.letter.Studies, JointStudy{N: len(t.letter.Studies) + 1, Round: t.letter.Round, Offices: d.Offices,
		Conclusion: d.Reason, Owner: d.Offices[0], DueOn: d.Until, By: t.actor.UserID, At: t.step.At})
}

func writeStudyResult(t *taking) {
	s := t.letter.openStudy()
	s.Result, s.DoneAt = t.step.Details.Reason, t.step.At
}

func writeGuidance(t *taking) {
	t.letter.Guidances = append(t.letter.Guidances, Guidance{N: len(t.letter.Guidances) + 1, Text: t.step.Details.Reason,
		By: t.actor.UserID, At: t.step.At})
}
