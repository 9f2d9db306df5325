package api_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rs/zerolog"

	"huiyin/bot/api"
	"huiyin/storage"
	"huiyin/storage/dbtest"
	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

const token = "a-token-that-nobody-guesses"

var morning = calendar.Date(2026, 9, 18).At(9, 10)

// district is the API's server on a store of its own.
type district struct {
	t   *testing.T
	db  *storage.DB
	api *api.Server
	log bytes.Buffer
}

func newDistrict(t *testing.T) *district {
	t.Helper()
	d := &district{t: t}
	now := func() time.Time { return morning }
	db, err := storage.Open(t.Context(), dbtest.New(t), now)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(db.Close)
	person := func(id, org string, roles ...workflow.Role) workflow.Person {
		return workflow.Person{UserID: id, Spelling: id, Name: org + id, Org: org, Roles: roles}
	}
	people := &workflow.Directory{
		Orgs: []workflow.Org{{Name: "区信访局", Kind: workflow.PetitionsBureau}, {Name: "区委督查室", Kind: workflow.SupervisionSecretary},
			{Name: "政府督查室", Kind: workflow.SupervisionMayor}, {Name: "三营镇", Kind: workflow.Township}},
		People: []workflow.Person{person("xf", "区信访局", workflow.Registrar, workflow.Reviewer), person("dw", "区委督查室", workflow.Registrar),
			person("sy", "三营镇", workflow.Contact)},
	}
	national := calendar.National()
	for subject, c := range map[string]workflow.Change{workflow.SubjectOrganisation: {Directory: people}, workflow.SubjectCalendar: {Layer: &national}} {
		c.Events = []workflow.Event{{Subject: subject, At: morning, Actor: "cli", Command: "import", Data: "{}"}}
		if _, err := db.Update(t.Context(), workflow.Request{House: true}, func(workflow.View) (workflow.Change, error) { return c, nil }); err != nil {
			t.Fatal(err)
		}
	}
	d.db = db
	d.api = &api.Server{Desk: &workflow.Desk{Store: db}, Letters: db, Token: token, Now: now, Log: zerolog.New(&d.log)}
	return d
}

// ask sends one request and reads the answer.
func (d *district) ask(method, path, body string, header http.Header) (*http.Response, map[string]any) {
	d.t.Helper()
	r := httptest.NewRequestWithContext(d.t.Context(), method, path, strings.NewReader(body))
	if header == nil {
		header = http.Header{"Authorization": {"Bearer " + token}}
	}
	r.Header = header
	w := httptest.NewRecorder()
	d.api.Handler().ServeHTTP(w, r)
	answer := w.Result()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		d.t.Fatal(err)
	}
	var v map[string]any
	if err := json.Unmarshal(text, &v); err != nil && strings.Contains(answer.Header.Get("Content-Type"), "json") {
		d.t.Fatalf("%s %s answers %q: %v", method, path, text, err)
	}
	return answer, v
}

func (d *district) post(body string) (*http.Response, map[string]any) {
	d.t.Helper()
	return d.ask(http.MethodPost, "/api/v1/letters", body, nil)
}

// count is how many letters there are.
func (d *district) count() int {
	d.t.Helper()
	var n int
	if err := d.db.Pool.QueryRow(d.t.Context(), `SELECT count(*) FROM letters`).Scan(&n); err != nil {
		d.t.Fatal(err)
	}
	return n
}

func letter(id string) string {
	return fmt.Sprintf(`{"source_id":%q,"title":"路灯不亮","body":"三天不亮，请修。","addressee":"secretary","board_label":"complaint",
		"petitioner":{"nickname":"清水河","name":"马小兰","phone":"13912345678"},"posted_at":"2026-09-17T20:15:00+08:00","url":"https://a.cn/1","attachments":["https://a.cn/1.jpg"]}`, id)
}

func TestALetterIsRegisteredOnce(t *testing.T) {
	t.Parallel()
	d := newDistrict(t)
	answer, v := d.post(letter("LY-1"))
	if answer.StatusCode != http.StatusCreated || answer.Header.Get("Location") != "/api/v1/letters/2026-0001" {
		t.Fatalf("%s %v %v", answer.Status, answer.Header, v)
	}
	want := map[string]any{"number": "2026-0001", "stage": "registered", "category": "", "key_matter": []any{}, "urgent": false, "addressee": "secretary",
		"board_label": "complaint", "source_id": "LY-1", "title": "路灯不亮", "assignments": []any{}, "report": nil, "replies": []any{}, "commitments": []any{}}
	for field, is := range want {
		if diff := cmp.Diff(is, v[field]); diff != "" {
			t.Errorf("%s (-want +got):\n%s", field, diff)
		}
	}
	for _, body := range []string{letter("LY-1"), strings.Replace(letter("LY-1"), "三天", "五天", 1), strings.Replace(letter(" LY-1 "), "路灯", "井盖", 1)} {
		if answer, again := d.post(body); answer.StatusCode != http.StatusOK || again["number"] != "2026-0001" || again["title"] != "路灯不亮" {
			t.Errorf("the same source id again: %s %v", answer.Status, again)
		}
	}
	if answer, v := d.post(letter("LY-2")); answer.StatusCode != http.StatusCreated || v["number"] != "2026-0002" {
		t.Errorf("another source id: %s %v", answer.Status, v)
	}
	l, err := d.db.Letter(t.Context(), workflow.Number{Year: 2026, Seq: 1})
	if err != nil || l.RegisteredIn != "区信访局" || l.Petitioner.Contact.Phone != "13912345678" || !l.PostedAt.Equal(calendar.Date(2026, 9, 17).At(20, 15)) || len(l.Attachments) != 1 || l.LabelText != "投诉/求助" {
		t.Errorf("stored is %+v, %v", l, err)
	}
	var told int
	if err := d.db.Pool.QueryRow(t.Context(), `SELECT count(*) FROM deliveries WHERE kind = 'registered' AND recipient = 'xf'`).Scan(&told); err != nil || told != 2 {
		t.Errorf("信访局 was told of %d letters, %v", told, err)
	}
}

func TestTwentyAtOnceAreOneLetter(t *testing.T) {
	t.Parallel()
	d := newDistrict(t)
	var mu sync.Mutex
	var codes []int
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() {
			answer, _ := d.post(letter("LY-1"))
			mu.Lock()
			defer mu.Unlock()
			codes = append(codes, answer.StatusCode)
		})
	}
	all.Wait()
	slices.Sort(codes)
	if codes[0] != http.StatusOK || codes[18] != http.StatusOK || codes[19] != http.StatusCreated || d.count() != 1 {
		t.Errorf("%v, %d letters", codes, d.count())
	}
}

func TestEveryBadFieldIsNamed(t *testing.T) {
	t.Parallel()
	d := newDistrict(t)
	for _, c := range []struct {
		name, body string
		code       int
		fields     []string
	}{
		{"nothing", `{}`, 422, []string{"source_id", "title", "body", "addressee"}},
		{"blank words", `{"source_id":" ","title":"\n","body":"　","addressee":"secretary"}`, 422, []string{"source_id", "title", "body"}},
		{"an unknown leader and label", strings.NewReplacer("secretary", "governor", "complaint", "rant").Replace(letter("A")), 422, []string{"addressee", "board_label"}},
		{"a day without time, links that are none", strings.NewReplacer("2026-09-17T20:15:00+08:00", "2026-09-17", "https://a.cn/1\"", "javascript:alert(1)\"", "https://a.cn/1.jpg", "a.jpg").Replace(letter("A")), 422,
			[]string{"posted_at", "url", "attachments"}},
		{"no label, no time, no link are no fault", `{"source_id":"B","title":"甲","body":"乙","addressee":"mayor"}`, 201, nil},
		{"not JSON", `标题：甲`, 400, nil},
		{"cut off", `{"source_id":"A"`, 400, nil},
		{"a number for a text", `{"source_id":7}`, 400, nil},
		{"a list", `[]`, 400, nil},
		{"empty", ``, 400, nil},
		{"more than a mebibyte", `{"body":"` + strings.Repeat("长", 1<<19) + `"}`, 413, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			before := d.count()
			answer, v := d.post(c.body)
			if answer.StatusCode != c.code {
				t.Fatalf("%s %v", answer.Status, v)
			}
			if c.code == http.StatusCreated {
				return
			}
			if ct := answer.Header.Get("Content-Type"); !strings.HasPrefix(ct, "application/problem+json") || v["title"] == "" || v["status"] != float64(c.code) || v["type"] != "about:blank" {
				t.Errorf("no problem JSON: %s %v", ct, v)
			}
			var fields []string
			if errs, ok := v["errors"].([]any); ok {
				for _, e := range errs {
					field := e.(map[string]any)
					fields = append(fields, field["field"].(string))
					if field["detail"] == "" {
						t.Errorf("%s does not say what would be right", field["field"])
					}
				}
			}
			if !slices.Equal(fields, c.fields) {
				t.Errorf("it names %v, want %v", fields, c.fields)
			}
			if d.count() != before {
				t.Error("and yet a letter was stored")
			}
		})
	}
}

func TestOnlyTheTokensHolderIsLetIn(t *testing.T) {
	t.Parallel()
	d := newDistrict(t)
	for _, c := range []struct {
		name, header string
		token        string
		code         int
	}{
		{"no header", "", token, 401}, {"another token", "Bearer nobody", token, 401}, {"the beginning of it", "Bearer " + token[:5], token, 401},
		{"another scheme", "Basic " + token, token, 401}, {"an empty bearer", "Bearer ", token, 401}, {"the token", "Bearer " + token, token, 404},
		{"the API is off", "Bearer ", "", 404}, {"the API is off, no header", "", "", 404},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := *d.api
			s.Token = c.token
			on := &district{t: t, db: d.db, api: &s}
			header := http.Header{}
			if c.header != "" {
				header.Set("Authorization", c.header)
			}
			answer, v := on.ask(http.MethodGet, "/api/v1/letters/2026-0009", "", header)
			if answer.StatusCode != c.code || (c.code == 401) != (answer.Header.Get("WWW-Authenticate") != "") {
				t.Errorf("%s %v", answer.Status, v)
			}
			if answer, _ := on.ask(http.MethodPost, "/api/v1/letters", letter("X"), header); c.code == 401 && answer.StatusCode != 401 {
				t.Errorf("it may write: %s", answer.Status)
			}
		})
	}
	if strings.Contains(d.log.String(), token) {
		t.Error("the token is in the log")
	}
}

func TestALetterIsShownAtEveryStage(t *testing.T) {
	t.Parallel()
	d := newDistrict(t)
	d.post(letter("LY-1"))
	n := workflow.Number{Year: 2026, Seq: 1}
	report := &workflow.Report{Attitude: "感谢", Process: "已修", Verification: "查验", Feedback: "满意", Finding: workflow.Substantiated, ProposedReply: "网友您好，已修好。"}
	for _, c := range []struct {
		who     string
		command workflow.Command
		details workflow.Details
		want    map[string]any
	}{
		{"xf", workflow.Classify, workflow.Details{Category: workflow.Petition}, map[string]any{"stage": "registered", "category": "petition"}},
		{"xf", workflow.Assign, workflow.Details{Unit: "三营镇", Urgent: true}, map[string]any{"stage": "handling", "urgent": true,
			"assignments": []any{map[string]any{"unit": "三营镇", "role": "lead", "status": "offered", "due_on": "2026-09-21", "provisional": false}}}},
		{"sy", workflow.Accept, workflow.Details{}, map[string]any{"stage": "handling"}},
		{"sy", workflow.Submit, workflow.Details{Report: report}, map[string]any{"stage": "reviewing",
			"report": map[string]any{"version": 1.0, "finding": "substantiated", "interim": false}}},
	} {
		if _, err := d.api.Desk.Take(t.Context(), workflow.Step{Command: c.command, Letter: n, Actor: workflow.Actor{Person: c.who}, At: morning, Details: c.details}, nil); err != nil {
			t.Fatal(err)
		}
		answer, v := d.ask(http.MethodGet, "/api/v1/letters/2026-1", "", nil)
		if answer.StatusCode != http.StatusOK {
			t.Fatalf("after %s: %s", c.command, answer.Status)
		}
		for field, is := range c.want {
			if diff := cmp.Diff(is, v[field]); diff != "" {
				t.Errorf("after %s, %s (-want +got):\n%s", c.command, field, diff)
			}
		}
		if text := fmt.Sprint(v); strings.Contains(text, "马小兰") || strings.Contains(text, "13912345678") || strings.Contains(text, "三天不亮") {
			t.Errorf("after %s it tells %s", c.command, text)
		}
	}
}

// The face of other systems passes the same gate: a sealed letter is not there for
// them, and of no letter do they read what was said in person (第十九条, edges 13).
func TestASealedLetterIsNotThereForOtherSystems(t *testing.T) {
	t.Parallel()
	d := newDistrict(t)
	d.post(letter("LY-1"))
	n := workflow.Number{Year: 2026, Seq: 1}
	for _, c := range workflow.Procedures {
		if _, err := d.db.Update(t.Context(), workflow.Request{Letters: []workflow.Number{n}}, func(v workflow.View) (workflow.Change, error) {
			l := v.Letters[n]
			l.Category, l.Version = c, l.Version+1
			l.Replies = []workflow.Reply{{N: 1, Round: 1, Kind: workflow.FinalReply, Channel: workflow.IndividualChannel, Unit: "三营镇", Text: "当面答复", Posted: true, At: morning}}
			return workflow.Change{Letters: []workflow.Letter{l}}, nil
		}); err != nil {
			t.Fatal(err)
		}
		answer, v := d.ask(http.MethodGet, "/api/v1/letters/2026-1", "", nil)
		sealed := c == workflow.Discipline
		if (answer.StatusCode == http.StatusNotFound) != sealed || (v["category"] == string(c)) == sealed || strings.Contains(fmt.Sprint(v), "当面答复") {
			t.Errorf("of %s it tells %v", c, v)
		}
	}
}

func TestWhatIsNotThereIsNotShown(t *testing.T) {
	t.Parallel()
	d := newDistrict(t)
	d.post(letter("LY-1"))
	if _, err := d.db.Pool.Exec(t.Context(), `UPDATE letters SET category = 'discipline' WHERE number = '2026-0001'`); err != nil {
		t.Fatal(err)
	}
	for path, code := range map[string]int{
		"/api/v1/letters/2026-0001": 404, "/api/v1/letters/2026-0002": 404, "/api/v1/letters/2025-0001": 404,
		"/api/v1/letters/1": 400, "/api/v1/letters/x": 400, "/api/v1/letters/2026-0000": 400, "/api/v1/letters/2026-0001%20": 400,
	} {
		if answer, v := d.ask(http.MethodGet, path, "", nil); answer.StatusCode != code || v["title"] == "" {
			t.Errorf("%s: %s %v", path, answer.Status, v)
		}
	}
	for _, method := range []string{http.MethodPut, http.MethodDelete, http.MethodPatch} {
		if answer, _ := d.ask(method, "/api/v1/letters/2026-0001", "", nil); answer.StatusCode != http.StatusMethodNotAllowed {
			t.Errorf("%s: %s", method, answer.Status)
		}
	}
}

// A store that breaks is an answer without its words, and a line in the log
// without the writer.
func TestAFailureTellsNothing(t *testing.T) {
	t.Parallel()
	d := newDistrict(t)
	ended, end := context.WithCancel(t.Context())
	end()
	for _, r := range []*http.Request{
		httptest.NewRequestWithContext(ended, http.MethodPost, "/api/v1/letters", strings.NewReader(letter("LY-1"))),
		httptest.NewRequestWithContext(ended, http.MethodGet, "/api/v1/letters/2026-0001", nil),
	} {
		r.Header.Set("Authorization", "Bearer "+token)
		w := httptest.NewRecorder()
		d.api.Handler().ServeHTTP(w, r)
		if w.Code != http.StatusInternalServerError || !strings.Contains(w.Body.String(), "稍后重试") || strings.Contains(w.Body.String(), "context") {
			t.Errorf("%s: %d %s", r.Method, w.Code, w.Body)
		}
	}
	if log := d.log.String(); strings.Count(log, "api request failed") != 2 || strings.Contains(log, "马小兰") || strings.Contains(log, "三天") {
		t.Errorf("the log says %s", log)
	}
}
