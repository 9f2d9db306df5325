package main

import (
	"archive/zip"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestTheDoctorNamesTheCure(t *testing.T) {
	t.Parallel()
	tn := newTown(t)
	well := tn.run("doctor").must(t, exitDone)
	for _, line := range []string{"配置", "数据库", "huiyin_app", "组织机构", "企业微信", "2026"} {
		if !strings.Contains(well.out, line) {
			t.Errorf("the doctor does not speak of %s:\n%s", line, well.out)
		}
	}
	tn.wecom.refuses("getcallbackip", strings.Replace(fail(60020, "not allow to access from your ip"), "127.0.0.1", "203.0.113.77", 1))
	if sick := tn.run("doctor").must(t, exitFailed); !strings.Contains(sick.out, "203.0.113.77") || !strings.Contains(sick.out, "可信IP") {
		t.Errorf("the address WeCom saw is not told:\n%s", sick.out)
	}
	tn.wecom.refuses("getcallbackip", "")
	for name, change := range map[string]string{"SECRET": "HUIYIN_WECOM_SECRET=wrong-secret", "CORP_ID": "HUIYIN_WECOM_CORP_ID=ww1", "API_BASE": "HUIYIN_WECOM_API_BASE=http://127.0.0.1:1"} {
		got := runIn(t, tn.dir, tn.with(change), "", "doctor").must(t, exitFailed)
		if !strings.Contains(got.out, name) || strings.Contains(got.out+got.err, "wrong-secret") || strings.Contains(got.out+got.err, outsideSecret) {
			t.Errorf("with %s the doctor says\n%s%s", change, got.out, got.err)
		}
	}
	mustHideSecrets(t, well.out+well.err)
}

func TestTheHealthcheckAsksTheRunningService(t *testing.T) {
	t.Parallel()
	tn := newTown(t)
	s := tn.serve()
	listen := "HUIYIN_LISTEN=" + strings.TrimPrefix(s.url, "http://")
	runIn(t, tn.dir, tn.with(listen), "", "healthcheck").must(t, exitDone)
	s.stop()
	runIn(t, tn.dir, tn.with(listen), "", "healthcheck").must(t, exitFailed)
}

const brokenOrganisation = `region: 某区
offices:
  - {name: 区信访局, kind: petitions}
  - {name: 区信访局, kind: petitions}
units:
  - {name: 三营镇, kind: planet}
  - {name: 头营镇, kind: township, superior: 不存在的上级}
people:
  - {userid: a, name: 甲, org: 区信访局, roles: [king]}
  - {userid: a, name: 乙, org: 三营镇, roles: [contact]}
  - {userid: b, name: 丙, org: 没有的单位, roles: [contact], deputy: nobody}
`

func TestABrokenOrganisationFileChangesNothing(t *testing.T) {
	t.Parallel()
	tn := newTown(t)
	tn.serve().stop()
	before, events := tn.run("org", "show").must(t, exitDone), tn.count(`SELECT count(*) FROM events`)
	file := filepath.Join(tn.dir, "broken.yaml")
	for _, f := range []struct {
		text  string
		names []string
	}{
		{brokenOrganisation, []string{"区信访局", "planet", "不存在的上级", "king", "“a”", "没有的单位", "nobody"}},
		{"units: [", nil}, {"units:\n  - {label: 三营镇}\n", []string{"label"}},
	} {
		if err := os.WriteFile(file, []byte(f.text), 0o600); err != nil {
			t.Fatal(err)
		}
		got := tn.run("org", "import", file).must(t, exitFailed)
		for _, name := range f.names {
			if !strings.Contains(got.err, name) {
				t.Errorf("%s is not named:\n%s", name, got.err)
			}
		}
	}
	if after := tn.run("org", "show").must(t, exitDone); after.out != before.out || tn.count(`SELECT count(*) FROM events`) != events {
		t.Errorf("the organisation is now\n%s", after.out)
	}
	tn.run("org", "import", filepath.Join(tn.dir, "absent.yaml")).must(t, exitFailed)
	org := strings.Replace(string(sampleOrganisation), "name: 三营镇联络员", "name: 三营镇新联络员", 1)
	if err := os.WriteFile(file, []byte(org), 0o600); err != nil {
		t.Fatal(err)
	}
	tn.run("org", "import", file).must(t, exitDone)
	if after := tn.run("org", "show").must(t, exitDone); !strings.Contains(after.out, "三营镇新联络员") {
		t.Errorf("the organisation is now\n%s", after.out)
	}
}

func TestDocumentsOnTheCommandLine(t *testing.T) {
	t.Parallel()
	tn := newTown(t)
	c := chat{town: tn, service: tn.serve()}
	c.walk("2026-0001", pathOf(1, pasted, replyLink))
	out := filepath.Join(tn.dir, "案卷.zip")
	tn.run("export", "2026-0001", "-o", out).must(t, exitDone)
	archive, err := zip.OpenReader(out)
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	if len(archive.File) < 3 {
		t.Errorf("the dossier has %d files", len(archive.File))
	}
	tn.run("export", "2026-0009", "-o", filepath.Join(tn.dir, "none.zip")).must(t, exitFailed)
	if _, err := os.Stat(filepath.Join(tn.dir, "none.zip")); err == nil {
		t.Error("a dossier of no letter was written")
	}
	made := tn.run("report", "bulletin", "--month", "2026-09", "-o", tn.dir).must(t, exitDone)
	content, err := os.ReadFile(strings.TrimSpace(made.out))
	if err != nil || !strings.Contains(wordsOf(t, content), "三营镇") {
		t.Errorf("the bulletin of %s: %v", made.out, err)
	}
}

func TestTheAssistantAlone(t *testing.T) {
	t.Parallel()
	dir := dataFolder(t)
	in := `{"id":"a","title":"拖欠工资","body":"工地拖欠我们农民工工资八个月，请帮忙讨薪。"}

{"id":"b","title":"请问医保怎么报销","body":"请问异地就医医保怎么报销，需要什么材料？","extra":1}` + "\n"
	got := runIn(t, dir, nil, in, "assist", "classify").must(t, exitDone)
	var ids []string
	for line := range strings.Lines(got.out) {
		var answer struct {
			ID, Category, Source, Summary string
			KeyMatter                     []int    `json:"key_matter"`
			Units                         []string `json:"units"`
			Urgent, Repeat                *bool
		}
		if err := json.Unmarshal([]byte(line), &answer); err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		ids = append(ids, answer.ID)
		if answer.Category == "" || answer.Source != "offline" || answer.KeyMatter == nil || answer.Units == nil || answer.Urgent == nil || answer.Repeat == nil {
			t.Errorf("incomplete: %s", line)
		}
	}
	if !slices.Equal(ids, []string{"a", "b"}) {
		t.Errorf("answered were %v", ids)
	}
	runIn(t, dir, nil, "no json\n", "assist", "classify").must(t, exitFailed)
	if left, err := os.ReadDir(dir); err != nil || len(left) != 0 {
		t.Errorf("it left %v (%v)", left, err)
	}
}

// The doctor puts one made-up letter to the endpoint; without it, or where it does not
// answer, the rules do the work, and that is said.
func TestTheDoctorAsksTheModel(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{"right": "✓ 大模型 small 可用", "wrong": "! 大模型：大模型的答复不合格式", "off": "✓ 大模型 没有设置"} {
		tn := newTown(t, models[name].settings(t)...)
		if got := tn.run("doctor").must(t, exitDone); !strings.Contains(got.out, want) {
			t.Errorf("%s: no %q in\n%s", name, want, got.out)
		}
	}
}
