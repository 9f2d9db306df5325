package document

import "encoding/xml"

// Style ids. Styles that Word has itself keep its names, which a Chinese Word
// shows in Chinese and builds its outline from; the others have ours.
const (
	styleNormal     = "normal"
	styleBody       = "body"
	styleTitle      = "title"
	styleDraft      = "draftMark"
	styleAddressee  = "addressee"
	styleHeading    = "heading1"
	styleSubheading = "heading2"
	styleSignature  = "signature"
	styleNote       = "note"
	styleCell       = "cell"
	styleCellMiddle = "cellMiddle"
	styleCellHead   = "cellHead"
	styleCaption    = "caption"
	styleFooter     = "footer"
	styleHeader     = "header"
	styleLead       = "lead" // of characters
)

type style struct {
	Type      string          `xml:"w:type,attr"`
	Default   int             `xml:"w:default,attr,omitempty"`
	ID        string          `xml:"w:styleId,attr"`
	Name      val             `xml:"w:name"`
	BasedOn   *val            `xml:"w:basedOn"`
	Next      *val            `xml:"w:next"`
	Quick     *on             `xml:"w:qFormat"`
	Paragraph *paragraphProps `xml:"w:pPr"`
	Run       *runProps       `xml:"w:rPr"`
}

type stylesPart struct {
	XMLName  xml.Name `xml:"w:styles"`
	Main     string   `xml:"xmlns:w,attr"`
	Defaults runProps `xml:"w:docDefaults>w:rPrDefault>w:rPr"`
	Styles   []style  `xml:"w:style"`
}

// inFace writes a typeface and a size in half-points.
func inFace(f typeface, size, spacing int) *runProps {
	return &runProps{Fonts: &fonts{f.latin, f.latin, f.chinese, f.latin},
		Spacing: &number{spacing}, Size: &number{size}, SizeCS: &number{size}}
}

// lines sets the distance of lines to an exact measure in twips.
func lines(line, before, after int) *lineSpacing { return &lineSpacing{before, after, line, "exact"} }

// twoChars is the indent of every paragraph of a text (每自然段左空二字).
var twoChars = &indent{FirstLineChars: 200, FirstLine: 2 * sizeBody * 10}

// part is one style of a part of a text. Only what stands on the 22 lines of
// the page follows its grid; small print and tables have their own distances.
func part(id, name, justify string, p paragraphProps, r *runProps) style {
	p.Justify = &val{justify}
	if p.Spacing.Line != lineHeight {
		p.Grid = &val{"0"}
	}
	return style{Type: "paragraph", ID: id, Name: val{name}, BasedOn: &val{styleNormal}, Next: &val{styleBody}, Quick: &on{}, Paragraph: &p, Run: r}
}

// styles lists how each part of a text looks (GB/T 9704-2012, 7.3).
func styles() stylesPart {
	plain := lines(lineHeight, 0, 0)
	cellLines := lines(340, 20, 20)
	heading := func(level int) paragraphProps {
		return paragraphProps{KeepNext: &on{}, Spacing: plain, Indent: twoChars, Outline: &number{level}}
	}
	defaults := *inFace(fangsong, sizeBody, 0)
	defaults.Lang = &lang{"en-US", "zh-CN"}
	return stylesPart{Main: namespaceMain, Defaults: defaults, Styles: []style{
		{Type: "paragraph", Default: 1, ID: styleNormal, Name: val{"Normal"}, Quick: &on{},
			Paragraph: &paragraphProps{Widow: &val{"0"}, Spacing: plain}, Run: inFace(fangsong, sizeBody, 0)},
		part(styleBody, "公文正文", "both", paragraphProps{Spacing: plain, Indent: twoChars}, inFace(fangsong, sizeBody, letterSpacing)),
		part(styleTitle, "Title", "center", paragraphProps{KeepNext: &on{}, Spacing: lines(680, 0, 0)}, inFace(xiaobiaosong, sizeTitle, 0)),
		part(styleDraft, "稿别", "center", paragraphProps{Spacing: lines(lineHeight, 0, lineHeight)}, inFace(kaiti, sizeBody, 0)),
		part(styleAddressee, "主送机关", "left", paragraphProps{Spacing: plain}, inFace(fangsong, sizeBody, letterSpacing)),
		part(styleHeading, "heading 1", "both", heading(0), inFace(heiti, sizeBody, letterSpacing)),
		part(styleSubheading, "heading 2", "both", heading(1), inFace(kaiti, sizeBody, letterSpacing)),
		part(styleSignature, "署名日期", "right", paragraphProps{KeepLines: &on{}, Spacing: plain}, inFace(fangsong, sizeBody, 0)),
		part(styleNote, "附注", "both", paragraphProps{Spacing: lines(400, 60, 60)}, inFace(fangsong, sizeCell, 0)),
		part(styleCaption, "表题", "center", paragraphProps{KeepNext: &on{}, Spacing: lines(480, 120, 0)}, inFace(heiti, sizeCell, 0)),
		part(styleCell, "表格文字", "left", paragraphProps{Spacing: cellLines}, inFace(fangsong, sizeCell, 0)),
		part(styleCellMiddle, "表格居中", "center", paragraphProps{Spacing: cellLines}, inFace(fangsong, sizeCell, 0)),
		part(styleCellHead, "表头", "center", paragraphProps{KeepNext: &on{}, Spacing: cellLines}, inFace(heiti, sizeCell, 0)),
		part(styleFooter, "footer", "right", paragraphProps{Spacing: lines(280, 0, 0)}, inFace(songti, sizeFooter, 0)),
		part(styleHeader, "header", "right", paragraphProps{Spacing: lines(280, 0, 0)}, inFace(fangsong, sizeSmall, 0)),
		{Type: "character", ID: styleLead, Name: val{"段首小标题"}, Quick: &on{}, Run: inFace(kaiti, sizeBody, letterSpacing)},
	}}
}
