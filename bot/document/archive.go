package document

import (
	"archive/zip"
	"bytes"
	"fmt"
	"time"
)

// file is one entry of a zip.
type file struct {
	name    string
	content []byte
}

// pack writes the files into a zip in their order, all with the same time.
// Names that are not ASCII are marked as UTF-8 by archive/zip, and Windows
// reads them so.
func pack(files []file, at time.Time) ([]byte, error) {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, f := range files {
		w, err := z.CreateHeader(&zip.FileHeader{Name: f.name, Method: zip.Deflate, Modified: at})
		if err != nil {
			return nil, fmt.Errorf("open %s in zip: %w", f.name, err)
		}
		if _, err := w.Write(f.content); err != nil {
			return nil, fmt.Errorf("write %s into zip: %w", f.name, err)
		}
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("close zip: %w", err)
	}
	return out.Bytes(), nil
}
