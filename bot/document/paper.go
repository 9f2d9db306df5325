package document

import "time"

// paper is a text in the making. Its methods add the parts of an official
// text from top to bottom, under the names the offices use.
type paper struct {
	name   string // 题名 in the file's properties
	header string // a line on top of every page, empty for none
	dated  time.Time
	blocks []any
}

// newPaper takes a sheet; name and date go into the file's properties.
func newPaper(name string, dated time.Time) *paper { return &paper{name: name, dated: dated} }

func (p *paper) add(style string, indent *indent, runs ...run) {
	p.blocks = append(p.blocks, newParagraph(style, indent, runs...))
}

func newParagraph(style string, indent *indent, runs ...run) paragraph {
	return paragraph{Props: &paragraphProps{Style: &val{style}, Indent: indent}, Runs: runs}
}

// words is a run of text in the style of its paragraph.
func words(s string) run { return run{Text: &text{"preserve", clean(s)}} }

// title writes the 标题: 2号小标宋, centred.
func (p *paper) title(s string) { p.add(styleTitle, nil, words(s)) }

// draftMark writes under the title what stage the text is in, as in
// （征求意见稿）.
func (p *paper) draftMark(s string) { p.add(styleDraft, nil, words("（"+s+"）")) }

// addressee writes the 主送机关 at the left edge.
func (p *paper) addressee(s string) { p.add(styleAddressee, nil, words(s+"：")) }

// heading writes a heading of the first level, 一、 in 黑体.
func (p *paper) heading(s string) { p.add(styleHeading, nil, words(s)) }

// subheading writes a heading of the second level, （一） in 楷体.
func (p *paper) subheading(s string) { p.add(styleSubheading, nil, words(s)) }

// text writes 正文, a natural paragraph for each line of s.
func (p *paper) text(s string) {
	for _, line := range split(s) {
		p.add(styleBody, nil, words(line))
	}
}

// point writes a paragraph whose first words are its heading of the second
// level.
func (p *paper) point(lead, s string) {
	first := words(lead)
	first.Props = &runProps{Style: &val{styleLead}}
	p.add(styleBody, nil, first, words(s))
}

// caption writes the title of the table that follows (表题).
func (p *paper) caption(s string) { p.add(styleCaption, nil, words(s)) }

// note writes small print (附注).
func (p *paper) note(s string) { p.add(styleNote, nil, words(s)) }

// blank leaves one line free (空一行).
func (p *paper) blank() { p.add(styleAddressee, nil) }

// signature writes the 署名 of one or more offices and the 成文日期. The date
// begins two characters right of the name, and the line that reaches furthest
// ends two characters before the edge (GB/T 9704-2012, 7.3.5.2). It holds on
// to the text before it: a page with nothing but names is not allowed.
func (p *paper) signature(offices []string, date string) {
	reach := 200 + ems(date) // from where the names begin
	for _, o := range offices {
		reach = max(reach, ems(o))
	}
	first := len(p.blocks) - 1
	p.blank()
	for _, o := range offices {
		p.add(styleSignature, fromRight(200+reach-ems(o)), words(o))
	}
	for _, block := range p.blocks[max(first, 0):] {
		if line, ok := block.(paragraph); ok {
			line.Props.KeepNext = &on{}
		}
	}
	p.add(styleSignature, fromRight(reach-ems(date)), words(date))
}

// fromRight is a distance from the right edge in hundredths of a character.
func fromRight(chars int) *indent {
	return &indent{RightChars: chars, Right: chars * sizeBody / 10}
}
