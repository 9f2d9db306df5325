-- What was proposed, so that a person can take it over with a word (采用).
-- +goose Up
ALTER TABLE asks ADD COLUMN answer text NOT NULL DEFAULT '';

-- +goose Down
ALTER TABLE asks DROP COLUMN answer;
