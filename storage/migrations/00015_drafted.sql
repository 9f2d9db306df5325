-- Whether a report's reply began as a draft by an assistant: a rework of it is looked at as one (domain.md §9).
-- +goose Up
ALTER TABLE reports ADD COLUMN drafted boolean NOT NULL DEFAULT false;

-- +goose Down
ALTER TABLE reports DROP COLUMN drafted;
