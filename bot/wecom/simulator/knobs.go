package simulator

import (
	"net/http"
	"time"
)

// Now is the simulator's clock.
func (s *Server) Now() time.Time { return s.clock.Now() }

// MoveClock moves the clock forward; the past is refused.
func (s *Server) MoveClock(to time.Time) error { return s.clock.moveTo(to) }

func (s *Server) getClock(w http.ResponseWriter, _ *http.Request) {
	reply(w, http.StatusOK, answer{"now": s.clock.Now()})
}

func (s *Server) postClock(w http.ResponseWriter, r *http.Request) {
	var body struct {
		To time.Time `json:"to"`
	}
	if !read(w, r, &body) {
		return
	}
	if err := s.MoveClock(body.To); err != nil {
		explain(w, err)
		return
	}
	s.getClock(w, r)
}

func (s *Server) postVerify(w http.ResponseWriter, _ *http.Request) {
	if err := s.Verify(); err != nil {
		explain(w, &Refusal{Status: http.StatusBadGateway, Text: err.Error()})
		return
	}
	reply(w, http.StatusOK, answer{"ok": true})
}

func (s *Server) getCalls(w http.ResponseWriter, _ *http.Request) {
	reply(w, http.StatusOK, answer{"calls": s.Calls(), "callbacks": append([]Attempt{}, s.Attempts()...)})
}

func (s *Server) getDropped(w http.ResponseWriter, _ *http.Request) {
	reply(w, http.StatusOK, answer{"dropped": append([]Dropped{}, s.Dropped()...)})
}

// knobs is the body of POST /simulator/faults; what is absent stays as it is.
type knobs struct {
	Clear            bool           `json:"clear"` // first: forget faults that have not happened
	API              []Fault        `json:"api"`
	Callback         *CallbackFault `json:"callback"`
	Delivery         *deliveryKnobs `json:"delivery"`
	InvalidateTokens bool           `json:"invalidate_tokens"`
	ExpireTokens     bool           `json:"expire_tokens"`
}

// deliveryKnobs is Delivery in JSON; nil fields stay as they are.
type deliveryKnobs struct {
	Attempts      *int   `json:"attempts,omitempty"`
	SpacingMS     *int64 `json:"spacing_ms,omitempty"`
	TimeoutMS     *int64 `json:"timeout_ms,omitempty"`
	ReuseNonce    *bool  `json:"reuse_nonce,omitempty"`
	RetryOnNon200 *bool  `json:"retry_on_non_200,omitempty"`
}

func (k deliveryKnobs) onto(d Delivery) Delivery {
	set(&d.Attempts, k.Attempts)
	set(&d.ReuseNonce, k.ReuseNonce)
	set(&d.RetryOnNon200, k.RetryOnNon200)
	if k.SpacingMS != nil {
		d.Spacing = time.Duration(*k.SpacingMS) * time.Millisecond
	}
	if k.TimeoutMS != nil {
		d.Timeout = time.Duration(*k.TimeoutMS) * time.Millisecond
	}
	return d
}

func set[T any](to, from *T) {
	if from != nil {
		*to = *from
	}
}

func (s *Server) postFaults(w http.ResponseWriter, r *http.Request) {
	var k knobs
	if !read(w, r, &k) {
		return
	}
	if err := s.turn(k); err != nil {
		explain(w, err)
		return
	}
	s.getFaults(w, r)
}

func (s *Server) turn(k knobs) error {
	if k.Clear {
		s.ClearFaults()
	}
	for _, f := range k.API {
		if err := s.AddFault(f); err != nil {
			return err
		}
	}
	if k.Callback != nil {
		if err := s.FailCallbacks(*k.Callback); err != nil {
			return err
		}
	}
	if k.Delivery != nil {
		s.mu.Lock()
		d := k.Delivery.onto(s.delivery)
		s.mu.Unlock()
		if err := s.SetDelivery(d); err != nil {
			return err
		}
	}
	if k.InvalidateTokens {
		s.InvalidateTokens()
	}
	if k.ExpireTokens {
		s.ExpireTokens()
	}
	return nil
}

func (s *Server) getFaults(w http.ResponseWriter, _ *http.Request) {
	reply(w, http.StatusOK, s.standing())
}

// standing is how the knobs stand.
func (s *Server) standing() answer {
	s.mu.Lock()
	defer s.mu.Unlock()
	d := s.delivery
	spacing, timeout := d.Spacing.Milliseconds(), d.Timeout.Milliseconds()
	return answer{
		"api": append([]Fault{}, s.faults...), "callback": s.evil,
		"delivery": deliveryKnobs{Attempts: &d.Attempts, SpacingMS: &spacing, TimeoutMS: &timeout,
			ReuseNonce: &d.ReuseNonce, RetryOnNon200: &d.RetryOnNon200},
	}
}
