package document

import (
	"bytes"
	"encoding/xml"
	"errors"
	"flag"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "accept the outlines as they are")

// outline reads a Word file back as a reader sees it: a line for each
// paragraph with its style, the cells of a row in one line.
func outline(t testing.TB, docx []byte) string {
	t.Helper()
	var b strings.Builder
	d := xml.NewDecoder(bytes.NewReader(partOf(t, docx, "word/document.xml")))
	var style, text string
	var row []string
	inRow, head := false, false
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return b.String()
		}
		if err != nil {
			t.Fatal(err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case "p":
				style, text = "", ""
			case "pStyle":
				style = e.Attr[0].Value
			case "tr":
				inRow, head, row = true, false, nil
			case "tblHeader":
				head = true
			case "tc":
				row = append(row, "")
			}
		case xml.CharData:
			text += string(e)
		case xml.EndElement:
			switch {
			case e.Name.Local == "p" && inRow:
				row[len(row)-1] = strings.TrimSpace(row[len(row)-1] + " " + text)
			case e.Name.Local == "p":
				b.WriteString(strings.TrimSpace(style+": "+text) + "\n")
			case e.Name.Local == "tr":
				inRow = false
				b.WriteString(map[bool]string{true: "HEAD", false: "ROW"}[head] + " | " + strings.Join(row, " | ") + "\n")
			}
		}
	}
}

// partOf is one part of a Word file.
func partOf(t testing.TB, docx []byte, name string) []byte {
	t.Helper()
	for _, f := range unpack(t, docx) {
		if f.name == name {
			return f.content
		}
	}
	t.Fatalf("no part %s", name)
	return nil
}

// golden compares with testdata/name, or writes it with -update.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := "testdata/" + name
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s differs (-want +got):\n%s", path, diff)
	}
}
