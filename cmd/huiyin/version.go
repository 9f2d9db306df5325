package main

import (
	"fmt"
	"runtime/debug"
)

// version is set by the build; without it the module's own is told.
var version = ""

// versionCommand prints the version.
type versionCommand struct{}

// Run prints it.
func (versionCommand) Run(s streams) error {
	v := version
	if info, ok := debug.ReadBuildInfo(); ok && v == "" {
		v = info.Main.Version
	}
	fmt.Fprintln(s.out, "huiyin", v)
	return nil
}
