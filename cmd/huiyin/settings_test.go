package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestEveryWrongSettingIsNamedAtOnce(t *testing.T) {
	t.Parallel()
	const secret = "a-secret-value-that-stays-inside"
	for _, c := range []struct {
		name  string
		env   []string
		wants []string
	}{
		{"nothing is set", nil, []string{"HUIYIN_WECOM_CORP_ID", "HUIYIN_WECOM_SECRET", "HUIYIN_WECOM_AGENT_ID", "HUIYIN_WECOM_TOKEN", "HUIYIN_WECOM_AES_KEY"}},
		{"all is wrong", []string{"HUIYIN_WECOM_AGENT_ID=" + secret, "HUIYIN_WECOM_AES_KEY=" + secret, "HUIYIN_DATABASE_URL=mysql://" + secret,
			"HUIYIN_LISTEN=8080", "HUIYIN_LOG_LEVEL=loud", "HUIYIN_LOG_FORMAT=xml", "HUIYIN_TZ=Europe/Berlin", "HUIYIN_PUBLIC_URL=http://huiyin.example",
			"HUIYIN_WECOM_API_BASE=http://qyapi.example", "HUIYIN_CLOCK=" + secret, "HUIYIN_AUTO_MIGRATE=perhaps", "HUIYIN_LLM_BASE_URL=" + secret, "HUIYIN_LLM_TIMEOUT=" + secret, "HUIYIN_LLM_DAILY_TOKENS=" + secret, "HUIYIN_API_TOKEN_FILE=/nowhere/" + secret},
			[]string{"HUIYIN_WECOM_AGENT_ID", "HUIYIN_WECOM_AES_KEY", "HUIYIN_DATABASE_URL", "HUIYIN_LISTEN", "HUIYIN_LOG_LEVEL", "HUIYIN_LOG_FORMAT",
				"HUIYIN_TZ", "HUIYIN_PUBLIC_URL", "HUIYIN_WECOM_API_BASE", "HUIYIN_CLOCK", "HUIYIN_AUTO_MIGRATE", "HUIYIN_LLM_BASE_URL", "HUIYIN_LLM_TIMEOUT", "HUIYIN_LLM_DAILY_TOKENS", "HUIYIN_API_TOKEN_FILE", "HUIYIN_WECOM_SECRET"}},
		{"a moved clock at the real WeCom", []string{"HUIYIN_CLOCK=" + startClock}, []string{"HUIYIN_CLOCK"}},
		{"a moved clock at a host that begins like loopback", []string{"HUIYIN_CLOCK=" + startClock, "HUIYIN_WECOM_API_BASE=https://127.0.0.1.example"}, []string{"HUIYIN_CLOCK"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			dir := dataFolder(t)
			got := runIn(t, dir, append(c.env, "HUIYIN_DATA_DIR="+dir), "", "serve").must(t, exitFailed)
			for _, name := range c.wants {
				if strings.Count(got.err, name) == 0 {
					t.Errorf("%s is not named:\n%s", name, got.err)
				}
			}
			if strings.Contains(got.err+got.out, secret) {
				t.Errorf("a value is shown:\n%s", got.err)
			}
			if left, err := os.ReadDir(dir); err != nil || len(left) != 0 {
				t.Errorf("it left %v (%v)", left, err)
			}
		})
	}
}

func TestSettingsComeFromFiles(t *testing.T) {
	t.Parallel()
	tn := newTown(t)
	for name, text := range map[string]string{"secret": outsideSecret + "\n", "token": outsideToken + "\n", "key": outsideKey + "\n", "api": apiToken + "\n",
		".env": "HUIYIN_LOG_LEVEL=warn\n"} {
		if err := os.WriteFile(filepath.Join(tn.dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	file := func(name string) string { return filepath.Join(tn.dir, name) }
	env := tn.with("HUIYIN_WECOM_SECRET=", "HUIYIN_WECOM_SECRET_FILE="+file("secret"), "HUIYIN_WECOM_TOKEN=", "HUIYIN_WECOM_TOKEN_FILE="+file("token"),
		"HUIYIN_WECOM_AES_KEY=", "HUIYIN_WECOM_AES_KEY_FILE="+file("key"), "HUIYIN_API_TOKEN=", "HUIYIN_API_TOKEN_FILE="+file("api"))
	if got := runIn(t, tn.dir, env, "", "doctor"); got.code != exitDone {
		t.Errorf("doctor: %d\n%s%s", got.code, got.out, got.err)
	}
}

func TestTheCommandLine(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		args []string
		code int
		out  string
	}{
		{[]string{"--help"}, exitDone, "serve"}, {[]string{"serve", "--help"}, exitDone, "serve"}, {[]string{"job", "run", "--help"}, exitDone, "--at"},
		{[]string{"version"}, exitDone, "huiyin"}, {nil, exitUsage, ""}, {[]string{"brew"}, exitUsage, ""}, {[]string{"import", "x.xlsx"}, exitUsage, ""},
		{[]string{"parse", "--as", "shuji"}, exitUsage, ""}, {[]string{"serve", "--fast"}, exitUsage, ""}, {[]string{"export"}, exitUsage, ""},
		{[]string{"export", "first"}, exitUsage, ""}, {[]string{"report", "bulletin", "--month", "September"}, exitUsage, ""},
		{[]string{"calendar", "plus", "2026-09-18", "5"}, exitDone, "2026-09-24 周四\n"},
		{[]string{"calendar", "plus", "2026-04-29", "5"}, exitDone, "2026-05-09 周六\n"},
		{[]string{"calendar", "plus", "2026-02-11", "5"}, exitDone, "2026-02-25 周三\n"},
		{[]string{"calendar", "plus", "2026-02-11", "15"}, exitDone, "2026-03-10 周二\n"},
		{[]string{"calendar", "plus", "2026-09-30", "15"}, exitDone, "2026-10-27 周二\n"},
		{[]string{"calendar", "plus", "2026-12-25", "15"}, exitDone, "暂定"},
		{[]string{"calendar", "plus", "2026-02-30", "5"}, exitUsage, ""}, {[]string{"calendar", "plus", "2026-09-18", "-1"}, exitUsage, ""},
		{[]string{"calendar", "show", "2026"}, exitDone, "248"}, {[]string{"calendar", "show", "2027"}, exitDone, "暂定"},
		{[]string{"healthcheck"}, exitFailed, ""},
	} {
		t.Run(strings.Join(c.args, " "), func(t *testing.T) {
			t.Parallel()
			dir := dataFolder(t)
			got := runIn(t, dir, []string{"HUIYIN_DATA_DIR=" + filepath.Join(dir, "data"), "HUIYIN_LISTEN=127.0.0.1:1"}, "", c.args...).must(t, c.code)
			if !strings.Contains(got.out, c.out) || (c.code != exitDone && got.err == "") {
				t.Errorf("it wrote %q and %q", got.out, got.err)
			}
			if left, err := os.ReadDir(dir); err != nil || len(left) != 0 {
				t.Errorf("it left %v (%v)", left, err)
			}
		})
	}
}
