package document

import (
	"encoding/xml"
	"time"
)

// The wrapping of a Word file (Open Packaging Conventions): which part is of
// which kind and how the parts hang together.

const (
	relHeaderOdd  = "rId4"
	relHeaderEven = "rId5"
	relFooterOdd  = "rId6"
	relFooterEven = "rId7"

	mediaWord = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	mediaCore = "application/vnd.openxmlformats-package.core-properties+xml"
	relCore   = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
)

type typesPart struct {
	XMLName   xml.Name   `xml:"Types"`
	Namespace string     `xml:"xmlns,attr"`
	Relations extension  `xml:"Default"`
	Overrides []override `xml:"Override"`
}

type extension struct {
	Extension string `xml:"Extension,attr"`
	Type      string `xml:"ContentType,attr"`
}

type override struct {
	Part string `xml:"PartName,attr"`
	Type string `xml:"ContentType,attr"`
}

func contentTypes(withHeader bool) typesPart {
	t := typesPart{Namespace: "http://schemas.openxmlformats.org/package/2006/content-types"}
	t.Relations = extension{"rels", "application/vnd.openxmlformats-package.relationships+xml"}
	t.Overrides = []override{
		{"/docProps/core.xml", mediaCore},
		{"/word/document.xml", mediaWord + "document.main+xml"},
		{"/word/styles.xml", mediaWord + "styles+xml"},
		{"/word/settings.xml", mediaWord + "settings+xml"},
		{"/word/fontTable.xml", mediaWord + "fontTable+xml"},
		{"/word/footer1.xml", mediaWord + "footer+xml"},
		{"/word/footer2.xml", mediaWord + "footer+xml"},
	}
	if withHeader {
		t.Overrides = append(t.Overrides, override{"/word/header1.xml", mediaWord + "header+xml"},
			override{"/word/header2.xml", mediaWord + "header+xml"})
	}
	return t
}

type relation struct {
	ID     string `xml:"Id,attr"`
	Type   string `xml:"Type,attr"`
	Target string `xml:"Target,attr"`
}

type relationsPart struct {
	XMLName   xml.Name   `xml:"Relationships"`
	Namespace string     `xml:"xmlns,attr"`
	Relations []relation `xml:"Relationship"`
}

func relations(rs ...relation) relationsPart {
	return relationsPart{Namespace: "http://schemas.openxmlformats.org/package/2006/relationships", Relations: rs}
}

func packageRelations() relationsPart {
	return relations(relation{"rId1", namespaceRelationships + "/officeDocument", "word/document.xml"},
		relation{"rId2", relCore, "docProps/core.xml"})
}

func documentRelations(withHeader bool) relationsPart {
	to := func(id, kind, target string) relation {
		return relation{id, namespaceRelationships + "/" + kind, target}
	}
	rs := []relation{
		to("rId1", "styles", "styles.xml"), to("rId2", "settings", "settings.xml"), to("rId3", "fontTable", "fontTable.xml"),
		to(relFooterOdd, "footer", "footer1.xml"), to(relFooterEven, "footer", "footer2.xml"),
	}
	if withHeader {
		rs = append(rs, to(relHeaderOdd, "header", "header1.xml"), to(relHeaderEven, "header", "header2.xml"))
	}
	return relations(rs...)
}

type corePart struct {
	XMLName xml.Name `xml:"cp:coreProperties"`
	Core    string   `xml:"xmlns:cp,attr"`
	Dublin  string   `xml:"xmlns:dc,attr"`
	Terms   string   `xml:"xmlns:dcterms,attr"`
	Schema  string   `xml:"xmlns:xsi,attr"`
	Title   string   `xml:"dc:title"`
	Created w3cTime  `xml:"dcterms:created"`
}

type w3cTime struct {
	Type string `xml:"xsi:type,attr"`
	At   string `xml:",chardata"`
}

// coreProps names the file; who wrote it is left open, the office will.
func coreProps(title string, at time.Time) corePart {
	return corePart{
		Core:   "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
		Dublin: "http://purl.org/dc/elements/1.1/", Terms: "http://purl.org/dc/terms/",
		Schema: "http://www.w3.org/2001/XMLSchema-instance",
		Title:  clean(title), Created: w3cTime{"dcterms:W3CDTF", at.UTC().Format(time.RFC3339)},
	}
}
