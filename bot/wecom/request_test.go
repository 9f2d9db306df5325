package wecom

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func builder() *Client { return NewClient(Config{AgentID: ourAgent}, nil) }

func assignment() Card {
	return Card{TaskID: "T-20260001_assign@1", Source: "诉求办理", Title: "新派单：路灯不亮", Desc: "时限 9月24日",
		SubTitle: "请在两个工作日内签收", Fields: []CardField{{"编号", "20260001"}, {"来源", ""}},
		Buttons: []CardButton{{"签收", "accept:1", 1}, {"退回", "return:1", 0}}}
}

func TestRequestsAreExactlyTheseBytes(t *testing.T) {
	c := builder()
	const check = `"enable_duplicate_check":1,"duplicate_check_interval":14400}`
	cases := map[string]struct {
		build func() ([]byte, error)
		want  string
	}{
		"text": {func() ([]byte, error) { return c.TextRequest("WangFang", "a<b> & \"c\"\n\\d", false) },
			`{"touser":"WangFang","msgtype":"text","agentid":1000002,"text":{"content":"a<b> & \"c\"\n\\d"},` + check},
		"confidential text": {func() ([]byte, error) { return c.TextRequest("u", "信", true) },
			`{"touser":"u","msgtype":"text","agentid":1000002,"text":{"content":"信"},"safe":1,` + check},
		"file": {func() ([]byte, error) { return c.FileRequest("u", "media-1", true) },
			`{"touser":"u","msgtype":"file","agentid":1000002,"file":{"media_id":"media-1"},"safe":1,` + check},
		"card": {func() ([]byte, error) { return c.CardRequest("u", assignment()) },
			`{"touser":"u","msgtype":"template_card","agentid":1000002,"template_card":{"card_type":"button_interaction",` +
				`"task_id":"T-20260001_assign@1","source":{"desc":"诉求办理"},"main_title":{"title":"新派单：路灯不亮","desc":"时限 9月24日"},` +
				`"sub_title_text":"请在两个工作日内签收","horizontal_content_list":[{"keyname":"编号","value":"20260001"},{"keyname":"来源"}],` +
				`"button_list":[{"text":"签收","style":1,"key":"accept:1"},{"text":"退回","key":"return:1"}]},` + check},
	}
	for name, tc := range cases {
		t.Run(name, func(t *testing.T) {
			got, err := tc.build()
			if err != nil || string(got) != tc.want {
				t.Errorf("%v\n got %s\nwant %s", err, got, tc.want)
			}
		})
	}
}

func TestARequestThatWeComWouldRefuseIsNotBuilt(t *testing.T) {
	c := builder()
	text := func(to, content string) func() ([]byte, error) {
		return func() ([]byte, error) { return c.TextRequest(to, content, false) }
	}
	card := func(change func(*Card)) func() ([]byte, error) {
		return func() ([]byte, error) {
			k := assignment()
			change(&k)
			return c.CardRequest("u", k)
		}
	}
	button := CardButton{Text: "好", Key: "k"}
	cases := map[string]func() ([]byte, error){
		"text of blanks":      text("u", " \n\x00"),
		"text too long":       text("u", strings.Repeat("字", 683)),
		"nobody":              text("", "x"),
		"everybody":           text("@all", "x"),
		"two people":          text("a|b", "x"),
		"userid too long":     text(strings.Repeat("a", 65), "x"),
		"userid with newline": text("a\nb", "x"),
		"file without id":     func() ([]byte, error) { return c.FileRequest("u", "", false) },
		"task id empty":       card(func(k *Card) { k.TaskID = "" }),
		"task id in Chinese":  card(func(k *Card) { k.TaskID = "任务" }),
		"task id too long":    card(func(k *Card) { k.TaskID = strings.Repeat("a", 129) }),
		"title empty":         card(func(k *Card) { k.Title = " " }),
		"seven fields":        card(func(k *Card) { k.Fields = make([]CardField, 7) }),
		"field without name":  card(func(k *Card) { k.Fields = []CardField{{"", "v"}} }),
		"no button":           card(func(k *Card) { k.Buttons = nil }),
		"seven buttons":       card(func(k *Card) { k.Buttons = make([]CardButton, 7) }),
		"button without text": card(func(k *Card) { k.Buttons = []CardButton{{"", "k", 1}} }),
		"button without key":  card(func(k *Card) { k.Buttons = []CardButton{{"好", "", 1}} }),
		"button key too long": card(func(k *Card) { k.Buttons = []CardButton{{"好", strings.Repeat("k", 1025), 1}} }),
		"button key twice":    card(func(k *Card) { k.Buttons = []CardButton{button, button} }),
		"button style five":   card(func(k *Card) { k.Buttons = []CardButton{{"好", "k", 5}} }),
	}
	for name, build := range cases {
		t.Run(name, func(t *testing.T) {
			if got, err := build(); err == nil || KindOf(err) != Invalid || got != nil {
				t.Errorf("%s, %v", got, err)
			}
		})
	}
}

func TestALimitItselfIsAllowed(t *testing.T) {
	c := builder()
	if _, err := c.TextRequest("u", strings.Repeat("字", 682)+"ab", false); err != nil {
		t.Errorf("2048 bytes: %v", err)
	}
	k := assignment()
	k.TaskID = strings.Repeat("a", 128)
	k.Fields, k.Buttons = nil, nil
	for i := range 6 {
		k.Fields = append(k.Fields, CardField{Name: fmt.Sprint(i), Value: "v"})
		k.Buttons = append(k.Buttons, CardButton{Text: "好", Key: fmt.Sprint(i), Style: 4})
	}
	if _, err := c.CardRequest("u", k); err != nil {
		t.Errorf("six and six: %v", err)
	}
}

func TestTextsOfACardAreCutToWhatIsShown(t *testing.T) {
	long := strings.Repeat("长", 200)
	part, err := Card{TaskID: "t", Source: long, Title: long, Desc: long, SubTitle: long,
		Fields: []CardField{{long, long}}, Buttons: []CardButton{{long, "k", 0}}}.part()
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[*string]int{&part.Source.Desc: 20, &part.MainTitle.Title: 36, &part.MainTitle.Desc: 44,
		&part.SubTitleText: 160, &part.Fields[0].KeyName: 5, &part.Fields[0].Value: 30, &part.Buttons[0].Text: 10} {
		if got := utf8.RuneCountInString(*text); got != want || !strings.HasSuffix(*text, "…") {
			t.Errorf("%d characters instead of %d: %s", got, want, *text)
		}
	}
}

// WeCom refuses \uXXXX (40033), so whatever a person types must be written out.
func TestNoTextIsEverEscaped(t *testing.T) {
	c := builder()
	rapid.Check(t, func(t *rapid.T) {
		piece := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{`\u4e2d`, `\\u`, "\u2028", "\u0085", "\x00", "\x7f", "\xff\xfe", "\r\n", "\t", "<&>", `"`, "\b\f", "�", "中"}))
		said := "x" + strings.Join(rapid.SliceOfN(piece, 0, 8).Draw(t, "said"), "")
		if len(clean(said)) > MaxTextBytes {
			t.Skip("too long")
		}
		got, err := c.TextRequest("u", said, false)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(got), `\u`) || !json.Valid(got) || !utf8.Valid(got) {
			t.Fatalf("%s", got)
		}
		if once := clean(said); clean(once) != once {
			t.Fatalf("cleaning %q twice changes it", said)
		}
	})
}
