// Package likeness tells how alike two letters are, so that a person may be asked
// whether they are one matter (并案) or the same one again (重复). It compares; what
// follows from it a person decides (domain.md §6, edges 38).
package likeness

import (
	"slices"
	"strings"
	"unicode"

	"huiyin/workflow"
)

// Reason is why two letters are held to be alike.
type Reason string

// The reasons, the strongest first.
const (
	SameText   Reason = "same_text"   // 内容相同
	SameWriter Reason = "same_writer" // 同一网友，事项相近
	NearText   Reason = "near_text"   // 内容相近
)

// Reasons are the reasons, the strongest first.
var Reasons = []Reason{SameText, SameWriter, NearText}

// What it takes, as shares of the character pairs that either text has. Of 20,000
// random pairs of real letters one in a thousand shares more than 0.056 and none more
// than 0.18.
const (
	sameMatter = 0.1 // of two letters by one writer
	nearText   = 0.5
)

// Found is a letter that is like the one asked about.
type Found struct {
	Letter workflow.Letter
	Reason Reason
	Score  float64 // of the pairs that either text has, the share that both have; 0 to 1
}

// Writing is what of a letter is compared.
type Writing struct {
	Pairs           Pairs
	Nickname, Phone string
}

// Of is the writing of a letter.
func Of(title, body string, p workflow.Petitioner) Writing {
	return Writing{Pairs: PairsOf(title + body), Nickname: strings.TrimSpace(p.Nickname), Phone: strings.TrimSpace(p.Contact.Phone)}
}

// Judge says why two writings are alike, "" where they are not, and how much.
func Judge(a, b Writing) (Reason, float64) {
	score := a.Pairs.Score(b.Pairs)
	switch {
	case score == 1:
		return SameText, score
	case score >= sameMatter && sameWriter(a, b):
		return SameWriter, score
	case score >= nearText:
		return NearText, score
	}
	return "", score
}

func sameWriter(a, b Writing) bool {
	return (a.Phone != "" && a.Phone == b.Phone) || (a.Nickname == b.Nickname && telling(a.Nickname))
}

// telling reports whether a nickname is one that somebody chose.
func telling(nickname string) bool {
	return nickname != "" && nickname != "网友" && !strings.Contains(nickname, "匿名")
}

// Compare orders what was found: the stronger reason, then the higher score first.
func Compare(a, b Found) int {
	if by := slices.Index(Reasons, a.Reason) - slices.Index(Reasons, b.Reason); by != 0 {
		return by
	}
	switch {
	case a.Score > b.Score:
		return -1
	case a.Score < b.Score:
		return 1
	}
	return a.Letter.Number.Compare(b.Letter.Number)
}

// Pairs are the pairs of neighbouring characters of a text, punctuation and space left
// out, each once and in order.
type Pairs []uint64

// PairsOf finds the pairs of a text.
func PairsOf(text string) Pairs {
	var pairs Pairs
	var before rune
	for _, r := range text {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			continue
		}
		r = unicode.ToLower(r)
		if before != 0 {
			pairs = append(pairs, uint64(before)<<32|uint64(r)) //nolint:gosec // a rune is never negative
		}
		before = r
	}
	slices.Sort(pairs)
	return slices.Compact(pairs)
}

// Score is the share of the pairs of either text that both have; 0 where a text has
// none.
func (p Pairs) Score(q Pairs) float64 {
	both := 0
	for i, j := 0, 0; i < len(p) && j < len(q); {
		switch {
		case p[i] == q[j]:
			both, i, j = both+1, i+1, j+1
		case p[i] < q[j]:
			i++
		default:
			j++
		}
	}
	either := len(p) + len(q) - both
	if either == 0 {
		return 0
	}
	return float64(both) / float64(either)
}
