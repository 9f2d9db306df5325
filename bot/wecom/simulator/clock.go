package simulator

import (
	"errors"
	"sync"
	"time"
)

// errBackwards is the refusal to move the clock to the past: tokens, rates and media live by it.
var errBackwards = errors.New("时钟只能往前拨，不能拨回过去。")

// china is the zone in which times are shown.
var china = time.FixedZone("CST", 8*3600)

// clock is the simulator's time. Token expiry, rates, media and response codes are counted on it, so that a day passes
// for WeCom when the person in front of the page lets a day pass.
type clock struct {
	now  func() time.Time
	move func(time.Time) error

	mu     sync.Mutex
	offset time.Duration
}

func newClock(now func() time.Time, move func(time.Time) error) *clock {
	if now == nil {
		now = time.Now
	}
	return &clock{now: now, move: move}
}

// Now is the present moment in China.
func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now().Add(c.offset).In(china)
}

// moveTo moves the clock forward; it runs on from there.
func (c *clock) moveTo(to time.Time) error {
	now := c.Now()
	if to.Before(now) {
		return errBackwards
	}
	if c.move != nil {
		return c.move(to)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.offset += to.Sub(now)
	return nil
}
