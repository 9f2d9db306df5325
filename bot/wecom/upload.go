package wecom

import (
	"bytes"
	"context"
	"fmt"
	"mime/multipart"
	"net/textproto"
	"net/url"
	"strings"

	"github.com/silenceper/wechat/v2/util"
)

// The sizes a file may have (§5.5).
const (
	minFile = 6
	maxFile = 20 << 20
)

type uploadAnswer struct {
	util.CommonError
	MediaID string `json:"media_id"`
}

func (a uploadAnswer) complete() bool { return a.MediaID != "" }

// Upload stores a file with WeCom for three days and returns its id for FileRequest (上传临时素材). The members see
// the name; of a path only the last element is used.
func (c *Client) Upload(ctx context.Context, name string, data []byte) (mediaID string, err error) {
	if len(data) < minFile || len(data) > maxFile {
		return "", invalid(apiUpload, "file has %d bytes instead of %d to %d", len(data), minFile, maxFile)
	}
	contentType, body, err := form(fileName(name), data)
	if err != nil {
		return "", invalid(apiUpload, "file cannot be written as a form")
	}
	got, err := ask[uploadAnswer](ctx, c, call{api: apiUpload, query: url.Values{"type": {"file"}},
		contentType: contentType, body: body, timeout: uploadPatience * c.cfg.Timeout})
	if err != nil {
		return "", err
	}
	if got.MediaID == "" {
		return "", &Error{API: apiUpload, Kind: Later, Msg: "answer has no media id"}
	}
	return got.MediaID, nil
}

// form writes the multipart body. The file name is raw UTF-8: WeCom does not understand filename*= (§5.5).
func form(name string, data []byte) (contentType string, body []byte, err error) {
	var buf bytes.Buffer
	w := multipart.NewWriter(&buf)
	header := textproto.MIMEHeader{}
	header.Set("Content-Disposition",
		fmt.Sprintf(`form-data; name="media"; filename="%s"; filelength=%d`, name, len(data)))
	header.Set("Content-Type", "application/octet-stream")
	part, err := w.CreatePart(header)
	if err != nil {
		return "", nil, err
	}
	if _, err := part.Write(data); err != nil {
		return "", nil, err
	}
	if err := w.Close(); err != nil {
		return "", nil, err
	}
	return w.FormDataContentType(), buf.Bytes(), nil
}

// fileName makes a name that WeCom takes: no path, none of \ " : and no control character. What cannot stay
// becomes an underscore.
func fileName(name string) string {
	name = strings.ToValidUTF8(name, "_")
	name = name[strings.LastIndexAny(name, `/\`)+1:]
	name = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r == '\u2028' || r == '\u2029' || strings.ContainsRune(`":`, r) {
			return '_'
		}
		return r
	}, strings.TrimSpace(name))
	if strings.Trim(name, "._") == "" {
		return "file" + name
	}
	return name
}
