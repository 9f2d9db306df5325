package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"
	"github.com/rs/zerolog"

	"huiyin/bot"
	"huiyin/bot/api"
	"huiyin/bot/document"
	"huiyin/bot/wecom"
	"huiyin/prompts"
	"huiyin/scheduler"
	"huiyin/storage"
	"huiyin/workflow"
)

// service is a running Huiyin: one of any number on the same database.
type service struct {
	house  *house
	queue  *scheduler.Queue
	client *wecom.Client
	http   *http.Server
	log    zerolog.Logger
}

// newService wires everything together: what flows from the callback to
// WeCom, top to bottom.
func newService(ctx context.Context, c config, h *house, log zerolog.Logger) (*service, error) {
	codec, err := wecom.NewCodec(c.WeCom.Token, c.WeCom.AESKey, c.WeCom.CorpID)
	if err != nil {
		return nil, err
	}
	rules, err := h.db.Rules(ctx)
	if err != nil {
		return nil, err
	}
	born, err := h.born(ctx)
	if err != nil {
		return nil, err
	}
	desk := &workflow.Desk{Store: h.db}
	client := c.client()
	metrics := newMetrics(h.db)
	people := &bot.Bot{Desk: desk, Store: h.db, Assistant: prompts.NewOffline(rules.People.Orgs), Documents: documents{h.db},
		Now: h.clock.Now, Log: log}
	if c.LLM.BaseURL != "" {
		people.Model = c.model(h, rules.People.Orgs)
	}
	queue, err := scheduler.New(h.db.Pool, h.clock, map[string]scheduler.LaneWork{
		storage.AssistLanes:   assistLanes{h.db, people},
		storage.InboundLanes:  inboundLanes{h.db, people},
		storage.DeliveryLanes: deliveryLanes{h.db, newCourier(h, client, metrics, log)},
	}, jobs(desk, h.db, h.clock.Now, nil), log, scheduler.Options{Since: born})
	if err != nil {
		return nil, err
	}
	letterbox := &bot.Letterbox{Keeper: h.db, Now: h.clock.Now, Wake: func(sender string) { queue.Wake(storage.InboundLanes, sender) }}
	letters := &api.Server{Desk: desk, Letters: h.db, Token: c.APIToken, Now: h.clock.Now, Log: log}
	s := &service{house: h, queue: queue, client: client, log: log}
	mux := http.NewServeMux()
	mux.Handle("/wecom/callback", metrics.callbacks(wecom.NewCallback(codec, c.WeCom.AgentID, letterbox, log)))
	mux.Handle("/api/v1/", letters.Handler())
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprintln(w, "ok") })
	mux.HandleFunc("GET /readyz", s.ready)
	mux.Handle("GET /metrics", promhttp.HandlerFor(metrics.registry, promhttp.HandlerOpts{}))
	s.http = &http.Server{Handler: mux, ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 15 * time.Second, WriteTimeout: 30 * time.Second,
		IdleTimeout: time.Minute, MaxHeaderBytes: 64 << 10}
	return s, nil
}

func newCourier(h *house, client *wecom.Client, m *metrics, log zerolog.Logger) *bot.Courier {
	c := &bot.Courier{Outbox: h.db, Store: h.db, Post: client, Now: h.clock.Now, Log: log}
	if m != nil {
		c.Count = func(outcome string) { m.deliveries.WithLabelValues(outcome).Inc() }
	}
	return c
}

// client is the app at WeCom.
func (c config) client() *wecom.Client {
	return wecom.NewClient(wecom.Config{CorpID: c.WeCom.CorpID, Secret: c.WeCom.Secret, AgentID: c.WeCom.AgentID, Base: c.WeCom.APIBase}, nil)
}

// documents are the files of bot/document.
type documents struct{ db *storage.DB }

// documentPatience bounds what a document waits for the database.
const documentPatience = 5 * time.Second

// Bulletin is the month's 通报, with the fingerprint of its log.
func (docs documents) Bulletin(f workflow.MonthFigures, d *workflow.Directory) (string, []byte, error) {
	ctx, cancel := context.WithTimeout(context.Background(), documentPatience)
	defer cancel()
	fingerprint, err := printedFingerprint(ctx, docs.db, f)
	if err != nil {
		return "", nil, err
	}
	return document.Bulletin(f, d, fingerprint)
}

// run serves until ctx ends, then stops: no new requests and no new work, each with all
// the time there is, for a lane in the midst of a slow question takes most of it; then
// connections are closed.
func (s *service) run(ctx context.Context, l net.Listener) error {
	if err := s.queue.Start(ctx); err != nil {
		return errors.Join(err, l.Close())
	}
	failed := make(chan error, 1)
	go func() { failed <- s.http.Serve(l) }()
	var err error
	select {
	case <-ctx.Done():
	case err = <-failed:
	}
	end, cancel := context.WithTimeout(context.WithoutCancel(ctx), 12*time.Second)
	defer cancel()
	stopped := make(chan error, 1)
	go func() { stopped <- s.queue.Stop(end) }()
	err = errors.Join(err, s.http.Shutdown(end), <-stopped)
	s.client.Close()
	return err
}

// ready answers whether this process can work: its database is there.
func (s *service) ready(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), 2*time.Second)
	defer cancel()
	if err := s.house.db.Pool.Ping(ctx); err != nil {
		http.Error(w, "database unreachable", http.StatusServiceUnavailable)
		return
	}
	fmt.Fprintln(w, "ready")
}

// metrics are figures about the machine, never about people or letters.
type metrics struct {
	registry   *prometheus.Registry
	deliveries *prometheus.CounterVec
	received   *prometheus.CounterVec
}

func newMetrics(db *storage.DB) *metrics {
	m := &metrics{
		registry: prometheus.NewRegistry(),
		deliveries: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "huiyin_deliveries_total",
			Help: "Attempts to send, by outcome: sent, later, failed."}, []string{"outcome"}),
		received: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "huiyin_callbacks_total",
			Help: "Callbacks answered, by HTTP status code."}, []string{"code"}),
	}
	m.registry.MustRegister(m.deliveries, m.received,
		waiting("huiyin_inbox_waiting", "Messages received and not yet handled.", db.CountInbox),
		waiting("huiyin_deliveries_waiting", "Deliveries not yet sent, those for later included.", db.CountDeliveries))
	return m
}

// waiting is a gauge that asks the database when it is read; −1 says it could
// not be asked.
func waiting(name, help string, count func(context.Context) (int, error)) prometheus.Collector {
	return prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: name, Help: help}, func() float64 {
		ctx, cancel := context.WithTimeout(context.Background(), time.Second)
		defer cancel()
		n, err := count(ctx)
		if err != nil {
			return -1
		}
		return float64(n)
	})
}

// callbacks counts the answers of the callback.
func (m *metrics) callbacks(next http.Handler) http.Handler {
	return promhttp.InstrumentHandlerCounter(m.received, next)
}
