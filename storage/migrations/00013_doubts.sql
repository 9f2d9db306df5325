-- Facts of a drafted reply that have no source, and who found one (domain.md §9).
-- +goose Up
CREATE TABLE doubts (                                -- 存疑
    letter  text NOT NULL REFERENCES letters (number),
    n       int  NOT NULL,
    round   int  NOT NULL,
    version int  NOT NULL,                           -- of the report whose reply states it
    kind    text NOT NULL,
    text    text NOT NULL,
    source  text NOT NULL DEFAULT '',                -- where a person found it
    by      text NOT NULL DEFAULT '',
    at      timestamptz,
    PRIMARY KEY (letter, n)
);

-- +goose Down
DROP TABLE doubts;
