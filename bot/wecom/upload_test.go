package wecom

import (
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"strings"
	"testing"
)

func TestAFileArrivesWithItsChineseNameAndLength(t *testing.T) {
	f := newFake(t, map[string][]string{apiUpload: {`{"errcode":0,"errmsg":"ok","type":"file","media_id":"media-9","created_at":"1700000000"}`}})
	c := clientAt(t, f.URL)
	data := strings.Repeat("内容", 100)
	id, err := c.Upload(t.Context(), "/srv/out/通报 2026-09.docx", []byte(data))
	if err != nil || id != "media-9" {
		t.Fatalf("%q, %v", id, err)
	}
	got := f.last()
	_, params, err := mime.ParseMediaType(got.ContentType)
	if err != nil {
		t.Fatal(err)
	}
	part, err := multipart.NewReader(strings.NewReader(got.Body), params["boundary"]).NextRawPart()
	if err != nil {
		t.Fatal(err)
	}
	want := fmt.Sprintf(`form-data; name="media"; filename="通报 2026-09.docx"; filelength=%d`, len(data))
	if head := part.Header.Get("Content-Disposition"); head != want || part.FormName() != "media" || part.FileName() != "通报 2026-09.docx" {
		t.Errorf("%s", head)
	}
	if body, err := io.ReadAll(part); err != nil || string(body) != data {
		t.Errorf("%d bytes arrived, %v", len(body), err)
	}
}

func TestAnUploadIsRepeatedWholeAfterARefresh(t *testing.T) {
	f := newFake(t, map[string][]string{apiUpload: {`{"errcode":40014,"errmsg":"x"}`, `{"errcode":0,"media_id":"m"}`}})
	if _, err := clientAt(t, f.URL).Upload(t.Context(), "a.txt", []byte("0123456789")); err != nil {
		t.Fatal(err)
	}
	if f.apis() != "gettoken media/upload gettoken media/upload" || f.calls[1].Body != f.calls[3].Body || f.calls[1].Body == "" {
		t.Errorf("%s", f.apis())
	}
}

func TestAFileNameIsMadeAcceptable(t *testing.T) {
	for in, want := range map[string]string{
		"报告.docx":            "报告.docx",
		"/etc/报告.docx":       "报告.docx",
		`C:\temp\报告.docx`:    "报告.docx",
		`a"b:c.txt`:          "a_b_c.txt",
		"a\r\nX-Evil: 1.txt": "a__X-Evil_ 1.txt",
		"\xff.txt":           "_.txt",
		"":                   "file",
		"dir/":               "file",
		"..":                 "file..",
	} {
		if got := fileName(in); got != want {
			t.Errorf("%q became %q, want %q", in, got, want)
		}
	}
}

func TestAFileOfAnImpossibleSizeIsNotSent(t *testing.T) {
	f := newFake(t, nil)
	c := clientAt(t, f.URL)
	for _, size := range []int{0, 5, 20<<20 + 1} {
		if _, err := c.Upload(t.Context(), "a.txt", make([]byte, size)); err == nil || KindOf(err) != Invalid {
			t.Errorf("%d bytes: %v", size, err)
		}
	}
	if f.apis() != "" {
		t.Errorf("called %s", f.apis())
	}
}

func TestAnUploadWithoutIDIsNoSuccess(t *testing.T) {
	f := newFake(t, map[string][]string{apiUpload: {`{"errcode":0,"errmsg":"ok"}`}})
	if id, err := clientAt(t, f.URL).Upload(t.Context(), "a.txt", []byte("0123456789")); KindOf(err) != Later || err == nil || id != "" {
		t.Errorf("%q %v", id, err)
	}
}
