-- Who there is: offices and units are one table, because an office can be the assignee too (edges 11, 46).
-- +goose Up
CREATE TABLE orgs (
    name     text PRIMARY KEY,              -- 名称: the stable key; the log and old files speak of it for years
    kind     text NOT NULL,                 -- supervision_secretary … department
    aliases  text[] NOT NULL DEFAULT '{}',
    topics   text[] NOT NULL DEFAULT '{}',
    tags     text[] NOT NULL DEFAULT '{}',
    superior text REFERENCES orgs (name) DEFERRABLE INITIALLY DEFERRED,
    position int  NOT NULL DEFAULT 0        -- order in the imported file
);

CREATE TABLE people (
    userid    text PRIMARY KEY,             -- WeCom userid, lower case
    spelling  text NOT NULL,                -- the userid as WeCom spells it, for sending
    name      text NOT NULL,
    org       text NOT NULL REFERENCES orgs (name) DEFERRABLE INITIALLY DEFERRED,
    roles     text[] NOT NULL DEFAULT '{}',
    addressee text NOT NULL DEFAULT '',     -- of a leader: secretary or mayor
    deputy    text NOT NULL DEFAULT '',
    away_from date,
    away_to   date,
    position  int  NOT NULL DEFAULT 0
);

-- What outlives a process and belongs to nobody: the offset of a moved clock.
CREATE TABLE clock (
    id     int PRIMARY KEY DEFAULT 1 CHECK (id = 1),
    start  text   NOT NULL,                 -- the setting that started it; the same value again does not rewind
    offset_us bigint NOT NULL               -- service time minus wall time, microseconds
);

-- +goose Down
DROP TABLE clock, people, orgs;
