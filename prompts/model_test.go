package prompts

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	"huiyin/workflow"
)

const (
	sound = `{"category":"inquiry","key_matter":[3,1,3],"urgent":true,"repeat":false,"several":true,"units":[{"name":"住建局","reason":"供暖"},{"name":"火星局","reason":"无"}],"summary":"咨询小区何时供暖。"}`
	nulls = `{"category":"suggestion","key_matter":null,"urgent":null,"repeat":null,"several":null,"units":null,"summary":null}`
)

var coldLetter = Letter{Title: "小区暖气不热", Body: "我们小区的暖气一直不热，请住建局协调解决。"}

// Whatever the endpoint does, there is a suggestion: the model's where it answers in form, else the offline one, which
// says why; never an error to the person.
func TestWhateverTheEndpointDoesThereIsASuggestion(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name    string
		replies []reply
		source  Source
		asked   int    // requests
		why     string // in the reasons, of the offline one
	}{
		{"the schema is met", []reply{says(sound)}, FromModel, 1, ""},
		{"only json_object is known", []reply{onlyObject(sound)}, FromModel, 2, ""},
		{"null for what may be left out", []reply{says(nulls)}, FromModel, 1, ""},
		{"a value outside the enum, mended", []reply{says(strings.Replace(sound, "inquiry", "complaint", 1)), says(sound)}, FromModel, 2, ""},
		{"a value outside the enum, twice", []reply{says(strings.Replace(sound, "inquiry", "complaint", 1))}, FromOffline, 2, "不合格式"},
		{"prose around the object", []reply{says("好的，分类如下（{仅供参考}）：\n```json\n" + sound + "\n```\n如有疑问请告诉我。")}, FromModel, 1, ""},
		{"cut off", []reply{says(sound[:60])}, FromOffline, 2, "不合格式"},
		{"cut off, then whole", []reply{says(sound[:60]), says(sound)}, FromModel, 2, ""},
		{"nothing", []reply{says("")}, FromOffline, 2, "不合格式"},
		{"an array for a text", []reply{says(`{"category":["petition"]}`)}, FromOffline, 2, "不合格式"},
		{"another language", []reply{says(strings.Replace(sound, "咨询小区何时供暖。", "Asks when heating starts.", 1))}, FromOffline, 2, "不合格式"},
		{"too many requests, twice", []reply{refuses(http.StatusTooManyRequests, "slow down"), refuses(http.StatusTooManyRequests, "slow down"), says(sound)}, FromModel, 3, ""},
		{"too many requests for good", []reply{refuses(http.StatusTooManyRequests, "slow down")}, FromOffline, 3, "没有答复"},
		{"a broken server", []reply{refuses(http.StatusInternalServerError, "boom")}, FromOffline, 3, "没有答复"},
		{"a broken server, once", []reply{refuses(http.StatusInternalServerError, "boom"), says(sound)}, FromModel, 2, ""},
		{"no right to ask", []reply{refuses(http.StatusUnauthorized, "bad key")}, FromOffline, 1, "没有答复"},
		{"silence", []reply{hangs}, FromOffline, 1, "没有答复"},
		{"a connection that breaks", []reply{resets}, FromOffline, 3, "没有答复"},
		{"a connection that breaks once", []reply{resets, says(sound)}, FromModel, 2, ""},
		{"200 KB", []reply{huge}, FromOffline, 1, "过长"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			f := newFake(t, c.replies...)
			m := modelAt(f, func(e *Endpoint) {
				if c.name == "silence" {
					e.Timeout = 50 * time.Millisecond
				}
			})
			s, err := m.Classify(t.Context(), coldLetter)
			why := strings.Join(s.Reasons, "；")
			if err != nil || s.Source != c.source || s.Category == "" || !strings.Contains(why, c.why) || (c.source == FromModel) == strings.Contains(why, "按规则草拟") {
				t.Errorf("%+v, %v", s, err)
			}
			if n := len(f.sent()); n != c.asked {
				t.Errorf("%d requests, want %d", n, c.asked)
			}
			if (s.Call.Failure == "") != (c.source == FromModel) || s.Call.Prompt != "classify/1" || len(s.Call.Input) != 64 ||
				(s.Call.Proposed == string(s.Category)) != (c.source == FromModel) {
				t.Errorf("to be kept: %+v", s.Call)
			}
		})
	}
}

// What the model says is held against what there is: units of the organisation, clauses of 第七条, each once.
func TestAnAnswerIsHeldAgainstWhatThereIs(t *testing.T) {
	t.Parallel()
	m := modelAt(newFake(t, says(sound)), nil)
	s, err := m.Classify(t.Context(), coldLetter)
	if err != nil || s.Category != workflow.Inquiry || len(s.KeyMatter) != 2 || s.KeyMatter[0] != 1 || !s.Urgent || !s.Several || len(s.Units) != 1 ||
		s.Units[0].Name != "住房和城乡建设局" || s.Summary != "咨询小区何时供暖。" {
		t.Errorf("%+v, %v", s, err)
	}
}

// edges 13, 第十九条: what bears 涉密 or may be about officials never reaches the wire, whatever else it is.
func TestWhatMustStayHomeIsNotAsked(t *testing.T) {
	t.Parallel()
	f := newFake(t, says(sound))
	m := modelAt(f, nil)
	for body, why := range map[string]string{"这份机密文件请领导阅。": "涉密", "举报村支书马某某贪污低保款，请纪委查处。": "党风廉政"} {
		s, err := m.Classify(t.Context(), Letter{Title: "反映", Body: body})
		if err != nil || s.Source != FromOffline || !strings.Contains(strings.Join(s.Reasons, ""), why) || s.Call.Prompt != "rules" {
			t.Errorf("%s: %+v, %v", body, s, err)
		}
	}
	if len(f.sent()) != 0 {
		t.Errorf("asked %v", f.sent())
	}
}

// Personal data is masked on the wire, and what comes back of it is not in the summary.
func TestNoPersonalDataReachesTheWire(t *testing.T) {
	t.Parallel()
	f := newFake(t, says(`{"category":"petition","key_matter":[],"urgent":false,"repeat":false,"several":false,"units":[{"name":"三营镇","reason":"〔姓名1〕家在三营镇"}],"summary":"〔姓名1〕反映路灯不亮，电话〔电话1〕。"}`))
	m := modelAt(f, nil)
	s, err := m.Classify(t.Context(), Letter{Title: "路灯不亮", Body: "我叫马小兰，电话139 1234 5678，网名清水河畔，马小兰家在三营镇，门口路灯不亮。", Known: []string{"马小兰", "清水河畔"}})
	if err != nil || s.Source != FromModel {
		t.Fatalf("%+v, %v", s, err)
	}
	wire := f.wire.String() + s.Call.Output
	for _, planted := range []string{"马小兰", "13912345678", "139 1234 5678", "清水河畔"} {
		if strings.Contains(wire, planted) || strings.Contains(s.Summary, planted) {
			t.Errorf("%s goes out, or stands in %q", planted, s.Summary)
		}
	}
	if !strings.Contains(s.Units[0].Reason, "马小兰") {
		t.Errorf("the reason is not restored: %q", s.Units[0].Reason)
	}
}

// After failures in a row nothing is asked for a while; over the day's tokens neither.
func TestTheLineRestsAndCounts(t *testing.T) {
	t.Parallel()
	f := newFake(t, refuses(http.StatusInternalServerError, "boom"))
	m := modelAt(f, nil)
	for range 10 {
		if s, err := m.Classify(t.Context(), coldLetter); err != nil || s.Source != FromOffline {
			t.Fatal(s, err)
		}
	}
	if n := len(f.sent()); n != tripAfter {
		t.Errorf("asked %d times, want %d", n, tripAfter)
	}
	rich := newFake(t, says(sound))
	now := time.Date(2026, 9, 18, 9, 0, 0, 0, time.UTC)
	thrifty := modelAt(rich, func(e *Endpoint) { e.DailyTokens, e.Now = 150, func() time.Time { return now } })
	spent := modelAt(newFake(t, says(sound)), func(e *Endpoint) {
		e.DailyTokens, e.Spent = 150, func(context.Context, time.Time) (int, error) { return 150, nil }
	})
	if s, err := spent.Classify(t.Context(), coldLetter); err != nil || s.Source != FromOffline || !strings.Contains(s.Call.Failure, "用量") {
		t.Errorf("beyond what others used: %+v, %v", s, err)
	}
	var sources []Source
	for range 4 {
		s, err := thrifty.Classify(t.Context(), coldLetter)
		if err != nil {
			t.Fatal(err)
		}
		sources = append(sources, s.Source)
		if len(sources) == 3 {
			now = now.Add(24 * time.Hour)
		}
	}
	if want := []Source{FromModel, FromModel, FromOffline, FromModel}; strings.Join(texts(sources), " ") != strings.Join(texts(want), " ") {
		t.Errorf("answered by %v, want %v", sources, want)
	}
}

func texts(sources []Source) (list []string) {
	for _, s := range sources {
		list = append(list, string(s))
	}
	return list
}

// Who goes away is not answered, and nothing is left running.
func TestACancelledQuestionEnds(t *testing.T) {
	t.Parallel()
	m := modelAt(newFake(t, hangs), nil)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := m.Classify(ctx, coldLetter); err == nil {
		t.Error("it answers")
	}
}

func TestAnEndpointIsCheckedBeforeItIsUsed(t *testing.T) {
	t.Parallel()
	for want, e := range map[string]Endpoint{"BASE_URL": {Model: "x"}, "MODEL": {BaseURL: "https://llm.example/v1"}, "FORMAT": {BaseURL: "https://llm.example/v1", Model: "x", Format: "xml"}} {
		if err := e.Check(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%+v: %v", e, err)
		}
	}
	if err := (Endpoint{BaseURL: "https://llm.example/v1", Model: "x"}).Check(); err != nil {
		t.Error(err)
	}
}
