package bot_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"huiyin/bot/wecom"
	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

var update = flag.Bool("update", false, "write what the bot answers now into testdata/*.dialog")

// A dialog is a conversation as a clerk would write it down:
//
//	# a remark
//	@ 2026-09-18 09:10          the clock
//	sanying> 签收 1              somebody types; | goes on with a further line
//	sanying! 退回 1              presses 退回 on the first card they were sent (0 is the newest)
//	* job agenda                 a firing; also: away WHO FROM TO [DEPUTY], leaves WHO, refill WHO ROLE…
//	sanying< 已签收 …            what arrives, written by -update
//	sanying~ 已处理              a card that shows it was answered
type dialog struct {
	*town
	out     strings.Builder
	sent    int
	updated int
	inputs  int
}

func TestConversations(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/*.dialog")
	if err != nil || len(files) < 12 {
		t.Fatalf("%d conversations, %v", len(files), err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".dialog"), func(t *testing.T) {
			t.Parallel()
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			d := perform(t, string(want))
			if *update {
				if err := os.WriteFile(file, []byte(d.out.String()), 0o600); err != nil {
					t.Fatal(err)
				}
			} else if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(d.out.String(), "\n")); diff != "" {
				t.Errorf("the conversation went otherwise (-want +got):\n%s", diff)
			}
			d.holds()
		})
	}
}

// perform takes a conversation's inputs and writes it down anew.
func perform(t *testing.T, script string) *dialog {
	d := &dialog{}
	lines := strings.Split(strings.TrimRight(script, "\n"), "\n")
	for i := 0; i < len(lines); i++ {
		line := lines[i]
		switch who, mark, rest := speaker(line); {
		case strings.HasPrefix(line, "@ "):
			d.write(line)
			d.goesOn(t, strings.TrimPrefix(line, "@ "))
		case strings.HasPrefix(line, "* "):
			d.write(line)
			d.directs(strings.Fields(line)[1:])
		case mark == '>':
			text := rest
			for i+1 < len(lines) && strings.HasPrefix(lines[i+1], "|") {
				i++
				text += "\n" + strings.TrimPrefix(strings.TrimPrefix(lines[i], "|"), " ")
			}
			d.write(quote(who, mark, text))
			d.inputs++
			d.says(who, text)
			d.collect(who)
		case mark == '!':
			d.write(line)
			d.inputs++
			d.press(who, rest)
		case mark == '<' || mark == '~' || strings.HasPrefix(line, "|"):
		default:
			d.write(line)
		}
	}
	return d
}

// speaker splits a line like sanying> 签收 1.
func speaker(line string) (who string, mark byte, rest string) {
	i := strings.IndexAny(line, "<>!~")
	if i <= 0 || strings.ContainsAny(line[:i], " #|@*") {
		return "", 0, ""
	}
	return line[:i], line[i], strings.TrimPrefix(line[i+1:], " ")
}

func quote(who string, mark byte, text string) string {
	return fmt.Sprintf("%s%c %s", who, mark, strings.ReplaceAll(strings.ReplaceAll(text, "\n", "\n| "), "| \n", "|\n"))
}

func (d *dialog) write(line string) { d.out.WriteString(line + "\n") }

func (d *dialog) goesOn(t *testing.T, to string) {
	t.Helper()
	if d.town == nil {
		d.town = newTown(t, to)
		return
	}
	d.now = clock(t, to)
	d.collect("")
}

// press presses a button: its text and which card, from the newest.
func (d *dialog) press(who, what string) {
	d.t.Helper()
	var button string
	var back int
	if _, err := fmt.Sscan(what, &button, &back); err != nil {
		d.t.Fatalf("press %q: %v", what, err)
	}
	cards := d.post.cards(who)
	if back >= len(cards) {
		d.t.Fatalf("%s has %d cards", who, len(cards))
	}
	d.presses(who, cards[len(cards)-1-back], button)
	d.collect(who)
}

func (d *dialog) directs(words []string) {
	d.t.Helper()
	switch people := d.directory(); words[0] {
	case "job":
		d.sweep(words[1])
	case "away":
		edit(people, words[1], func(p *workflow.Person) {
			p.AwayFrom, p.AwayTo = day(d.t, words[2]), day(d.t, words[3])
			if len(words) > 4 {
				p.Deputy = words[4]
			}
		})
		d.people(people)
	case "leaves":
		edit(people, words[1], func(p *workflow.Person) { p.Roles = nil })
		d.people(people)
	default:
		d.t.Fatalf("nobody knows how to %v", words)
	}
	d.collect("")
}

func day(t testing.TB, text string) calendar.Day {
	t.Helper()
	on, err := calendar.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return on
}

// collect delivers what is due and writes down what arrived.
func (d *dialog) collect(first string) {
	d.t.Helper()
	d.deliver(lower(first))
	for _, m := range d.post.since(d.sent) {
		d.write(quote(m.to, '<', m.words()))
	}
	d.sent = len(d.post.sent)
	for _, u := range d.post.updates[d.updated:] {
		who, label, _ := strings.Cut(u, " ")
		d.write(quote(who, '~', label))
	}
	d.updated = len(d.post.updates)
}

// holds is what must be true of every conversation, whatever was said.
func (d *dialog) holds() {
	d.t.Helper()
	if d.inputs == 0 || len(d.post.sent) == 0 {
		d.t.Error("nothing was said")
	}
	seen := map[string]bool{}
	for _, m := range d.post.sent {
		if seen[m.raw] {
			d.t.Errorf("the same bytes were sent twice: WeCom would swallow %s", m.raw)
		}
		seen[m.raw] = true
		if len(m.text) > wecom.MaxTextBytes || !utf8.ValidString(m.text) || strings.ContainsAny(m.text, "{}") || strings.Contains(m.text, "%!") {
			d.t.Errorf("no text for a phone: %q", m.text)
		}
	}
	audit, err := d.db.Audit(d.t.Context())
	if err != nil || len(audit.Flaws) > 0 {
		d.t.Errorf("the log does not hold: %+v, %v", audit.Flaws, err)
	}
	if n, err := d.db.CountInbox(d.t.Context()); n != 0 || err != nil {
		d.t.Errorf("%d messages were left, %v", n, err)
	}
}
