package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"
)

// healthcheckCommand asks the running service, as a container's health check.
type healthcheckCommand struct{}

// Run asks /readyz.
func (healthcheckCommand) Run(ctx context.Context, s streams) error {
	c, err := readConfig()
	if err != nil {
		return err
	}
	host, port, _ := net.SplitHostPort(c.Listen) // checked when the settings were read
	if ip := net.ParseIP(host); host == "" || (ip != nil && ip.IsUnspecified()) {
		host = "127.0.0.1"
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+net.JoinHostPort(host, port)+"/readyz", nil)
	if err != nil {
		return err
	}
	answer, err := (&http.Client{Timeout: 3 * time.Second}).Do(request)
	if err != nil {
		return errors.New("服务没有应答")
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return fmt.Errorf("服务未就绪：%s", answer.Status)
	}
	fmt.Fprintln(s.out, "ready")
	return nil
}
