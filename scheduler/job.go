package scheduler

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/robfig/cron/v3"
)

// Job is work by the clock (定时任务).
type Job struct {
	Name string // stays the same for ever, the record of firings goes by it
	Spec string // when, in the five fields of cron, in China's time
	Says string // what it does, for people

	// Useful is how long a missed firing is still made up. It is a minute at least.
	Useful time.Duration
	// Run does the work of the firing that was meant for the nominal time. It asks itself whether that is a
	// working day, leaves what has been done before undone, and ends when ctx does, after two minutes.
	Run func(ctx context.Context, nominal time.Time) error
}

// ErrNoJob says that there is no job of that name.
var ErrNoJob = errors.New("no such job")

// ErrNoFiring says that a job does not fire on the day.
var ErrNoFiring = errors.New("the job does not fire on that day")

// timedJob is a job with its schedule read.
type timedJob struct {
	Job
	schedule cron.Schedule
}

// timed reads the schedules.
func timed(jobs []Job) ([]*timedJob, error) {
	named := map[string]bool{}
	list := make([]*timedJob, 0, len(jobs))
	for _, j := range jobs {
		if j.Name == "" || named[j.Name] || j.Run == nil {
			return nil, fmt.Errorf("a job needs a name of its own and something to run: %q", j.Name)
		}
		named[j.Name] = true
		schedule, err := parse(j.Spec)
		if err != nil {
			return nil, fmt.Errorf("reading when the job %s runs: %w", j.Name, err)
		}
		j.Useful = max(j.Useful, time.Minute)
		list = append(list, &timedJob{Job: j, schedule: schedule})
	}
	return list, nil
}

// parse reads five fields. The parser can do more, but panics on some time zones, and what fires @every so
// often fires at other times in every process.
func parse(spec string) (cron.Schedule, error) {
	if len(strings.Fields(spec)) != 5 || strings.ContainsAny(spec, "=@") {
		return nil, fmt.Errorf("%q is not five fields", spec)
	}
	return cron.ParseStandard(spec)
}

// newest is the job's last firing up to now that is still useful.
func (j *timedJob) newest(now time.Time) (nominal time.Time, ok bool) {
	all := j.between(now.Add(-j.Useful), now)
	if len(all) == 0 {
		return time.Time{}, false
	}
	return all[len(all)-1], true
}

// useful reports whether a firing is worth running.
func (j *timedJob) useful(nominal, now time.Time) bool { return now.Sub(nominal) < j.Useful }

// onDay is the firing on the moment's day in China: the last one up to the moment, or else the day's first.
func (j *timedJob) onDay(moment time.Time) (time.Time, error) {
	year, month, day := moment.In(China).Date()
	start := time.Date(year, month, day, 0, 0, 0, 0, China)
	all := j.between(start.Add(-time.Nanosecond), start.AddDate(0, 0, 1).Add(-time.Nanosecond))
	if len(all) == 0 {
		return time.Time{}, fmt.Errorf("%s on %s: %w", j.Name, start.Format(time.DateOnly), ErrNoFiring)
	}
	chosen := all[0]
	for _, t := range all {
		if !t.After(moment) {
			chosen = t
		}
	}
	return chosen, nil
}

// between lists the firings after one time up to another.
func (j *timedJob) between(after, until time.Time) []time.Time {
	var all []time.Time
	for t := j.schedule.Next(after.In(China)); !t.IsZero() && !t.After(until); t = j.schedule.Next(t) {
		all = append(all, t)
	}
	return all
}

// job finds a job by its name.
func (q *Queue) job(name string) (*timedJob, error) {
	for _, j := range q.jobs {
		if j.Name == name {
			return j, nil
		}
	}
	return nil, fmt.Errorf("%q: %w", name, ErrNoJob)
}

// Jobs lists the jobs in the order they were given in.
func (q *Queue) Jobs() []Job {
	list := make([]Job, len(q.jobs))
	for i, j := range q.jobs {
		list[i] = j.Job
	}
	return list
}

// Next is when the job fires next after a time, zero if never. The error is ErrNoJob.
func (q *Queue) Next(name string, after time.Time) (time.Time, error) {
	j, err := q.job(name)
	if err != nil {
		return time.Time{}, err
	}
	return j.schedule.Next(after.In(China)), nil
}

// Nominal is the time of the job's firing on the day in China that day falls on. If there are several, it is the
// last one that is not later than day, or else the first. The errors are ErrNoJob and ErrNoFiring.
func (q *Queue) Nominal(name string, day time.Time) (time.Time, error) {
	j, err := q.job(name)
	if err != nil {
		return time.Time{}, err
	}
	return j.onDay(day)
}
