package simulator

import "fmt"

// WeCom's error codes that the simulator answers with (§3.3).
const (
	codeBusy           = -1    // system busy
	codeMediaType      = 40004 // type of upload
	codeFileType       = 40005
	codeFileSize       = 40006
	codeMediaID        = 40007 // unknown or expired media_id
	codeMsgType        = 40008
	codeImageSize      = 40009
	codeVideoSize      = 40011
	codeCorpID         = 40013
	codeTokenInvalid   = 40014
	codeTooManyUsers   = 40032
	codeIllegalChars   = 40033 // \uXXXX in the request
	codeAgentID        = 40056
	codeParameter      = 40058 // bad JSON, wrong method, value or list out of bounds
	codeSecret         = 40091
	codeTokenMissing   = 41001
	codeCorpIDMissing  = 41002
	codeSecretMissing  = 41004
	codeMediaIDMissing = 41006
	codeAgentIDMissing = 41011
	codeTitleMissing   = 41016
	codeTokenExpired   = 42001
	codeTaskID         = 42014 // task_id used before
	codeCardKeyName    = 42027
	codeCardURL        = 42028
	codeCardMediaID    = 42029
	codeCardAppID      = 42030
	codeCardType       = 42031
	codeCardJumpTitle  = 42033
	codeCardHorizontal = 42035
	codeCardButtonText = 42038
	codeCardButtonKey  = 42039
	codeCardJumpList   = 42042
	codeCardAction     = 42045
	codeCardUserID     = 42050
	codeCardMenuKey    = 42051
	codeNoCallback     = 43012 // the app needs a callback URL
	codeMediaEmpty     = 44001
	codeTextEmpty      = 44004
	codeMediaTooLarge  = 45001
	codeResponseCode   = 60140
	codeAllInvalid     = 81013 // every recipient invalid
	codeNoRecipients   = 82001
	codeTooManyParties = 82002
	codeTooManyTags    = 82003
	codeNotOurAgent    = 301002 // the token belongs to another agent
)

// apiError is a refusal of WeCom's API.
type apiError struct {
	code   int
	reason string
}

func (e *apiError) Error() string { return fmt.Sprintf("%d %s", e.code, e.reason) }

func refuse(code int, format string, args ...any) error {
	return &apiError{code: code, reason: fmt.Sprintf(format, args...)}
}
