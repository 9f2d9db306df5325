-- The monthly fingerprint of the whole log (domain.md §12): printed in the 通报, it finds even a chain rewritten from end to end.
-- +goose Up
CREATE TABLE fingerprints (
    month   text PRIMARY KEY,               -- 2026-09
    sum     text NOT NULL,                  -- SHA-256 of covers
    covers  text NOT NULL,                  -- a line per chain: subject, count and head as of the last day 24:00
    made_at timestamptz NOT NULL
);

-- +goose Down
DROP TABLE fingerprints;
