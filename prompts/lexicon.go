package prompts

import (
	"regexp"
	"slices"
	"strings"
)

// lexicon is a set of words and shapes of words. It is written as one pattern, its alternatives at the top level set
// apart by |. The plain words among them are looked for without the regexp machine, which is slow for
// alternatives that share no beginning, most of all under the race detector.
type lexicon struct {
	plain  []string
	shapes *regexp.Regexp // nil when all are plain
}

func lexiconOf(pattern string) *lexicon {
	x := &lexicon{}
	var shapes []string
	for _, word := range alternatives(pattern) {
		if regexp.QuoteMeta(word) == word {
			x.plain = append(x.plain, word)
		} else {
			shapes = append(shapes, word)
		}
	}
	// The longer first: 判决 within a 判决书 that was found is not another word.
	slices.SortStableFunc(x.plain, func(a, b string) int { return len(b) - len(a) })
	if len(shapes) > 0 {
		x.shapes = regexp.MustCompile(strings.Join(shapes, "|"))
	}
	return x
}

// alternatives cuts a pattern at the | outside all brackets.
func alternatives(pattern string) []string {
	var out []string
	depth, start := 0, 0
	for i, c := range []byte(pattern) {
		switch c {
		case '(', '[':
			depth++
		case ')', ']':
			depth--
		case '|':
			if depth == 0 {
				out = append(out, pattern[start:i])
				start = i + 1
			}
		}
	}
	return append(out, pattern[start:])
}

// in reports whether the text has any word of the lexicon.
func (x *lexicon) in(text string) bool {
	return slices.ContainsFunc(x.plain, func(w string) bool { return strings.Contains(text, w) }) ||
		x.shapes != nil && x.shapes.MatchString(text)
}

// different lists the different words of the lexicon that the text has.
func (x *lexicon) different(text string) []string {
	var found []string
	within := func(word string) bool {
		return slices.ContainsFunc(found, func(f string) bool { return strings.Contains(f, word) })
	}
	for _, w := range x.plain {
		if strings.Contains(text, w) && !within(w) {
			found = append(found, w)
		}
	}
	if x.shapes == nil {
		return found
	}
	for _, w := range x.shapes.FindAllString(text, -1) {
		if !within(w) {
			found = append(slices.DeleteFunc(found, func(f string) bool { return strings.Contains(w, f) }), w)
		}
	}
	return found
}
