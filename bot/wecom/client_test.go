package wecom

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/silenceper/wechat/v2/util"
)

const sent = `{"errcode":0,"errmsg":"ok","invaliduser":"","msgid":"m-1","response_code":"rc-0"}`

func text(t *testing.T, c *Client) []byte {
	t.Helper()
	req, err := c.TextRequest("WangFang", "您好", false)
	if err != nil {
		t.Fatal(err)
	}
	return req
}

func TestAMessageIsSentVerbatimWithTheToken(t *testing.T) {
	f := newFake(t, map[string][]string{apiSend: {sent}})
	c := clientAt(t, f.URL+"/")
	req := text(t, c)
	got, err := c.Send(t.Context(), req)
	if err != nil || got != (Receipt{MsgID: "m-1", ResponseCode: "rc-0"}) {
		t.Fatalf("%+v, %v", got, err)
	}
	want := seen{apiSend, "tok-1", string(req), jsonType}
	if diff := cmp.Diff(want, f.last()); diff != "" {
		t.Error(diff)
	}
	if _, err := c.Send(t.Context(), req); err != nil || f.apis() != "gettoken message/send message/send" {
		t.Errorf("%v: %s", err, f.apis())
	}
}

func TestAStaleTokenIsReplacedOnceAndTheCallMadeOnceMore(t *testing.T) {
	for name, refusal := range map[string]string{
		"expired":      `{"errcode":42001,"errmsg":"access_token expired"}`,
		"invalid":      `{"errcode":40014,"errmsg":"invalid access_token"}`,
		"secret reset": `{"errcode":40001,"errmsg":"invalid credential"}`,
	} {
		t.Run(name, func(t *testing.T) {
			f := newFake(t, map[string][]string{apiSend: {refusal, sent}})
			c := clientAt(t, f.URL)
			req := text(t, c)
			if _, err := c.Send(t.Context(), req); err != nil {
				t.Fatal(err)
			}
			if f.apis() != "gettoken message/send gettoken message/send" || f.last().Token != "tok-2" || f.last().Body != string(req) {
				t.Errorf("%s, last %+v", f.apis(), f.last())
			}
		})
		t.Run(name+" for ever", func(t *testing.T) {
			f := newFake(t, map[string][]string{apiSend: {refusal}})
			c := clientAt(t, f.URL)
			_, err := c.Send(t.Context(), text(t, c))
			if err == nil || f.apis() != "gettoken message/send gettoken message/send" {
				t.Errorf("%v: %s", err, f.apis())
			}
		})
	}
}

func TestTheKindSaysWhatToDo(t *testing.T) {
	cases := map[string]struct {
		answer string
		kind   Kind
		code   int64
	}{
		"system busy":         {`{"errcode":-1,"errmsg":"busy"}`, Later, -1},
		"too often":           {`{"errcode":45009,"errmsg":"freq"}`, Later, 45009},
		"too many at once":    {`{"errcode":45033,"errmsg":"conc"}`, Later, 45033},
		"broken JSON":         {`{"errcode":0,"ms`, Later, 0},
		"JSON of a proxy":     {`{}`, Later, 0},
		"page of a proxy":     {`<html>`, Later, 0},
		"address unknown":     {`{"errcode":60020,"errmsg":"not allow to access from your ip"}`, Configuration, 60020},
		"foreign token":       {`{"errcode":301002,"errmsg":"x"}`, Configuration, 301002},
		"app not ours":        {`{"errcode":40056,"errmsg":"x"}`, Configuration, 40056},
		"no callback URL":     {`{"errcode":43012,"errmsg":"x"}`, Configuration, 43012},
		"all invalid":         {`{"errcode":81013,"errmsg":"x","invaliduser":"wangfang"}`, Unreachable, 81013},
		"unknown member":      {`{"errcode":60111,"errmsg":"x"}`, Unreachable, 60111},
		"success but invalid": {`{"errcode":0,"errmsg":"ok","invaliduser":"wangfang","msgid":"m"}`, Unreachable, 0},
		"success, no licence": {`{"errcode":0,"errmsg":"ok","unlicenseduser":"wangfang","msgid":"m"}`, Unreachable, 0},
		"task id used":        {`{"errcode":42014,"errmsg":"x"}`, Delivered, 42014},
		"card is wrong":       {`{"errcode":42033,"errmsg":"x"}`, Invalid, 42033},
		"file is gone":        {`{"errcode":40007,"errmsg":"x"}`, Invalid, CodeMediaID},
		"code never seen":     {`{"errcode":99999,"errmsg":"x"}`, Invalid, 99999},
	}
	for name, tc := range cases {
		t.Run(name, func(t *testing.T) {
			f := newFake(t, map[string][]string{apiSend: {tc.answer}})
			c := clientAt(t, f.URL)
			receipt, err := c.Send(t.Context(), text(t, c))
			var e *Error
			if !errors.As(err, &e) || e.Kind != tc.kind || e.Code != tc.code || e.API != apiSend || KindOf(err) != tc.kind {
				t.Fatalf("%#v, want %s %d", err, tc.kind, tc.code)
			}
			if receipt != (Receipt{}) {
				t.Errorf("a failure has the receipt %+v", receipt)
			}
			var sdk *util.CommonError
			if tc.code != 0 && (!errors.As(err, &sdk) || sdk.ErrCode != tc.code) {
				t.Errorf("the SDK's error is not found in %v", err)
			}
		})
	}
}

func TestAnErrorFromElsewhereIsLater(t *testing.T) {
	if got := KindOf(errors.New("disk")); got != Later {
		t.Errorf("%s", got)
	}
}

func TestASuccessWithoutErrcodeCountsWhenItCarriesTheThing(t *testing.T) {
	f := newFake(t, map[string][]string{
		apiToken: {`{"access_token":"tok-x","expires_in":7200}`}, apiSend: {`{"msgid":"m-7"}`}})
	c := clientAt(t, f.URL)
	if got, err := c.Send(t.Context(), text(t, c)); err != nil || got.MsgID != "m-7" || f.last().Token != "tok-x" {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestTheButtonsOfACardAreReplaced(t *testing.T) {
	f := newFake(t, map[string][]string{apiUpdateCard: {
		`{"errcode":0,"errmsg":"ok","invaliduser":[]}`,
		`{"errcode":60140,"errmsg":"invalid response_code"}`,
		`{"errcode":0,"errmsg":"ok","invaliduser":["wangfang"]}`,
	}})
	c := clientAt(t, f.URL)
	if err := c.UpdateCard(t.Context(), "RC1", []string{"WangFang"}, "已签收"); err != nil {
		t.Fatal(err)
	}
	const want = `{"userids":["WangFang"],"agentid":1000002,"response_code":"RC1","button":{"replace_name":"已签收"}}`
	if got := f.last().Body; got != want {
		t.Errorf("%s", got)
	}
	if err := c.UpdateCard(t.Context(), "RC1", []string{"WangFang"}, "已签收"); KindOf(err) != Spent || err == nil {
		t.Errorf("second use: %v", err)
	}
	if err := c.UpdateCard(t.Context(), "RC2", []string{"WangFang"}, "已签收"); KindOf(err) != Unreachable {
		t.Errorf("somebody else: %v", err)
	}
	before := f.apis()
	for _, err := range []error{
		c.UpdateCard(t.Context(), "", []string{"u"}, "x"), c.UpdateCard(t.Context(), "R", nil, "x"),
		c.UpdateCard(t.Context(), "R", []string{""}, "x"), c.UpdateCard(t.Context(), "R", []string{"u"}, " "),
	} {
		if KindOf(err) != Invalid {
			t.Errorf("%v", err)
		}
	}
	if f.apis() != before {
		t.Error("an incomplete request was sent")
	}
}

func TestCheckShowsTheAddressThatWeComSaw(t *testing.T) {
	f := newFake(t, map[string][]string{apiCallbackIP: {
		`{"errcode":60020,"errmsg":"not allow to access from your ip, hint: [1700], from ip: 203.0.113.9, more info at https://open.work.weixin.qq.com/devtool/query?e=60020"}`,
		`{"errcode":0,"errmsg":"ok","ip_list":["1.2.3.4"]}`,
	}})
	c := clientAt(t, f.URL)
	var e *Error
	if err := c.Check(t.Context()); !errors.As(err, &e) || e.Kind != Configuration || e.Address() != "203.0.113.9" {
		t.Errorf("%v", err)
	}
	if err := c.Check(t.Context()); err != nil {
		t.Errorf("%v", err)
	}
	if (&Error{Msg: "no address here"}).Address() != "" {
		t.Error("an address out of nothing")
	}
}

func TestTheEndOfTheCallersContextIsRecognised(t *testing.T) {
	f := newFake(t, nil)
	c := clientAt(t, f.URL)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := c.Send(ctx, text(t, c))
	if !errors.Is(err, context.Canceled) || KindOf(err) != Later {
		t.Errorf("%v", err)
	}
}

func TestABaseMayHaveAPathAndTheDefaultIsPublic(t *testing.T) {
	f := newFake(t, map[string][]string{"/gw/cgi-bin/gettoken": {`{"errcode":0,"access_token":"t","expires_in":7200}`},
		"/gw/cgi-bin/getcallbackip": {`{"errcode":0,"ip_list":["1.2.3.4"]}`}})
	if err := clientAt(t, f.URL+"/gw/").Check(t.Context()); err != nil {
		t.Errorf("%v: %s", err, f.apis())
	}
	c := clientAt(t, "")
	req, err := c.newRequest(t.Context(), call{api: apiToken}, nil)
	if err != nil || !strings.HasPrefix(req.URL.String(), "https://qyapi.weixin.qq.com/cgi-bin/gettoken") {
		t.Errorf("%v, %v", req, err)
	}
}
