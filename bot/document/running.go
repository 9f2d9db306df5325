package document

import "encoding/xml"

// What runs along on every page: the page number below and, in a dossier, the
// reader's name above.

type headerPart struct {
	XMLName    xml.Name `xml:"w:hdr"`
	Main       string   `xml:"xmlns:w,attr"`
	Paragraphs []paragraph
}

type footerPart struct {
	XMLName    xml.Name `xml:"w:ftr"`
	Main       string   `xml:"xmlns:w,attr"`
	Paragraphs []paragraph
}

// runningHead is the line on top of odd and even pages alike.
func runningHead(s string) headerPart {
	return headerPart{Main: namespaceMain, Paragraphs: []paragraph{newParagraph(styleHeader, nil, words(s))}}
}

// pageNumber is — 1 — at the outer edge, one character from it: at the right
// of an odd page, at the left of an even one (GB/T 9704-2012, 7.5).
func pageNumber(odd bool) footerPart {
	const oneChar = sizeFooter * 10
	props := &paragraphProps{Style: &val{styleFooter}}
	if odd {
		props.Indent, props.Justify = &indent{RightChars: 100, Right: oneChar}, &val{"right"}
	} else {
		props.Indent, props.Justify = &indent{LeftChars: 100, Left: oneChar}, &val{"left"}
	}
	line := paragraph{Props: props, Runs: []run{
		words("— "),
		{Field: &fieldChar{"begin"}}, {Instr: &text{"preserve", " PAGE "}}, {Field: &fieldChar{"separate"}},
		words("1"), {Field: &fieldChar{"end"}},
		words(" —"),
	}}
	return footerPart{Main: namespaceMain, Paragraphs: []paragraph{line}}
}
