package prompts

import (
	"context"
	"sync"
	"time"
)

// china is the time zone in which a day of tokens begins.
var china = time.FixedZone("CST", 8*60*60)

// budget counts the tokens of a day. What all processes have used is asked where the endpoint can tell; what this line
// has used since is known without asking.
type budget struct {
	mu   sync.Mutex
	day  time.Time
	used int // by this line, today
}

// affords reports whether the day's tokens are not used up. A count that cannot be had does not stop the work.
func (b *budget) affords(ctx context.Context, e Endpoint) bool {
	if e.DailyTokens == 0 {
		return true
	}
	used, day := b.today(e.Now())
	if e.Spent != nil {
		if all, err := e.Spent(ctx, day); err == nil {
			used = max(used, all)
		}
	}
	return used < e.DailyTokens
}

func (b *budget) spend(now time.Time, tokens int) {
	b.today(now)
	b.mu.Lock()
	defer b.mu.Unlock()
	b.used += tokens
}

// today is what this line has used since midnight in China, and that midnight.
func (b *budget) today(now time.Time) (used int, day time.Time) {
	y, m, d := now.In(china).Date()
	b.mu.Lock()
	defer b.mu.Unlock()
	if day = time.Date(y, m, d, 0, 0, 0, 0, china); !day.Equal(b.day) {
		b.day, b.used = day, 0
	}
	return b.used, day
}
