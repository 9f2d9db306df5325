package main

import (
	_ "embed"
	"fmt"
	"os"
)

// sampleOrganisation is what demo and simulator use when none is given.
//
//go:embed sample/org.yaml
var sampleOrganisation []byte

// organisation is the configured file, or the sample.
func (c config) organisation() ([]byte, error) {
	if c.OrgFile == "" {
		return sampleOrganisation, nil
	}
	data, err := os.ReadFile(c.OrgFile)
	if err != nil {
		return nil, fmt.Errorf("HUIYIN_ORG_FILE 读不到：%w", err)
	}
	return data, nil
}
