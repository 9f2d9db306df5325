package simulator

import (
	"net/http"
	"testing"
	"time"
)

func TestATaskIDIsUsedOnce(t *testing.T) {
	w := newWorld(t)
	w.sendCard("task-1")
	card := map[string]any{"msgtype": "template_card", "template_card": buttonCard("task-1")}
	if code, _ := w.send(card); code != codeTaskID {
		t.Errorf("again: %d", code)
	}
	check := with(with(card, "template_card", buttonCard("task-2")), "enable_duplicate_check", 1)
	w.send(check)
	if code, got := w.send(check); code != 0 || got["response_code"] != nil || len(w.inbox("lisi")) != 2 {
		t.Errorf("a swallowed repetition: %v", got)
	}
}

func TestAResponseCodeIsSpentOnceWithin72Hours(t *testing.T) {
	w := newWorld(t)
	update := func(code string) map[string]any {
		return map[string]any{"userids": []string{"LiSi", "Nobody"}, "agentid": agent, "response_code": code, "button": map[string]any{"replace_name": "已签收"}}
	}
	rc := w.sendCard("task-1")
	for name, c := range map[string]struct {
		body map[string]any
		want int
	}{
		"an invented code":   {update("rc-x"), codeResponseCode},
		"agentid as text":    {with(update(rc), "agentid", "1000002"), codeAgentID},
		"another agent":      {with(update(rc), "agentid", 7), codeNotOurAgent},
		"nothing to replace": {with(update(rc), "button", nil), codeParameter},
		"an empty label":     {with(update(rc), "button", map[string]any{}), codeParameter},
		"nobody addressed":   {with(update(rc), "userids", nil), codeNoRecipients},
		"nobody who has it":  {with(update(rc), "userids", []string{"wangwu"}), codeAllInvalid},
		"both forms":         {with(update(rc), "template_card", buttonCard("task-1")), codeParameter},
	} {
		if code, _ := w.api("message/update_template_card", c.body); code != c.want {
			t.Errorf("%s: %d, want %d", name, code, c.want)
		}
	}
	code, got := w.api("message/update_template_card", update(rc))
	if bad := got["invaliduser"].([]any); code != 0 || len(bad) != 1 || bad[0] != "nobody" {
		t.Fatalf("%v", got)
	}
	if card := w.inbox("lisi")[0].Card; card.Replaced != "已签收" || card.Clickable || card.Buttons[0].State != "replaced" {
		t.Errorf("card %+v", card)
	}
	if code, _ := w.api("message/update_template_card", update(rc)); code != codeResponseCode {
		t.Errorf("spent twice: %d", code)
	}
	old := w.sendCard("task-2")
	w.clock.advance(72 * time.Hour)
	w.token = w.get("/cgi-bin/gettoken?corpid=" + corp + "&corpsecret=" + secret)["access_token"].(string)
	if code, _ := w.api("message/update_template_card", update(old)); code != codeResponseCode {
		t.Errorf("after 72 hours: %d", code)
	}
}

func TestAClickIsAnEventWithACodeOfItsOwn(t *testing.T) {
	w := newWorld(t)
	w.sendCard("task-1")
	click := map[string]any{"task_id": "task-1", "key": "accept"}
	if status, got := w.post("/simulator/members/LISI/click", click); status != http.StatusOK {
		t.Fatalf("%d %v", status, got)
	}
	h := w.app.all()
	if len(h) != 1 || h[0].event != "template_card_event" || h[0].key != "accept" || h[0].code == "" {
		t.Fatalf("heard %+v", h)
	}
	card := w.inbox("lisi")[0].Card
	if card.Clicked != "accept" || card.Clickable || card.Buttons[0].State != "clicked" || card.Buttons[1].State != "disabled" {
		t.Errorf("card %+v", card)
	}
	if status, got := w.post("/simulator/members/lisi/click", click); status != http.StatusConflict || got["error"] == "" {
		t.Errorf("clicked twice: %d %v", status, got)
	}
	update := map[string]any{"userids": []string{"lisi"}, "agentid": agent, "response_code": h[0].code,
		"template_card": with(with(buttonCard(""), "main_title", map[string]any{"title": "第二步"}), "replace_text", "")}
	if code, got := w.api("message/update_template_card", update); code != 0 {
		t.Fatal(got)
	}
	if card := w.inbox("lisi")[0].Card; card.MainTitle.Title != "第二步" || !card.Clickable || card.TaskID != "task-1" {
		t.Errorf("the new card %+v", card)
	}
	if status, _ := w.post("/simulator/members/lisi/click", click); status != http.StatusOK {
		t.Errorf("the new card's button: %d", status)
	}
}

func TestClicksThatAreNotPossible(t *testing.T) {
	w := newWorld(t)
	rc := w.sendCard("task-1")
	try := func(user, task, key string) int {
		status, _ := w.post("/simulator/members/"+user+"/click", map[string]any{"task_id": task, "key": key})
		return status
	}
	for name, got := range map[string]int{
		"by a stranger": try("nobody", "task-1", "accept"), "by one without the card": try("wangwu", "task-1", "accept"),
		"on no such card": try("lisi", "task-9", "accept"), "on no such button": try("lisi", "task-1", "none"),
	} {
		if got != http.StatusNotFound {
			t.Errorf("%s: %d", name, got)
		}
	}
	w.api("message/update_template_card", map[string]any{"atall": 1, "agentid": agent, "response_code": rc, "button": map[string]any{"replace_name": "已处理"}})
	if got := try("lisi", "task-1", "accept"); got != http.StatusConflict {
		t.Errorf("on a replaced card: %d", got)
	}
	if n := len(w.app.all()); n != 0 {
		t.Errorf("%d callbacks", n)
	}
}

func TestAClickNobodyAnsweredDoesNotCount(t *testing.T) {
	w := newWorld(t)
	w.sendCard("task-1")
	w.app.reply(func(_ int, _ heard, rw http.ResponseWriter, _ *http.Request) {
		http.Error(rw, "down", http.StatusInternalServerError)
	})
	click := map[string]any{"task_id": "task-1", "key": "accept"}
	if status, _ := w.post("/simulator/members/lisi/click", click); status != http.StatusBadGateway {
		t.Fatalf("%d", status)
	}
	w.app.reply(func(int, heard, http.ResponseWriter, *http.Request) {})
	if status, _ := w.post("/simulator/members/lisi/click", click); status != http.StatusOK {
		t.Errorf("second click: %d", status)
	}
}

func TestAMenuEntryIsAMenuEvent(t *testing.T) {
	w := newWorld(t)
	card := with(with(noticeCard(), "task_id", "m-1"), "action_menu", menu("stop"))
	if code, got := w.send(map[string]any{"msgtype": "template_card", "template_card": card}); code != 0 || got["response_code"] == nil {
		t.Fatal(got)
	}
	w.post("/simulator/members/lisi/click", map[string]any{"task_id": "m-1", "key": "stop"})
	if h := w.app.all(); len(h) != 1 || h[0].event != "template_card_menu_event" {
		t.Errorf("heard %+v", h)
	}
}

func TestAMessageIsRecalledWithin24Hours(t *testing.T) {
	w := newWorld(t)
	_, got := w.send(nil)
	if code, _ := w.api("message/recall", map[string]any{"msgid": got["msgid"]}); code != 0 || !w.inbox("lisi")[0].Recalled {
		t.Errorf("recall: %d", code)
	}
	for _, id := range []any{"", "unknown"} {
		if code, _ := w.api("message/recall", map[string]any{"msgid": id}); code != codeParameter {
			t.Errorf("recall of %q: %d", id, code)
		}
	}
}
