-- The five procedures whole: what a letter is marked and joined with, and every record that a special path leaves.
-- +goose Up
ALTER TABLE letters
    ADD COLUMN sensitive     boolean NOT NULL DEFAULT false,  -- 宣传部 sees it (第五条)
    ADD COLUMN handled_with  text NOT NULL DEFAULT '',        -- 并案: the leading letter (edges 51)
    ADD COLUMN twin          boolean NOT NULL DEFAULT false,  -- 双投: the leading letter is to the other leader (edges 5)
    ADD COLUMN split_from    text NOT NULL DEFAULT '',        -- 拆件 (edges 8)
    ADD COLUMN repeats       text NOT NULL DEFAULT '',        -- 重复 (edges 3)
    ADD COLUMN out_of_scope  text NOT NULL DEFAULT '',        -- the competent body (edges 6)
    ADD COLUMN board_gone    text NOT NULL DEFAULT '',        -- where the screenshot lies (edges 7)
    ADD COLUMN void_reason   text NOT NULL DEFAULT '',        -- 作废 (edges 4)
    ADD COLUMN void_asked_by text NOT NULL DEFAULT '',
    ADD COLUMN last_command  text NOT NULL DEFAULT '',        -- the newest step, for 撤回 (edges 39)
    ADD COLUMN last_by       text NOT NULL DEFAULT '',
    ADD COLUMN last_at       timestamptz,
    ADD COLUMN last_version  bigint NOT NULL DEFAULT 0,
    ADD COLUMN last_stage    text NOT NULL DEFAULT '',
    ADD COLUMN last_category text NOT NULL DEFAULT '';
CREATE INDEX letters_handled_with ON letters (handled_with) WHERE handled_with <> '';

ALTER TABLE assignments
    ADD COLUMN question text NOT NULL DEFAULT '',             -- what a supporting unit is asked (edges 8)
    ADD COLUMN ruled    boolean NOT NULL DEFAULT false;       -- by the 督查室's ruling (edges 16)

ALTER TABLE reports
    ADD COLUMN next_step text NOT NULL DEFAULT '',            -- of an interim report (edges 19)
    ADD COLUMN next_date date,
    ADD COLUMN signer    text NOT NULL DEFAULT '',            -- 单位主要负责人 (edges 21)
    ADD COLUMN edit_of   int  NOT NULL DEFAULT 0,             -- 审核修改 (edges 27)
    ADD COLUMN edited_in text NOT NULL DEFAULT '',
    ADD COLUMN undone    boolean NOT NULL DEFAULT false;

ALTER TABLE approvals
    ADD COLUMN paper      text NOT NULL DEFAULT '',           -- 纸批: where the scan lies (edges 29)
    ADD COLUMN edited     boolean NOT NULL DEFAULT false,     -- by the leader (edges 27)
    ADD COLUMN checked_by text NOT NULL DEFAULT '',
    ADD COLUMN failed     text NOT NULL DEFAULT '';           -- 发布失败 (edges 32)

ALTER TABLE replies
    ADD COLUMN version       int  NOT NULL DEFAULT 0,         -- of the report, 0 for a standing text
    ADD COLUMN standing      boolean NOT NULL DEFAULT false,
    ADD COLUMN posted        boolean NOT NULL DEFAULT true,
    ADD COLUMN method        text NOT NULL DEFAULT '',        -- of an individual reply (edges 31)
    ADD COLUMN opinion       text NOT NULL DEFAULT '',
    ADD COLUMN failed        text NOT NULL DEFAULT '',
    ADD COLUMN taken_down    text NOT NULL DEFAULT '',        -- 撤下 (edges 32)
    ADD COLUMN taken_down_at timestamptz;

ALTER TABLE urges
    ADD COLUMN answer      text NOT NULL DEFAULT '',
    ADD COLUMN answered_by text NOT NULL DEFAULT '',
    ADD COLUMN promised_on date;

ALTER TABLE duties
    ADD COLUMN item       int NOT NULL DEFAULT 0,             -- which commitment, 督办单 … it is about
    ADD COLUMN "from"     date,                               -- day 0 of the count
    ADD COLUMN days       int NOT NULL DEFAULT 0,
    ADD COLUMN fixed      boolean NOT NULL DEFAULT false,     -- a named day is never re-dated
    ADD COLUMN not_before date,
    ADD COLUMN met_at     timestamptz,
    ADD COLUMN opened     bigint NOT NULL DEFAULT 0,          -- the letter's version that opened it, and that ended it
    ADD COLUMN closed     bigint NOT NULL DEFAULT 0;
UPDATE duties SET "from" = opened_on, fixed = true;           -- what was counted before is not counted again

CREATE TABLE extensions (
    letter text NOT NULL REFERENCES letters (number), n int NOT NULL, round int NOT NULL, assignment int NOT NULL,
    renewal boolean NOT NULL, until date, reason text NOT NULL, by text NOT NULL, at timestamptz,
    answer text NOT NULL, answered_by text NOT NULL, answered_at timestamptz, PRIMARY KEY (letter, n));
CREATE TABLE objections (
    letter text NOT NULL REFERENCES letters (number), n int NOT NULL, round int NOT NULL, assignment int NOT NULL,
    text text NOT NULL, by text NOT NULL, at timestamptz, answer text NOT NULL, answered_by text NOT NULL, answered_at timestamptz,
    PRIMARY KEY (letter, n));
CREATE TABLE inputs (
    letter text NOT NULL REFERENCES letters (number), n int NOT NULL, round int NOT NULL, assignment int NOT NULL,
    text text NOT NULL, by text NOT NULL, at timestamptz, late boolean NOT NULL, PRIMARY KEY (letter, n));
CREATE TABLE recalls (
    letter text NOT NULL REFERENCES letters (number), n int NOT NULL, round int NOT NULL, version int NOT NULL,
    reason text NOT NULL, by text NOT NULL, at timestamptz, early boolean NOT NULL, answer text NOT NULL, answered_by text NOT NULL,
    answered_at timestamptz, PRIMARY KEY (letter, n));
CREATE TABLE commitments (
    letter text NOT NULL REFERENCES letters (number), n int NOT NULL, round int NOT NULL, assignment int NOT NULL, version int NOT NULL,
    text text NOT NULL, due_on date, by text NOT NULL, at timestamptz, kept_by text NOT NULL, kept_at timestamptz, evidence text NOT NULL,
    undone boolean NOT NULL, PRIMARY KEY (letter, n));
CREATE TABLE withholdings (
    letter text NOT NULL REFERENCES letters (number), n int NOT NULL, round int NOT NULL, version int NOT NULL, reason text NOT NULL,
    words text NOT NULL, revisit_on date, proposed_by text NOT NULL, proposed_at timestamptz, decided_by text NOT NULL,
    decided_at timestamptz, answer text NOT NULL, found text NOT NULL, found_by text NOT NULL, found_at timestamptz,
    PRIMARY KEY (letter, n));
CREATE TABLE satisfactions (
    letter text NOT NULL REFERENCES letters (number), n int NOT NULL, round int NOT NULL, source text NOT NULL, level text NOT NULL,
    "on" date, by text NOT NULL, PRIMARY KEY (letter, n));
-- 批示: sealed like the contact details, in a table of its own (第十九条).
CREATE TABLE instructions (
    letter text NOT NULL REFERENCES letters (number), n int NOT NULL, round int NOT NULL, text text NOT NULL, office text NOT NULL,
    by text NOT NULL, at timestamptz, due_on date, direction text NOT NULL, result text NOT NULL, done_by text NOT NULL, done_at timestamptz,
    PRIMARY KEY (letter, n));
CREATE TABLE supervisions (
    letter text NOT NULL REFERENCES letters (number), n int NOT NULL, round int NOT NULL, special boolean NOT NULL, method text NOT NULL,
    reason text NOT NULL, unit text NOT NULL, due_on date, by text NOT NULL, at timestamptz, received_by text NOT NULL,
    received_at timestamptz, result text NOT NULL, result_by text NOT NULL, result_at timestamptz, findings text NOT NULL, found_by text NOT NULL,
    PRIMARY KEY (letter, n));
CREATE TABLE studies (
    letter text NOT NULL REFERENCES letters (number), n int NOT NULL, round int NOT NULL, offices text[] NOT NULL, conclusion text NOT NULL,
    owner text NOT NULL, due_on date, by text NOT NULL, at timestamptz, done_at timestamptz, result text NOT NULL, PRIMARY KEY (letter, n));
CREATE TABLE guidances (
    letter text NOT NULL REFERENCES letters (number), n int NOT NULL, text text NOT NULL, by text NOT NULL, at timestamptz,
    PRIMARY KEY (letter, n));
CREATE TABLE recusals (
    letter text NOT NULL REFERENCES letters (number), n int NOT NULL, org text NOT NULL, person text NOT NULL, reason text NOT NULL,
    by text NOT NULL, at timestamptz, lifted_by text NOT NULL, lifted_at timestamptz, PRIMARY KEY (letter, n));
CREATE TABLE joins (
    letter text NOT NULL REFERENCES letters (number), n int NOT NULL, member text NOT NULL, twin boolean NOT NULL, by text NOT NULL,
    at timestamptz, split timestamptz, PRIMARY KEY (letter, n));
CREATE TABLE masks (
    letter text NOT NULL REFERENCES letters (number), n int NOT NULL, "start" int NOT NULL, "end" int NOT NULL, child text NOT NULL,
    PRIMARY KEY (letter, n));

-- +goose Down
DROP TABLE masks, joins, recusals, guidances, studies, supervisions, instructions, satisfactions, withholdings, commitments, recalls,
    inputs, objections, extensions;
ALTER TABLE duties DROP COLUMN item, DROP COLUMN "from", DROP COLUMN days, DROP COLUMN fixed, DROP COLUMN not_before, DROP COLUMN met_at,
    DROP COLUMN opened, DROP COLUMN closed;
ALTER TABLE urges DROP COLUMN answer, DROP COLUMN answered_by, DROP COLUMN promised_on;
ALTER TABLE replies DROP COLUMN version, DROP COLUMN standing, DROP COLUMN posted, DROP COLUMN method, DROP COLUMN opinion, DROP COLUMN failed,
    DROP COLUMN taken_down, DROP COLUMN taken_down_at;
ALTER TABLE approvals DROP COLUMN paper, DROP COLUMN edited, DROP COLUMN checked_by, DROP COLUMN failed;
ALTER TABLE reports DROP COLUMN next_step, DROP COLUMN next_date, DROP COLUMN signer, DROP COLUMN edit_of, DROP COLUMN edited_in,
    DROP COLUMN undone;
ALTER TABLE assignments DROP COLUMN question, DROP COLUMN ruled;
ALTER TABLE letters DROP COLUMN sensitive, DROP COLUMN handled_with, DROP COLUMN twin, DROP COLUMN split_from, DROP COLUMN repeats,
    DROP COLUMN out_of_scope, DROP COLUMN board_gone, DROP COLUMN void_reason, DROP COLUMN void_asked_by, DROP COLUMN last_command,
    DROP COLUMN last_by, DROP COLUMN last_at, DROP COLUMN last_version, DROP COLUMN last_stage, DROP COLUMN last_category;
