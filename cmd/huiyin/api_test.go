package main

import (
	"encoding/json"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"
)

// register posts a body to the letters.
func (c chat) register(body, token string) (int, []byte, http.Header) {
	c.t.Helper()
	request, err := http.NewRequest(http.MethodPost, c.service.url+"/api/v1/letters", strings.NewReader(body))
	if err != nil {
		c.t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Authorization", "Bearer "+token)
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		c.t.Fatal(err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		c.t.Fatal(err)
	}
	return answer.StatusCode, text, answer.Header
}

const fromTheDistrict = `{"source_id":"GY-2026-77","title":"古雁街道文明巷路灯不亮","body":"文明巷三盏路灯坏了半个月，晚上看不见路。",
	"addressee":"secretary","board_label":"complaint","petitioner":{"nickname":"夜行人","name":"王某某","phone":"13900000000"},
	"posted_at":"2026-09-17T21:00:00+08:00","url":"https://liuyan.people.com.cn/threads/content?tid=77","attachments":["https://liuyan.people.com.cn/a.jpg"]}`

func TestTheAPIRefusesWithAReason(t *testing.T) {
	t.Parallel()
	tn := newTown(t)
	c := chat{town: tn, service: tn.serve()}
	for _, r := range []struct {
		name, body, token string
		status            int
		fields            []string
	}{
		{"no token", fromTheDistrict, "", http.StatusUnauthorized, nil},
		{"a wrong token", fromTheDistrict, "guess", http.StatusUnauthorized, nil},
		{"no JSON", "标题：路灯", apiToken, http.StatusBadRequest, nil},
		{"half a JSON", fromTheDistrict[:80], apiToken, http.StatusBadRequest, nil},
		{"an empty object", "{}", apiToken, http.StatusUnprocessableEntity, []string{"source_id", "title", "body", "addressee"}},
		{"every field wrong", `{"source_id":" ","title":"","body":"\n","addressee":"premier","board_label":"x","posted_at":"昨天","url":"javascript:1","attachments":["x"]}`,
			apiToken, http.StatusUnprocessableEntity, []string{"source_id", "title", "body", "addressee", "board_label", "posted_at", "url", "attachments"}},
		{"two mebibytes", `{"body":"` + strings.Repeat("长", 1<<20) + `"}`, apiToken, http.StatusRequestEntityTooLarge, nil},
	} {
		status, body, header := c.register(r.body, r.token)
		var problem struct {
			Type, Title string
			Status      int
			Errors      []struct{ Field, Detail string }
		}
		if err := json.Unmarshal(body, &problem); err != nil || status != r.status || problem.Status != r.status || problem.Title == "" {
			t.Errorf("%s: %d %s (%v)", r.name, status, body, err)
		}
		if kind := header.Get("Content-Type"); !strings.HasPrefix(kind, "application/problem+json") {
			t.Errorf("%s: content type %s", r.name, kind)
		}
		if len(problem.Errors) != len(r.fields) {
			t.Errorf("%s: wrong fields are %v, want %v", r.name, problem.Errors, r.fields)
		}
		for _, field := range r.fields {
			if !strings.Contains(string(body), `"`+field+`"`) {
				t.Errorf("%s: %s is not named in %s", r.name, field, body)
			}
		}
	}
	for path, want := range map[string]int{"/api/v1/letters/2026-0001": 404, "/api/v1/letters/9999-9999": 404, "/api/v1/letters/x": 400, "/api/v1/letter": 404,
		"/healthz": 200, "/readyz": 200, "/metrics": 200, "/": 404} {
		if status, body := get(t, c.service.url+path, apiToken); status != want {
			t.Errorf("GET %s: %d %s", path, status, body)
		}
	}
	if status, _ := get(t, c.service.url+"/api/v1/letters/2026-0001", ""); status != http.StatusUnauthorized {
		t.Errorf("without a token: %d", status)
	}
	if n := c.count(`SELECT count(*) FROM letters`); n != 0 {
		t.Errorf("%d letters were registered", n)
	}
	mustHideSecrets(t, c.service.err.String())
}

func TestWithoutATokenTheAPIIsOff(t *testing.T) {
	t.Parallel()
	tn := newTown(t)
	c := chat{town: tn, service: tn.serve("HUIYIN_API_TOKEN=")}
	for _, token := range []string{"", apiToken} {
		if status, body, _ := c.register(fromTheDistrict, token); status != http.StatusNotFound {
			t.Errorf("with token %q: %d %s", token, status, body)
		}
	}
}

func TestALetterFromTheAPITakesTheSamePath(t *testing.T) {
	t.Parallel()
	tn := newTown(t)
	c := chat{town: tn, service: tn.serve()}
	status, first, header := c.register(fromTheDistrict, apiToken)
	if status != http.StatusCreated || header.Get("Location") != "/api/v1/letters/2026-0001" {
		t.Fatalf("%d %s %s", status, header.Get("Location"), first)
	}
	changed := strings.Replace(fromTheDistrict, "半个月", "一个月", 1)
	for _, again := range []string{fromTheDistrict, changed} {
		if status, body, _ := c.register(again, apiToken); status != http.StatusOK || number(t, body) != "2026-0001" {
			t.Errorf("the same source id again: %d %s", status, body)
		}
	}
	if strings.Contains(string(first), "13900000000") || strings.Contains(string(first), "王某某") {
		t.Errorf("contact details in %s", first)
	}
	c.hears("xf_jingban", "2026-0001")
	steps := pathOf(1, "", replyLink)[2:]
	steps = slices.Insert(steps, len(steps)-2, step{"sanying", "个别回复 1 电话 网友表示满意", "已登记", "replying"})
	c.walk("2026-0001", steps)
	if n := c.count(`SELECT count(*) FROM letters WHERE body LIKE '%半个月%'`); n != 1 {
		t.Error("the first wording was not kept")
	}
	if status, body, _ := c.register(strings.Replace(fromTheDistrict, "GY-2026-77", "GY-2026-78", 1), apiToken); status != http.StatusCreated || number(t, body) != "2026-0002" {
		t.Errorf("the next letter: %d %s", status, body)
	}
}

func number(t *testing.T, body []byte) string {
	t.Helper()
	var l letterJSON
	if err := json.Unmarshal(body, &l); err != nil {
		t.Fatal(err)
	}
	return l.Number
}
