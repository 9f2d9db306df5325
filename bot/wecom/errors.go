package wecom

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
)

// Kind is what a failed call means for the caller. The values are stored and never change.
type Kind string

// The kinds of failure.
const (
	// Later: nothing is known to be wrong with the request; try again after a while (稍后重试).
	Later Kind = "later"
	// Configuration: somebody has to repair the settings first (配置错误); retrying does harm (§3.1).
	Configuration Kind = "configuration"
	// Unreachable: this person cannot be reached through the app (无法送达); tell the office.
	Unreachable Kind = "unreachable"
	// Invalid: WeCom or this package refuses the request as it is (请求有误); retrying it is useless.
	Invalid Kind = "invalid"
	// Delivered: an earlier attempt with the same task_id had arrived (此前已送达). It can only mean that on a
	// retry; at the first attempt the task_id was not fresh, which is an error of the caller.
	Delivered Kind = "delivered"
	// Spent: the response_code was used or is older than 72 hours (回调码已失效); send a new card.
	Spent Kind = "spent"
)

// Codes of WeCom that are named because somebody acts on them (§3.2, §3.3).
const (
	CodeBusy          = -1
	CodeBadSecret     = 40001
	CodeUserID        = 40003
	CodeMediaID       = 40007 // expired after three days: upload again and build a new request
	CodeCorpID        = 40013
	CodeBadToken      = 40014
	CodeUserList      = 40031
	CodeAgentID       = 40056
	CodeWrongSecret   = 40091
	CodeNoToken       = 41001
	CodeNoCorpID      = 41002
	CodeNoSecret      = 41004
	CodeNoAgentID     = 41011
	CodeTokenExpired  = 42001
	CodeTaskIDUsed    = 42014 // 任务卡片消息的task_id不合法; its form is checked here before sending, so it was used before
	CodeUnverified    = 43009
	CodeNoCallback    = 43012
	CodeFrequency     = 45009
	CodeConcurrency   = 45033
	CodeNoPermission  = 48002
	CodeMemberLimited = 50002
	CodeAppDisabled   = 50003
	CodeNoPrivilege   = 60011
	CodeAddress       = 60020 // 企业可信IP, see Error.Address
	CodeOutOfRange    = 60021
	CodeUserUnknown   = 60111
	CodeResponseCode  = 60140
	CodeNoRecipient   = 81013
	CodeForeignToken  = 301002
)

// kinds holds every code that is not simply Invalid. A stale token is Later because by then it has been
// replaced once already within the call.
var kinds = map[int64]Kind{
	CodeBusy: Later, CodeBadToken: Later, CodeTokenExpired: Later, CodeFrequency: Later, CodeConcurrency: Later,

	CodeBadSecret: Configuration, CodeCorpID: Configuration, CodeAgentID: Configuration,
	CodeWrongSecret: Configuration, CodeNoToken: Configuration, CodeNoCorpID: Configuration,
	CodeNoSecret: Configuration, CodeNoAgentID: Configuration, CodeUnverified: Configuration,
	CodeNoCallback: Configuration, CodeNoPermission: Configuration, CodeAppDisabled: Configuration,
	CodeNoPrivilege: Configuration, CodeAddress: Configuration, CodeForeignToken: Configuration,

	CodeUserID: Unreachable, CodeUserList: Unreachable, CodeMemberLimited: Unreachable,
	CodeOutOfRange: Unreachable, CodeUserUnknown: Unreachable, CodeNoRecipient: Unreachable,

	CodeResponseCode: Spent,
}

// Error is how a call failed. Its text names the interface, WeCom's code and its redacted words.
type Error struct {
	API  string // message/send, gettoken …
	Code int64  // errcode; 0 when WeCom did not give one
	Msg  string // errmsg or our own words, redacted; for reading only, never to decide by
	Kind Kind

	cause error // context.Canceled, context.DeadlineExceeded or the redacted *util.CommonError
}

// Error gives a text that is safe to log and to show.
func (e *Error) Error() string {
	if e.Code == 0 {
		return fmt.Sprintf("wecom %s: %s (%s)", e.API, e.Msg, e.Kind)
	}
	return fmt.Sprintf("wecom %s: %d %s (%s)", e.API, e.Code, e.Msg, e.Kind)
}

// Unwrap leads to the end of the context or to the SDK's error, never to an error that quotes a URL.
func (e *Error) Unwrap() error { return e.cause }

var fromIP = regexp.MustCompile(`from ip:\s*([0-9A-Fa-f.:]+)`)

// Address returns the address that WeCom saw us come from (出口IP), or "" when it did not say. It is what the
// office has to enter as 企业可信IP after a 60020 (§3.4).
func (e *Error) Address() string {
	found := fromIP.FindStringSubmatch(e.Msg)
	if found == nil {
		return ""
	}
	return strings.Trim(found[1], ".:")
}

// KindOf returns the kind of any error out of this package; an error from elsewhere is Later, because nothing
// is known against the request.
func KindOf(err error) Kind {
	var e *Error
	if errors.As(err, &e) {
		return e.Kind
	}
	return Later
}

// kindOfCode classifies an errcode of one interface.
func kindOfCode(api string, code int64) Kind {
	if api == apiSend && code == CodeTaskIDUsed {
		return Delivered
	}
	kind, known := kinds[code]
	switch {
	case known:
		return kind
	case api == apiToken: // it carries nothing but settings
		return Configuration
	}
	return Invalid
}

func invalid(api, format string, args ...any) *Error {
	return &Error{API: api, Kind: Invalid, Msg: fmt.Sprintf(format, args...)}
}
