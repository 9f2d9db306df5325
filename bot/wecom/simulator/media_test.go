package simulator

import (
	"bytes"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"strings"
	"testing"
)

// upload posts a form with one file; disposition is the part's header as it goes over the wire.
func (w *world) upload(kind, disposition string, data []byte) map[string]any {
	w.t.Helper()
	var b bytes.Buffer
	form := multipart.NewWriter(&b)
	part, err := form.CreatePart(map[string][]string{"Content-Disposition": {disposition}})
	if err != nil {
		w.t.Fatal(err)
	}
	_, _ = part.Write(data)
	_ = form.Close()
	_, got := w.do(http.MethodPost, "/cgi-bin/media/upload?access_token="+w.token+"&type="+kind, &b,
		map[string]string{"Content-Type": form.FormDataContentType()})
	return got
}

func named(name string) string { return fmt.Sprintf(`form-data; name="media"; filename="%s"`, name) }

func TestMediaUploadKeepsItsRules(t *testing.T) {
	w := newWorld(t)
	body := []byte("123456")
	for name, c := range map[string]struct {
		kind, disposition string
		data              []byte
		want              float64
	}{
		"a Chinese name":       {"file", named("通报 2026-09.docx"), body, 0},
		"a file of 20 MB":      {"file", named("a.zip"), make([]byte, 20<<20), 0},
		"one byte more":        {"file", named("a.zip"), make([]byte, 20<<20+1), codeMediaTooLarge},
		"five bytes":           {"file", named("a.txt"), body[:5], codeFileSize},
		"nothing":              {"file", named("a.txt"), nil, codeMediaEmpty},
		"a path":               {"file", named("/tmp/a.txt"), body, codeParameter},
		"a colon":              {"file", named("a:b.txt"), body, codeParameter},
		"a backslash":          {"file", named(`a\\b.txt`), body, codeParameter},
		"a quote":              {"file", named(`a\"b.txt`), body, codeParameter},
		"no name":              {"file", `form-data; name="media"`, body, codeParameter},
		"an RFC 2231 name":     {"file", `form-data; name="media"; filename*=UTF-8''a.txt`, body, codeParameter},
		"another field":        {"file", `form-data; name="file"; filename="a.txt"`, body, codeMediaEmpty},
		"an unknown type":      {"files", named("a.txt"), body, codeMediaType},
		"an image of no type":  {"image", named("a.gif"), body, codeFileType},
		"an image":             {"image", named("a.PNG"), body, 0},
		"an image over 10 MB":  {"image", named("a.png"), make([]byte, 10<<20+1), codeImageSize},
		"a video over 10 MB":   {"video", named("a.mp4"), make([]byte, 10<<20+1), codeVideoSize},
		"a voice that is text": {"voice", named("a.txt"), body, codeFileType},
	} {
		t.Run(name, func(t *testing.T) {
			got := w.upload(c.kind, c.disposition, c.data)
			if got["errcode"] != c.want {
				t.Fatalf("%v, want %v", got, c.want)
			}
			if _, text := got["created_at"].(string); c.want == 0 && !text {
				t.Errorf("created_at %v is not a string", got["created_at"])
			}
		})
	}
	if _, got := w.post("/cgi-bin/media/upload?type=file&access_token="+w.token, answer{}); got["errcode"] != float64(codeMediaEmpty) {
		t.Errorf("no form at all: %v", got)
	}
}

func TestAFileIsSentFetchedAndExpires(t *testing.T) {
	w := newWorld(t)
	id := w.upload("file", named("通报.docx"), []byte("0123456789"))["media_id"].(string)
	send := map[string]any{"msgtype": "file", "file": map[string]any{"media_id": id}}
	if code, got := w.send(send); code != 0 {
		t.Fatal(got)
	}
	f := w.inbox("lisi")[0].File
	if f == nil || f.Name != "通报.docx" || f.Size != 10 {
		t.Fatalf("file %+v", f)
	}
	for path, want := range map[string]string{
		"/cgi-bin/media/get?access_token=" + w.token + "&media_id=" + id: `attachment; filename="通报.docx"`,
		f.URL: "attachment; filename*=utf-8''%E9%80%9A%E6%8A%A5.docx",
	} {
		status, header, body := w.fetch(path, "")
		if status != http.StatusOK || body != "0123456789" || header.Get("Content-Disposition") != want {
			t.Errorf("%s: %d %q %q", path, status, body, header.Get("Content-Disposition"))
		}
		if status, _, body := w.fetch(path, "bytes=2-4"); status != http.StatusPartialContent || body != "234" {
			t.Errorf("%s, a range: %d %q", path, status, body)
		}
	}
	w.clock.advance(mediaLife)
	w.token = w.get("/cgi-bin/gettoken?corpid=" + corp + "&corpsecret=" + secret)["access_token"].(string)
	if code, _ := w.send(send); code != codeMediaID {
		t.Errorf("sent after three days: %d", code)
	}
	for query, want := range map[string]float64{"&media_id=" + id: codeMediaID, "&media_id=x": codeMediaID, "": codeMediaIDMissing} {
		if got := w.get("/cgi-bin/media/get?access_token=" + w.token + query); got["errcode"] != want {
			t.Errorf("fetched %q after three days: %v", query, got)
		}
	}
	if status, _, _ := w.fetch(f.URL, ""); status != http.StatusOK {
		t.Errorf("the member's own copy: %d", status)
	}
	if status, _, _ := w.fetch("/simulator/files/none", ""); status != http.StatusNotFound {
		t.Errorf("no such file: %d", status)
	}
}

func (w *world) fetch(path, bytesRange string) (int, http.Header, string) {
	w.t.Helper()
	req, err := http.NewRequestWithContext(w.t.Context(), http.MethodGet, w.http.URL+path, strings.NewReader(""))
	if err != nil {
		w.t.Fatal(err)
	}
	if bytesRange != "" {
		req.Header.Set("Range", bytesRange)
	}
	resp, err := w.http.Client().Do(req)
	if err != nil {
		w.t.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	raw, err := io.ReadAll(resp.Body)
	if err != nil {
		w.t.Fatal(err)
	}
	return resp.StatusCode, resp.Header, string(raw)
}

func TestAFileIsNotAnImage(t *testing.T) {
	w := newWorld(t)
	id := w.upload("image", named("a.png"), []byte("123456"))["media_id"]
	if code, _ := w.send(map[string]any{"msgtype": "file", "file": map[string]any{"media_id": id}}); code != codeMediaID {
		t.Errorf("an image sent as a file: %d", code)
	}
}
