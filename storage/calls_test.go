package storage_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"huiyin/workflow"
)

// What was proposed is counted by task, by who made it and by category; what a person
// decided last counts (domain.md §11).
func TestProposalsAreHeldAgainstDecisions(t *testing.T) {
	t.Parallel()
	db, _ := open(t)
	call := func(form, model, proposed string) workflow.Call {
		return workflow.Call{Task: workflow.TaskClassify, Prompt: "p", Model: model, At: morning, Took: 1500 * time.Millisecond, Tokens: 10, Form: form, Proposed: proposed}
	}
	decided := func(form, category string) workflow.Judgement {
		return workflow.Judgement{Task: workflow.TaskClassify, Form: form, Decided: category}
	}
	silent := call("one", "small", "")
	silent.Failure = "接口没有答复"
	for _, turn := range []workflow.Turn{
		{Speaker: "wang", Calls: []workflow.Call{call("one", "", "petition"), call("two", "", "inquiry"), silent, call("two", "small", "inquiry")}},
		{Speaker: "wang", Judged: []workflow.Judgement{decided("one", "petition"), decided("two", "petition")}},
		{Speaker: "wang", Judged: []workflow.Judgement{decided("two", "inquiry"), decided("three", "inquiry")}},
		{Speaker: "li", Calls: []workflow.Call{{Task: workflow.TaskDraft, Prompt: "p", Model: "small", At: morning, Form: "f", Proposed: "x"}}, Judged: []workflow.Judgement{{Task: workflow.TaskDraft, Form: "f", Decided: "y", From: "x"}}},
		{Speaker: "li", Calls: []workflow.Call{{Task: workflow.TaskDraft, Prompt: "p", Model: "small", At: morning.AddDate(0, 1, 0), Form: "g", Proposed: "x"}}},
	} {
		_, err := db.Update(t.Context(), workflow.Request{}, turnOf(t, turn))
		must(t, err)
	}
	got, err := db.Assisted(t.Context(), morning, morning.AddDate(0, 0, 1))
	must(t, err)
	if tokens, err := db.TokensSince(t.Context(), morning); err != nil || tokens != 40 {
		t.Errorf("%d tokens, %v", tokens, err)
	}
	took := 1500 * time.Millisecond
	want := []workflow.Assisted{
		{Task: workflow.TaskClassify, Category: workflow.Inquiry, Calls: 1, AsIs: 1, Tokens: 10, Took: took},
		{Task: workflow.TaskClassify, Category: workflow.Petition, Calls: 1, AsIs: 1, Tokens: 10, Took: took},
		{Task: workflow.TaskClassify, Model: true, Calls: 1, Failed: 1, Tokens: 10, Took: took},
		{Task: workflow.TaskClassify, Model: true, Category: workflow.Inquiry, Calls: 1, AsIs: 1, Tokens: 10, Took: took},
		{Task: workflow.TaskDraft, Model: true, Calls: 1, Changed: 1},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
