package main

import (
	"os"
	"testing"
)

// asCommand lets the test binary be huiyin: acceptance tests start it as real
// processes, with the race detector where the tests have it, and build nothing.
const asCommand = "RUN_THIS_TEST_BINARY_AS_HUIYIN"

func TestMain(m *testing.M) {
	if os.Getenv(asCommand) != "" {
		main()
	}
	m.Run()
}
