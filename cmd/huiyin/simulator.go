package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"

	"huiyin/bot/wecom/simulator"
)

// simulatorCommand is WeCom on loopback, alone.
type simulatorCommand struct {
	Listen   string `default:"127.0.0.1:8090" help:"本机监听地址。"`
	Org      string `type:"existingfile" help:"组织文件，取其中的人员；不给则用样例。"`
	Callback string `help:"服务的回调地址，如 http://127.0.0.1:8080/wecom/callback。"`
}

// The simulator's app when the environment names none.
const (
	sampleCorp   = "ww0000000000000001"
	sampleSecret = "simulator-secret"
	sampleAgent  = 1000002
	sampleToken  = "simulatorToken"
	sampleAESKey = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"
)

// sampleWeCom fills in what is not set, so that simulator and demo need
// nothing.
func sampleWeCom(w wecomConfig) wecomConfig {
	for _, s := range []struct {
		value *string
		other string
	}{{&w.CorpID, sampleCorp}, {&w.Secret, sampleSecret}, {&w.Token, sampleToken}, {&w.AESKey, sampleAESKey}} {
		if *s.value == "" {
			*s.value = s.other
		}
	}
	if w.AgentID == 0 {
		w.AgentID = sampleAgent
	}
	return w
}

// Run serves the simulator until it is told to stop.
func (sc simulatorCommand) Run(ctx context.Context, s streams) error {
	c, err := readConfig(onLoopback)
	if err != nil {
		return err
	}
	if err := simulator.Loopback(sc.Listen); err != nil {
		return fmt.Errorf("%w: %w", errUsage, err)
	}
	members, err := membersOf(sc.Org)
	if err != nil {
		return err
	}
	app := sampleWeCom(c.WeCom)
	sim, err := simulator.New(simulator.Config{CorpID: app.CorpID, Secret: app.Secret, AgentID: app.AgentID, Token: app.Token,
		AESKey: app.AESKey, CallbackURL: sc.Callback, Members: members})
	if err != nil {
		return err
	}
	l, err := new(net.ListenConfig).Listen(ctx, "tcp", sc.Listen)
	if err != nil {
		sim.Close()
		return fmt.Errorf("listen on %s: %w", sc.Listen, err)
	}
	fmt.Fprintf(s.out, "企业微信模拟器：http://%s/\n服务端请设置 HUIYIN_WECOM_API_BASE=http://%s\n", l.Addr(), l.Addr())
	if c.WeCom.CorpID == "" {
		fmt.Fprintf(s.out, "HUIYIN_WECOM_CORP_ID=%s HUIYIN_WECOM_SECRET=%s HUIYIN_WECOM_AGENT_ID=%d HUIYIN_WECOM_TOKEN=%s HUIYIN_WECOM_AES_KEY=%s\n",
			app.CorpID, app.Secret, app.AgentID, app.Token, app.AESKey)
	}
	return serveSimulator(ctx, sim, l)
}

// serveSimulator serves until ctx ends; the simulator closes first, because
// pages hold long polls open.
func serveSimulator(ctx context.Context, sim *simulator.Server, l net.Listener) error {
	server := &http.Server{Handler: sim.Handler(), ReadHeaderTimeout: 5 * time.Second}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(l) }()
	var err error
	select {
	case <-ctx.Done():
	case err = <-failed:
	}
	sim.Close()
	end, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	return errors.Join(err, server.Shutdown(end))
}

// membersOf are the people of an organisation file, or of the sample.
func membersOf(file string) ([]simulator.Member, error) {
	if file != "" {
		return simulator.ReadMembers(file)
	}
	d, err := readOrganisation(sampleOrganisation)
	if err != nil {
		return nil, err
	}
	var members []simulator.Member
	for _, p := range d.People {
		members = append(members, simulator.Member{UserID: p.Spelling, Name: p.Name, Org: p.Org})
	}
	return members, nil
}
