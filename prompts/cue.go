package prompts

import (
	"math"
	"regexp"
	"strings"
	"unicode/utf8"
)

// text is a letter made ready for looking: half-width, without opening courtesies, cut into sentences.
type text struct {
	title     string
	body      string
	all       string
	sentences []string // of the body
}

// mostRead bounds the work on one letter, in bytes: three times the longest of 12,822 real ones.
const mostRead = 80_000

func textOf(l Letter) text {
	title, body := plain(l.Title), withoutGreeting(strings.ToValidUTF8(plain(l.Body[:min(len(l.Body), mostRead)]), ""))
	t := text{title: title, sentences: sentences(body)}
	if Orders(body) {
		t.sentences = withoutOrders(t.sentences)
		body = strings.Join(t.sentences, "")
	}
	t.body, t.all = body, title+"\n"+body
	return t
}

// shortestSentence is the least length in characters of a sentence that counts in how much of a letter asks: 谢谢 and
// 您好 are none.
const shortestSentence = 6

// inquires is what the shape of the body weighs as 咨询: how many of its sentences ask, and whether one of the last two does.
func (t text) inquires() float64 {
	asked, said, last := 0, 0, 0
	for _, s := range t.sentences {
		if utf8.RuneCountInString(s) < shortestSentence {
			continue
		}
		if said++; asking.in(s) && !requesting.in(s) {
			asked, last = asked+1, said
		}
	}
	if asked == 0 {
		return 0
	}
	weight := asksThroughout * float64(asked) / float64(said)
	if last >= said-1 {
		weight += asksLast
	}
	return weight
}

// cue is one thing to look for and what it weighs. A title is what the writer thinks the matter is, so its words
// weigh most; a body weighs its first word and a little for further, different ones, at most three.
type cue struct {
	reason            string
	words             *lexicon
	with              *lexicon // counts only where this stands in the same sentence, nil for no such condition
	title, body, more float64
}

// furtherWords is how many different words after the first add weight: a long letter repeats itself.
const furtherWords = 3

func (c cue) weigh(t text) float64 {
	weight := 0.0
	if c.title != 0 && c.words.in(t.title) && (c.with == nil || c.with.in(t.title)) {
		weight += c.title
	}
	if n := c.different(t); n > 0 {
		weight += c.body + c.more*math.Min(float64(n-1), furtherWords)
	}
	return weight
}

// different counts the different words of the cue in the body.
func (c cue) different(t text) int {
	if c.body == 0 && c.more == 0 {
		return 0
	}
	if c.with == nil {
		return len(c.words.different(t.body))
	}
	seen := map[string]bool{}
	for _, s := range t.sentences {
		if !c.with.in(s) { // mostly plain words, and quick to miss
			continue
		}
		for _, w := range c.words.different(s) {
			seen[w] = true
		}
	}
	return len(seen)
}

// sum adds what the cues weigh in the text and names those that spoke for it.
func sum(cues []cue, t text) (total float64, reasons []string) {
	for _, c := range cues {
		w := c.weigh(t)
		total += w
		if w > 0 {
			reasons = append(reasons, c.reason)
		}
	}
	return total, reasons
}

// A letter of few sentences says each thing once, and what it says is its matter.
const (
	shortLetter = 5 // sentences
	shortFactor = 1.3
)

// brief reports whether the letter is one.
func (t text) brief() bool { return len(t.sentences) <= shortLetter }

// briefly is sum, made up for a short letter.
func (t text) briefly(cues []cue) (float64, []string) {
	weight, why := sum(cues, t)
	if t.brief() {
		weight *= shortFactor
	}
	return weight, why
}

func words(pattern string) *regexp.Regexp { return regexp.MustCompile(pattern) }
