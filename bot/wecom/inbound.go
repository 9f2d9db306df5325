package wecom

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/xml"
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// ErrInbound says that a decrypted message is not one of WeCom's: not XML, or without sender, corp or kind.
var ErrInbound = errors.New("wecom: inner message is not understood")

// Inbound is the decrypted inner XML of a message (消息) or an event (事件), reduced to the fields that this
// product reads and those that tell one event from another (§2, §1.7). Kinds and events that are unknown here
// parse all the same: they are kept, not refused.
type Inbound struct {
	XMLName      xml.Name `xml:"xml"`
	ToUserName   string   // corpid
	FromUserName string   // userid, or sys
	CreateTime   int64    // seconds, WeCom's clock
	MsgType      string   // text, image … or event
	AgentID      string   // the app; empty in some corp-wide events
	MsgID        string   `xml:"MsgId"` // messages only

	Content  string
	MediaID  string `xml:"MediaId"`
	FileName string

	Event        string
	EventKey     string
	TaskID       string `xml:"TaskId"`
	CardType     string
	ResponseCode string

	ChangeType string
	JobID      string `xml:"JobId"`
	BatchJobID string `xml:"BatchJob>JobId"`
	UserID     string
	ID         string `xml:"Id"`
	TagID      string `xml:"TagId"`

	LegacyAgentID string `xml:"AgentId"` // taskcard_click spells it so (§2)
}

// ParseInbound reads the inner XML. The error is ErrInbound.
func ParseInbound(plain []byte) (Inbound, error) {
	var in Inbound
	if err := xml.Unmarshal(plain, &in); err != nil {
		// The decoder's own words may quote the message, so they stay here.
		return Inbound{}, fmt.Errorf("%w: not its XML", ErrInbound)
	}
	if in.AgentID == "" {
		in.AgentID = in.LegacyAgentID
	}
	if in.JobID == "" {
		in.JobID = in.BatchJobID
	}
	if in.ToUserName == "" || in.FromUserName == "" || in.MsgType == "" {
		return Inbound{}, fmt.Errorf("%w: without corp, sender or kind", ErrInbound)
	}
	return in, nil
}

// kindEvent is the MsgType of everything that is not a message.
const kindEvent = "event"

// Key returns what makes this message or event one and the same through all of WeCom's retries: SHA-256 in
// hexadecimal over corp, app and the message id, or for events over all that tells them apart (§1.7). Sender
// and second alone, as the documentation advises, would lose a second click within one second. A message
// without an id, which is not documented, is told apart by its content.
func (in Inbound) Key() string {
	parts := []string{in.ToUserName, in.AgentID}
	created := strconv.FormatInt(in.CreateTime, 10)
	switch {
	case in.MsgType == kindEvent:
		parts = append(parts, "e", in.FromUserName, created, in.Event, in.EventKey, in.ChangeType,
			in.TaskID, in.ResponseCode, in.JobID, in.UserID, in.ID, in.TagID)
	case in.MsgID != "":
		parts = append(parts, "m", in.MsgID, in.FromUserName)
	default:
		parts = append(parts, "n", in.FromUserName, created, in.MsgType, in.Content, in.MediaID, in.FileName)
	}
	// XML admits no 0x1f, so no field can imitate the separator.
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x1f")))
	return hex.EncodeToString(sum[:])
}
