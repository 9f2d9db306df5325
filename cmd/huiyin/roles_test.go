package main

import (
	"archive/zip"
	"bytes"
	"io"
	"path"
	"strings"
	"testing"
)

// Everybody of the sample organisation that has a hand in a letter of 三营镇
// to the 区委书记, and some who have none.
var everybody = []string{"dw_jingban", "dw_shenhe", "zf_jingban", "zf_shenhe", "xf_jingban", "xf_shenhe", "wx_ban",
	"shuji", "quzhang", "sanying", "sanying_fz", "touying", "touying_fz", "admin"}

// readers may see the letter, askers may have figures, urgers may urge.
var (
	readers = set("dw_jingban", "dw_shenhe", "xf_jingban", "xf_shenhe", "shuji", "sanying", "sanying_fz")
	askers  = set("dw_jingban", "dw_shenhe", "zf_jingban", "zf_shenhe", "xf_jingban", "xf_shenhe", "shuji", "quzhang")
	urgers  = set("dw_jingban", "dw_shenhe", "xf_jingban", "xf_shenhe")
)

func set(names ...string) map[string]bool {
	m := map[string]bool{}
	for _, n := range names {
		m[n] = true
	}
	return m
}

func TestEveryRoleAsksForEverything(t *testing.T) {
	t.Parallel()
	tn := newTown(t)
	c := chat{town: tn, service: tn.serve()}
	c.walk("2026-0001", plus(registered, pathOf(1, pasted, replyLink)[4:5]))
	for _, who := range everybody {
		for _, text := range []string{"帮助", "待办", "取消", "统计 2026-09"} {
			if answer := c.says(who, text, ""); strings.Contains(answer, "没有看懂") {
				t.Errorf("%s: %s was not understood", who, text)
			}
		}
		if help := c.says(who, "帮助", ""); strings.Contains(help, "交办 ") != strings.HasSuffix(who, "_jingban") {
			t.Errorf("the help of %s is\n%s", who, help)
		}
		if why := c.says(who, "为什么 1", ""); strings.Contains(why, "2026-09-24") != readers[who] {
			t.Errorf("why, to %s: %s", who, why)
		}
		if letter := c.says(who, "查看 1", ""); strings.Contains(letter, "团结村三组") != readers[who] {
			t.Errorf("the letter, to %s: %s", who, letter)
		}
		if figures := c.says(who, "统计 2026-09", ""); strings.Contains(figures, "按时办结率") != askers[who] {
			t.Errorf("figures, to %s: %s", who, figures)
		}
		before := c.events()
		c.says(who, "催办 1", "")
		c.settled()
		if urged := c.events() > before; urged != urgers[who] {
			t.Errorf("%s urged: %v", who, urged)
		}
	}
	if stage := c.letter("2026-0001").Stage; stage != "handling" {
		t.Errorf("after all that the letter is %s", stage)
	}
}

func TestABulletinComesAsAFile(t *testing.T) {
	t.Parallel()
	tn := newTown(t)
	c := chat{town: tn, service: tn.serve()}
	c.walk("2026-0001", pathOf(1, pasted, replyLink))
	for _, who := range []string{"dw_jingban", "xf_shenhe", "shuji", "sanying", "admin"} {
		files := filesOf(tn, who)
		c.says(who, "通报 2026-09", "")
		c.settled()
		got := filesOf(tn, who)[len(files):]
		if len(got) != 0 != askers[who] {
			t.Errorf("%s got %d files", who, len(got))
		}
		for _, f := range got {
			if path.Ext(f.name) != ".docx" || !strings.Contains(wordsOf(t, f.content), "按时办结率") {
				t.Errorf("%s got %s", who, f.name)
			}
		}
	}
	if answer := c.says("xf_jingban", "通报 13月", ""); strings.Contains(answer, "已生成") {
		t.Errorf("a month that is none: %s", answer)
	}
}

func filesOf(tn *town, who string) (files []outsideFile) {
	for _, m := range tn.wecom.to(who) {
		if m.file != nil {
			files = append(files, *m.file)
		}
	}
	return files
}

// wordsOf is the text of a Word file.
func wordsOf(t *testing.T, content []byte) string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	part, err := archive.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	defer part.Close()
	text, err := io.ReadAll(part)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
