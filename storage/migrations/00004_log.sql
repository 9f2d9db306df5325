-- The log: append-only, hash-chained per subject; the service's role may read and append events, nothing else.
-- +goose Up
CREATE TABLE events (
    subject  text NOT NULL,                 -- a letter's number, organisation, calendar
    n        int  NOT NULL,
    at       text NOT NULL,                 -- RFC 3339, microseconds, UTC: the hashed bytes, not a timestamp
    actor    text NOT NULL,
    command  text NOT NULL,
    data     text NOT NULL,                 -- stored bytes are hashed, so text and not jsonb
    previous text NOT NULL,
    hash     text NOT NULL,
    PRIMARY KEY (subject, n)
);

CREATE TABLE chains (
    subject text PRIMARY KEY,
    head    text NOT NULL,
    count   int  NOT NULL                   -- without it a tail cut off would pass
);

-- Which scheduled firings have run; kept for ever.
CREATE TABLE firings (
    name    text NOT NULL,
    nominal text NOT NULL,                  -- the time it was meant for, RFC 3339
    ran_at  timestamptz NOT NULL,
    PRIMARY KEY (name, nominal)
);

-- +goose Down
DROP TABLE firings, chains, events;
