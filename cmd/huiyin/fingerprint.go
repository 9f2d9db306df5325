package main

import (
	"context"
	"errors"
	"time"

	"huiyin/storage"
	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// fingerprint makes the log's fingerprint of the month that is over (domain.md
// §12). It is due on the first working day of the next month; a day on which
// nothing ran is made up the next morning.
func fingerprint(db *storage.DB, at func() time.Time) func(context.Context, time.Time) error {
	return func(ctx context.Context, _ time.Time) error {
		rules, err := db.Rules(ctx)
		if err != nil {
			return err
		}
		today := calendar.Of(at())
		if today.Before(rules.Calendar.FirstOfMonth(today.Year(), today.Month())) {
			return nil
		}
		_, err = db.MakeFingerprints(ctx, at())
		return err
	}
}

// printedFingerprint is what the 通报 of a month prints, empty when there is no
// fingerprint of it yet.
func printedFingerprint(ctx context.Context, db *storage.DB, f workflow.MonthFigures) (string, error) {
	stored, err := db.Fingerprint(ctx, f.Year, f.Month)
	if errors.Is(err, storage.ErrNoFingerprint) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	return stored.String(), nil
}
