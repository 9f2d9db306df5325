package workflow

import "slices"

// What 统一回复 and what follows it write (第十二条).

// writePosted records that 信访局 posted the standing text.
func writePosted(t *taking) {
	r := t.letter.Unposted()
	r.Posted, r.URL, r.Failed, r.By, r.At = true, t.step.Details.URL, "", t.actor.UserID, t.step.At
}

// writeReply records the posting of the approved wording. After an interim reply
// the unit goes on; after any other its part is done (edges 19, 34).
func writeReply(t *taking) {
	lead, kind := t.letter.Lead(), t.replyKind()
	t.letter.Replies = append(t.letter.Replies, Reply{
		N: len(t.letter.Replies) + 1, Round: t.letter.Round, Version: t.letter.Report().Version, Kind: kind, Channel: PublicChannel, Posted: true,
		Unit: lead.Unit, Text: t.letter.Approval().Wording, URL: t.step.Details.URL,
		By: t.actor.UserID, At: t.step.At,
	})
	switch {
	case kind != InterimReply:
		t.finish()
	case !t.follows():
		lead.Status = Accepted
	}
}

// replyKind says which reply the newest approved report makes (edges 44): one
// that edits what is published already corrects it (edges 32).
func (t *taking) replyKind() ReplyKind {
	report := t.letter.Report()
	switch {
	case report.Interim:
		return InterimReply
	case slices.ContainsFunc(t.letter.Replies, func(r Reply) bool {
		return r.Channel == PublicChannel && r.Round == t.letter.Round && r.Posted && r.Kind != InterimReply && r.Version >= t.letter.basis()
	}):
		return CorrectionReply
	}
	return FinalReply
}

// writePublishFailure notes why the board did not take the reply, on the approval
// that waits to be posted (edges 32).
func writePublishFailure(t *taking) {
	if r := t.letter.Unposted(); r != nil {
		r.Failed = t.step.Details.Reason
		return
	}
	t.letter.Approval().Failed = t.step.Details.Reason
}

// writeIndividual records the personal answer: method, and what was said (edges 31).
func writeIndividual(t *taking) {
	text := t.wording()
	if a := t.letter.Approval(); a != nil {
		text = a.Wording
	}
	t.letter.Replies = append(t.letter.Replies, Reply{N: len(t.letter.Replies) + 1, Round: t.letter.Round, Version: t.letter.Report().Version,
		Kind: t.replyKindOfPerson(), Channel: IndividualChannel, Posted: true, Unit: leadUnit(t, nil), Text: text,
		Method: t.step.Details.Question, Opinion: t.step.Details.Reason, By: t.actor.UserID, At: t.step.At})
}

func (t *taking) replyKindOfPerson() ReplyKind {
	if t.letter.Report().Interim {
		return InterimReply
	}
	return FinalReply
}

// writeConfirmation takes over what the leader made of a promise: its day, and its
// words where the unit gives them (edges 27).
func writeConfirmation(t *taking) {
	d := t.step.Details
	if d.Until.IsZero() {
		return
	}
	c := t.confirmed()
	c.DueOn = d.Until
	if d.Reason != "" {
		c.Text = d.Reason
	}
}

// confirmed is the promise that a confirmation speaks of: the one it names, else the
// only one; nil where it could be several.
func (t *taking) confirmed() *Commitment {
	var open []int
	for _, when := range openPromises(t) {
		if n := t.step.Details.Item; n == 0 || n == when.item {
			open = append(open, when.item)
		}
	}
	if len(open) != 1 {
		return nil
	}
	return &t.letter.Commitments[open[0]-1]
}

func writeKept(t *taking) {
	c := &t.letter.Commitments[t.step.Details.Item-1]
	c.KeptBy, c.KeptAt, c.Evidence = t.actor.UserID, t.step.At, t.step.Details.Reason
}

// writeRevisit records what the second look found (edges 30).
func writeRevisit(t *taking) {
	w := &t.letter.Withholdings[len(t.letter.Withholdings)-1]
	w.Found, w.FoundBy, w.FoundAt = t.step.Details.Reason, t.actor.UserID, t.step.At
}

// writeTakeDown notes on the newest public reply that it was removed (edges 32).
func writeTakeDown(t *taking) {
	for i := len(t.letter.Replies) - 1; i >= 0; i-- {
		if r := &t.letter.Replies[i]; r.Channel == PublicChannel && r.Posted && r.TakenDown == "" {
			r.TakenDown, r.TakenDownAt = t.step.Details.Reason, t.step.At
			return
		}
	}
}

func writeSatisfaction(t *taking) {
	d := t.step.Details
	t.letter.Satisfaction = append(t.letter.Satisfaction, Satisfaction{N: len(t.letter.Satisfaction) + 1, Round: t.letter.Round,
		Source: d.Source, Level: d.Level, On: t.today, By: t.actor.UserID})
}

// writeReopening starts the next round of the same number at day 0 (edges 35).
func writeReopening(t *taking) {
	t.letter.Round++
	t.detach()
	t.release(func(Assignment) bool { return true })
	for i := range t.letter.Joins {
		if j := &t.letter.Joins[i]; j.Split.IsZero() {
			j.Split = t.step.At
		}
	}
	for i := range t.letter.Duties {
		if d := &t.letter.Duties[i]; d.Ended == "" && d.Kind != DutyInstruction {
			d.Ended, d.Closed = Dropped, t.letter.Version+1
		}
	}
}

func writeArchive(t *taking) { t.letter.ArchivedOn = t.today }
