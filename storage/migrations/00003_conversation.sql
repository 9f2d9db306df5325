-- What people said to us and what we said to them.
-- +goose Up
CREATE TABLE inbox (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    key         text NOT NULL UNIQUE,       -- composite dedupe key, kept when the body is erased
    sender      text NOT NULL,              -- lower-cased userid: the lane
    spelling    text NOT NULL,
    kind        text NOT NULL,
    content     text NOT NULL DEFAULT '',
    event       text NOT NULL DEFAULT '',
    event_key   text NOT NULL DEFAULT '',
    task_id     text NOT NULL DEFAULT '',
    response_code text NOT NULL DEFAULT '',
    sent_at     timestamptz,                -- WeCom's CreateTime: for audit, never for deadlines
    received_at timestamptz NOT NULL,
    attempts    int NOT NULL DEFAULT 0,
    handled_at  timestamptz,
    failure     text NOT NULL DEFAULT '',   -- short id of the error that ended it, also in the log
    erased_at   timestamptz
);
CREATE INDEX inbox_pending ON inbox (sender, id) WHERE handled_at IS NULL;

CREATE TABLE dialogues (
    speaker    text PRIMARY KEY,
    kind       text NOT NULL,
    letter     text NOT NULL DEFAULT '',
    data       text NOT NULL,
    updated_at timestamptz NOT NULL
);

CREATE TABLE files (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name       text NOT NULL,
    content    bytea,
    created_at timestamptz NOT NULL
);

-- The domain's record of who was told what, when, and whether it arrived.
CREATE TABLE deliveries (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    key         text NOT NULL UNIQUE,       -- one notice, told once
    recipient   text NOT NULL,              -- lower-cased userid: the lane
    kind        text NOT NULL,
    letter      text NOT NULL DEFAULT '',
    data        text NOT NULL,              -- what the notice is about, JSON
    file        bigint REFERENCES files (id),
    created_at  timestamptz NOT NULL,
    due_at      timestamptz NOT NULL,       -- service clock
    parts       text[],                     -- frozen requests, from the first attempt until erased
    next_part   int NOT NULL DEFAULT 0,
    attempts    int NOT NULL DEFAULT 0,
    attempted_at timestamptz,
    retry_at    timestamptz,                -- the recipient's lane waits until then; order is kept
    ended       text NOT NULL DEFAULT '',   -- '' pending, sent, withheld, failed
    ended_at    timestamptz,
    failure     text NOT NULL DEFAULT '',   -- code of the last failure
    task_id     text NOT NULL DEFAULT '',
    response_code text NOT NULL DEFAULT '',
    erased_at   timestamptz
);
CREATE INDEX deliveries_pending ON deliveries (recipient, id) WHERE ended = '';
CREATE INDEX deliveries_due ON deliveries (due_at) WHERE ended = '';
CREATE INDEX deliveries_pace ON deliveries (recipient, attempted_at);
CREATE INDEX deliveries_task ON deliveries (task_id) WHERE task_id <> '';

-- +goose Down
DROP TABLE deliveries, files, dialogues, inbox;
