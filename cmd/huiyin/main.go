// Command huiyin is 回音: the WeChat Work bot with which a district handles
// what citizens write to its leaders. One binary, one file per command here;
// serve.go is the whole wiring, readable top to bottom.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/alecthomas/kong"
)

// Exit codes (interfaces.md).
const (
	exitDone   = 0
	exitFailed = 1
	exitUsage  = 2
)

// commands is the command line; a command that is not built does not exist.
type commands struct {
	Demo        demoCommand        `cmd:"" help:"演示：自带数据库、企业微信模拟器和样例，无需配置。"`
	Serve       serveCommand       `cmd:"" help:"运行服务。"`
	Simulator   simulatorCommand   `cmd:"" help:"单独运行企业微信模拟器（测试、培训）。"`
	Migrate     migrateCommand     `cmd:"" help:"升级数据库结构。"`
	Doctor      doctorCommand      `cmd:"" help:"逐项检查配置并给出办法。"`
	Org         orgCommand         `cmd:"" help:"组织机构。"`
	Calendar    calendarCommand    `cmd:"" help:"工作日历。"`
	Assist      assistCommand      `cmd:"" help:"单独使用智能助手。"`
	Job         jobCommand         `cmd:"" help:"定时任务。"`
	Report      reportCommand      `cmd:"" help:"生成文档。"`
	Export      exportCommand      `cmd:"" help:"导出案卷（zip，含目录和 SHA-256 清单）。"`
	Audit       auditCommand       `cmd:"" help:"日志核验。"`
	Healthcheck healthcheckCommand `cmd:"" help:"询问运行中的服务是否就绪。"`
	Version     versionCommand     `cmd:"" help:"版本。"`
}

// streams is where a command reads and writes.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], streams{os.Stdin, os.Stdout, os.Stderr})
	stop()
	os.Exit(code)
}

// stopParsing carries the code of --help and the like out of kong.
type stopParsing int

// run is the program without its process: arguments in, exit code out.
func run(ctx context.Context, args []string, s streams) (code int) {
	defer func() {
		if r := recover(); r != nil {
			early, ok := r.(stopParsing)
			if !ok {
				panic(r)
			}
			code = int(early)
		}
	}()
	var c commands
	parser, err := kong.New(&c, kong.Name("huiyin"), kong.Description("回音：网民留言办理助手"), kong.Writers(s.out, s.err),
		kong.Exit(func(code int) { panic(stopParsing(code)) }), kong.BindTo(ctx, (*context.Context)(nil)), kong.Bind(s))
	if err != nil {
		fmt.Fprintln(s.err, err)
		return exitFailed
	}
	parsed, err := parser.Parse(args)
	if err != nil {
		fmt.Fprintf(s.err, "huiyin: %v\n用法见 huiyin --help\n", err)
		return exitUsage
	}
	if err := parsed.Run(); err != nil && !errors.Is(err, context.Canceled) {
		fmt.Fprintf(s.err, "huiyin: %v\n", err)
		if errors.Is(err, errUsage) {
			return exitUsage
		}
		return exitFailed
	}
	return exitDone
}

// errUsage marks an argument that no parser can judge.
var errUsage = errors.New("wrong usage")
