package document

import (
	"encoding/xml"
	"fmt"
	"slices"
	"time"
)

// earliest is the first moment that a zip can hold. Every part of a Word file
// carries it, so that the same text gives the same bytes.
var earliest = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// docx packs the paper into a Word file.
func (p *paper) docx() ([]byte, error) {
	parts := []struct {
		name    string
		content any
	}{
		{"[Content_Types].xml", contentTypes(p.header != "")},
		{"_rels/.rels", packageRelations()},
		{"docProps/core.xml", coreProps(p.name, p.dated)},
		{"word/document.xml", documentPart{Main: namespaceMain, Rels: namespaceRelationships,
			Body: body{Blocks: p.closed(), Section: section(p.header != "")}}},
		{"word/_rels/document.xml.rels", documentRelations(p.header != "")},
		{"word/styles.xml", styles()},
		{"word/settings.xml", settings()},
		{"word/fontTable.xml", fontTable()},
		{"word/footer1.xml", pageNumber(true)},
		{"word/footer2.xml", pageNumber(false)},
		{"word/header1.xml", runningHead(p.header)},
		{"word/header2.xml", runningHead(p.header)},
	}
	if p.header == "" {
		parts = parts[:len(parts)-2]
	}
	files := make([]file, 0, len(parts))
	for _, part := range parts {
		content, err := xml.Marshal(part.content)
		if err != nil {
			return nil, fmt.Errorf("write %s of %q: %w", part.name, p.name, err)
		}
		files = append(files, file{part.name, append([]byte(xml.Header), content...)})
	}
	return pack(files, earliest)
}

// closed is the text with a paragraph at its end, which Word wants after a
// table and would add itself, in the height of the body text.
func (p *paper) closed() []any {
	if len(p.blocks) > 0 {
		if _, isTable := p.blocks[len(p.blocks)-1].(table); !isTable {
			return p.blocks
		}
	}
	return append(slices.Clip(p.blocks), newParagraph(styleHeader, nil))
}
