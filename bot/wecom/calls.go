package wecom

import (
	"context"
	"encoding/json"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/silenceper/wechat/v2/util"
)

// The interfaces that are used, as paths below /cgi-bin/.
const (
	apiToken      = "gettoken" // a path
	apiSend       = "message/send"
	apiUpdateCard = "message/update_template_card"
	apiUpload     = "media/upload"
	apiCallbackIP = "getcallbackip"
)

const jsonType = "application/json; charset=utf-8"

// people is a list of userids: joined by | in message/send, an array in update_template_card (§4.2, §5.1).
type people []string

// UnmarshalJSON reads both forms.
func (p *people) UnmarshalJSON(raw []byte) error {
	var list []string
	if json.Unmarshal(raw, &list) == nil {
		*p = list
		return nil
	}
	var joined string
	if err := json.Unmarshal(raw, &joined); err != nil {
		return err
	}
	*p = strings.FieldsFunc(joined, func(r rune) bool { return r == '|' })
	return nil
}

type tokenAnswer struct {
	util.CommonError
	AccessToken string `json:"access_token"`
	ExpiresIn   int64  `json:"expires_in"`
}

func (a tokenAnswer) complete() bool { return a.AccessToken != "" }

// fetchToken calls gettoken (§3.1).
func (c *Client) fetchToken(ctx context.Context) (string, time.Duration, error) {
	query := url.Values{"corpid": {c.cfg.CorpID}, "corpsecret": {c.cfg.Secret}}
	got, err := exchange[tokenAnswer](ctx, c, call{api: apiToken}, query)
	if err != nil {
		return "", 0, err
	}
	if got.AccessToken == "" {
		return "", 0, &Error{API: apiToken, Kind: Later, Msg: "answer has no token"}
	}
	return got.AccessToken, time.Duration(got.ExpiresIn) * time.Second, nil
}

// Receipt is what WeCom returns for a message that it took (发送回执).
type Receipt struct {
	MsgID string
	// ResponseCode allows one change of the card that was sent; only cards with buttons have it.
	ResponseCode string
}

type sendAnswer struct {
	util.CommonError
	InvalidUser    people `json:"invaliduser"`
	UnlicensedUser people `json:"unlicenseduser"`
	MsgID          string `json:"msgid"`
	ResponseCode   string `json:"response_code"`
}

func (a sendAnswer) complete() bool { return a.MsgID != "" }

// Send sends a request that TextRequest, FileRequest or CardRequest built (发送应用消息). At a retry it must be
// given the very same bytes. The error is an *Error; a success of WeCom that names the recipient as invalid or
// without licence is one too, of kind Unreachable.
func (c *Client) Send(ctx context.Context, request []byte) (Receipt, error) {
	got, err := ask[sendAnswer](ctx, c, call{api: apiSend, contentType: jsonType, body: request})
	if err != nil {
		return Receipt{}, err
	}
	if len(got.InvalidUser) > 0 {
		return Receipt{}, &Error{API: apiSend, Kind: Unreachable, Msg: "recipient is in invaliduser"}
	}
	if len(got.UnlicensedUser) > 0 {
		return Receipt{}, &Error{API: apiSend, Kind: Unreachable, Msg: "recipient is in unlicenseduser"}
	}
	return Receipt{MsgID: got.MsgID, ResponseCode: got.ResponseCode}, nil
}

type updateRequest struct {
	UserIDs      []string `json:"userids"`
	AgentID      int      `json:"agentid"`
	ResponseCode string   `json:"response_code"`
	Button       struct {
		ReplaceName string `json:"replace_name"`
	} `json:"button"`
}

type updateAnswer struct {
	util.CommonError
	InvalidUser people `json:"invaliduser"`
}

func (updateAnswer) complete() bool { return false }

// UpdateCard replaces the buttons of a card by one label that cannot be pressed, for the people named
// (更新模版卡片消息, §5.1). A response code serves once; used up or too old it is an error of kind Spent. People
// who were not among the card's recipients make it Unreachable, and the code is spent then too.
func (c *Client) UpdateCard(ctx context.Context, responseCode string, userIDs []string, replaceName string) error {
	label := line(replaceName, 10)
	if responseCode == "" || len(userIDs) == 0 || slices.Contains(userIDs, "") || label == "" {
		return invalid(apiUpdateCard, "response code, people or label is missing")
	}
	request := updateRequest{UserIDs: userIDs, AgentID: c.cfg.AgentID, ResponseCode: responseCode}
	request.Button.ReplaceName = label
	body, err := encode(apiUpdateCard, request)
	if err != nil {
		return err
	}
	got, err := ask[updateAnswer](ctx, c, call{api: apiUpdateCard, contentType: jsonType, body: body})
	if err != nil {
		return err
	}
	if len(got.InvalidUser) > 0 {
		return &Error{API: apiUpdateCard, Kind: Unreachable, Msg: "somebody is in invaliduser"}
	}
	return nil
}

type checkAnswer struct {
	util.CommonError
	List []string `json:"ip_list"`
}

func (a checkAnswer) complete() bool { return len(a.List) > 0 }

// Check proves that corpid and secret are right and that WeCom accepts our address, by gettoken and one cheap
// call. Error.Address tells the address WeCom saw when it is not on the list of trusted ones (60020).
func (c *Client) Check(ctx context.Context) error {
	_, err := ask[checkAnswer](ctx, c, call{api: apiCallbackIP})
	return err
}
