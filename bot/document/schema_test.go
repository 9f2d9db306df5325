package document

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"slices"
	"strings"
	"testing"
)

// schemaOrder is the order of children as ECMA-376 gives it, written down
// apart from the structs so that each checks the other.
var schemaOrder = map[string]string{
	"document":   "body",
	"p":          "pPr r",
	"r":          "rPr fldChar instrText t",
	"pPr":        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl",
	"rPr":        "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang",
	"sectPr":     "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid",
	"tbl":        "tblPr tblGrid tr",
	"tblPr":      "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook",
	"tblBorders": "top left bottom right insideH insideV", "tblCellMar": "top left bottom right", "tblGrid": "gridCol",
	"tr": "trPr tc", "trPr": "cantSplit tblHeader", "tc": "tcPr p",
	"tcPr":     "tcW gridSpan vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
	"styles":   "docDefaults latentStyles style",
	"style":    "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked pPr rPr tblPr",
	"settings": "writeProtection view zoom mirrorMargins defaultTabStop evenAndOddHeaders characterSpacingControl compat",
	"font":     "altName panose1 charset family notTrueType pitch sig",
}

// disorder reads XML to its end and names the first element that stands where
// the schema does not want it, or what makes the text no XML at all.
func disorder(content []byte) error {
	type open struct {
		name string
		last int
	}
	var stack []open
	d := xml.NewDecoder(bytes.NewReader(content))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch e := token.(type) {
		case xml.StartElement:
			if n := len(stack); n > 0 {
				if order, known := schemaOrder[stack[n-1].name]; known {
					at := slices.Index(strings.Fields(order), e.Name.Local)
					if at < stack[n-1].last {
						return errors.New(e.Name.Local + " is out of order in " + stack[n-1].name)
					}
					stack[n-1].last = at
				}
			}
			stack = append(stack, open{name: e.Name.Local})
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		}
	}
}

func TestElementsStandInTheOrderOfTheSchema(t *testing.T) {
	seen := map[string]bool{}
	for name, content := range documentsOf(t) {
		for _, part := range unpack(t, content) {
			if err := disorder(part.content); err != nil {
				t.Errorf("%s: %s: %v", name, part.name, err)
			}
			for element := range schemaOrder {
				if bytes.Contains(part.content, []byte("<w:"+element+">")) || bytes.Contains(part.content, []byte("<w:"+element+" ")) {
					seen[element] = true
				}
			}
		}
	}
	for element := range schemaOrder {
		if !seen[element] {
			t.Errorf("no document has a %s: its order was not checked", element)
		}
	}
}

func TestTheOrderCheckSeesDisorder(t *testing.T) {
	for _, bad := range []string{
		`<w:pPr><w:jc/><w:spacing/></w:pPr>`, `<w:rPr><w:sz/><w:unheard/></w:rPr>`, `<w:p><w:r></w:p>`, "<w:t>\x01</w:t>",
	} {
		if disorder([]byte(bad)) == nil {
			t.Errorf("%q passed", bad)
		}
	}
}

func TestEveryPartIsDeclaredAndEveryRelationLeadsSomewhere(t *testing.T) {
	for name, content := range documentsOf(t) {
		files := unpack(t, content)
		has := map[string]bool{}
		for _, f := range files {
			has[f.name] = true
		}
		if files[0].name != "[Content_Types].xml" {
			t.Errorf("%s starts with %s", name, files[0].name)
		}
		var types typesPart
		decode(t, files[0].content, &types)
		declared := map[string]bool{}
		for _, o := range types.Overrides {
			declared[strings.TrimPrefix(o.Part, "/")] = true
		}
		for _, f := range files {
			if path.Ext(f.name) != ".rels" && f.name != "[Content_Types].xml" && !declared[f.name] {
				t.Errorf("%s: %s has no content type", name, f.name)
			}
			if path.Ext(f.name) == ".rels" {
				followRelations(t, name, f, has)
			}
		}
		if len(declared) == 0 || len(declared) != len(files)-3 {
			t.Errorf("%s: %d parts declared of %d files", name, len(declared), len(files))
		}
	}
}

func followRelations(t *testing.T, name string, f file, has map[string]bool) {
	t.Helper()
	var rels relationsPart
	decode(t, f.content, &rels)
	base := path.Dir(path.Dir(f.name))
	for _, r := range rels.Relations {
		if !has[path.Join(base, r.Target)] {
			t.Errorf("%s: %s points to %s, which is not there", name, f.name, r.Target)
		}
	}
	if len(rels.Relations) == 0 {
		t.Errorf("%s: %s holds no relation", name, f.name)
	}
}

func decode(t testing.TB, content []byte, into any) {
	t.Helper()
	if err := xml.Unmarshal(content, into); err != nil {
		t.Fatalf("%v in\n%s", err, content)
	}
}
