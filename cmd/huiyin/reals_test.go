package main

import (
	"bufio"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
)

// realLetter is a letter that no one here wrote. None of it is ever printed
// or kept: tests speak of its id alone.
type realLetter struct {
	ID      string `json:"id"`
	Title   string `json:"title"`
	Body    string `json:"body"`
	Created string `json:"created_at"`
}

// realLetters reads the folder beside the repository, where it is present.
func realLetters(t *testing.T) []realLetter {
	t.Helper()
	file, err := os.Open(filepath.Join("..", "..", "..", "shared", "data", "dev.jsonl"))
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("no ../shared/data/dev.jsonl beside the repository: no real letters to try")
	}
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var letters []realLetter
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 4<<20)
	for lines.Scan() {
		var l realLetter
		if json.Unmarshal(lines.Bytes(), &l) != nil {
			t.Fatalf("line %d of the real letters is not JSON", len(letters)+1)
		}
		letters = append(letters, l)
	}
	if lines.Err() != nil || len(letters) < 100 {
		t.Fatalf("%d real letters: %v", len(letters), lines.Err())
	}
	return letters
}

// looksLikeField is a line of a body that reads like a field of the form.
var looksLikeField = regexp.MustCompile(`(?m)^[ 　]*(标题|类型|时间|编号|内容|正文|网友|电话|姓名|联系电话)[:：]`)

// difficult picks a handful: the shortest and longest, the one with most
// lines, one with lines that look like our form's, one with angle brackets,
// and one just above WeCom's 2048 bytes.
func difficult(t *testing.T, letters []realLetter) map[string]realLetter {
	t.Helper()
	length := func(a, b realLetter) int { return cmp.Compare(len(a.Body), len(b.Body)) }
	lines := func(a, b realLetter) int {
		return cmp.Compare(strings.Count(a.Body, "\n"), strings.Count(b.Body, "\n"))
	}
	picked := map[string]realLetter{
		"the shortest": slices.MinFunc(letters, length), "the longest": slices.MaxFunc(letters, length),
		"the one with most lines": slices.MaxFunc(letters, lines),
	}
	for name, fits := range map[string]func(realLetter) bool{
		"lines like our form's": func(l realLetter) bool { return looksLikeField.MatchString(l.Body) },
		"angle brackets":        func(l realLetter) bool { return strings.Contains(l.Body, "<") },
		"just above 2048 bytes": func(l realLetter) bool { return len(l.Body) > 2048 && len(l.Body) < 2200 },
	} {
		i := slices.IndexFunc(letters, fits)
		if i < 0 {
			t.Fatalf("none of the real letters has %s", name)
		}
		picked[name] = letters[i]
	}
	return picked
}

func (l realLetter) paste() string {
	return fmt.Sprintf("标题：%s\n类型：投诉/求助\n受文领导：区委书记\n网友：匿名网友\n时间：%s\n编号：%s\n内容：%s", l.Title, l.Created, l.ID, l.Body)
}

func TestARealLetterTakesTheSamePath(t *testing.T) {
	t.Parallel()
	for name, l := range difficult(t, realLetters(t)) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			tn := newTown(t)
			c := chat{town: tn, service: tn.serve(), quiet: true}
			c.walk("2026-0001", pathOf(1, l.paste(), replyLink))
			var title, body, id string
			tn.sql(func(ctx context.Context, conn *pgx.Conn) error {
				return conn.QueryRow(ctx, `SELECT title, body, source_id FROM letters`).Scan(&title, &body, &id)
			})
			if want := strings.TrimSpace(l.Body); body != want {
				t.Errorf("letter %s: the stored body has %d bytes and differs from the original's %d at byte %d", l.ID, len(body), len(want), differ(body, want))
			}
			if title != strings.TrimSpace(l.Title) || id != l.ID {
				t.Errorf("letter %s: title or id was stored otherwise", l.ID)
			}
			c.settled()
			if n := c.count(`SELECT count(*) FROM deliveries WHERE ended <> 'sent'`); n != 0 {
				t.Errorf("letter %s: %d messages did not arrive", l.ID, n)
			}
			tn.run("audit", "verify").must(t, 0)
		})
	}
}

// differ is the first byte in which two texts differ.
func differ(a, b string) int {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return i
		}
	}
	return min(len(a), len(b))
}

// oddBody has what people paste: ideographic indents, tabs, trailing blanks,
// empty lines, lines like our form's, markup and characters beyond the plane.
const oddBody = "　　尊敬的书记：\n\n\t反映一件事　  \n标题：不是标题\n受文领导：区长\n编号: 999\n内容：还是正文  \n<b>急</b> & ]]> \\u0041 𠮷家庄 ½\n\n\n确认\n谢谢！"

func TestTheTextIsStoredAsItWasWritten(t *testing.T) {
	t.Parallel()
	tn := newTown(t)
	c := chat{town: tn, service: tn.serve()}
	c.walk("2026-0001", pathOf(1, strings.Replace(pasted, pasted[strings.Index(pasted, "内容：")+len("内容："):], oddBody, 1), replyLink))
	var body, addressee string
	tn.sql(func(ctx context.Context, conn *pgx.Conn) error {
		return conn.QueryRow(ctx, `SELECT body, addressee FROM letters`).Scan(&body, &addressee)
	})
	if want := strings.TrimSpace(oddBody); body != want || addressee != "secretary" {
		t.Errorf("stored\n%q\nwant\n%q\nto %s", body, want, addressee)
	}
}
