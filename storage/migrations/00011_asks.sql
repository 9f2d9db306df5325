-- What the assistant is to be asked for somebody: the form itself stays in the dialogue, so that no word of a letter is here (domain.md §11).
-- +goose Up
CREATE TABLE asks (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    speaker    text NOT NULL,               -- lower-cased userid: the lane
    task       text NOT NULL,               -- classify
    digest     text NOT NULL,               -- SHA-256 of the form as it stood
    created_at timestamptz NOT NULL,
    attempts   int NOT NULL DEFAULT 0,
    ended_at   timestamptz
);
CREATE INDEX asks_pending ON asks (speaker, id) WHERE ended_at IS NULL;

-- +goose Down
DROP TABLE asks;
