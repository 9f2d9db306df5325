package document

// column is one column of a table: its head, its width in twips, and whether
// its entries stand in the middle.
type column struct {
	head   string
	width  int
	middle bool
}

// table writes a table with borders over the whole type area; its head is
// repeated on every page and no row is broken between two.
func (p *paper) table(columns []column, rows [][]string) {
	t := newTable(columns)
	head := row{Props: &rowProps{Whole: &on{}, Header: &on{}}}
	for _, c := range columns {
		head.Cells = append(head.Cells, newCell(c.width, styleCellHead, c.head))
	}
	t.Rows = append(t.Rows, head)
	for _, entries := range rows {
		r := row{Props: &rowProps{Whole: &on{}}}
		for i, c := range columns {
			r.Cells = append(r.Cells, newCell(c.width, c.style(), entries[i]))
		}
		t.Rows = append(t.Rows, r)
	}
	p.blocks = append(p.blocks, t)
}

func (c column) style() string {
	if c.middle {
		return styleCellMiddle
	}
	return styleCell
}

// field is one entry of a form (表单): what is asked and what stands there.
type field struct{ name, value string }

// form writes a table of two columns without a head: the name of a field and
// its value, "—" when it has none.
func (p *paper) form(fields ...field) {
	const nameWidth = 1900
	t := newTable([]column{{width: nameWidth}, {width: typeWidth - nameWidth}})
	for _, f := range fields {
		value := f.value
		if value == "" {
			value = none
		}
		t.Rows = append(t.Rows, row{Cells: []cell{
			newCell(nameWidth, styleCellHead, f.name), newCell(typeWidth-nameWidth, styleCell, value)}})
	}
	p.blocks = append(p.blocks, t)
}

// newTable is a table without rows: fixed widths, thin lines all around.
func newTable(columns []column) table {
	line := border{"single", 4, 0, "auto"}
	t := table{Props: tableProps{
		Justify: val{"center"}, Borders: tableBorders{line, line, line, line, line, line},
		Layout:  layout{"fixed"},
		Margins: cellMargins{Left: width{70, "dxa"}, Right: width{70, "dxa"}},
	}}
	total := 0
	for _, c := range columns {
		t.Grid.Columns = append(t.Grid.Columns, gridColumn{c.width})
		total += c.width
	}
	t.Props.Width = width{total, "dxa"}
	return t
}

func newCell(wide int, style, s string) cell {
	c := cell{Props: cellProps{Width: width{wide, "dxa"}, Align: val{"center"}}}
	for _, line := range split(s) {
		c.Paragraphs = append(c.Paragraphs, newParagraph(style, nil, words(line)))
	}
	if len(c.Paragraphs) == 0 {
		c.Paragraphs = []paragraph{newParagraph(style, nil)}
	}
	return c
}
