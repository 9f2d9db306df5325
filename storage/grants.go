package storage

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

// ServiceRole is the database role that the service acts as. It owns nothing and can
// neither change nor delete what stands in the log (日志).
const ServiceRole = "huiyin_app"

// ErrNoServiceRole says that the URL's role may not create the service's role, or may not
// act as it. The database is migrated and usable, but the log is then only as safe as the
// owner's password; doctor warns of it.
var ErrNoServiceRole = errors.New("the role " + ServiceRole + " cannot be used: let an administrator run CREATE ROLE " +
	ServiceRole + " NOLOGIN; GRANT " + ServiceRole + " TO the owner; and migrate again")

// The codes of PostgreSQL that grant and its parts tell apart.
const (
	insufficientPrivilege = "42501"
	duplicateObject       = "42710"
	uniqueViolation       = "23505"
	internalError         = "XX000" // "tuple concurrently updated": roles are shared by all databases
)

// restrictions are the tables on which the service has less than the four common rights.
// The logs and the firings are only added to, a chain moves on and never goes; the
// schema's own versions are only read.
var restrictions = []struct{ table, rights string }{
	{"events", "SELECT, INSERT"},
	{"chains", "SELECT, INSERT, UPDATE (head, count)"},
	{"fingerprints", "SELECT, INSERT"},
	{"readings", "SELECT, INSERT"},
	{"firings", "SELECT, INSERT"},
	{"goose_db_version", "SELECT"},
	{"river_migration", "SELECT"},
}

// grantStatements are run after every migration and cover tables that came with it. They
// are one script, and so one transaction: there is no moment with too many rights.
func grantStatements() string {
	var b strings.Builder
	b.WriteString(`GRANT USAGE ON SCHEMA public TO huiyin_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO huiyin_app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO huiyin_app;
`)
	for _, r := range restrictions {
		fmt.Fprintf(&b, `DO $$ BEGIN IF to_regclass('public.%[1]s') IS NOT NULL THEN
	REVOKE ALL ON public.%[1]s FROM huiyin_app, PUBLIC;
	GRANT %[2]s ON public.%[1]s TO huiyin_app;
END IF; END $$;
`, r.table, r.rights)
	}
	return b.String()
}

// grant makes the service's role usable and gives it its rights.
func grant(ctx context.Context, url string) error {
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		return fmt.Errorf("connecting to the database: %w", err)
	}
	defer conn.Close(context.WithoutCancel(ctx))
	warning := makeServiceRole(ctx, conn)
	if warning != nil && !errors.Is(warning, ErrNoServiceRole) {
		return warning
	}
	var there bool
	if err := conn.QueryRow(ctx, `SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = $1)`, ServiceRole).Scan(&there); err != nil {
		return fmt.Errorf("looking for the role %s: %w", ServiceRole, err)
	}
	if there {
		if _, err := conn.Exec(ctx, grantStatements()); err != nil {
			return fmt.Errorf("granting the service its rights: %w", err)
		}
	}
	return warning
}

// makeServiceRole creates the role and membership in it, unless they are there. The role
// belongs to the whole server, so migrations of other databases may do the same right now;
// what they did first is as good.
func makeServiceRole(ctx context.Context, conn *pgx.Conn) error {
	var err error
	for range 5 {
		if err = actAsService(ctx, conn); err == nil {
			return nil
		}
		_, created := conn.Exec(ctx, `DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'huiyin_app') THEN
	CREATE ROLE huiyin_app NOLOGIN; END IF; END $$`)
		if err = created; err == nil {
			_, err = conn.Exec(ctx, `GRANT huiyin_app TO CURRENT_USER`)
		}
		switch code := codeOf(err); code {
		case insufficientPrivilege:
			return fmt.Errorf("%w (%w)", ErrNoServiceRole, err)
		case "", duplicateObject, uniqueViolation, internalError:
		default:
			return fmt.Errorf("making the role %s: %w", ServiceRole, err)
		}
	}
	return fmt.Errorf("making the role %s: %w", ServiceRole, err)
}

// actAsService tries what the service will do; catalogs answer it differently in different
// versions of PostgreSQL.
func actAsService(ctx context.Context, conn *pgx.Conn) error {
	if _, err := conn.Exec(ctx, `SET ROLE huiyin_app`); err != nil {
		return err
	}
	_, err := conn.Exec(ctx, `RESET ROLE`)
	return err
}

func codeOf(err error) string {
	var pgErr *pgconn.PgError
	if errors.As(err, &pgErr) {
		return pgErr.Code
	}
	return ""
}
