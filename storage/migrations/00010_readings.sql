-- Who opened a sealed item of a letter, and when (domain.md §5, edges 54); the service's role may read and add, nothing else.
-- +goose Up
CREATE TABLE readings (
    id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    letter text NOT NULL REFERENCES letters (number),
    reader text NOT NULL,                   -- userid of the natural person, or cli
    at     timestamptz NOT NULL,
    what   text NOT NULL                    -- contact, instruction, discipline, dossier
);
CREATE INDEX readings_letter ON readings (letter, id);

-- +goose Down
DROP TABLE readings;
