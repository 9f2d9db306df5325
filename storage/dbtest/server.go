package dbtest

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"huiyin/storage/devdb"

	"github.com/jackc/pgx/v5"
)

const (
	testPrefix     = "huiyin_test_"
	templatePrefix = "huiyin_template_"
	// grace spans the pause between two test binaries of one `go test ./...`.
	grace = 10 * time.Second
)

// server is where this process's test databases are made.
type server struct {
	base string
	run  string
	// alive is a connection that holds the run's lock until the process ends. Databases of
	// runs whose lock is free were left by tests that were killed.
	alive *pgx.Conn

	// strategy is how to clone. On the private server, which does not wait for the disk,
	// copying files takes a third of the time of logging pages (versions before 15 do nothing
	// else, and do not know the word).
	strategy string

	template sync.Mutex
	ready    string // the template's name once it is known to be there
}

// shared is the server of this process. It is never closed: the process ends, and with it
// go the connection and the share in the private server.
var shared = sync.OnceValues(func() (*server, error) {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	base, err := serverURL(ctx)
	if err != nil {
		return nil, err
	}
	s := &server{base: base, run: newRun()}
	if s.alive, err = pgx.Connect(ctx, base); err != nil {
		return nil, fmt.Errorf("connecting: %w", err)
	}
	if _, err := s.alive.Exec(ctx, `SELECT pg_advisory_lock(hashtextextended($1, 0))`, testPrefix+s.run); err != nil {
		return nil, fmt.Errorf("taking this run's lock: %w", err)
	}
	if private != nil && s.alive.PgConn().ParameterStatus("server_version") >= "15" {
		s.strategy = " STRATEGY FILE_COPY"
	}
	return s, s.sweep(ctx)
})

// private keeps the share in the private server; without a reference the finaliser of its
// lock file would give it back.
var private *devdb.Server

func serverURL(ctx context.Context) (string, error) {
	if url := os.Getenv("HUIYIN_TEST_DATABASE_URL"); url != "" {
		return url, nil
	}
	folder := filepath.Join(os.TempDir(), fmt.Sprintf("huiyin-dbtest-%d", os.Getuid()))
	var err error
	if private, err = devdb.Open(ctx, folder, devdb.WithoutSync(), devdb.WithGrace(grace)); err != nil {
		return "", err
	}
	return private.URL(), nil
}

// sweep drops databases of runs that are over.
func (s *server) sweep(ctx context.Context) error {
	rows, err := s.alive.Query(ctx, `SELECT datname FROM pg_database WHERE starts_with(datname, $1)`, testPrefix)
	if err != nil {
		return fmt.Errorf("listing old test databases: %w", err)
	}
	names, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		return fmt.Errorf("listing old test databases: %w", err)
	}
	for _, name := range names {
		if err := s.sweepOne(ctx, name); err != nil {
			return fmt.Errorf("dropping the old test database %s: %w", name, err)
		}
	}
	return nil
}

func (s *server) sweepOne(ctx context.Context, name string) error {
	run, _, _ := strings.Cut(strings.TrimPrefix(name, testPrefix), "_")
	if run == s.run { // a session can take its own lock again
		return nil
	}
	var over bool
	err := s.alive.QueryRow(ctx, `SELECT pg_try_advisory_lock(hashtextextended($1, 0))`, testPrefix+run).Scan(&over)
	if err != nil || !over {
		return err
	}
	dropped := s.drop(ctx, name)
	if _, err := s.alive.Exec(ctx, `SELECT pg_advisory_unlock(hashtextextended($1, 0))`, testPrefix+run); err != nil {
		return err
	}
	return dropped
}
