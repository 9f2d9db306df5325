package document

import "encoding/xml"

// Tables in WordprocessingML, the fields again in the order of the schema.

type width struct {
	Width int    `xml:"w:w,attr"`
	Type  string `xml:"w:type,attr"`
}

type border struct {
	Style string `xml:"w:val,attr"`
	Size  int    `xml:"w:sz,attr"` // eighths of a point
	Space int    `xml:"w:space,attr"`
	Color string `xml:"w:color,attr"`
}

type tableBorders struct {
	Top     border `xml:"w:top"`
	Left    border `xml:"w:left"`
	Bottom  border `xml:"w:bottom"`
	Right   border `xml:"w:right"`
	InsideH border `xml:"w:insideH"`
	InsideV border `xml:"w:insideV"`
}

type cellMargins struct {
	Left  width `xml:"w:left"`
	Right width `xml:"w:right"`
}

type tableProps struct {
	Width   width        `xml:"w:tblW"`
	Justify val          `xml:"w:jc"`
	Borders tableBorders `xml:"w:tblBorders"`
	Layout  layout       `xml:"w:tblLayout"`
	Margins cellMargins  `xml:"w:tblCellMar"`
}

type layout struct {
	Type string `xml:"w:type,attr"`
}

type gridColumn struct {
	Width int `xml:"w:w,attr"`
}

type tableGrid struct {
	Columns []gridColumn `xml:"w:gridCol"`
}

type rowProps struct {
	Whole  *on `xml:"w:cantSplit"`
	Header *on `xml:"w:tblHeader"`
}

type cellProps struct {
	Width width `xml:"w:tcW"`
	Align val   `xml:"w:vAlign"`
}

type cell struct {
	Props      cellProps   `xml:"w:tcPr"`
	Paragraphs []paragraph // never empty: Word refuses a cell without one
}

type row struct {
	Props *rowProps `xml:"w:trPr"`
	Cells []cell    `xml:"w:tc"`
}

type table struct {
	XMLName xml.Name   `xml:"w:tbl"`
	Props   tableProps `xml:"w:tblPr"`
	Grid    tableGrid  `xml:"w:tblGrid"`
	Rows    []row      `xml:"w:tr"`
}
