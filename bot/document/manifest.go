package document

import (
	"crypto/sha256"
	"fmt"
	"strings"
)

// manifest names each file's SHA-256 in the form that `sha256sum -c` reads.
func manifest(files []file) []byte {
	var b strings.Builder
	for _, f := range files {
		fmt.Fprintf(&b, "%x  %s\n", sha256.Sum256(f.content), f.name)
	}
	return []byte(b.String())
}
