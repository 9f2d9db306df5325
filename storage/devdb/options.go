package devdb

import (
	"errors"
	"time"
)

// ErrNoBinaries is in the error of Open where no usable PostgreSQL is installed. The
// error's text has the one command to type.
var ErrNoBinaries = errors.New("no PostgreSQL is installed here")

// ErrVersion is in the error of Open where the data folder was made by a major version of
// PostgreSQL that is not installed.
var ErrVersion = errors.New("the database was made by another version of PostgreSQL")

// Option changes how a server is started. A server that already runs for the same data
// folder stays as its first user asked for it.
type Option func(*settings)

type settings struct {
	// NoSync gives up durability for speed.
	NoSync bool
	// Grace is how long the server outlives its last user.
	Grace time.Duration
}

// WithoutSync lets the server answer before its data is on the disk. It survives the death
// of any process, not a power cut: for tests.
func WithoutSync() Option { return func(s *settings) { s.NoSync = true } }

// WithGrace keeps the server for a while after its last user has gone, so that commands
// that follow each other do not each wait for a start.
func WithGrace(d time.Duration) Option { return func(s *settings) { s.Grace = d } }

func collect(opts []Option) settings {
	var s settings
	for _, o := range opts {
		o(&s)
	}
	return s
}
