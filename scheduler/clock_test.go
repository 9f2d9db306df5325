package scheduler

import (
	"sync"
	"testing"
	"time"
)

var ninth = time.Date(2026, 9, 18, 9, 10, 0, 0, China)

func TestAClockShowsWhatItWasMovedTo(t *testing.T) {
	for name, to := range map[string]time.Time{
		"years ahead": ninth.AddDate(10, 0, 0),
		"years back":  ninth.AddDate(-20, 0, 0),
	} {
		t.Run(name, func(t *testing.T) {
			var c Clock
			c.Move(to)
			if got := c.Now(); got.Before(to) || got.Sub(to) > time.Hour {
				t.Errorf("got %v, want %v and what has passed since", got, to)
			}
			if again := NewClock(c.Offset()).Now(); again.Before(to) || again.Sub(to) > time.Hour {
				t.Errorf("a clock with the same offset shows %v", again)
			}
		})
	}
}

func TestTheZeroClockShowsTheWallClock(t *testing.T) {
	var c Clock
	before := time.Now().Round(0)
	got := c.Now()
	if got.Before(before) || got.After(time.Now().Round(0)) {
		t.Errorf("got %v, want it between two readings of the wall clock", got)
	}
	if _, zone := got.Zone(); zone != 8*60*60 {
		t.Errorf("got %v, want it in China's zone", got)
	}
}

func TestAMoveIsToldToWhoeverListens(t *testing.T) {
	var c Clock
	var one, other int
	forget := c.OnMove(func() { one++ })
	c.OnMove(func() {
		other++
		c.Offset() // a listener may ask the clock
	})
	c.Move(ninth)
	forget()
	c.Move(ninth)
	if one != 1 || other != 2 {
		t.Errorf("told %d and %d times, want 1 and 2", one, other)
	}
}

func TestAClockBearsConcurrentUse(t *testing.T) {
	var c Clock
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 100 {
				forget := c.OnMove(func() {})
				c.Move(ninth)
				c.Now()
				forget()
			}
		})
	}
	all.Wait()
	if len(c.listeners) != 0 {
		t.Errorf("%d listeners are left", len(c.listeners))
	}
}
