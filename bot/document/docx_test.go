package document

import (
	"bytes"
	"encoding/xml"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"
)

func TestThePageHasTheMeasuresOfTheStandard(t *testing.T) {
	var d struct {
		Section struct {
			Size struct {
				W int `xml:"w,attr"`
				H int `xml:"h,attr"`
			} `xml:"pgSz"`
			Margin struct {
				Top    int `xml:"top,attr"`
				Left   int `xml:"left,attr"`
				Right  int `xml:"right,attr"`
				Bottom int `xml:"bottom,attr"`
			} `xml:"pgMar"`
		} `xml:"body>sectPr"`
	}
	content, err := newPaper("x", at(2026, 9, 1, 9, 0)).docx()
	if err != nil {
		t.Fatal(err)
	}
	decode(t, partOf(t, content, "word/document.xml"), &d)
	s := d.Section
	for _, m := range []struct {
		what   string
		twips  int
		wantMM float64
	}{
		{"paper width", s.Size.W, 210}, {"paper height", s.Size.H, 297},
		{"top margin", s.Margin.Top, 37}, {"left margin", s.Margin.Left, 28},
		{"type area width", s.Size.W - s.Margin.Left - s.Margin.Right, 156},
		{"type area height", s.Size.H - s.Margin.Top - s.Margin.Bottom, 225},
		{"22 lines", 22 * lineHeight, 225},
		{"28 characters", 28 * (sizeBody*10 + letterSpacing), 156},
	} {
		if mm := float64(m.twips) / 1440 * 25.4; mm < m.wantMM-1 || mm > m.wantMM+0.05 {
			t.Errorf("%s is %.2f mm, want %.0f", m.what, mm, m.wantMM)
		}
	}
}

func TestEveryStyleThatIsUsedIsThere(t *testing.T) {
	defined := map[string]bool{}
	for _, s := range styles().Styles {
		if defined[s.ID] {
			t.Errorf("style %s is there twice", s.ID)
		}
		defined[s.ID] = true
	}
	used := 0
	for name, content := range documentsOf(t) {
		for _, line := range strings.Split(outline(t, content), "\n") {
			style, _, found := strings.Cut(line, ":")
			if found && !strings.Contains(style, "|") {
				used++
				if !defined[style] {
					t.Errorf("%s uses style %q", name, style)
				}
			}
		}
	}
	if used == 0 {
		t.Error("no paragraph names a style")
	}
}

func TestTheSameTextGivesTheSameBytes(t *testing.T) {
	first, second := documentsOf(t), documentsOf(t)
	for name := range first {
		if !bytes.Equal(first[name], second[name]) {
			t.Errorf("%s differs between two runs", name)
		}
	}
}

func TestThePageNumberStandsBetweenDashesAtTheOuterEdge(t *testing.T) {
	content := documentsOf(t)["00 目录.docx"]
	for part, side := range map[string]string{"word/footer1.xml": `w:jc w:val="right"`, "word/footer2.xml": `w:jc w:val="left"`} {
		xml := string(partOf(t, content, part))
		for _, want := range []string{side, "— </w:t>", " PAGE ", "> —</w:t>"} {
			if !strings.Contains(xml, want) {
				t.Errorf("%s has no %q: %s", part, want, xml)
			}
		}
	}
}

func TestTextIsCleanedOnTheWayToPaper(t *testing.T) {
	for _, c := range []struct{ what, in, want string }{
		{"markup stays text", `<b>&"'</b>`, `<b>&"'</b>`},
		{"control characters go", "路\x00灯\x01\x1b[31m\u0085\x7f", "路灯[31m"},
		{"a tab is a blank", "甲\t乙", "甲 乙"},
		{"half a character goes", "路\xe7\x81灯\xff", "路灯"},
		{"marks that turn the direction go", "甲\u202e乙\u2066丙\u200f", "甲乙丙"},
		{"noncharacters go", "甲\uffff\ufdd0乙", "甲乙"},
		{"rare characters and faces stay", "𠮷👨‍👩‍👧", "𠮷👨‍👩‍👧"},
	} {
		if got := clean(c.in); got != c.want {
			t.Errorf("%s: clean(%q) = %q, want %q", c.what, c.in, got, c.want)
		}
	}
}

func TestNaturalParagraphsAreCutAtEveryKindOfLineEnd(t *testing.T) {
	got := strings.Join(split("一\r\n　　二\r\r三\u2028四\v  五\n\n"), "|")
	if got != "一|二|三|四|五" {
		t.Errorf("split gave %q", got)
	}
}

func TestAnyTextGivesWellFormedXMLAndComesBack(t *testing.T) {
	piece := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"<", ">", "&", "]]>", "\"", "\x00", "\x0b", "\ufffe", "\xff\xc0", "\u202e", "<w:p>", "&#0;", "🏮"}))
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Join(rapid.SliceOf(piece).Draw(t, "text"), "")
		p := newPaper(s, at(2026, 9, 1, 9, 0))
		p.header = s
		p.title(s)
		p.text(s)
		p.point(s, s)
		p.form(field{s, s})
		p.table([]column{{s, typeWidth, true}}, [][]string{{s}})
		for _, part := range []any{documentPart{Body: body{Blocks: p.closed(), Section: section(true)}}, runningHead(s), coreProps(s, p.dated)} {
			content, err := xml.Marshal(part)
			if err != nil {
				t.Fatalf("marshal: %v", err)
			}
			if err := disorder(content); err != nil {
				t.Fatalf("%v in %s", err, content)
			}
		}
		var title struct {
			Text string `xml:"r>t"`
		}
		content, err := xml.Marshal(p.blocks[0])
		if err != nil {
			t.Fatal(err)
		}
		if err := xml.Unmarshal(content, &title); err != nil {
			t.Fatal(err)
		}
		if title.Text != clean(s) {
			t.Fatalf("wrote %q, read %q", clean(s), title.Text)
		}
		if strings.ContainsFunc(title.Text, unicode.IsControl) {
			t.Fatalf("a control character came through: %q", title.Text)
		}
	})
}

func TestEveryTableFillsTheTypeArea(t *testing.T) {
	tables := 0
	for name, content := range documentsOf(t) {
		var d struct {
			Tables []struct {
				Columns []struct {
					W int `xml:"w,attr"`
				} `xml:"tblGrid>gridCol"`
			} `xml:"body>tbl"`
		}
		decode(t, partOf(t, content, "word/document.xml"), &d)
		for i, table := range d.Tables {
			tables++
			sum := 0
			for _, c := range table.Columns {
				sum += c.W
			}
			if sum != typeWidth {
				t.Errorf("%s: table %d is %d wide, want %d", name, i+1, sum, typeWidth)
			}
		}
	}
	if tables < 10 {
		t.Errorf("only %d tables were measured", tables)
	}
}
