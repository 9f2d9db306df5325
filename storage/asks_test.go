package storage_test

import (
	"errors"
	"slices"
	"testing"

	"huiyin/workflow"
)

// turnOf is a change that is a turn alone.
func turnOf(t *testing.T, c workflow.Turn) func(workflow.View) (workflow.Change, error) {
	t.Helper()
	return func(workflow.View) (workflow.Change, error) { return workflow.Change{Turn: &c}, nil }
}

// A question is kept with the turn that asks it, taken oldest first, and answered once.
func TestAQuestionToTheAssistantIsAnsweredOnce(t *testing.T) {
	t.Parallel()
	db, _ := open(t)
	for _, digest := range []string{"one", "two"} {
		_, err := db.Update(t.Context(), workflow.Request{}, turnOf(t, workflow.Turn{Speaker: "wang", Ask: &workflow.Ask{Task: "classify", Digest: digest}}))
		must(t, err)
	}
	waiting, err := db.WaitingAskers(t.Context())
	must(t, err)
	first, ok, err := db.NextAsk(t.Context(), "wang")
	must(t, err)
	again, _, err := db.NextAsk(t.Context(), "wang")
	must(t, err)
	if !slices.Equal(waiting, []string{"wang"}) || !ok || first.Digest != "one" || first.Attempts != 1 || again.ID != first.ID || again.Attempts != 2 {
		t.Errorf("waiting %v, first %+v, again %+v", waiting, first, again)
	}
	_, err = db.Update(t.Context(), workflow.Request{}, turnOf(t, workflow.Turn{Speaker: "wang", Answered: first.ID, Answer: "proposed"}))
	must(t, err)
	if _, err := db.Update(t.Context(), workflow.Request{}, turnOf(t, workflow.Turn{Speaker: "wang", Answered: first.ID})); !errors.Is(err, workflow.ErrHandled) {
		t.Errorf("answered twice: %v", err)
	}
	second, ok, err := db.NextAsk(t.Context(), "wang")
	if err != nil || !ok || second.Digest != "two" {
		t.Errorf("then %+v, %v, %v", second, ok, err)
	}
	if _, ok, err := db.NextAsk(t.Context(), "li"); ok || err != nil {
		t.Errorf("of somebody else: %v, %v", ok, err)
	}
	last, ok, err := db.LastAnswer(t.Context(), "wang", workflow.Number{})
	must(t, err)
	before, err := db.AskedBefore(t.Context(), "wang", workflow.Ask{Task: "classify", Digest: "one"})
	must(t, err)
	never, err := db.AskedBefore(t.Context(), "wang", workflow.Ask{Task: "classify", Digest: "three"})
	must(t, err)
	if !ok || last.Answer != "proposed" || last.ID != first.ID || !before || never {
		t.Errorf("the newest proposal %+v, %v; asked before %v, %v", last, ok, before, never)
	}
}
