package main

import (
	"encoding/json"
	"net"
	"net/http"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

func TestThePlayEndsInTheArchive(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, clock, starts string }{
		{"from now on", "", "09:00"},
		{"on a rest day at night", "2026-09-27T02:00:00+08:00", "2026-09-28 09:00"},
		{"before a working Saturday", "2026-10-09T20:00:00+08:00", "2026-10-10 09:00"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			dir := dataFolder(t)
			got := runIn(t, dir, []string{"HUIYIN_DATA_DIR=" + filepath.Join(dir, "data"), "HUIYIN_CLOCK=" + c.clock,
				"HUIYIN_WECOM_API_BASE=http://127.0.0.1:1"}, "", "demo", "--play", "--listen", "127.0.0.1:0").must(t, exitDone)
			for _, want := range []string{"演示时间：", c.starts, "签收", "催办", "审定", "通报", "归档", "案卷", "剧终"} {
				if !strings.Contains(got.out, want) {
					t.Errorf("the play lacks %q", want)
				}
			}
			if dossiers, err := filepath.Glob(filepath.Join(dir, "*.zip")); err != nil || len(dossiers) != 1 {
				t.Errorf("dossiers: %v %v", dossiers, err)
			}
		})
	}
}

// Whatever the model does, the play of the seven steps ends in the archive; a model that is
// asked and answers is heard in it (domain.md §11).
func TestThePlayEndsInTheArchiveWhateverTheModelDoes(t *testing.T) {
	t.Parallel()
	for name, c := range models {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := dataFolder(t)
			got := runIn(t, dir, append([]string{"HUIYIN_DATA_DIR=" + filepath.Join(dir, "data")}, c.settings(t)...), "", "demo", "--play", "--listen", "127.0.0.1:0").must(t, exitDone)
			if !strings.Contains(got.out, "剧终") || strings.Contains(got.out, "大模型正在草拟") == (c.answer == nil) {
				t.Errorf("the play ends with %d characters", len(got.out))
			}
		})
	}
}

// addresses are what the demo prints.
var addresses = regexp.MustCompile(`http://127\.0\.0\.1:\d+/`)

func TestTheDemoWaitsForVisitors(t *testing.T) {
	t.Parallel()
	dir := dataFolder(t)
	demo := start(t, dir, []string{"HUIYIN_DATA_DIR=" + filepath.Join(dir, "data")}, "demo", "--listen", "127.0.0.1:0")
	if err := demo.out.await(within(t, 2*deadline), func() bool { return strings.Contains(demo.out.text.String(), "Ctrl-C") }); err != nil {
		t.Fatalf("the demo does not stand:\n%s%s", demo.out.String(), demo.err.String())
	}
	urls := addresses.FindAllString(demo.out.String(), -1)
	if len(urls) != 2 {
		t.Fatalf("it prints the addresses %v", urls)
	}
	if status, page := get(t, urls[0], ""); status != http.StatusOK || !strings.Contains(string(page), "<html") {
		t.Errorf("the chat page: %d", status)
	}
	if status, _ := get(t, urls[1]+"readyz", ""); status != http.StatusOK {
		t.Errorf("the service: %d", status)
	}
	if code := demo.stop(); code != exitDone {
		t.Errorf("it ended with %d:\n%s", code, demo.err.String())
	}
}

func TestTheSimulatorAloneServesTheService(t *testing.T) {
	t.Parallel()
	tn := newTown(t)
	listen := freeAddress(t)
	app := tn.with("HUIYIN_CLOCK=", "HUIYIN_WECOM_API_BASE=http://127.0.0.1:1")
	sim := start(t, tn.dir, app, "simulator", "--listen", "127.0.0.1:0", "--callback", "http://"+listen+"/wecom/callback")
	var url string
	if err := sim.out.await(within(t, deadline), func() bool { url = addresses.FindString(sim.out.text.String()); return url != "" }); err != nil {
		t.Fatalf("the simulator does not stand:\n%s", sim.err.String())
	}
	tn.serve("HUIYIN_LISTEN="+listen, "HUIYIN_WECOM_API_BASE="+strings.TrimSuffix(url, "/"))
	typed, err := http.Post(url+"simulator/members/sanying/text", "application/json", strings.NewReader(`{"text":"帮助"}`))
	if err != nil || typed.StatusCode != http.StatusOK {
		t.Fatalf("typing: %v %v", typed, err)
	}
	typed.Body.Close()
	var seen struct {
		Messages []struct {
			ID              int64
			Direction, Text string
		}
	}
	var last int64
	err = poll(within(t, deadline), func() (bool, error) {
		_, body := get(t, url+"simulator/members/sanying/messages?wait=10&after="+strconv.FormatInt(last, 10), "")
		if err := json.Unmarshal(body, &seen); err != nil {
			return false, err
		}
		for _, m := range seen.Messages {
			last = m.ID
			if m.Direction != "in" && strings.Contains(m.Text, "签收") {
				return true, nil
			}
		}
		return false, nil
	})
	if err != nil {
		t.Errorf("no answer over the simulator: %v", err)
	}
}

// freeAddress is one that nobody listens on.
func freeAddress(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}
