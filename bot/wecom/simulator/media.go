package simulator

import (
	"bytes"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"path"
	"strconv"
	"strings"
	"time"
)

// mediaLife is how long a media_id can be used (§5.5).
const mediaLife = 3 * 24 * time.Hour

// uploadLimit leaves room for the multipart frame around the largest file.
const uploadLimit = 21 << 20

// media is an uploaded temporary file (临时素材).
type media struct {
	id, kind, name string
	data           []byte
	at             time.Time
}

// mediaRule is what WeCom wants of a type of upload.
type mediaRule struct {
	limit      int
	tooLarge   int // its error code
	extensions []string
}

var mediaRules = map[string]mediaRule{
	"image": {10 << 20, codeImageSize, []string{".jpg", ".jpeg", ".png"}},
	"voice": {2 << 20, codeMediaTooLarge, []string{".amr"}},
	"video": {10 << 20, codeVideoSize, []string{".mp4"}},
	"file":  {20 << 20, codeMediaTooLarge, nil},
}

// upload is media/upload.
func (s *Server) upload(c *call) (answer, error) {
	kind := c.query.Get("type")
	rule, ok := mediaRules[kind]
	if !ok {
		return nil, refuse(codeMediaType, "invalid media type")
	}
	c.entry.Body = ""
	name, data, err := mediaPart(c)
	if err != nil {
		return nil, err
	}
	if err := rule.check(name, data); err != nil {
		return nil, err
	}
	m := &media{id: opaque("media-"), kind: kind, name: name, data: data, at: c.now}
	s.media[m.id] = m
	c.entry.Body = name + ", " + strconv.Itoa(len(data)) + " bytes"
	return answer{"type": kind, "media_id": m.id, "created_at": strconv.FormatInt(c.now.Unix(), 10)}, nil
}

// mediaPart finds the form field "media".
func mediaPart(c *call) (name string, data []byte, err error) {
	kind, params, err := mime.ParseMediaType(c.r.Header.Get("Content-Type"))
	if err != nil || kind != "multipart/form-data" {
		return "", nil, refuse(codeMediaEmpty, "empty media data")
	}
	parts := multipart.NewReader(bytes.NewReader(c.body), params["boundary"])
	for {
		part, err := parts.NextRawPart()
		if errors.Is(err, io.EOF) {
			return "", nil, refuse(codeMediaEmpty, "no form field media")
		}
		if err != nil {
			return "", nil, refuse(codeParameter, "invalid multipart body")
		}
		if part.FormName() != "media" {
			continue
		}
		if name, err = fileName(part.Header.Get("Content-Disposition")); err != nil {
			return "", nil, err
		}
		if data, err = io.ReadAll(part); err != nil {
			return "", nil, refuse(codeParameter, "invalid multipart body")
		}
		return name, data, nil
	}
}

// fileName reads filename as WeCom does, not as RFC 2231 would: filename*= is not understood, and the name must not
// begin with a slash nor contain \ " or : (§5.5). multipart.Part.FileName would hide a path.
func fileName(disposition string) (string, error) {
	_, params, err := mime.ParseMediaType(disposition)
	name := params["filename"]
	switch {
	case err != nil || name == "" || strings.Contains(disposition, "filename*"):
		return "", refuse(codeParameter, "missing filename")
	case strings.HasPrefix(name, "/") || strings.ContainsAny(name, `\":`):
		return "", refuse(codeParameter, "invalid filename")
	}
	return name, nil
}

func (r mediaRule) check(name string, data []byte) error {
	switch {
	case len(data) == 0:
		return refuse(codeMediaEmpty, "empty media data")
	case len(data) <= 5:
		return refuse(codeFileSize, "media must be larger than 5 bytes")
	case len(data) > r.limit:
		return refuse(r.tooLarge, "media larger than %d bytes", r.limit)
	case len(r.extensions) == 0:
		return nil
	}
	ext := strings.ToLower(path.Ext(name))
	for _, allowed := range r.extensions {
		if ext == allowed {
			return nil
		}
	}
	return refuse(codeFileType, "invalid file type")
}

// download is media/get.
func (s *Server) download(c *call) (answer, error) {
	id := c.query.Get("media_id")
	if id == "" {
		return nil, refuse(codeMediaIDMissing, "media_id missing")
	}
	if c.file = s.liveMedia(id, c.now); c.file == nil {
		return nil, refuse(codeMediaID, "invalid media_id")
	}
	return answer{}, nil
}

// liveMedia is the file behind a media_id that has not expired, or nil.
func (s *Server) liveMedia(id string, now time.Time) *media {
	m := s.media[id]
	if m == nil || now.Sub(m.at) >= mediaLife {
		return nil
	}
	return m
}

// fileView is a file message's content (§4.3).
func (s *Server) fileView(id string, now time.Time) (*FileView, error) {
	if id == "" {
		return nil, refuse(codeMediaIDMissing, "media_id missing")
	}
	m := s.liveMedia(id, now)
	if m == nil || m.kind != "file" {
		return nil, refuse(codeMediaID, "invalid media_id")
	}
	return &FileView{MediaID: m.id, Name: m.name, Size: len(m.data), URL: "/simulator/files/" + m.id}, nil
}

// disposition is WeCom's own: the file name in raw UTF-8 (§5.5).
func (m *media) disposition() string { return `attachment; filename="` + m.name + `"` }

// serveFile sends a file as an attachment, whole or a Range of it; never as something a browser would run.
func serveFile(w http.ResponseWriter, r *http.Request, m *media, disposition string) {
	h := w.Header()
	h.Set("Content-Type", "application/octet-stream")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Content-Disposition", disposition)
	http.ServeContent(w, r, "", m.at, bytes.NewReader(m.data))
}
