package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
)

// call makes a request with the API's token and reads the answer.
func call(t testing.TB, request *http.Request, token string) (int, []byte) {
	t.Helper()
	if token != "" {
		request.Header.Set("Authorization", "Bearer "+token)
	}
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer.StatusCode, body
}

// chat is the town's people talking to one service.
type chat struct {
	*town
	service *running
	quiet   bool // what is said is nobody's to print
}

// sends lets a member type something; the callback must be taken.
func (c chat) sends(member, text string) {
	c.t.Helper()
	c.delivers(textMessage(member, text, c.ids.Add(1)))
}

func (c chat) delivers(inner string) {
	c.t.Helper()
	status, err := post(c.service.url, wrap(c.t, inner))
	if err != nil || status != http.StatusOK {
		c.t.Fatalf("the callback was answered %d, %v", status, err)
	}
}

// says lets a member type something and waits for the answer, which must hold
// every one of the wanted pieces.
func (c chat) says(member, text string, want ...string) string {
	c.t.Helper()
	c.heard[member] = len(c.wecom.to(member))
	c.sends(member, text)
	if err := c.wecom.await(within(c.t, deadline), func() bool { return len(c.wecom.inbox(member)) > c.heard[member] }); err != nil {
		c.t.Fatalf("%s typed %q and was not answered", member, c.shown(text))
	}
	if !c.heardOf(member, want) { // the answer may follow a notice; nothing follows when all is settled
		c.settled()
	}
	if !c.heardOf(member, want) {
		c.t.Fatalf("%s typed %q, waited for %q and got:\n%s", member, c.shown(text), want, c.unheard(member))
	}
	return c.hears(member, want...).words()
}

// heardOf reports whether something new to the member holds all pieces.
func (c chat) heardOf(member string, want []string) bool {
	for _, m := range c.wecom.to(member)[c.heard[member]:] {
		if holds(m.words(), want) {
			return true
		}
	}
	return false
}

// shown is a typed text as a failure may print it.
func (c chat) shown(text string) string {
	if line, _, more := strings.Cut(text, "\n"); c.quiet && more {
		return line + " …"
	}
	return text
}

// unheard is what the member was sent and nobody waited for.
func (c chat) unheard(member string) string {
	if c.quiet {
		return fmt.Sprintf("%d messages that are not printed", len(c.wecom.to(member))-c.heard[member])
	}
	var got []string
	for _, m := range c.wecom.to(member)[c.heard[member]:] {
		got = append(got, m.words())
	}
	return strings.Join(got, "\n---\n")
}

// hears waits for the next message to a member that holds all pieces.
func (c chat) hears(member string, want ...string) sentMessage {
	c.t.Helper()
	var found sentMessage
	err := c.wecom.await(within(c.t, deadline), func() bool {
		all := c.wecom.inbox(member)
		for i, m := range all[c.heard[member]:] {
			if holds(m.words(), want) {
				found = m
				c.heard[member] += i + 1
				return true
			}
		}
		return false
	})
	if err != nil {
		c.t.Fatalf("%s waited for %q and got:\n%s", member, want, c.unheard(member))
	}
	return found
}

func holds(text string, want []string) bool {
	for _, piece := range want {
		if !strings.Contains(text, piece) {
			return false
		}
	}
	return true
}

// presses lets a member press a button of a card.
func (c chat) presses(member string, m sentMessage, button string) {
	c.t.Helper()
	for _, b := range m.card.Buttons {
		if b.Text == button {
			code := fmt.Sprintf("R1-%d", c.ids.Add(1)) // each press brings a fresh one
			c.wecom.change(func() { c.wecom.codes[code] = member })
			c.delivers(cardPress(member, m.card.TaskID, b.Key, code))
			return
		}
	}
	c.t.Fatalf("the card has no button %s: %s", button, m.words())
}

// letterJSON is what the API tells of a letter.
type letterJSON struct {
	Number      string `json:"number"`
	Stage       string `json:"stage"`
	Category    string `json:"category"`
	Addressee   string `json:"addressee"`
	Urgent      bool   `json:"urgent"`
	Assignments []struct {
		Unit, Role, Status string
		DueOn              string `json:"due_on"`
	} `json:"assignments"`
	Report *struct {
		Version int
		Finding string
		Interim bool
	} `json:"report"`
	Replies     []struct{ Channel, URL, Text string } `json:"replies"`
	Commitments []any                                 `json:"commitments"`
}

// letter reads a letter through the API.
func (c chat) letter(number string) letterJSON {
	c.t.Helper()
	var l letterJSON
	if err := json.Unmarshal(c.raw(number), &l); err != nil {
		c.t.Fatal(err)
	}
	return l
}

// raw is the letter's JSON as it came.
func (c chat) raw(number string) []byte {
	c.t.Helper()
	status, body := get(c.t, c.service.url+"/api/v1/letters/"+number, apiToken)
	if status != http.StatusOK {
		c.t.Fatalf("GET letter %s: %d %s", number, status, body)
	}
	return body
}

// events counts the log's entries.
func (c chat) events() int {
	c.t.Helper()
	return c.count(`SELECT count(*) FROM events`)
}
