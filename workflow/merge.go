package workflow

import (
	"slices"
	"time"
)

// Join (并案) stands on the leading letter for each letter handled with it:
// N letters, one handling, N replies (edges 38, 51).
type Join struct {
	N      int
	Member Number
	Twin   bool // 双投: to the other leader, reviewed and decided on its own (edges 5)
	By     string
	At     time.Time
	Split  time.Time // 拆并, zero while they are together
}

// MayLead reports whether others may be merged into the letter: it stands by itself,
// before 报签 (edges 38).
func (l *Letter) MayLead() bool {
	return slices.Contains([]Stage{Registered, Handling, Reviewing}, l.Stage) && l.HandledWith.IsZero() && !l.Sealed() && !l.thanked()
}

// Members lists the letters handled with this one now, twins or the others.
func (l *Letter) Members(twins bool) []Number {
	var members []Number
	for _, j := range l.Joins {
		if j.Split.IsZero() && j.Twin == twins {
			members = append(members, j.Member)
		}
	}
	return members
}

// thanked reports whether a courtesy of this round stands on the board.
func (l *Letter) thanked() bool {
	return slices.ContainsFunc(l.Replies, func(r Reply) bool { return r.Round == l.Round && r.Standing && r.Posted })
}

// Kin lists every letter that a step on this one may change too.
func (l *Letter) Kin() []Number {
	kin := append(l.Members(false), l.Members(true)...)
	if !l.HandledWith.IsZero() {
		kin = append(kin, l.HandledWith)
	}
	return kin
}

// Mask (隐去) covers a passage of the frozen text that was split off as a letter
// of its own (edges 8); offsets are characters.
type Mask struct {
	N          int
	Start, End int
	Child      Number
}

// maskedPassage stands in the place of a passage that was split off.
const maskedPassage = "〔此处内容已拆件另办〕"

// Text is the letter's text as it may be read: what was split off is covered.
func (l *Letter) Text() string {
	runes := []rune(l.Body)
	masks := slices.SortedFunc(slices.Values(l.Masks), func(a, b Mask) int { return b.Start - a.Start }) // from the end, so that offsets stay
	for _, m := range masks {
		if m.Start >= 0 && m.End <= len(runes) && m.Start < m.End {
			runes = append(append(append([]rune{}, runes[:m.Start]...), []rune(maskedPassage)...), runes[m.End:]...)
		}
	}
	return string(runes)
}
