package scheduler

import (
	"sync"
	"time"
)

// China is the time zone in which jobs are scheduled: one offset all year.
var China = time.FixedZone("CST", 8*60*60)

// Clock is the service's clock (服务时钟): the wall clock and an offset. It is safe for concurrent use, and
// its zero value shows the wall clock's time.
type Clock struct {
	mu        sync.Mutex
	offset    time.Duration
	listeners map[int]func()
	last      int
}

// NewClock returns a clock that is ahead of the wall clock by offset, or behind if it is negative.
func NewClock(offset time.Duration) *Clock { return &Clock{offset: offset} }

// Now is the service's time, in China's zone.
func (c *Clock) Now() time.Time {
	// Without the monotonic reading: times of before and after a move are compared by what they say.
	return time.Now().Add(c.Offset()).In(China).Round(0)
}

// Offset is how far the clock is ahead of the wall clock.
func (c *Clock) Offset() time.Duration {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.offset
}

// Move sets the clock, forward or back, and tells the listeners before it returns.
func (c *Clock) Move(to time.Time) {
	c.mu.Lock()
	c.offset = time.Until(to)
	told := make([]func(), 0, len(c.listeners))
	for _, f := range c.listeners {
		told = append(told, f)
	}
	c.mu.Unlock()
	for _, f := range told {
		f()
	}
}

// OnMove has f called after every move, until forget is called. f must not wait.
func (c *Clock) OnMove(f func()) (forget func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.listeners == nil {
		c.listeners = map[int]func(){}
	}
	c.last++
	key := c.last
	c.listeners[key] = f
	return func() {
		c.mu.Lock()
		defer c.mu.Unlock()
		delete(c.listeners, key)
	}
}
