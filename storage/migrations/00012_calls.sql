-- What assistants proposed and what people made of it: never a word that was asked, and answers as masked as they were on the wire (domain.md §11, 第十九条).
-- +goose Up
CREATE TABLE calls (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    speaker   text NOT NULL,               -- lower-cased userid of who asked
    task      text NOT NULL,               -- classify, draft, …
    prompt    text NOT NULL,               -- template and version; rules for the offline assistant
    model     text NOT NULL,               -- empty for the offline assistant
    at        timestamptz NOT NULL,
    took_ms   bigint NOT NULL,
    tokens    int NOT NULL,
    rounds    int NOT NULL,
    input     text NOT NULL,               -- SHA-256 of the masked question
    output    text NOT NULL,               -- masked
    failure   text NOT NULL,
    form      text NOT NULL,               -- SHA-256 of what was asked about
    proposed  text NOT NULL,               -- a category, or the digest of a text
    used      text CHECK (used IN ('as_is', 'changed', 'not')),
    decided   text NOT NULL DEFAULT '',    -- what a person decided
    judged_at timestamptz
);
CREATE INDEX calls_form ON calls (task, form);
CREATE INDEX calls_at ON calls (at);
ALTER TABLE asks ADD COLUMN letter text NOT NULL DEFAULT ''; -- what the question is about

-- +goose Down
ALTER TABLE asks DROP COLUMN letter;
DROP TABLE calls;
