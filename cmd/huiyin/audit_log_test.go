package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
)

// mentions fails unless the text holds every one of the words.
func mentions(t *testing.T, what, text string, words ...string) {
	t.Helper()
	for _, w := range words {
		if !strings.Contains(text, w) {
			t.Errorf("%s: no %q in\n%s", what, w, text)
		}
	}
}

func TestAReplayNamesWhatIsNotAsTheLogTells(t *testing.T) {
	t.Parallel()
	tn := newTown(t)
	c := chat{town: tn, service: tn.serve()}
	c.walk("2026-0001", pathOf(1, pasted, replyLink))
	c.walk("2026-0002", registeredAs(2, "第二件", "4"))
	events := tn.count(`SELECT count(*) FROM events`)
	sound := tn.run("audit", "replay").must(t, exitDone)
	mentions(t, "a sound log", sound.out, fmt.Sprintf("重放了 %d 条记录，核对了 2 件留言。", events), "现状与日志完全一致")
	tn.exec(`UPDATE assignments SET unit = '头营镇' WHERE letter = '2026-0001'`)
	tn.exec(`UPDATE people SET roles = '{admin}' WHERE userid = 'sanying'`)
	broken := tn.run("audit", "replay").must(t, exitFailed)
	mentions(t, "changed rows", broken.out, "2026-0001，Assignments.1.Unit 一项：现状与日志不符", "organisation，People.", ".Roles 一项：现状与日志不符")
	if strings.Contains(broken.out, "头营镇") || strings.Contains(broken.out, "2026-0002") {
		t.Errorf("it quotes, or accuses the wrong one:\n%s", broken.out)
	}
	tn.run("audit", "replay", "2026-0001").must(t, exitFailed)
	mentions(t, "the other letter", tn.run("audit", "replay", "2026-0002").must(t, exitDone).out, "核对了 1 件留言")
	tn.exec(`DELETE FROM events WHERE subject = '2026-0002' AND n = 2`)
	mentions(t, "a deleted event", tn.run("audit", "replay", "2026-0002").must(t, exitFailed).out, "2026-0002 第3条", "接不上")
	tn.run("audit", "replay", "2026-0404").must(t, exitFailed)
	tn.run("audit", "replay", "第二件").must(t, exitUsage)
}

// rewriteChain changes the first event of a letter and works out all hashes of
// its chain anew, as somebody would who knows how they are made.
const rewriteChain = `DO $$ DECLARE e events; h text := ''; BEGIN
	UPDATE events SET actor = 'touying' WHERE subject = '2026-0001' AND n = 1;
	FOR e IN SELECT * FROM events WHERE subject = '2026-0001' ORDER BY n LOOP
		UPDATE events SET previous = h, hash = encode(sha256(convert_to(
			octet_length(h) || ':' || h || octet_length(e.subject) || ':' || e.subject || octet_length(e.n::text) || ':' || e.n ||
			octet_length(e.at) || ':' || e.at || octet_length(e.actor) || ':' || e.actor || octet_length(e.command) || ':' || e.command ||
			octet_length(e.data) || ':' || e.data, 'UTF8')), 'hex')
			WHERE subject = e.subject AND n = e.n RETURNING hash INTO h;
	END LOOP;
	UPDATE chains SET head = h WHERE subject = '2026-0001';
END $$`

func TestTheFingerprintIsMadePrintedAndHeldAgainstTheLog(t *testing.T) {
	t.Parallel()
	tn := newTown(t)
	c := chat{town: tn, service: tn.serve()}
	c.walk("2026-0001", registered)
	c.settled()
	bulletin := func() string {
		t.Helper()
		path := strings.TrimSpace(tn.run("report", "bulletin", "--month", "2026-09", "-o", tn.dir).must(t, exitDone).out)
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return wordsOf(t, content)
	}
	for _, day := range []string{"2026-09-30", "2026-10-01", "2026-10-07"} { // the holiday, and before it
		tn.run("job", "run", "fingerprint", "--at", day+"T08:00:00+08:00").must(t, exitDone)
	}
	tn.run("job", "run", "fingerprint", "--at", "2026-10-08T08:00:00+08:00", "--dry-run").must(t, exitDone)
	if n := tn.count(`SELECT count(*) FROM fingerprints`); n != 0 {
		t.Fatalf("%d fingerprints before the first working day", n)
	}
	mentions(t, "the paper without one", bulletin(), "尚未生成")
	tn.run("job", "run", "fingerprint", "--at", "2026-10-08T08:00:00+08:00").must(t, exitDone)
	verified := tn.run("audit", "verify").must(t, exitDone).out
	_, rest, found := strings.Cut(verified, "2026-09 指纹 ")
	sum, _, _ := strings.Cut(rest, "（")
	if !found || len(sum) != 64+7 {
		t.Fatalf("no fingerprint in\n%s", verified)
	}
	mentions(t, "the paper", bulletin(), sum)
	before := len(filesOf(tn, "xf_shenhe"))
	c.says("xf_shenhe", "通报 2026-09", "")
	c.settled()
	files := filesOf(tn, "xf_shenhe")
	if len(files) != before+1 {
		t.Fatalf("%d files", len(files)-before)
	}
	mentions(t, "the paper from the chat", wordsOf(t, files[before].content), sum)

	tn.sql(func(ctx context.Context, conn *pgx.Conn) error {
		_, err := conn.Exec(ctx, rewriteChain)
		return err
	})
	broken := tn.run("audit", "verify").must(t, exitFailed).out
	mentions(t, "a chain rewritten", broken, "2026-0001 第", "与2026-09的当月指纹不符", sum)
	if strings.Contains(broken, "内容被改动") {
		t.Errorf("the chain was not whole in itself:\n%s", broken)
	}
}

func TestTheReadLogOfALetterIsShown(t *testing.T) {
	t.Parallel()
	tn := newTown(t)
	c := chat{town: tn, service: tn.serve()}
	c.walk("2026-0001", registered)
	c.settled()
	mentions(t, "at first", tn.run("audit", "readings", "2026-0001").must(t, exitDone).out, "没有人查阅过")
	tn.exec(`INSERT INTO readings (letter, reader, at, what) VALUES ('2026-0001', 'sanying', '2026-09-21T01:02:03Z', 'contact'),
		('2026-0001', 'shuji', '2026-09-21T01:02:04Z', 'instruction'), ('2026-0001', 'dw_shenhe', '2026-09-21T01:02:05Z', 'discipline')`)
	path := filepath.Join(tn.dir, "pack.zip")
	tn.run("export", "2026-0001", "-o", path).must(t, exitDone)
	got := tn.run("audit", "readings", "2026-0001").must(t, exitDone).out
	mentions(t, "the entries", got, "2026-09-21 09:02:03 ", "（sanying）查阅联系方式", "（shuji）查阅批示", "（dw_shenhe）查阅党风廉政件", "（cli）查阅案卷")
	if lines := strings.Count(got, "\n"); lines != 4 {
		t.Errorf("%d lines:\n%s", lines, got)
	}
	tn.run("export", "2026-0404").must(t, exitFailed)
	tn.run("audit", "readings", "2026-0404").must(t, exitFailed)
	tn.run("audit", "readings", "某件").must(t, exitUsage)
	if n := tn.count(`SELECT count(*) FROM readings`); n != 4 {
		t.Errorf("%d entries", n)
	}
}
