package document

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// Rendering takes seconds for each file, so it runs only when the variable
// names a folder to leave the pictures in.
const renderInto = "HUIYIN_RENDER_DIR"

func TestEveryDocumentRendersToPages(t *testing.T) {
	dir := os.Getenv(renderInto)
	if dir == "" {
		t.Skipf("%s is not set", renderInto)
	}
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("LibreOffice is not installed")
	}
	for name, content := range documentsOf(t) {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		render(t, soffice, path)
	}
}

// documentsOf are all Word files that the samples make.
func documentsOf(t testing.TB) map[string][]byte {
	t.Helper()
	name, content, err := Bulletin(sampleMonth(), sampleDirectory(), sampleFingerprint)
	if err != nil {
		t.Fatal(err)
	}
	docs := map[string][]byte{name: content}
	in := sampleDossier()
	in.ShowContacts, in.ShowInstructions = true, true
	_, pack, err := Dossier(in)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range unpack(t, pack) {
		if filepath.Ext(f.name) == ".docx" {
			docs[f.name] = f.content
		}
	}
	return docs
}

func render(t *testing.T, soffice, path string) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), soffice, "-env:UserInstallation=file://"+t.TempDir(), "--headless", "--convert-to", "pdf", "--outdir", filepath.Dir(path), path)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("convert %s: %v\n%s", path, err, out)
	}
	pdf := path[:len(path)-len(".docx")] + ".pdf"
	if info, err := os.Stat(pdf); err != nil || info.Size() == 0 {
		t.Fatalf("%s gave no pages: %v", path, err)
	}
	if ppm, err := exec.LookPath("pdftoppm"); err == nil {
		if out, err := exec.CommandContext(t.Context(), ppm, "-r", "70", "-png", pdf, pdf[:len(pdf)-len(".pdf")]).CombinedOutput(); err != nil {
			t.Fatalf("draw %s: %v\n%s", pdf, err, out)
		}
	}
}

// unpack lists the files of a zip in their order.
func unpack(t testing.TB, content []byte) []file {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	var files []file
	for _, entry := range z.File {
		r, err := entry.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file{entry.Name, b})
	}
	return files
}
