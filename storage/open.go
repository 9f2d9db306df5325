package storage

import (
	"context"
	"fmt"
	"sync/atomic"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"
	"github.com/jackc/pgx/v5/pgxpool"

	"huiyin/workflow"
)

// LaneInserter puts lane jobs into the queue inside a transaction; keys come
// sorted. The scheduler implements it.
type LaneInserter interface {
	InsertLanes(ctx context.Context, tx pgx.Tx, queue string, keys []string) error
}

// The queues of the kinds of lanes.
const (
	AssistLanes   = "assist"   // one lane per person who asks the assistant
	InboundLanes  = "inbound"  // one lane per sender
	DeliveryLanes = "delivery" // one lane per recipient
)

// DB is the store. Now gives the service's time for what the store itself
// stamps; Lanes may be nil where nothing is sent, as in reading commands.
type DB struct {
	Pool     *pgxpool.Pool
	Lanes    LaneInserter
	Now      func() time.Time
	Settings workflow.Settings

	house atomic.Pointer[house] // organisation and calendar as last read
}

// Open connects as the service's role. It does not migrate.
func Open(ctx context.Context, url string, now func() time.Time) (*DB, error) {
	cfg, err := pgxpool.ParseConfig(url)
	if err != nil {
		return nil, fmt.Errorf("read database url: %w", redacted(err))
	}
	cfg.AfterConnect = func(ctx context.Context, c *pgx.Conn) error {
		readTimesInUTC(c)
		return takeRole(ctx, c)
	}
	pool, err := pgxpool.NewWithConfig(ctx, cfg)
	if err != nil {
		return nil, fmt.Errorf("connect to database: %w", redacted(err))
	}
	if err := pool.Ping(ctx); err != nil {
		pool.Close()
		return nil, fmt.Errorf("connect to database: %w", redacted(err))
	}
	return &DB{Pool: pool, Now: now, Settings: workflow.DefaultSettings()}, nil
}

// readTimesInUTC makes a time read back equal the time written.
func readTimesInUTC(c *pgx.Conn) {
	codec := &pgtype.TimestamptzCodec{ScanLocation: time.UTC}
	c.TypeMap().RegisterType(&pgtype.Type{Name: "timestamptz", OID: pgtype.TimestamptzOID, Codec: codec})
}

// takeRole gives up the owner's rights where the role exists; without it
// (an owner that may not create roles) doctor warns.
func takeRole(ctx context.Context, c *pgx.Conn) error {
	var may bool
	const q = `SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = $1 AND pg_has_role(current_user, oid, 'MEMBER'))`
	if err := c.QueryRow(ctx, q, ServiceRole).Scan(&may); err != nil || !may {
		return err
	}
	_, err := c.Exec(ctx, "SET ROLE "+ServiceRole)
	return err
}

// Role is what the service acts as: huiyin_app, or the owner when the role
// could not be made.
func (db *DB) Role(ctx context.Context) (string, error) {
	var role string
	err := db.Pool.QueryRow(ctx, "SELECT current_user::text").Scan(&role)
	return role, err
}

// Close ends all connections.
func (db *DB) Close() { db.Pool.Close() }

// connectError hides the URL, and with it the password, that pgx quotes.
type connectError struct{ cause error }

func (e connectError) Error() string { return "database unreachable or its url is malformed" }
func (e connectError) Unwrap() error { return e.cause }

func redacted(err error) error { return connectError{err} }
