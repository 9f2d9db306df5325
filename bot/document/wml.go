package document

import "encoding/xml"

// The part of WordprocessingML that the papers need. The fields stand in the
// order of the schema (ECMA-376 part 1, annex A); encoding/xml keeps it.

const (
	namespaceMain          = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	namespaceRelationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
)

type (
	val struct {
		Val string `xml:"w:val,attr"`
	}
	number struct {
		Val int `xml:"w:val,attr"`
	}
	on struct{} // an element that is true by being there
)

type fonts struct {
	ASCII    string `xml:"w:ascii,attr"`
	HighANSI string `xml:"w:hAnsi,attr"`
	EastAsia string `xml:"w:eastAsia,attr"`
	Complex  string `xml:"w:cs,attr"`
}

type runProps struct {
	Style   *val    `xml:"w:rStyle"`
	Fonts   *fonts  `xml:"w:rFonts"`
	Color   *val    `xml:"w:color"`
	Spacing *number `xml:"w:spacing"`
	Size    *number `xml:"w:sz"`
	SizeCS  *number `xml:"w:szCs"`
	Lang    *lang   `xml:"w:lang"`
}

type lang struct {
	Val      string `xml:"w:val,attr"`
	EastAsia string `xml:"w:eastAsia,attr"`
}

type text struct {
	Space string `xml:"xml:space,attr"`
	Text  string `xml:",chardata"`
}

type fieldChar struct {
	Type string `xml:"w:fldCharType,attr"`
}

// run holds one thing: a text or a piece of a field.
type run struct {
	Props *runProps  `xml:"w:rPr"`
	Field *fieldChar `xml:"w:fldChar"`
	Instr *text      `xml:"w:instrText"`
	Text  *text      `xml:"w:t"`
}

type lineSpacing struct {
	Before int    `xml:"w:before,attr"`
	After  int    `xml:"w:after,attr"`
	Line   int    `xml:"w:line,attr"`
	Rule   string `xml:"w:lineRule,attr"`
}

// indent is given twice: in hundredths of a character, which follows the font
// when an official changes it, and in twips for programs that do not count
// characters.
type indent struct {
	LeftChars      int `xml:"w:leftChars,attr,omitempty"`
	Left           int `xml:"w:left,attr,omitempty"`
	RightChars     int `xml:"w:rightChars,attr,omitempty"`
	Right          int `xml:"w:right,attr,omitempty"`
	FirstLineChars int `xml:"w:firstLineChars,attr,omitempty"`
	FirstLine      int `xml:"w:firstLine,attr,omitempty"`
}

type paragraphProps struct {
	Style     *val         `xml:"w:pStyle"`
	KeepNext  *on          `xml:"w:keepNext"`
	KeepLines *on          `xml:"w:keepLines"`
	Widow     *val         `xml:"w:widowControl"`
	Grid      *val         `xml:"w:snapToGrid"`
	Spacing   *lineSpacing `xml:"w:spacing"`
	Indent    *indent      `xml:"w:ind"`
	Justify   *val         `xml:"w:jc"`
	Outline   *number      `xml:"w:outlineLvl"`
}

type paragraph struct {
	XMLName xml.Name        `xml:"w:p"`
	Props   *paragraphProps `xml:"w:pPr"`
	Runs    []run           `xml:"w:r"`
}

type partReference struct {
	Type string `xml:"w:type,attr"`
	ID   string `xml:"r:id,attr"`
}

type pageSize struct {
	Width  int `xml:"w:w,attr"`
	Height int `xml:"w:h,attr"`
}

type pageMargin struct {
	Top    int `xml:"w:top,attr"`
	Right  int `xml:"w:right,attr"`
	Bottom int `xml:"w:bottom,attr"`
	Left   int `xml:"w:left,attr"`
	Header int `xml:"w:header,attr"`
	Footer int `xml:"w:footer,attr"`
	Gutter int `xml:"w:gutter,attr"`
}

type docGrid struct {
	Type  string `xml:"w:type,attr"`
	Pitch int    `xml:"w:linePitch,attr"`
}

type sectionProps struct {
	Headers []partReference `xml:"w:headerReference"`
	Footers []partReference `xml:"w:footerReference"`
	Size    pageSize        `xml:"w:pgSz"`
	Margin  pageMargin      `xml:"w:pgMar"`
	Grid    docGrid         `xml:"w:docGrid"`
}

type body struct {
	Blocks  []any        // paragraph and table, which name themselves
	Section sectionProps `xml:"w:sectPr"`
}

type documentPart struct {
	XMLName xml.Name `xml:"w:document"`
	Main    string   `xml:"xmlns:w,attr"`
	Rels    string   `xml:"xmlns:r,attr"`
	Body    body     `xml:"w:body"`
}
