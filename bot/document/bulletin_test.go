package document

import (
	"strings"
	"testing"

	"huiyin/workflow"
)

func bulletinOutline(t *testing.T, f workflow.MonthFigures) string {
	t.Helper()
	_, content, err := Bulletin(f, sampleDirectory(), sampleFingerprint)
	if err != nil {
		t.Fatal(err)
	}
	return outline(t, content)
}

func TestTheBulletinOfABusyMonth(t *testing.T) {
	name, _, err := Bulletin(sampleMonth(), sampleDirectory(), sampleFingerprint)
	if err != nil {
		t.Fatal(err)
	}
	if want := "关于2026年9月网民留言办理情况的通报（征求意见稿）.docx"; name != want {
		t.Errorf("the file is called %q, want %q", name, want)
	}
	golden(t, "bulletin.txt", bulletinOutline(t, sampleMonth()))
}

func TestTheBulletinOfAnEmptyMonthInventsNothing(t *testing.T) {
	f := workflow.MonthFigures{Year: 2026, Month: 10, AsOf: at(2026, 11, 2, 9, 0)}
	golden(t, "bulletin_empty.txt", bulletinOutline(t, f))
}

func TestPraiseAndCriticismAreWhatTheFiguresSay(t *testing.T) {
	const noPraise, noBlame = "不作表扬", "不作批评"
	for _, c := range []struct {
		what  string
		unit  workflow.UnitFigures
		wants []string
	}{
		{"all on time", workflow.UnitFigures{Unit: "甲镇", Accepted: rate(2, 1, 2), OnTime: rate(2, 1, 2)}, []string{"单位有1个：甲镇。", noBlame}},
		{"signed late, reported in time", workflow.UnitFigures{Unit: "甲镇", Accepted: rate(1, 1, 2), OnTime: rate(2, 1, 2)}, []string{noPraise, noBlame}},
		{"nothing due yet", workflow.UnitFigures{Unit: "甲镇", Accepted: rate(1, 1)}, []string{"没有办理时限到期的交办件，" + noPraise, noBlame}},
		{"a letter overdue in two rounds counts once", workflow.UnitFigures{Unit: "甲镇", OnTime: rate(0, 5, 5), Late: letterNumbers(5, 5)},
			[]string{noPraise, "甲镇逾期1件（2026-0005）"}},
	} {
		f := sampleMonth()
		f.Units = []workflow.UnitFigures{c.unit}
		got := bulletinOutline(t, f)
		for _, want := range c.wants {
			if !strings.Contains(got, want) {
				t.Errorf("%s: no %q in\n%s", c.what, want, got)
			}
		}
	}
}

func TestABulletinBeforeTheMonthIsOverSaysSo(t *testing.T) {
	const early = "本月尚未结束"
	f := sampleMonth()
	for _, c := range []struct {
		what string
		day  int
		want bool
	}{{"on the last evening", 30, true}, {"on the first of the next month", 31, false}} {
		f.AsOf = at(2026, 9, c.day, 23, 59) // 31 September is 1 October
		if got := strings.Contains(bulletinOutline(t, f), early); got != c.want {
			t.Errorf("%s: said %v, want %v", c.what, got, c.want)
		}
	}
}

func TestTheBulletinPrintsTheFingerprintOfItsMonth(t *testing.T) {
	for _, c := range []struct{ sum, want string }{
		{sampleFingerprint, "（SHA-256）：" + sampleFingerprint + "，"}, {"", "尚未生成"},
	} {
		_, content, err := Bulletin(sampleMonth(), sampleDirectory(), c.sum)
		if err != nil {
			t.Fatal(err)
		}
		if got := outline(t, content); strings.Count(got, c.want) != 1 {
			t.Errorf("%q: no %q in\n%s", c.sum, c.want, got)
		}
	}
}

func TestABulletinThatNobodySignsIsRefused(t *testing.T) {
	for what, d := range map[string]*workflow.Directory{"no directory": nil, "only units": {Orgs: []workflow.Org{{Name: "三营镇", Kind: workflow.Township}}}} {
		if _, _, err := Bulletin(sampleMonth(), d, sampleFingerprint); err == nil {
			t.Errorf("%s: no error", what)
		}
	}
}

func TestNumbersInARowAreWrittenAsARange(t *testing.T) {
	for _, c := range []struct {
		what, want string
		in         []workflow.Number
	}{
		{"none", "—", nil},
		{"two", "2026-0001、2026-0002", letterNumbers(2, 1)},
		{"three and one, one of them twice", "2026-0001至2026-0003、2026-0009", letterNumbers(3, 1, 2, 2, 9)},
		{"the turn of the year", "2025-0009、2026-0010、2026-0011", append(letterNumbers(10, 11), workflow.Number{Year: 2025, Seq: 9})},
	} {
		if got := listed(c.in); got != c.want {
			t.Errorf("%s: %q, want %q", c.what, got, c.want)
		}
	}
}
