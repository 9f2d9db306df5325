package document

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"path"
	"strings"
	"testing"

	"huiyin/workflow"
)

func draw(t testing.TB, in DossierInput) []file {
	t.Helper()
	_, content, err := Dossier(in)
	if err != nil {
		t.Fatal(err)
	}
	return unpack(t, content)
}

// everyWord is all that can be read in the Word files of a dossier but one.
func everyWord(t testing.TB, files []file, but string) string {
	t.Helper()
	var b strings.Builder
	for _, f := range files {
		if path.Ext(f.name) != ".docx" || f.name == but {
			continue
		}
		for _, part := range unpack(t, f.content) {
			b.Write(part.content)
		}
	}
	return b.String()
}

func TestADossierLiesInTheOrderOfTheArchive(t *testing.T) {
	files := draw(t, sampleDossier())
	var b strings.Builder
	for _, f := range files {
		b.WriteString("=== " + f.name + "\n")
		if path.Ext(f.name) == ".docx" {
			b.WriteString(outline(t, f.content))
		}
	}
	golden(t, "dossier.txt", b.String())
}

func TestADossierOfAFreshLetterSaysWhatIsNotThereYet(t *testing.T) {
	l := sampleLetter()
	fresh := workflow.Letter{Number: l.Number, Stage: workflow.Registered, Title: l.Title, Body: l.Body, Addressee: l.Addressee, RegisteredAt: l.RegisteredAt}
	files := draw(t, DossierInput{Letter: fresh, People: sampleDirectory(), Reader: "某外单位", At: at(2026, 9, 18, 10, 0)})
	all := everyWord(t, files, "")
	for _, want := range []string{"尚未回复", "尚未报签", "尚未审核", "尚未报送", "尚未交办", "没有催办", "没有日志", "未留联系方式", "查阅人：某外单位"} {
		if !strings.Contains(all, want) {
			t.Errorf("nothing says %q", want)
		}
	}
}

func TestTheManifestHoldsForEveryFile(t *testing.T) {
	files := draw(t, sampleDossier())
	last := files[len(files)-1]
	if last.name != "SHA256SUMS" {
		t.Fatalf("the last file is %s", last.name)
	}
	lines := strings.Split(strings.TrimSuffix(string(last.content), "\n"), "\n")
	if len(lines) != len(files)-1 {
		t.Fatalf("%d lines for %d files", len(lines), len(files)-1)
	}
	for i, line := range lines {
		sum := sha256.Sum256(files[i].content)
		if want := hex.EncodeToString(sum[:]) + "  " + files[i].name; line != want {
			t.Errorf("line %d is %q, want %q", i+1, line, want)
		}
	}
}

func TestEverySheetCarriesTheReader(t *testing.T) {
	sheets := 0
	for _, f := range draw(t, sampleDossier()) {
		if path.Ext(f.name) != ".docx" {
			continue
		}
		sheets++
		for _, header := range []string{"word/header1.xml", "word/header2.xml"} {
			if !strings.Contains(string(partOf(t, f.content, header)), "查阅人：信访局审核") {
				t.Errorf("%s: %s does not name the reader", f.name, header)
			}
		}
	}
	if sheets < 9 {
		t.Errorf("only %d sheets", sheets)
	}
}

func TestContactDetailsStandOnlyOnTheOriginalAndOnlyForThoseWhoMay(t *testing.T) {
	const originalSheet = "07 其他-留言原件.docx"
	secrets := []string{"13800000000", "138 0000-0000", "马某某"}
	for _, show := range []bool{true, false} {
		in := sampleDossier()
		in.ShowContacts = show
		files := draw(t, in)
		rest := everyWord(t, files, originalSheet)
		all := everyWord(t, files, "")
		if len(rest) == len(all) {
			t.Fatalf("%s is not in the dossier", originalSheet)
		}
		for _, s := range secrets {
			if strings.Contains(rest, s) {
				t.Errorf("show %v: %q stands beside the original", show, s)
			}
		}
		if strings.Contains(all, secrets[0]) != show || strings.Contains(all, secrets[2]) != show {
			t.Errorf("show %v: the original says otherwise", show)
		}
		if !strings.Contains(rest, "电话＊＊＊联系网友＊＊＊") {
			t.Errorf("show %v: the report does not show that something is covered", show)
		}
	}
}

func TestALeadersWordsAreShownOnlyToThoseWhoMay(t *testing.T) {
	for _, show := range []bool{true, false} {
		in := sampleDossier()
		in.ShowInstructions = show
		if got := strings.Contains(everyWord(t, draw(t, in), ""), "举一反三"); got != show {
			t.Errorf("show %v: shown %v", show, got)
		}
	}
}

func TestNamesInTheZipAreUTF8AndTimesAreTheDossiers(t *testing.T) {
	name, content, err := Dossier(sampleDossier())
	if err != nil {
		t.Fatal(err)
	}
	if name != "2026-0001案卷.zip" {
		t.Errorf("the pack is called %q", name)
	}
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	const utf8Flag = 0x800
	for _, f := range z.File {
		if strings.ContainsRune(f.Name, '结') && f.Flags&utf8Flag == 0 {
			t.Errorf("%s is not marked as UTF-8", f.Name)
		}
		if !f.Modified.Equal(sampleDossier().At) {
			t.Errorf("%s is of %s", f.Name, f.Modified)
		}
	}
	_, again, err := Dossier(sampleDossier())
	if err != nil || !bytes.Equal(content, again) {
		t.Errorf("the same dossier gave other bytes (%v)", err)
	}
}

func TestADossierThatCannotBeDrawnUpIsRefused(t *testing.T) {
	for what, spoil := range map[string]func(*DossierInput){
		"no number":    func(in *DossierInput) { in.Letter.Number = workflow.Number{} },
		"no reader":    func(in *DossierInput) { in.Reader = "" },
		"no directory": func(in *DossierInput) { in.People = nil },
	} {
		in := sampleDossier()
		spoil(&in)
		if _, _, err := Dossier(in); err == nil {
			t.Errorf("%s: no error", what)
		}
	}
}

// domain.md §9: what was drafted without a source stands in brackets in the report, with
// where a person found one, and among the records.
func TestADraftedFactStandsInBrackets(t *testing.T) {
	in := sampleDossier()
	in.Letter.Doubts = []workflow.Doubt{
		{N: 1, Round: 1, Version: 2, Kind: workflow.FactNumber, Text: "路灯", Source: "工程台账第3页", By: "xf_shenhe", At: at(2026, 9, 23, 9, 0)},
		{N: 2, Round: 1, Version: 2, Kind: workflow.FactPlace, Text: "问题"},
	}
	words := everyWord(t, draw(t, in), "")
	for _, want := range []string{"路灯【出处经核实：工程台账第3页】不亮", "问题【无出处】", "核实出处（数字“路灯”）"} {
		if !strings.Contains(words, want) {
			t.Errorf("no %q", want)
		}
	}
}
