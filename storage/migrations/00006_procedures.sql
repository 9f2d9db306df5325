-- The five procedures whole: what 并案 and 拆件 need on the letter, and a table for everything more that is done about it.
-- +goose Up
ALTER TABLE letters
    ADD sensitive     boolean NOT NULL DEFAULT false,
    ADD handled_with  text NOT NULL DEFAULT '',      -- 并案: the leading letter (edges 51)
    ADD twin          boolean NOT NULL DEFAULT false, -- 双投: handled with a letter to the other leader (edges 5)
    ADD split_from    text NOT NULL DEFAULT '',      -- 拆件
    ADD repeats       text NOT NULL DEFAULT '',      -- 重复
    ADD out_of_scope  text NOT NULL DEFAULT '',      -- the competent body (edges 6)
    ADD board_gone    text NOT NULL DEFAULT '',      -- where the screenshot lies (edges 7)
    ADD void_reason   text NOT NULL DEFAULT '',
    ADD void_asked_by text NOT NULL DEFAULT '',
    ADD last_command  text NOT NULL DEFAULT '',      -- the newest step, for 撤回 (edges 39)
    ADD last_by       text NOT NULL DEFAULT '',
    ADD last_at       timestamptz,
    ADD last_version  bigint NOT NULL DEFAULT 0,
    ADD last_stage    text NOT NULL DEFAULT '',
    ADD last_category text NOT NULL DEFAULT '',
    ADD CHECK (handled_with <> number);
CREATE INDEX letters_handled_with ON letters (handled_with) WHERE handled_with <> '';

ALTER TABLE assignments
    ADD question text NOT NULL DEFAULT '',           -- to a supporting unit (edges 8)
    ADD ruled    boolean NOT NULL DEFAULT false;     -- 裁定: cannot be returned (edges 16)

ALTER TABLE reports
    ADD next_step text NOT NULL DEFAULT '',          -- 下一步打算 (edges 19)
    ADD next_date date,
    ADD signer    text NOT NULL DEFAULT '',          -- 单位主要负责人 (edges 21)
    ADD edit_of   int  NOT NULL DEFAULT 0,           -- the version a reviewer edited (edges 27)
    ADD edited_in text NOT NULL DEFAULT '',
    ADD undone    boolean NOT NULL DEFAULT false;

ALTER TABLE approvals
    ADD paper      text NOT NULL DEFAULT '',         -- where the scan lies (edges 29)
    ADD edited     boolean NOT NULL DEFAULT false,
    ADD checked_by text NOT NULL DEFAULT '',
    ADD failed     text NOT NULL DEFAULT '';         -- 发布失败原因 (edges 32)

ALTER TABLE replies
    ADD version  int  NOT NULL DEFAULT 0,            -- of the report, 0 for a standing text
    ADD standing boolean NOT NULL DEFAULT false,
    ADD posted   boolean NOT NULL DEFAULT false,
    ADD method   text NOT NULL DEFAULT '',           -- of an individual reply
    ADD opinion  text NOT NULL DEFAULT '',
    ADD failed   text NOT NULL DEFAULT '',
    ADD taken_down    text NOT NULL DEFAULT '',      -- 撤下原因 (edges 32)
    ADD taken_down_at timestamptz;
-- Until now a reply was stored when it was posted, in the wording last approved.
UPDATE replies SET posted = true, version = coalesce((SELECT max(a.version) FROM approvals a
    WHERE a.letter = replies.letter AND a.round = replies.round AND a.decision = 'agreed'), 0);

ALTER TABLE urges
    ADD answer      text NOT NULL DEFAULT '',
    ADD answered_by text NOT NULL DEFAULT '',
    ADD promised_on date;                            -- the ladder is silent until then

ALTER TABLE duties
    ADD item       int  NOT NULL DEFAULT 0,          -- which commitment, extension, … it is about
    ADD "from"     date,                             -- day 0 of the count
    ADD days       int  NOT NULL DEFAULT 0,
    ADD fixed      boolean NOT NULL DEFAULT false,   -- the day was named, not counted
    ADD not_before date,                             -- the count never ends before it (edges 37)
    ADD met_at     timestamptz,
    ADD opened     bigint NOT NULL DEFAULT 0,        -- version of the letter
    ADD closed     bigint NOT NULL DEFAULT 0;
-- How older duties were counted was not kept: their day stands.
UPDATE duties SET fixed = true, "from" = opened_on;

CREATE TABLE extensions (                            -- 延期、续期 (edges 17)
    letter text NOT NULL REFERENCES letters (number),
    n      int  NOT NULL,
    round  int  NOT NULL,
    assignment int NOT NULL,
    renewal boolean NOT NULL DEFAULT false,
    until  date,                                     -- only of a renewal
    reason text NOT NULL,
    by     text NOT NULL,
    at     timestamptz NOT NULL,
    answer text NOT NULL DEFAULT '',
    answered_by text NOT NULL DEFAULT '',
    answered_at timestamptz,
    PRIMARY KEY (letter, n)
);

CREATE TABLE objections (                            -- 异议 (edges 15)
    letter text NOT NULL REFERENCES letters (number),
    n      int  NOT NULL,
    round  int  NOT NULL,
    assignment int NOT NULL,
    text   text NOT NULL,
    by     text NOT NULL,
    at     timestamptz NOT NULL,
    answer text NOT NULL DEFAULT '',
    answered_by text NOT NULL DEFAULT '',
    answered_at timestamptz,
    PRIMARY KEY (letter, n)
);

CREATE TABLE inputs (                                -- 协办意见 (edges 20)
    letter text NOT NULL REFERENCES letters (number),
    n      int  NOT NULL,
    round  int  NOT NULL,
    assignment int NOT NULL,
    text   text NOT NULL,
    by     text NOT NULL,
    at     timestamptz NOT NULL,
    late   boolean NOT NULL DEFAULT false,
    PRIMARY KEY (letter, n)
);

CREATE TABLE recalls (                               -- 请求退改 (edges 22)
    letter  text NOT NULL REFERENCES letters (number),
    n       int  NOT NULL,
    round   int  NOT NULL,
    version int  NOT NULL,                           -- of the report
    reason  text NOT NULL,
    by      text NOT NULL,
    at      timestamptz NOT NULL,
    early   boolean NOT NULL DEFAULT false,          -- before the first gate was signed
    answer  text NOT NULL DEFAULT '',
    answered_by text NOT NULL DEFAULT '',
    answered_at timestamptz,
    PRIMARY KEY (letter, n)
);

CREATE TABLE commitments (                           -- 承诺 (第十二条)
    letter  text NOT NULL REFERENCES letters (number),
    n       int  NOT NULL,
    round   int  NOT NULL,
    assignment int NOT NULL,
    version int  NOT NULL,                           -- of the report that declared it
    text    text NOT NULL,
    due_on  date NOT NULL,
    by      text NOT NULL,
    at      timestamptz NOT NULL,
    kept_by text NOT NULL DEFAULT '',
    kept_at timestamptz,
    evidence text NOT NULL DEFAULT '',
    undone  boolean NOT NULL DEFAULT false,
    PRIMARY KEY (letter, n)
);

CREATE TABLE withholdings (                          -- 不予公开 (第十二条, edges 30)
    letter  text NOT NULL REFERENCES letters (number),
    n       int  NOT NULL,
    round   int  NOT NULL,
    version int  NOT NULL,                           -- of the report
    reason  text NOT NULL,                           -- one of the four kinds
    words   text NOT NULL,
    revisit_on  date,                                -- only of force_majeure
    proposed_by text NOT NULL,
    proposed_at timestamptz NOT NULL,
    decided_by  text NOT NULL DEFAULT '',
    decided_at  timestamptz,
    answer  text NOT NULL DEFAULT '',
    found   text NOT NULL DEFAULT '',                -- 复查情况
    found_by text NOT NULL DEFAULT '',
    found_at timestamptz,
    PRIMARY KEY (letter, n)
);

CREATE TABLE satisfactions (                         -- 满意度 (edges 33)
    letter text NOT NULL REFERENCES letters (number),
    n      int  NOT NULL,
    round  int  NOT NULL,
    source text NOT NULL,
    level  text NOT NULL,
    "on"   date NOT NULL,
    by     text NOT NULL,
    PRIMARY KEY (letter, n)
);

-- 批示: sealed, apart from the letter (第十九条).
CREATE TABLE instructions (
    letter text NOT NULL REFERENCES letters (number),
    n      int  NOT NULL,
    round  int  NOT NULL,
    text   text NOT NULL,
    office text NOT NULL,                            -- he wrote it to
    by     text NOT NULL,
    at     timestamptz NOT NULL,
    due_on date NOT NULL,
    direction text NOT NULL DEFAULT '',              -- 转办要求, in the office's words (edges 41)
    result text NOT NULL DEFAULT '',
    done_by text NOT NULL DEFAULT '',
    done_at timestamptz,
    PRIMARY KEY (letter, n)
);

CREATE TABLE supervisions (                          -- 督办单 (第十三条, edges 40)
    letter text NOT NULL REFERENCES letters (number),
    n      int  NOT NULL,
    round  int  NOT NULL,
    special boolean NOT NULL DEFAULT false,
    method text NOT NULL DEFAULT '',
    reason text NOT NULL DEFAULT '',
    unit   text NOT NULL DEFAULT '',                 -- empty where the office only looked for itself
    due_on date,
    by     text NOT NULL,
    at     timestamptz NOT NULL,
    received_by text NOT NULL DEFAULT '',
    received_at timestamptz,
    result text NOT NULL DEFAULT '',
    result_by text NOT NULL DEFAULT '',
    result_at timestamptz,
    findings text NOT NULL DEFAULT '',               -- the office's own: 暗访 is hidden from the unit
    found_by text NOT NULL DEFAULT '',
    PRIMARY KEY (letter, n)
);

CREATE TABLE studies (                               -- 会商 (第十六条)
    letter text NOT NULL REFERENCES letters (number),
    n      int  NOT NULL,
    round  int  NOT NULL,
    offices text[] NOT NULL DEFAULT '{}',
    conclusion text NOT NULL,
    owner  text NOT NULL,
    due_on date,
    by     text NOT NULL,
    at     timestamptz NOT NULL,
    done_at timestamptz,
    result text NOT NULL DEFAULT '',
    PRIMARY KEY (letter, n)
);

CREATE TABLE guidances (                             -- 引导措施 (第五条, edges 9)
    letter text NOT NULL REFERENCES letters (number),
    n      int  NOT NULL,
    text   text NOT NULL,
    by     text NOT NULL,
    at     timestamptz NOT NULL,
    PRIMARY KEY (letter, n)
);

CREATE TABLE recusals (                              -- 回避
    letter text NOT NULL REFERENCES letters (number),
    n      int  NOT NULL,
    org    text NOT NULL DEFAULT '',                 -- an org or a person
    person text NOT NULL DEFAULT '',
    reason text NOT NULL,
    by     text NOT NULL,
    at     timestamptz NOT NULL,
    lifted_by text NOT NULL DEFAULT '',
    lifted_at timestamptz,
    PRIMARY KEY (letter, n)
);

CREATE TABLE joins (                                 -- 并案, on the leading letter (edges 38, 51)
    letter text NOT NULL REFERENCES letters (number),
    n      int  NOT NULL,
    member text NOT NULL,
    twin   boolean NOT NULL DEFAULT false,
    by     text NOT NULL,
    at     timestamptz NOT NULL,
    split  timestamptz,                              -- 拆并
    PRIMARY KEY (letter, n)
);

CREATE TABLE masks (                                 -- 隐去: characters of the body (edges 8)
    letter text NOT NULL REFERENCES letters (number),
    n      int  NOT NULL,
    start  int  NOT NULL,
    "end"  int  NOT NULL,
    child  text NOT NULL,
    PRIMARY KEY (letter, n)
);

-- +goose Down
DROP TABLE masks, joins, recusals, guidances, studies, supervisions, instructions, satisfactions, withholdings, commitments,
    recalls, inputs, objections, extensions;
ALTER TABLE duties DROP item, DROP "from", DROP days, DROP fixed, DROP not_before, DROP met_at, DROP opened, DROP closed;
ALTER TABLE urges DROP answer, DROP answered_by, DROP promised_on;
-- A reply that nobody posted is none to the older form.
DELETE FROM replies WHERE NOT posted;
ALTER TABLE replies DROP version, DROP standing, DROP posted, DROP method, DROP opinion, DROP failed, DROP taken_down, DROP taken_down_at;
ALTER TABLE approvals DROP paper, DROP edited, DROP checked_by, DROP failed;
ALTER TABLE reports DROP next_step, DROP next_date, DROP signer, DROP edit_of, DROP edited_in, DROP undone;
ALTER TABLE assignments DROP question, DROP ruled;
ALTER TABLE letters DROP sensitive, DROP handled_with, DROP twin, DROP split_from, DROP repeats, DROP out_of_scope, DROP board_gone,
    DROP void_reason, DROP void_asked_by, DROP last_command, DROP last_by, DROP last_at, DROP last_version, DROP last_stage, DROP last_category;
