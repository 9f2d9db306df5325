package wecom

import "context"

// Received is one message or event (收到的消息), verified and decrypted.
type Received struct {
	Key      string // what makes it unique, see Inbound.Key
	CorpID   string // ToUserName; a userid is only unique within its corp
	AgentID  int    // zero for events that belong to no app
	From     string // userid as WeCom spells it; compare without regard to case
	Kind     string // text, image, event …
	Content  string // of a text
	Event    string // of an event: template_card_event, enter_agent …
	EventKey string // the key of the button or menu entry
	TaskID   string // of the card
	// ResponseCode allows one change of the card that was pressed, within 72 hours (§5.1).
	ResponseCode string
	// CreateTime is WeCom's clock in seconds: for telling messages apart and for the record, never for deadlines.
	CreateTime int64
	// Plain is the inner XML as it was decrypted, for what the fields above leave out.
	Plain []byte
}

// Inbox keeps what has been received (收件箱).
//
// Keep returns nil when the message is durably kept. Keeping the same Key again, also at the same time from
// another process, returns nil and has no effect. Any error means that nothing was kept, and WeCom is asked to
// deliver again. The error's text is logged, so it must not quote the message. Keep must return within the
// context, which ends before WeCom stops waiting.
type Inbox interface {
	Keep(ctx context.Context, m Received) error
}
