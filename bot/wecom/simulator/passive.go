package simulator

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
)

// passiveEnvelope is the encrypted answer to a callback (§1.6).
type passiveEnvelope struct {
	Encrypt      string `xml:"Encrypt"`
	MsgSignature string `xml:"MsgSignature"`
	TimeStamp    string `xml:"TimeStamp"`
	Nonce        string `xml:"Nonce"`
}

// passiveReply is what is inside.
type passiveReply struct {
	ToUserName   string `xml:"ToUserName"`
	FromUserName string `xml:"FromUserName"`
	MsgType      string `xml:"MsgType"`
	Content      string `xml:"Content"`
	Button       struct {
		ReplaceName string `xml:"ReplaceName"`
	} `xml:"Button"`
	Card *Card `xml:"TemplateCard"`
}

// passive reads the answer to a callback and shows its effect. Nothing, or the word success, means no reply.
func (s *Server) passive(e event, body []byte) (kind string, err error) {
	body = bytes.TrimSpace(body)
	if len(body) == 0 || string(body) == "success" {
		return "", nil
	}
	reply, err := s.open(body)
	if err != nil {
		return "", fmt.Errorf("passive reply: %w", err)
	}
	if reply.ToUserName != e.member.UserID || reply.FromUserName != s.cfg.CorpID {
		return "", errors.New("passive reply: ToUserName and FromUserName are not this member and this corp")
	}
	if err := s.apply(e, reply); err != nil {
		return reply.MsgType, fmt.Errorf("passive reply: %w", err)
	}
	return reply.MsgType, nil
}

// open checks signature and receiveid of a passive reply.
func (s *Server) open(body []byte) (passiveReply, error) {
	var env passiveEnvelope
	if err := xml.Unmarshal(body, &env); err != nil {
		return passiveReply{}, fmt.Errorf("parse envelope: %w", err)
	}
	if !s.codec.signed(env.MsgSignature, env.TimeStamp, env.Nonce, env.Encrypt) {
		return passiveReply{}, errors.New("wrong signature")
	}
	inner, receiver, err := s.codec.decrypt(env.Encrypt)
	if err != nil {
		return passiveReply{}, err
	}
	if receiver != s.cfg.CorpID {
		return passiveReply{}, errors.New("wrong receiveid")
	}
	var reply passiveReply
	if err := xml.Unmarshal(inner, &reply); err != nil {
		return reply, fmt.Errorf("parse reply: %w", err)
	}
	return reply, nil
}

// apply shows a text, or changes the clicked card for the clicking member alone.
func (s *Server) apply(e event, reply passiveReply) error {
	now := s.clock.Now()
	s.mu.Lock()
	defer s.mu.Unlock()
	switch reply.MsgType {
	case "text":
		m := Message{At: now, Member: e.member.UserID, Direction: Out, Type: "text", Passive: true}
		if err := m.setText(reply.Content); err != nil {
			return err
		}
		s.chat.add(&m)
		return nil
	case "update_button", "update_template_card":
		if e.card == nil {
			return fmt.Errorf("%s answers no card event", reply.MsgType)
		}
		return s.applyCard(e, reply)
	default:
		return fmt.Errorf("%s is not simulated", reply.MsgType)
	}
}

func (s *Server) applyCard(e event, reply passiveReply) error {
	req := updateRequest{Card: reply.Card}
	if reply.MsgType == "update_button" {
		req.Card = nil
		req.Button = &replaceButton{ReplaceName: reply.Button.ReplaceName}
	}
	if err := s.checkUpdate(&req, e.card.Card.task, s.clock.Now()); err != nil {
		return err
	}
	s.replace(e.card, &req)
	return nil
}
