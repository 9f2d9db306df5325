package scheduler

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/rs/zerolog"
)

func idle(context.Context, time.Time) error { return nil }

// listed is a queue without a database, for asking about jobs.
func listed(t *testing.T, jobs ...Job) *Queue {
	t.Helper()
	q, err := New(nil, &Clock{}, nil, jobs, zerolog.Nop(), Options{Off: []string{Upkeep}})
	if err != nil {
		t.Fatal(err)
	}
	return q
}

func TestTheFiringOfADayIsTheOneMeantForIt(t *testing.T) {
	q := listed(t,
		Job{Name: "agenda", Spec: "40 8 * * *", Run: idle},
		Job{Name: "bulletin", Spec: "0 9 1 * *", Run: idle},
		Job{Name: "sweep", Spec: "0 8-18/2 * * *", Run: idle},
	)
	for name, c := range map[string]struct {
		job  string
		day  time.Time
		want time.Time
		err  error
	}{
		"before the day's firing":           {"agenda", at(18, 0, 0), at(18, 8, 40), nil},
		"after the day's firing":            {"agenda", at(18, 23, 59), at(18, 8, 40), nil},
		"the day is China's":                {"agenda", time.Date(2026, 9, 17, 18, 0, 0, 0, time.UTC), at(18, 8, 40), nil},
		"the last of several":               {"sweep", at(18, 13, 0), at(18, 12, 0), nil},
		"a firing at the very moment":       {"sweep", at(18, 14, 0), at(18, 14, 0), nil},
		"the first if it is before all":     {"sweep", at(18, 3, 0), at(18, 8, 0), nil},
		"a monthly job on its day":          {"bulletin", at(1, 0, 0), at(1, 9, 0), nil},
		"a monthly job on another day":      {"bulletin", at(18, 9, 0), time.Time{}, ErrNoFiring},
		"a job that there is not":           {"lunch", at(18, 9, 0), time.Time{}, ErrNoJob},
		"midnight belongs to the new day":   {"agenda", at(19, 0, 0), at(19, 8, 40), nil},
		"the last second is the old day's ": {"agenda", at(19, 0, 0).Add(-time.Second), at(18, 8, 40), nil},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := q.Nominal(c.job, c.day)
			if !got.Equal(c.want) || !errors.Is(err, c.err) {
				t.Errorf("got %v, %v; want %v, %v", got, err, c.want, c.err)
			}
		})
	}
}

func TestTheNewestUsefulFiring(t *testing.T) {
	for name, c := range map[string]struct {
		useful time.Duration
		now    time.Time
		want   time.Time
	}{
		"at its time":                   {time.Hour, at(18, 8, 40), at(18, 8, 40)},
		"while it is useful":            {time.Hour, at(18, 9, 39), at(18, 8, 40)},
		"when it is useful no more":     {time.Hour, at(18, 9, 40), time.Time{}},
		"before its time":               {time.Hour, at(18, 8, 39), time.Time{}},
		"yesterday's if useful so long": {48 * time.Hour, at(18, 8, 39), at(17, 8, 40)},
		"a minute at least":             {0, at(18, 8, 40).Add(59 * time.Second), at(18, 8, 40)},
	} {
		t.Run(name, func(t *testing.T) {
			q := listed(t, Job{Name: "agenda", Spec: "40 8 * * *", Useful: c.useful, Run: idle})
			got, ok := q.jobs[0].newest(c.now)
			if !got.Equal(c.want) || ok == c.want.IsZero() {
				t.Errorf("got %v, %v; want %v", got, ok, c.want)
			}
			if ok && !q.jobs[0].useful(got, c.now) {
				t.Error("the worker would not find it useful")
			}
		})
	}
}

func TestCronSeesTheServiceClocksSchedule(t *testing.T) {
	schedule, err := parse("40 8 * * *")
	if err != nil {
		t.Fatal(err)
	}
	clock := NewClock(36 * time.Hour)
	got := shifted{schedule, clock}.Next(at(18, 9, 0)) // on the service clock the 19th, 21:00
	if want := at(18, 20, 40); !got.Equal(want) {
		t.Errorf("got %v, want %v, when the service clock shows the 20th, 8:40", got, want)
	}
}

func TestJobsAreListedWithTheirNextFiring(t *testing.T) {
	q := listed(t, Job{Name: "agenda", Spec: "40 8 * * *", Says: "today's duties", Run: idle}, Job{Name: "bulletin", Spec: "0 9 1 * *", Run: idle})
	if jobs := q.Jobs(); len(jobs) != 2 || jobs[0].Name != "agenda" || jobs[0].Says != "today's duties" || jobs[1].Name != "bulletin" {
		t.Errorf("got %v", jobs)
	}
	if next, err := q.Next("bulletin", at(18, 9, 0)); err != nil || !next.Equal(at(18, 9, 0).AddDate(0, 0, 13)) {
		t.Errorf("got %v, %v; want 1 October, 9:00", next, err)
	}
	if _, err := q.Next("lunch", at(18, 9, 0)); !errors.Is(err, ErrNoJob) {
		t.Errorf("got %v, want %v", err, ErrNoJob)
	}
}

func TestJobsThatCannotBeScheduledAreRefused(t *testing.T) {
	for name, jobs := range map[string][]Job{
		"without a name":              {{Spec: "40 8 * * *", Run: idle}},
		"with another's name":         {{Name: "a", Spec: "40 8 * * *", Run: idle}, {Name: "a", Spec: "40 9 * * *", Run: idle}},
		"with nothing to run":         {{Name: "a", Spec: "40 8 * * *"}},
		"with a malformed time":       {{Name: "a", Spec: "61 8 * * *", Run: idle}},
		"in a zone of its own":        {{Name: "a", Spec: "TZ=Asia/Shanghai 40 8 * * *", Run: idle}},
		"in a zone that cron dies of": {{Name: "a", Spec: "TZ=0", Run: idle}},
		"every so often":              {{Name: "a", Spec: "@every 1h", Run: idle}},
	} {
		if _, err := New(nil, &Clock{}, nil, jobs, zerolog.Nop(), Options{Off: []string{Upkeep}}); err == nil {
			t.Errorf("a job %s was accepted", name)
		}
	}
}
