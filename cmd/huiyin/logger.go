package main

import (
	"io"

	"github.com/rs/zerolog"
)

// logger writes what engineers read; the service's clock is not its clock.
func (c config) logger(w io.Writer) zerolog.Logger {
	if c.LogFormat == "console" {
		w = zerolog.ConsoleWriter{Out: w}
	}
	level, _ := zerolog.ParseLevel(c.LogLevel) // checked when the settings were read
	return zerolog.New(w).Level(level).With().Timestamp().Logger()
}
