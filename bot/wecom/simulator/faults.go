package simulator

import (
	"fmt"
	"net/http"
	"slices"
)

// Kinds of Fault.
const (
	FaultErrCode  = "errcode"  // answers ErrCode (−1, 42001, 40014, 60020, 45009, …)
	FaultHTTP     = "http"     // answers Status, 502 unless set
	FaultTruncate = "truncate" // does what was asked and answers half of the JSON
	FaultHang     = "hang"     // does what was asked and never answers
	FaultLost     = "lost"     // does what was asked and cuts the connection
)

// Fault makes the next calls of an API go wrong.
type Fault struct {
	API      string `json:"api"`   // such as message/send; empty or * is every API
	Times    int    `json:"times"` // how many calls; 1 unless set
	Kind     string `json:"kind"`
	ErrCode  int    `json:"errcode,omitempty"`
	Status   int    `json:"status,omitempty"`
	Accepted bool   `json:"accepted,omitempty"` // errcode and http only: the call takes effect first
}

func (f Fault) accepts() bool { return f.Accepted || (f.Kind != FaultErrCode && f.Kind != FaultHTTP) }

// settle fills in defaults and refuses what the simulator does not know.
func (f Fault) settle() (Fault, error) {
	f.Times = max(f.Times, 1)
	if f.Kind == "" {
		f.Kind = FaultErrCode
	}
	switch {
	case f.Kind == FaultErrCode && f.ErrCode == 0:
		return f, fmt.Errorf("fault %q needs an errcode other than 0", f.Kind)
	case f.Kind == FaultHTTP && f.Status == 0:
		f.Status = http.StatusBadGateway
	case !slices.Contains([]string{FaultErrCode, FaultHTTP, FaultTruncate, FaultHang, FaultLost}, f.Kind):
		return f, fmt.Errorf("fault kind %q is not known", f.Kind)
	}
	if f.API != "" && f.API != "*" && !slices.ContainsFunc(operations(), func(o operation) bool { return o.name == f.API }) {
		return f, fmt.Errorf("fault: api %q is not simulated", f.API)
	}
	if f.Kind == FaultHTTP && (f.Status < 200 || f.Status > 599) {
		return f, fmt.Errorf("fault: %d is not an HTTP status", f.Status)
	}
	return f, nil
}

// AddFault queues a fault behind those already waiting.
func (s *Server) AddFault(f Fault) error {
	f, err := f.settle()
	if err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults = append(s.faults, f)
	return nil
}

// ClearFaults forgets every fault of API and callbacks that has not happened yet.
func (s *Server) ClearFaults() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults, s.evil = nil, CallbackFault{}
}

// takeFault uses up one time of the first fault meant for this API.
func (s *Server) takeFault(api string) *Fault {
	for i := range s.faults {
		f := &s.faults[i]
		if f.API != "" && f.API != "*" && f.API != api {
			continue
		}
		taken := *f
		if f.Times--; f.Times == 0 {
			s.faults = slices.Delete(s.faults, i, i+1)
		}
		return &taken
	}
	return nil
}

// distort writes what the fault leaves of an answer.
func (s *Server) distort(w http.ResponseWriter, r *http.Request, f Fault, out []byte) {
	switch f.Kind {
	case FaultErrCode:
		writeAPI(w, encode(answer{"errcode": f.ErrCode, "errmsg": "simulated, hint: [0]"}))
	case FaultHTTP:
		http.Error(w, http.StatusText(f.Status), f.Status)
	case FaultTruncate:
		writeAPI(w, out[:len(out)/2])
	case FaultHang:
		select {
		case <-r.Context().Done():
		case <-s.ctx.Done():
		}
		panic(http.ErrAbortHandler)
	default:
		panic(http.ErrAbortHandler)
	}
}
