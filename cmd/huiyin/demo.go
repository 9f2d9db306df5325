package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"syscall"
	"time"

	"github.com/rs/zerolog"
	"golang.org/x/sync/errgroup"

	"huiyin/bot/wecom/simulator"
	"huiyin/scheduler"
	"huiyin/storage/devdb"
	"huiyin/workflow/calendar"
)

// demoCommand is the main job on parts that need no configuration.
type demoCommand struct {
	Listen string `default:"127.0.0.1:8080" help:"服务的监听地址；端口 0 自选。"`
	Play   bool   `help:"自动演一遍：一件留言走完七步，打印全部对话。"`
}

// The databases of demo and play are made anew at each start.
const (
	demoDatabase = "huiyin_demo"
	playDatabase = "huiyin_play"
)

// demo is a service and a simulator that share one movable clock.
type demo struct {
	service  *service
	house    *house
	sim      *simulator.Server
	web      net.Listener // the service's
	chat     net.Listener // the simulator's
	apiToken string
}

// Run starts the demo; --play plays the walk and ends.
func (d demoCommand) Run(ctx context.Context, s streams) error {
	c, err := readConfig(onLoopback)
	if err != nil {
		return err
	}
	log := zerolog.Nop()
	if c.LogLevel == "debug" {
		log = c.logger(s.err)
	}
	stage, err := d.set(ctx, c, log)
	if err != nil {
		return err
	}
	defer stage.house.close()
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error { return serveSimulator(ctx, stage.sim, stage.chat) })
	group.Go(func() error { return stage.service.run(ctx, stage.web) })
	group.Go(func() error {
		fmt.Fprintf(s.out, "回音演示已启动\n聊天页面：http://%s/\n服务地址：http://%s/\n数据目录：%s\n演示时间：%s\n", stage.chat.Addr(), stage.web.Addr(), stage.house.server.Dir(),
			stage.house.clock.Now().In(calendar.CST).Format("2006-01-02 15:04"))
		if err := stage.fillLetters(ctx); err != nil {
			return err
		}
		if !d.Play {
			fmt.Fprintln(s.out, "用浏览器打开聊天页面，选一个人，输入 帮助。按 Ctrl-C 结束。")
			return nil
		}
		defer stop()
		return stage.play(ctx, s)
	})
	return group.Wait()
}

// set builds the stage: database, clock, listeners, simulator, service.
func (d demoCommand) set(ctx context.Context, c config, log zerolog.Logger) (*demo, error) {
	server, err := devdb.Open(ctx, c.DataDir)
	if err != nil {
		return nil, err
	}
	h := &house{server: server}
	stage := &demo{house: h, apiToken: "demo-token"}
	if err := stage.build(ctx, d, c, log); err != nil {
		h.close()
		return nil, err
	}
	return stage, nil
}

func (st *demo) build(ctx context.Context, d demoCommand, c config, log zerolog.Logger) error {
	if err := simulator.Loopback(d.Listen); err != nil { // its token is known to everybody
		return fmt.Errorf("%w: %w", errUsage, err)
	}
	url, err := st.recreate(ctx, d.Play)
	if err != nil {
		return err
	}
	if st.house.clock, err = demoClock(c.Clock); err != nil {
		return err
	}
	c.Clock, c.AutoMigrate, c.OrgFile = "", true, ""
	if err := st.house.prepare(ctx, c, url, log); err != nil {
		return err
	}
	if err := st.house.importOrganisation(ctx, sampleOrganisation); err != nil {
		return err
	}
	var ports net.ListenConfig
	if st.web, err = d.listen(ctx, ports); err != nil {
		return fmt.Errorf("%s 已被占用或不能监听，请用 --listen 换一个端口: %w", d.Listen, err)
	}
	if st.chat, err = ports.Listen(ctx, "tcp", "127.0.0.1:0"); err != nil {
		return errors.Join(err, st.web.Close())
	}
	return st.connect(ctx, c, log)
}

// listen takes the service's port. A play is watched, not visited: beside a
// running demo it takes any free port.
func (d demoCommand) listen(ctx context.Context, ports net.ListenConfig) (net.Listener, error) {
	l, err := ports.Listen(ctx, "tcp", d.Listen)
	if errors.Is(err, syscall.EADDRINUSE) && d.Play && d.Listen == demoListen {
		return ports.Listen(ctx, "tcp", "127.0.0.1:0")
	}
	return l, err
}

// demoListen is where a demo listens unless it is told.
const demoListen = "127.0.0.1:8080"

// recreate empties the demo's database, unless another demo is at work in it.
// A play has one of its own.
func (st *demo) recreate(ctx context.Context, play bool) (string, error) {
	name := demoDatabase
	if play {
		name = playDatabase
	}
	free, err := st.house.server.Claim(ctx, name)
	if err != nil {
		return "", err
	}
	if !free {
		return "", errors.New("这个数据目录里已有一个演示在运行；请先结束它，或另设 HUIYIN_DATA_DIR")
	}
	return st.house.server.Recreate(ctx, name)
}

// connect makes the simulator and the service point at each other.
func (st *demo) connect(ctx context.Context, c config, log zerolog.Logger) error {
	app := sampleWeCom(wecomConfig{})
	app.APIBase = "http://" + st.chat.Addr().String()
	members, err := membersOf("")
	if err != nil {
		return err
	}
	clock := st.house.clock
	st.sim, err = simulator.New(simulator.Config{CorpID: app.CorpID, Secret: app.Secret, AgentID: app.AgentID, Token: app.Token,
		AESKey: app.AESKey, CallbackURL: "http://" + st.web.Addr().String() + "/wecom/callback", Members: members,
		Now: clock.Now, MoveClock: func(to time.Time) error { clock.Move(to); return nil }})
	if err != nil {
		return err
	}
	c.WeCom, c.APIToken = app, st.apiToken
	st.service, err = newService(ctx, c, st.house, log)
	return err
}

// demoClock starts at the next working day's 09:00 after the given start, or
// after now.
func demoClock(start string) (*scheduler.Clock, error) {
	from := time.Now()
	if start != "" {
		var err error
		if from, err = time.Parse(time.RFC3339, start); err != nil {
			return nil, err // checked when the settings were read
		}
	}
	clock := scheduler.NewClock(0)
	clock.Move(morningAfter(from))
	return clock, nil
}

func morningAfter(from time.Time) time.Time {
	cal := calendar.New(calendar.National())
	day := cal.OnOrNext(calendar.Of(from))
	if day.At(9, 0).Before(from) {
		day = cal.Next(day)
	}
	return day.At(9, 0)
}
