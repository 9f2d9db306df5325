package devdb

import (
	"context"
	"errors"
)

var errWindows = errors.New("there is no private PostgreSQL on Windows: set HUIYIN_DATABASE_URL to a server of yours")

// Server cannot be had on Windows.
type Server struct{}

// Open says what to do instead.
func Open(context.Context, string, ...Option) (*Server, error) { return nil, errWindows }

// Exists is false on Windows.
func Exists(string) bool { return false }

// URL is empty on Windows.
func (*Server) URL() string { return "" }

// Dir is empty on Windows.
func (*Server) Dir() string { return "" }

// Database says what to do instead.
func (*Server) Database(context.Context, string) (string, error) { return "", errWindows }

// ErrNoDatabase says that the server has no database of the name.
var ErrNoDatabase = errors.New("no database of that name")

// Existing says what to do instead.
func (*Server) Existing(context.Context, string) (string, error) { return "", errWindows }

// Claim says what to do instead.
func (*Server) Claim(context.Context, string) (bool, error) { return false, errWindows }

// Recreate says what to do instead.
func (*Server) Recreate(context.Context, string) (string, error) { return "", errWindows }

// Close does nothing on Windows.
func (*Server) Close() error { return nil }
