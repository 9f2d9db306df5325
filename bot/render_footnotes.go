package bot

import (
	"fmt"
	"strings"

	"huiyin/prompts"
	"huiyin/workflow"
)

// circled are the marks of footnotes.
var circled = []rune("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")

// footnotes mark where each sentence of a draft stands in the report, the same place with
// the same mark.
type footnotes struct {
	marks map[prompts.Ref]rune
	list  []string
}

func (f *footnotes) of(s prompts.Sentence) string {
	text := ""
	for _, ref := range s.Refs {
		mark, known := f.marks[ref]
		switch {
		case known:
		case len(f.list) == len(circled):
			continue // more places than marks: the sentence stands without one
		default:
			mark = circled[len(f.list)]
			f.marks[ref] = mark
			f.list = append(f.list, string(mark)+refText(ref))
		}
		text += string(mark)
	}
	return text
}

// refText names a sentence of a report: 工作过程第2句.
func refText(r prompts.Ref) string {
	switch {
	case r.Part == prompts.PartLetter:
		return fmt.Sprintf("留言第%d句", r.N)
	case r.N == 0:
		return workflow.Term(r.Part)
	}
	return fmt.Sprintf("%s第%d句", workflow.Term(r.Part), r.N)
}

// footnoted is a draft with a mark behind every sentence that rests on the report, the
// places below it, and what rests on nothing in brackets.
func footnoted(d prompts.Draft) string {
	f := footnotes{marks: map[prompts.Ref]rune{}}
	text, at := d.Text, 0
	for _, s := range d.Sentences {
		i := strings.Index(text[at:], s.Text)
		if i < 0 {
			continue
		}
		at += i
		shown := unsourced(s) + f.of(s)
		text = text[:at] + shown + text[at+len(s.Text):]
		at += len(shown)
	}
	if len(f.list) == 0 {
		return text
	}
	return text + "\n\n出处：" + strings.Join(f.list, "，")
}

// unsourced is a sentence with what nothing states in brackets, where it stands: 20米 is not the end of 120米. A promise
// is most of its sentence and is named behind it.
func unsourced(s prompts.Sentence) string {
	text, promise := s.Text, ""
	for _, fact := range s.Invented {
		if fact.Kind == workflow.FactPromise {
			promise = "【无出处：承诺】"
			continue
		}
		at := strings.Index(text, fact.Text)
		for at > 0 && digit(text[at-1]) && digit(fact.Text[0]) {
			next := strings.Index(text[at+1:], fact.Text)
			if next < 0 {
				break
			}
			at += 1 + next
		}
		if at >= 0 {
			text = text[:at] + "【无出处：" + fact.Text + "】" + text[at+len(fact.Text):]
		}
	}
	return text + promise
}

func digit(c byte) bool { return c >= '0' && c <= '9' }

// sources lists the footnotes of a draft of the unit's own sentences, by their openings.
func sources(d prompts.Draft) string {
	var list []string
	for _, s := range d.Sentences {
		if len(s.Refs) > 0 {
			list = append(list, "“"+short(s.Text, 10)+"”"+refText(s.Refs[0]))
		}
	}
	return strings.Join(list, "；")
}
