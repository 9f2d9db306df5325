package main

import (
	"context"
	"fmt"
	"os"
)

// withHouse runs a command on a database that must be there already.
func withHouse(ctx context.Context, s streams, do func(*house) error) error {
	c, err := readConfig()
	if err != nil {
		return err
	}
	h, err := openExisting(ctx, c)
	if err != nil {
		return err
	}
	defer h.close()
	return do(h)
}

// writeFile keeps a document to its owner: it may hold personal data.
func writeFile(s streams, path string, content []byte) error {
	if err := os.WriteFile(path, content, 0o600); err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	fmt.Fprintln(s.out, path)
	return nil
}
