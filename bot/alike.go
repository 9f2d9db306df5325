package bot

import (
	"regexp"
	"slices"
	"strings"
)

// longestGuess is the longest line in which a command is guessed at; more is
// a text about something.
const longestGuess = 40

// alike proposes, at most two, what a text that is no command may have meant:
// commands that the person may use and whose word is one character away, then
// those whose word stands somewhere in the line. Nothing is done before one is sent.
func alike(text string, may func(*command) bool) []string {
	line, _ := firstLine(text)
	number, tail := readNumber(line)
	tail = strings.TrimLeft(tail, "/请 ")
	var found []string
	for i := range commands {
		c := &commands[i]
		if behind, ok := misspelt(tail, c); ok && may(c) && len(found) < 2 && (!c.month || behind == "" || monthShape(behind)) {
			n := number
			if n.zero() && c.letter {
				n, behind = readNumber(strings.TrimSpace(behind))
			}
			found = append(found, c.reading(n, behind))
		}
	}
	if len([]rune(line)) > longestGuess {
		return found
	}
	for _, reading := range mentioned(line, may) {
		if len(found) < 2 && !slices.Contains(found, reading) {
			found = append(found, reading)
		}
	}
	return found
}

// misspelt reports whether a text begins with a word of the command that has
// one character wrong, missing or too many and ends there, and what stands
// behind it.
func misspelt(text string, c *command) (behind string, ok bool) {
	runes := []rune(text)
	for _, w := range c.words() {
		n := len([]rune(w))
		for _, size := range []int{n, n - 1, n + 1} {
			if size < 2 || n < 2 || size > len(runes) || !near(string(runes[:size]), w) {
				continue
			}
			if behind := string(runes[size:]); bordered(behind) {
				return behind, true
			}
		}
	}
	return "", false
}

var numberWithin = regexp.MustCompile(`#?(?:\d{4}-)?\d{1,6}`)

// mentioned proposes the commands whose words stand in a line, with the number
// that does.
func mentioned(line string, may func(*command) bool) []string {
	number, _ := readNumber(numberWithin.FindString(line))
	var found []string
	for i := range commands {
		c := &commands[i]
		within := slices.ContainsFunc(c.words(), func(w string) bool { return len([]rune(w)) > 1 && strings.Contains(line, w) })
		if within && may(c) && len(found) < 2 {
			found = append(found, c.reading(number, ""))
		}
	}
	return found
}

// reading is a command as it would be typed.
func (c *command) reading(n spoken, behind string) string {
	words := []string{c.word}
	if c.letter && !n.zero() {
		words = append(words, n.String())
	}
	return strings.TrimSpace(strings.Join(append(words, strings.TrimSpace(behind)), " "))
}
