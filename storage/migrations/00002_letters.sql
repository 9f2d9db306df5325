-- A letter and everything done about it. Children are numbered within their letter, so a row is named without a sequence.
-- +goose Up
CREATE TABLE counters (
    year int PRIMARY KEY,
    last int NOT NULL                       -- the last number given out; gap-free because it moves with the letter
);

CREATE TABLE letters (
    number        text PRIMARY KEY,         -- 2026-0123
    year          int  NOT NULL,
    seq           int  NOT NULL,
    stage         text NOT NULL,
    round         int  NOT NULL DEFAULT 1,
    version       bigint NOT NULL DEFAULT 0, -- moves with every change; a result for an older one is not applied
    addressee     text NOT NULL,
    board_label   text NOT NULL DEFAULT '',
    label_text    text NOT NULL DEFAULT '', -- the writer's own word, never overwritten
    category      text NOT NULL DEFAULT '',
    key_matter    int[] NOT NULL DEFAULT '{}',
    urgent        boolean NOT NULL DEFAULT false,
    title         text NOT NULL,
    body          text NOT NULL,
    body_sha256   text NOT NULL,
    source_id     text UNIQUE,              -- the board's id
    url           text NOT NULL DEFAULT '',
    attachments   text[] NOT NULL DEFAULT '{}',
    posted_at     timestamptz,
    nickname      text NOT NULL DEFAULT '',
    registered_at timestamptz NOT NULL,
    registered_by text NOT NULL,
    registered_in text NOT NULL,            -- the office that owns it until 分类
    closed_on     date,
    archived_on   date,
    next_due_on   date,
    UNIQUE (year, seq)
);
CREATE INDEX letters_stage ON letters (stage);
CREATE INDEX letters_next_due ON letters (next_due_on) WHERE next_due_on IS NOT NULL;
CREATE INDEX letters_body ON letters (body_sha256);

-- Sealed: apart from the letter, so that no query of letters carries them along (第十九条).
CREATE TABLE contact_details (
    letter text PRIMARY KEY REFERENCES letters (number),
    name   text NOT NULL DEFAULT '',
    phone  text NOT NULL DEFAULT ''
);

CREATE TABLE assignments (
    letter text NOT NULL REFERENCES letters (number),
    n      int  NOT NULL,
    round  int  NOT NULL,
    unit   text NOT NULL,
    role   text NOT NULL,
    status text NOT NULL,
    days   int  NOT NULL,
    office text NOT NULL,                   -- who assigned it reviews it (第十一条)
    by     text NOT NULL,
    assigned_at timestamptz NOT NULL,
    due_on date,
    provisional boolean NOT NULL DEFAULT false,
    accepted_by text NOT NULL DEFAULT '',
    accepted_at timestamptz,
    returned_at timestamptz,
    reason text NOT NULL DEFAULT '',
    PRIMARY KEY (letter, n)
);
CREATE INDEX assignments_unit ON assignments (unit, status);

CREATE TABLE reports (
    letter  text NOT NULL REFERENCES letters (number),
    version int  NOT NULL,
    round   int  NOT NULL,
    assignment int NOT NULL,
    interim boolean NOT NULL DEFAULT false,
    attitude text NOT NULL,
    process  text NOT NULL,
    verification text NOT NULL,
    feedback text NOT NULL,
    finding  text NOT NULL,
    proposed_reply text NOT NULL,
    by      text NOT NULL,
    at      timestamptz NOT NULL,
    PRIMARY KEY (letter, version)
);

CREATE TABLE reviews (
    letter  text NOT NULL REFERENCES letters (number),
    n       int  NOT NULL,
    round   int  NOT NULL,
    version int  NOT NULL,                  -- of the report
    office  text NOT NULL,
    gate    text NOT NULL,
    passed  boolean NOT NULL,
    opinion text NOT NULL DEFAULT '',
    void    boolean NOT NULL DEFAULT false, -- a leader's return voids the office's signatures (edges 47)
    by      text NOT NULL,
    at      timestamptz NOT NULL,
    PRIMARY KEY (letter, n)
);

CREATE TABLE approvals (
    letter  text NOT NULL REFERENCES letters (number),
    n       int  NOT NULL,
    round   int  NOT NULL,
    version int  NOT NULL,
    leader  text NOT NULL,
    batch   text NOT NULL DEFAULT '',       -- month of the sheet, empty when submitted singly
    submitted_by text NOT NULL,
    submitted_at timestamptz NOT NULL,
    decision text NOT NULL,
    decided_by text NOT NULL DEFAULT '',
    decided_at timestamptz,
    opinion text NOT NULL DEFAULT '',
    wording text NOT NULL DEFAULT '',       -- exactly what may be published (第十二条)
    PRIMARY KEY (letter, n)
);

CREATE TABLE replies (
    letter  text NOT NULL REFERENCES letters (number),
    n       int  NOT NULL,
    round   int  NOT NULL,
    kind    text NOT NULL,
    channel text NOT NULL,
    unit    text NOT NULL,                  -- in whose name
    text    text NOT NULL,
    url     text NOT NULL,
    by      text NOT NULL,
    at      timestamptz NOT NULL,
    PRIMARY KEY (letter, n)
);

-- 催办: who pressed whom, by hand or by the ladder.
CREATE TABLE urges (
    letter  text NOT NULL REFERENCES letters (number),
    n       int  NOT NULL,
    round   int  NOT NULL,
    duty    int  NOT NULL,                  -- which duty was late, 0 for none in particular
    unit    text NOT NULL,
    by      text NOT NULL,
    at      timestamptz NOT NULL,
    PRIMARY KEY (letter, n)
);

CREATE TABLE duties (
    letter  text NOT NULL REFERENCES letters (number),
    n       int  NOT NULL,
    round   int  NOT NULL,
    assignment int NOT NULL DEFAULT 0,
    kind    text NOT NULL,
    owner   text NOT NULL,                  -- org that must act
    charged_to text NOT NULL,               -- org the time counts against
    opened_on date NOT NULL,
    due_on  date NOT NULL,
    due_at  timestamptz,                    -- only for urgent letters (edges 36)
    provisional boolean NOT NULL DEFAULT false,
    met_on  date,
    ended   text NOT NULL DEFAULT '',       -- met, or dropped because the letter took another way
    PRIMARY KEY (letter, n)
);
CREATE INDEX duties_open ON duties (due_on) WHERE ended = '';

-- +goose Down
DROP TABLE duties, urges, replies, approvals, reviews, reports, assignments, contact_details, letters, counters;
