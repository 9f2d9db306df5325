package simulator

import (
	"errors"
	"time"
)

// Delivery says how callbacks are made, where WeCom's rules are undocumented or contradict each other (§1.5).
type Delivery struct {
	Attempts      int           // in all; WeCom: one and three retries
	Spacing       time.Duration // between attempts
	Timeout       time.Duration // of one attempt; WeCom: 5 s
	ReuseNonce    bool          // retries carry the same timestamp, nonce and ciphertext
	RetryOnNon200 bool          // an answer other than 200 is retried, too
}

// DefaultDelivery is what a simulator starts with.
func DefaultDelivery() Delivery {
	return Delivery{Attempts: 4, Spacing: 100 * time.Millisecond, Timeout: 5 * time.Second, RetryOnNon200: true}
}

// SetDelivery changes how callbacks are made from now on.
func (s *Server) SetDelivery(d Delivery) error {
	if d.Attempts < 1 || d.Attempts > 20 || d.Timeout <= 0 || d.Timeout > time.Minute || d.Spacing < 0 || d.Spacing > time.Minute {
		return errors.New("delivery: attempts 1 to 20, timeout up to a minute, spacing up to a minute")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.delivery = d
	return nil
}

// CallbackFault makes the next callbacks hostile or repeated.
type CallbackFault struct {
	Times          int  `json:"times"`  // how many callbacks; 1 unless set
	Copies         int  `json:"copies"` // each delivered so many times; 1 unless set
	Concurrent     bool `json:"concurrent"`
	WrongSignature bool `json:"wrong_signature"`
	WrongReceiveID bool `json:"wrong_receiveid"`
	HugeBody       bool `json:"huge_body"` // 2 MiB
	Garbage        bool `json:"garbage"`   // no XML at all
}

// hostile callbacks are made once: what answers them is not WeCom's concern.
func (f CallbackFault) hostile() bool {
	return f.WrongSignature || f.WrongReceiveID || f.HugeBody || f.Garbage
}

const maxCopies = 100

// FailCallbacks sets the fault of the next callbacks, in place of an earlier one.
func (s *Server) FailCallbacks(f CallbackFault) error {
	f.Times, f.Copies = max(f.Times, 1), max(f.Copies, 1)
	if f.Copies > maxCopies {
		return errors.New("callback fault: at most 100 copies")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.evil = f
	return nil
}

// nextDelivery uses up one time of the callback fault.
func (s *Server) nextDelivery() (Delivery, CallbackFault, string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	fault := CallbackFault{Copies: 1}
	if s.evil.Times > 0 {
		fault = s.evil
		s.evil.Times--
	}
	return s.delivery, fault, s.callback
}
