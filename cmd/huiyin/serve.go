package main

import (
	"context"
	"errors"
	"fmt"
	"net"
)

// serveCommand is the service.
type serveCommand struct{}

// Run serves until it is told to stop.
func (serveCommand) Run(ctx context.Context, s streams) error {
	c, err := readConfig()
	if err := errors.Join(err, c.checkWeCom()); err != nil {
		return err
	}
	log := c.logger(s.err)
	h, err := openHouse(ctx, c, log)
	if err != nil {
		return err
	}
	defer h.close()
	service, err := newService(ctx, c, h, log)
	if err != nil {
		return err
	}
	l, err := new(net.ListenConfig).Listen(ctx, "tcp", c.Listen)
	if err != nil {
		return fmt.Errorf("listen on %s: %w", c.Listen, err)
	}
	log.Info().Str("listen", l.Addr().String()).Time("clock", h.clock.Now()).Msg("serving")
	return service.run(ctx, l)
}
