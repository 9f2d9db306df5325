package prompts

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Masking remembers what Mask took out of a text. The zero value has taken nothing.
type Masking struct {
	pairs []string // placeholder, original, placeholder, …
}

// placeholder is how masked data looks, in ours and in other people's texts.
var placeholder = regexp.MustCompile(`〔(电话|座机|身份证|银行卡|号码|车牌|邮箱|住址|姓名)\d+〕`)

// Mask replaces personal data (个人信息) with placeholders such as 〔电话1〕: telephones, identity and bank cards, plates,
// e-mail, addresses from the house number down, names after 我叫 and the like, and the known words wherever they stand.
// The same words get the same placeholder. It would rather mask too much: Restore brings everything back.
func Mask(text string, known ...string) (masked string, m Masking) {
	n := narrowed(text)
	spans := knownSpans(n.text, known)
	for _, k := range maskKinds {
		spans = append(spans, k.spans(n.text, spans)...)
	}
	slices.SortFunc(spans, func(a, b span) int { return cmp.Compare(a.from, b.from) })
	return replaced(text, n.origin, spans)
}

// Restore puts the original words back in place of their placeholders, wherever they now stand.
func (m Masking) Restore(text string) string {
	return strings.NewReplacer(m.pairs...).Replace(text)
}

// Masked is how many different things were taken out.
func (m Masking) Masked() int { return len(m.pairs) / 2 }

// span is a part of the half-width text that is to be masked.
type span struct {
	from, to int
	label    string
}

func overlaps(spans []span, from, to int) bool {
	return slices.ContainsFunc(spans, func(s span) bool { return from < s.to && s.from < to })
}

// spans finds what looks like the kind and is not yet taken.
func (k kind) spans(text string, taken []span) []span {
	var out []span
	for at := 0; at < len(text); {
		loc := k.looks.FindStringSubmatchIndex(text[at:])
		if loc == nil {
			break
		}
		from, to := at+loc[2*k.group], at+loc[2*k.group+1]
		free := !overlaps(taken, from, to)
		if free && (k.fits == nil || k.fits(text[from:to], text[:from], text[to:])) {
			out = append(out, span{from, to, k.label})
			at = to
			continue
		}
		_, size := utf8.DecodeRuneInString(text[at+loc[0]:])
		at += loc[0] + size // a look-alike may hide a true one that begins inside it
	}
	return out
}

// knownSpans finds the known words, the longest first, however they are spaced.
func knownSpans(text string, known []string) []span {
	var list []string
	for _, name := range known {
		for _, w := range knownForms(name) {
			if utf8.RuneCountInString(w) > 1 {
				list = append(list, w)
			}
		}
	}
	slices.SortStableFunc(list, func(a, b string) int { return cmp.Compare(len(b), len(a)) })
	var out []span
	for _, w := range list {
		spaced := regexp.MustCompile(strings.Join(quoted(w), ` *`))
		for _, loc := range spaced.FindAllStringIndex(text, -1) {
			if !overlaps(out, loc[0], loc[1]) {
				out = append(out, span{loc[0], loc[1], labelOf(w)})
			}
		}
	}
	return out
}

// labelOf is what a known word is: a telephone, or a name.
func labelOf(w string) string {
	if len(digitsOf(w)) >= 7 && strings.Trim(digitsOf(w), "+0123456789") == "" {
		return "电话"
	}
	return "姓名"
}

func quoted(w string) []string {
	var out []string
	for _, r := range w {
		if r != ' ' {
			out = append(out, regexp.QuoteMeta(string(r)))
		}
	}
	return out
}

// replaced writes the text with placeholders. Numbers that the text itself already uses are passed over, so that a
// placeholder found later is ours.
func replaced(text string, origin []int, spans []span) (string, Masking) {
	var out strings.Builder
	var m Masking
	given, count, at := map[string]string{}, map[string]int{}, 0
	for _, s := range spans {
		from, to := origin[s.from], origin[s.to]
		original := text[from:to]
		label, known := given[s.label+original]
		for !known {
			count[s.label]++
			label = "〔" + s.label + strconv.Itoa(count[s.label]) + "〕"
			if known = !strings.Contains(text, label); known {
				given[s.label+original] = label
				m.pairs = append(m.pairs, label, original)
			}
		}
		out.WriteString(text[at:from])
		out.WriteString(label)
		at = to
	}
	out.WriteString(text[at:])
	return out.String(), m
}
