package simulator

import (
	"crypto/sha256"
	"time"
)

// WeCom's rate of one app to one member; the surplus vanishes while errcode stays 0 (§3.5).
const (
	perMinute = 30
	perHour   = 1000
)

// Bounds of duplicate_check_interval (§4.1).
const (
	duplicateDefault = 1800
	duplicateMax     = 4 * 3600
)

// limits remembers what was delivered to whom and which requests were seen.
type limits struct {
	sent map[string][]time.Time
	seen map[[sha256.Size]byte]accepted
}

// accepted is a request that was carried out.
type accepted struct {
	at    time.Time
	msgid string
}

func newLimits() limits {
	return limits{sent: map[string][]time.Time{}, seen: map[[sha256.Size]byte]accepted{}}
}

// admit counts one message to a member, or says which bound it is beyond. Only delivered messages count.
func (l *limits) admit(userid string, now time.Time) (reason string) {
	kept := l.sent[userid][:0]
	minute := 0
	for _, at := range l.sent[userid] {
		if now.Sub(at) >= time.Hour {
			continue
		}
		kept = append(kept, at)
		if now.Sub(at) < time.Minute {
			minute++
		}
	}
	l.sent[userid] = kept
	switch {
	case minute >= perMinute:
		return "每人每分钟 30 条"
	case len(kept) >= perHour:
		return "每人每小时 1000 条"
	}
	l.sent[userid] = append(kept, now)
	return ""
}

// repeated finds the same request, byte for byte, inside the interval.
func (l *limits) repeated(body []byte, interval time.Duration, now time.Time) (accepted, bool) {
	first, ok := l.seen[sha256.Sum256(body)]
	return first, ok && now.Sub(first.at) < interval
}

// remember records a request that was carried out and forgets those beyond every interval.
func (l *limits) remember(body []byte, msgid string, now time.Time) {
	for k, a := range l.seen {
		if len(l.seen) > logLength && now.Sub(a.at) >= duplicateMax*time.Second {
			delete(l.seen, k)
		}
	}
	l.seen[sha256.Sum256(body)] = accepted{at: now, msgid: msgid}
}
