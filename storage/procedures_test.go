package storage_test

import (
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"

	"huiyin/storage"
	"huiyin/storage/dbtest"
	"huiyin/workflow"
)

// older is a letter as the first five migrations keep it.
const older = `
INSERT INTO letters (number, year, seq, stage, addressee, title, body, body_sha256, registered_at, registered_by, registered_in)
	VALUES ('2026-0001', 2026, 1, 'closed', 'mayor', 't', 'b', '', '2026-09-01', 'zhang', '区信访局');
INSERT INTO reports (letter, version, round, assignment, attitude, process, verification, feedback, finding, proposed_reply, by, at)
	SELECT '2026-0001', v, 1, 1, '', '', '', '', '', '', 'wang', '2026-09-02' FROM generate_series(1, 3) AS v;
INSERT INTO approvals (letter, n, round, version, leader, submitted_by, submitted_at, decision)
	VALUES ('2026-0001', 1, 1, 1, 'mayor', 'sun', '2026-09-03', 'sent_back'), ('2026-0001', 2, 1, 2, 'mayor', 'sun', '2026-09-03', 'agreed');
INSERT INTO replies (letter, n, round, kind, channel, unit, text, url, by, at)
	VALUES ('2026-0001', 1, 1, 'final', 'public', '城关街道', '', '', 'zhang', '2026-09-04'), ('2026-0001', 2, 2, 'final', 'public', '城关街道', '', '', 'zhang', '2026-09-04');
INSERT INTO duties (letter, n, round, kind, owner, charged_to, opened_on, due_on)
	VALUES ('2026-0001', 1, 1, 'archive', '区信访局', '区信访局', '2026-09-04', '2026-09-18')`

func TestOlderLettersKeepTheirMeaning(t *testing.T) {
	t.Parallel()
	url := dbtest.NewEmpty(t)
	config, err := pgx.ParseConfig(url)
	must(t, err)
	sql := stdlib.OpenDB(*config)
	defer sql.Close()
	steps, err := goose.NewProvider(goose.DialectPostgres, sql, storage.MigrationSteps(), goose.WithDisableGlobalRegistry(true))
	must(t, err)
	_, err = steps.UpTo(t.Context(), 5)
	must(t, err)
	_, err = sql.ExecContext(t.Context(), older)
	must(t, err)
	for range 2 { // the second time from what going back left
		_, err = steps.Up(t.Context())
		must(t, err)
		owner, err := pgxpool.New(t.Context(), url)
		must(t, err)
		l := letter(t, &storage.DB{Pool: owner}, num(1))
		owner.Close()
		equal(t, "versions replied with", []int{2, 0}, []int{l.Replies[0].Version, l.Replies[1].Version})
		equal(t, "posted", []bool{true, true}, []bool{l.Replies[0].Posted, l.Replies[1].Posted})
		d := l.Duties[0]
		equal(t, "the day stands", workflow.Duty{N: 1, Round: 1, Kind: workflow.DutyArchive, Owner: "区信访局", ChargedTo: "区信访局",
			OpenedOn: d.OpenedOn, From: d.OpenedOn, Fixed: true, DueOn: d.OpenedOn.AddDays(14)}, d)
		_, err = steps.DownTo(t.Context(), 5)
		must(t, err)
	}
}
