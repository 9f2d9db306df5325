package storage_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"huiyin/workflow"
	"huiyin/workflow/likeness"
)

const drain = "老街供销社门口的排水沟堵了两个月，一下雨污水就漫到路面，老人出门摔过跤。"

// posted is a letter as somebody wrote it.
func posted(id, body, nickname string) workflow.Letter {
	l := plain(id)
	l.Title, l.Body, l.Petitioner = "老街排水沟", body, workflow.Petitioner{Nickname: nickname}
	return l
}

// domain.md §6: what is alike is found with the reason, the strongest first; sealed,
// voided and long past letters are not named.
func TestLettersAlikeAreFoundWithTheReason(t *testing.T) {
	t.Parallel()
	db, _ := open(t)
	near := mustRegister(t, db, posted("near", drain+"请疏通。", "别人")).Number
	writer := mustRegister(t, db, posted("writer", "供销社门口的排水沟还没有疏通，下雨污水漫到路面。", "清水河畔")).Number
	mustRegister(t, db, posted("other", "文化街的路灯三天不亮，晚上看不清路。", "清水河畔"))
	sealed, voided := posted("sealed", drain+"查。", "别人"), posted("voided", drain+"废。", "别人")
	sealed.Category, voided.Stage = workflow.Discipline, workflow.Voided
	mustRegister(t, db, sealed)
	mustRegister(t, db, voided)
	find := func(l workflow.Letter, since time.Time) []string {
		t.Helper()
		found, err := db.Alike(t.Context(), l, since)
		must(t, err)
		var got []string
		for _, f := range found {
			got = append(got, fmt.Sprintf("%s %s %v", f.Letter.Number, f.Reason, f.Letter.Body != "" && f.Score > 0.1))
		}
		return got
	}
	asked := posted("asked", drain, "清水河畔")
	want := []string{writer.String() + " same_writer true", near.String() + " near_text true"}
	if got := find(asked, later(-3600)); !slices.Equal(got, want) {
		t.Errorf("found %v, want %v", got, want)
	}
	stored, err := db.Letter(t.Context(), near)
	must(t, err)
	if got := find(stored, later(-3600)); slices.Contains(got, near.String()+" same_text true") {
		t.Errorf("it is like itself: %v", got)
	}
	if got := find(asked, later(3600)); got != nil {
		t.Errorf("long past ones are named: %v", got)
	}
}

// BenchmarkAlike looks among 1,000 letters; its ratio to one step says what a
// registration pays for being told.
func BenchmarkAlike(b *testing.B) {
	db, _ := open(b)
	for i := range 1000 {
		mustRegister(b, db, posted(fmt.Sprint("LB-", i), fmt.Sprintf("%s第%d次反映。%s", drain, i, []string{"请疏通。", "谢谢。", "急。"}[i%3]), fmt.Sprint("网友", i)))
	}
	asked := posted("asked", drain, "清水河畔")
	step := time.Duration(0)
	for b.Loop() {
		began := time.Now()
		mustRegister(b, db, posted(fmt.Sprint("step-", began.UnixNano()), "文化街的路灯不亮。", "别人"))
		step += time.Since(began)
		if found, err := db.Alike(b.Context(), asked, later(-3600)); err != nil || len(found) == 0 || found[0].Reason != likeness.NearText {
			b.Fatal(found, err)
		}
	}
	b.ReportMetric(float64(b.Elapsed()-step)/float64(step), "alike/registration")
}
