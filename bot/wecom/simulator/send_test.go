package simulator

import (
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

func TestMessageSendIsStrict(t *testing.T) {
	w := newWorld(t)
	card := func(c map[string]any) map[string]any {
		return map[string]any{"msgtype": "template_card", "template_card": c}
	}
	for name, c := range map[string]struct {
		fields map[string]any
		want   int
	}{
		"a text":                      {nil, 0},
		"markdown":                    {map[string]any{"msgtype": "markdown", "markdown": map[string]any{"content": "**粗**"}}, 0},
		"a notice card":               {card(noticeCard()), 0},
		"agentid as a string":         {map[string]any{"agentid": strconv.Itoa(agent)}, codeAgentID},
		"agentid as a fraction":       {map[string]any{"agentid": 1.5}, codeAgentID},
		"no agentid":                  {map[string]any{"agentid": nil}, codeAgentIDMissing},
		"another agent":               {map[string]any{"agentid": 1000003}, codeNotOurAgent},
		"nobody addressed":            {map[string]any{"touser": nil}, codeNoRecipients},
		"only unknown people":         {map[string]any{"touser": "nobody|NoOne"}, codeAllInvalid},
		"only a party":                {map[string]any{"touser": nil, "toparty": "1"}, codeAllInvalid},
		"1001 people":                 {map[string]any{"touser": repeat(1001, "lisi|")}, codeTooManyUsers},
		"101 parties":                 {map[string]any{"toparty": repeat(101, "1|")}, codeTooManyParties},
		"101 tags":                    {map[string]any{"totag": repeat(101, "1|")}, codeTooManyTags},
		"an unknown type":             {map[string]any{"msgtype": "markdown_v2"}, codeMsgType},
		"an empty text":               {map[string]any{"text": map[string]any{"content": ""}}, codeTextEmpty},
		"a text that is a number":     {map[string]any{"text": map[string]any{"content": 5}}, codeParameter},
		"a file without media_id":     {map[string]any{"msgtype": "file"}, codeMediaIDMissing},
		"a file nobody uploaded":      {map[string]any{"msgtype": "file", "file": map[string]any{"media_id": "x"}}, codeMediaID},
		"safe beyond 1":               {map[string]any{"safe": 2}, codeParameter},
		"a check of more than 4 h":    {map[string]any{"enable_duplicate_check": 1, "duplicate_check_interval": 14401}, codeParameter},
		"a card that is missing":      {map[string]any{"msgtype": "template_card"}, codeParameter},
		"a card of no type":           {card(map[string]any{"main_title": map[string]any{"title": "x"}}), codeCardType},
		"a card that is not built":    {card(map[string]any{"card_type": "vote_interaction"}), codeCardType},
		"a notice without action":     {card(with(noticeCard(), "card_action", nil)), codeCardAction},
		"a notice without title":      {card(with(noticeCard(), "main_title", map[string]any{})), codeTitleMissing},
		"a notice without URL":        {card(with(noticeCard(), "card_action", map[string]any{"type": 1})), codeCardURL},
		"a notice without appid":      {card(with(noticeCard(), "card_action", map[string]any{"type": 2})), codeCardAppID},
		"a button card without title": {card(with(buttonCard("t1"), "main_title", map[string]any{})), codeTitleMissing},
		"a button card without task":  {card(buttonCard("")), codeParameter},
		"an odd task_id":              {card(buttonCard("任务")), codeParameter},
		"a long task_id":              {card(buttonCard(repeat(129, "x"))), codeParameter},
		"no buttons":                  {card(with(buttonCard("t2"), "button_list", []any{})), codeParameter},
		"seven buttons":               {card(with(buttonCard("t3"), "button_list", buttons(7))), codeParameter},
		"a button without text":       {card(with(buttonCard("t4"), "button_list", []any{map[string]any{"key": "k"}})), codeCardButtonText},
		"a button without key":        {card(with(buttonCard("t5"), "button_list", []any{map[string]any{"text": "x"}})), codeCardButtonKey},
		"two buttons of one key":      {card(with(buttonCard("t6"), "button_list", append(buttons(1), buttons(1)...))), codeCardButtonKey},
		"a key of 1025 bytes":         {card(with(buttonCard("t7"), "button_list", []any{map[string]any{"text": "x", "key": repeat(1025, "k")}})), codeCardButtonKey},
		"a link button without URL":   {card(with(buttonCard("t8"), "button_list", []any{map[string]any{"text": "x", "type": 1}})), codeCardURL},
		"style 5":                     {card(with(buttonCard("t9"), "button_list", []any{map[string]any{"text": "x", "key": "k", "style": 5}})), codeParameter},
		"seven lines":                 {card(with(noticeCard(), "horizontal_content_list", lines(7, map[string]any{"keyname": "k"}))), codeCardHorizontal},
		"a line without name":         {card(with(noticeCard(), "horizontal_content_list", lines(1, map[string]any{"value": "v"}))), codeCardKeyName},
		"a line with a bad link":      {card(with(noticeCard(), "horizontal_content_list", lines(1, map[string]any{"keyname": "k", "type": 1, "url": "javascript:x"}))), codeCardURL},
		"a line with no such file":    {card(with(noticeCard(), "horizontal_content_list", lines(1, map[string]any{"keyname": "k", "type": 2}))), codeCardMediaID},
		"a line with no such person":  {card(with(noticeCard(), "horizontal_content_list", lines(1, map[string]any{"keyname": "k", "type": 3, "userid": "x"}))), codeCardUserID},
		"four jumps":                  {card(with(noticeCard(), "jump_list", lines(4, map[string]any{"title": "t"}))), codeCardJumpList},
		"a jump without title":        {card(with(noticeCard(), "jump_list", lines(1, map[string]any{"type": 0}))), codeCardJumpTitle},
		"a menu without task":         {card(with(noticeCard(), "action_menu", menu("a"))), codeParameter},
		"a menu of one key twice":     {card(with(with(noticeCard(), "task_id", "t10"), "action_menu", menu("a", "a"))), codeCardMenuKey},
		"a card type as a number":     {card(map[string]any{"card_type": 3}), codeParameter},
	} {
		t.Run(name, func(t *testing.T) {
			if got, answer := w.send(c.fields); got != c.want {
				t.Errorf("%d, want %d: %v", got, c.want, answer["errmsg"])
			}
		})
	}
	if got := len(w.inbox("lisi")); got != 3 {
		t.Errorf("%d messages shown, want the three good ones", got)
	}
}

func buttons(n int) (out []any) {
	for i := range n {
		out = append(out, map[string]any{"text": "按", "key": strconv.Itoa(i)})
	}
	return out
}

func lines(n int, line map[string]any) (out []any) {
	for range n {
		out = append(out, line)
	}
	return out
}

func menu(keys ...string) map[string]any {
	list := []any{}
	for _, k := range keys {
		list = append(list, map[string]any{"text": "项", "key": k})
	}
	return map[string]any{"desc": "菜单", "action_list": list}
}

func TestUnicodeEscapesAreRefused(t *testing.T) {
	w := newWorld(t)
	for content, want := range map[string]float64{
		`a\u003cb`: codeIllegalChars, `a\\u003cb`: 0, `a\\\u003cb`: codeIllegalChars, `<a href=\"https://x.cn\">&</a>`: 0,
	} {
		body := `{"touser":"lisi","msgtype":"text","agentid":1000002,"text":{"content":"` + content + `"}}`
		if _, got := w.do(http.MethodPost, "/cgi-bin/message/send?access_token="+w.token, strings.NewReader(body), nil); got["errcode"] != want {
			t.Errorf("%s: %v, want %v", content, got, want)
		}
	}
}

func TestRecipientsAreSplitAndLowerCased(t *testing.T) {
	w := newWorld(t)
	code, got := w.send(map[string]any{"touser": "ZHANGSAN|Nobody|lisi|LISI"})
	if code != 0 || got["invaliduser"] != "nobody" || got["msgid"] == "" || got["response_code"] != nil {
		t.Fatalf("%d %v", code, got)
	}
	for _, id := range []string{"ZhangSan", "zhangsan", "lisi"} {
		if n := len(w.inbox(id)); n != 1 {
			t.Errorf("%s has %d messages", id, n)
		}
	}
	if code, _ := w.send(map[string]any{"touser": "@all"}); code != 0 || len(w.inbox("wangwu")) != 1 {
		t.Errorf("@all: %d, wangwu has %d", code, len(w.inbox("wangwu")))
	}
}

func TestATextIsCutAt2048Bytes(t *testing.T) {
	w := newWorld(t)
	w.send(map[string]any{"text": map[string]any{"content": repeat(2048, "a")}})
	w.send(map[string]any{"text": map[string]any{"content": repeat(700, "字")}})
	got := w.inbox("lisi")
	if got[0].Truncated || len(got[0].Text) != 2048 {
		t.Errorf("2048 bytes: %d, truncated %v", len(got[0].Text), got[0].Truncated)
	}
	want := repeat(682, "字") + string(utf8.RuneError) // 2046 bytes and two thirds of a character
	if !got[1].Truncated || got[1].Text != want {
		t.Errorf("2100 bytes: %d, truncated %v", len(got[1].Text), got[1].Truncated)
	}
}

func TestARepeatedRequestIsSwallowedInsideItsInterval(t *testing.T) {
	w := newWorld(t)
	check := map[string]any{"enable_duplicate_check": 1, "duplicate_check_interval": 14400}
	_, first := w.send(check)
	code, second := w.send(check)
	if code != 0 || second["msgid"] != first["msgid"] || len(w.inbox("lisi")) != 1 {
		t.Fatalf("second: %v, shown %d", second, len(w.inbox("lisi")))
	}
	if w.send(with(check, "text", map[string]any{"content": "别的"})); len(w.inbox("lisi")) != 2 {
		t.Errorf("another text was swallowed")
	}
	w.clock.advance(4*time.Hour - time.Minute)
	w.token = w.get("/cgi-bin/gettoken?corpid=" + corp + "&corpsecret=" + secret)["access_token"].(string)
	if w.send(check); len(w.inbox("lisi")) != 2 {
		t.Errorf("shown again inside the interval")
	}
	w.clock.advance(time.Minute)
	if w.send(check); len(w.inbox("lisi")) != 3 {
		t.Errorf("not shown after the interval")
	}
	if w.send(nil); len(w.inbox("lisi")) != 4 {
		t.Errorf("a request without check was swallowed")
	}
}

func TestTheSurplusOverTheRateVanishesSilently(t *testing.T) {
	w := newWorld(t)
	for range perMinute + 2 {
		if code, got := w.send(nil); code != 0 {
			t.Fatal(got)
		}
	}
	if n, lost := len(w.inbox("lisi")), w.sim.Dropped(); n != perMinute || len(lost) != 2 || lost[0].Member != "lisi" {
		t.Fatalf("shown %d, dropped %v", n, lost)
	}
	if w.send(map[string]any{"touser": "wangwu"}); len(w.inbox("wangwu")) != 1 {
		t.Error("another member's rate was touched")
	}
	w.clock.advance(time.Minute)
	if w.send(nil); len(w.inbox("lisi")) != perMinute+1 {
		t.Error("nothing comes through a minute later")
	}
	dropped := w.get("/simulator/dropped")["dropped"].([]any)
	if len(dropped) != 2 {
		t.Errorf("GET /simulator/dropped: %v", dropped)
	}
}

func TestTheHourHasABoundToo(t *testing.T) {
	l := newLimits()
	now := morning
	for i := range perHour {
		if i%perMinute == 0 {
			now = now.Add(time.Minute)
		}
		if reason := l.admit("lisi", now); reason != "" {
			t.Fatalf("message %d: %s", i+1, reason)
		}
	}
	now = now.Add(time.Minute)
	if l.admit("lisi", now) == "" {
		t.Error("the 1001st within the hour passed")
	}
	if l.admit("lisi", morning.Add(61*time.Minute)) != "" {
		t.Error("the window does not slide")
	}
}

func TestCardsThatCallBackNeedACallbackURL(t *testing.T) {
	w := newWorld(t)
	if err := w.sim.SetCallbackURL(""); err != nil {
		t.Fatal(err)
	}
	card := map[string]any{"msgtype": "template_card", "template_card": buttonCard("t")}
	if code, _ := w.send(card); code != codeNoCallback {
		t.Errorf("button card: %d", code)
	}
	if code, _ := w.send(with(card, "template_card", noticeCard())); code != 0 {
		t.Errorf("notice: %d", code)
	}
	if err := w.sim.SetCallbackURL("no address"); err == nil {
		t.Error("an address without scheme was taken")
	}
}
