package bot

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"strings"
	"testing"
	"time"

	"huiyin/bot/wecom"
	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// constants reads the values of a type's constants out of its source, so that
// one that is added cannot be forgotten here.
func constants(t *testing.T, file, typeName string) []string {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var values []string
	for _, decl := range f.Decls {
		g, ok := decl.(*ast.GenDecl)
		if !ok || g.Tok != token.CONST {
			continue
		}
		for _, spec := range g.Specs {
			v := spec.(*ast.ValueSpec)
			if id, ok := v.Type.(*ast.Ident); ok && id.Name == typeName {
				text, err := strconv.Unquote(v.Values[0].(*ast.BasicLit).Value)
				if err != nil {
					t.Fatal(err)
				}
				values = append(values, text)
			}
		}
	}
	if len(values) < 10 {
		t.Fatalf("only %v in %s", values, file)
	}
	return values
}

var (
	clerkTime = calendar.Date(2026, time.September, 18).At(9, 10)
	clerkTown = &workflow.Directory{
		Orgs: []workflow.Org{{Name: "区信访局", Kind: workflow.PetitionsBureau}, {Name: "区委督查室", Kind: workflow.SupervisionSecretary}, {Name: "三营镇", Kind: workflow.Township}},
		People: []workflow.Person{
			{UserID: "xf", Spelling: "XF", Name: "信访局经办", Org: "区信访局", Roles: []workflow.Role{workflow.Registrar}},
			{UserID: "sy", Name: "三营镇联络员", Org: "三营镇", Roles: []workflow.Role{workflow.Contact}},
		},
	}
	clerkLetter = workflow.Letter{
		Number: workflow.Number{Year: 2026, Seq: 7}, Stage: workflow.Handling, Round: 1, Addressee: workflow.ToSecretary, Category: workflow.Petition, Title: "路灯不亮", Body: "三天不亮。",
		Assignments: []workflow.Assignment{{N: 1, Round: 1, Unit: "三营镇", Role: workflow.LeadRole, Status: workflow.Accepted, DueOn: calendar.Date(2026, time.September, 24)}},
		Reports:     []workflow.Report{{Version: 1, Round: 1, Assignment: 1, Finding: workflow.Substantiated, ProposedReply: "网友您好，已修好。"}},
		Approvals:   []workflow.Approval{{N: 1, Round: 1, Version: 1, Leader: "shuji", Wording: "网友您好，已修好。"}},
		Duties:      []workflow.Duty{{N: 1, Round: 1, Kind: workflow.DutyReport, Owner: "三营镇", OpenedOn: calendar.Date(2026, time.September, 18), DueOn: calendar.Date(2026, time.September, 24)}},
	}
)

func clerk(userid string) (*turn, workflow.View) {
	rules := workflow.Rules{Calendar: calendar.New(calendar.National()), People: clerkTown, Settings: workflow.DefaultSettings()}
	p, _ := clerkTown.Person(userid)
	return &turn{speaker: p, rules: rules, now: clerkTime}, workflow.View{Rules: rules, Letters: map[workflow.Number]workflow.Letter{clerkLetter.Number: clerkLetter}}
}

func TestEveryRefusalSaysWhatIsWrongAndWhatWouldBeRight(t *testing.T) {
	tn, v := clerk("xf")
	other := map[string]bool{}
	for _, reason := range constants(t, "../workflow/errors.go", "Reason") {
		r := &workflow.Refusal{Reason: workflow.Reason(reason), Command: workflow.Assign, Letter: clerkLetter.Number, Stage: workflow.Handling, From: []workflow.Stage{workflow.Registered},
			Who: workflow.RowsOf(workflow.Assign)[0].Who, Missing: []workflow.Part{workflow.PartReply}, Fields: []string{"addressee", "title"}, Gate: workflow.Facts, Unit: "五营镇", By: "sy", Kind: workflow.DutyReport, Limit: 10, Tag: workflow.PoliticalLegal, Kin: []workflow.Number{{Year: 2026, Seq: 8}},
			Day: calendar.Date(2026, time.September, 21), Changed: true}
		text := tn.explain(r, v)
		switch {
		case strings.HasPrefix(text, "没有办理。回复 帮助"):
			t.Errorf("%s is not explained", reason)
		case r.Reason != workflow.MissingFields && r.Reason != workflow.TooLong && !strings.Contains(text, "2026-0007") && r.Reason != workflow.NoSuchLetter:
			t.Errorf("%s names no letter: %s", reason, text)
		case len([]rune(text)) < 12 || len([]rune(text)) > 150:
			t.Errorf("%s has %d characters: %s", reason, len([]rune(text)), text)
		case other[text]:
			t.Errorf("%s says the same as another: %s", reason, text)
		case strings.Contains(text, "%!") || strings.Contains(text, "“”") || strings.ContainsAny(text, "�"):
			t.Errorf("%s is badly worded: %s", reason, text)
		}
		other[text] = true
	}
}

func TestAUnitLearnsNothingOfALetterThatIsNotItsOwn(t *testing.T) {
	tn, v := clerk("sy")
	l := clerkLetter
	l.Assignments = []workflow.Assignment{{N: 1, Round: 1, Unit: "别的单位", Role: workflow.LeadRole, Status: workflow.Accepted}}
	v.Letters[l.Number] = l
	text := tn.explain(&workflow.Refusal{Reason: workflow.NotYours, Command: workflow.Accept, Letter: l.Number, Stage: l.Stage, Who: workflow.RowsOf(workflow.Accept)[0].Who}, v)
	for _, secret := range []string{"别的单位", l.Title, "承办中"} {
		if strings.Contains(text, secret) {
			t.Errorf("it is told %s: %s", secret, text)
		}
	}
	if !strings.Contains(text, "不在贵单位名下") {
		t.Errorf("it hears %s", text)
	}
}

// Every notice of a letter names it and leads on; none is empty or cut.
func TestEveryNoticeNamesItsLetter(t *testing.T) {
	p, _ := clerkTown.Person("sy")
	lines := []workflow.AgendaLine{{Group: workflow.GroupToday, Letter: clerkLetter.Number, Kind: workflow.DutyReport, DueOn: calendar.Date(2026, time.September, 24)}}
	letter := func(workflow.Number) (workflow.Letter, bool) { return clerkLetter, true }
	for _, kind := range constants(t, "../workflow/told.go", "NoticeKind") {
		n := workflow.Notice{Kind: workflow.NoticeKind(kind), To: "sy", Letter: clerkLetter.Number,
			Data: workflow.NoticeData{Text: "2026-0007 答复", Unit: "三营镇", By: "三营镇联络员", Reason: "请补充", Gate: workflow.Facts, DueOn: calendar.Date(2026, time.September, 24), Batch: "2026-09", Lines: lines}}
		m := word(n, clerkLetter, p, letter, clerkTown, calendar.Of(clerkTime))
		text := m.text
		if m.card != nil {
			text = m.card.Title + m.card.Desc
		}
		switch n.Kind {
		case workflow.ToldPressed: // changes a card, says nothing
		case workflow.ToldStranger:
			if !strings.Contains(text, "三营镇联络员") {
				t.Errorf("%s: %q", kind, text)
			}
		default:
			if !strings.Contains(text, "2026-0007") || strings.Contains(text, "%!") || len(text) > wecom.MaxTextBytes {
				t.Errorf("%s: %q", kind, text)
			}
		}
	}
}

func TestHintsNameALetterThatSurvivesNewYear(t *testing.T) {
	for _, c := range []struct {
		today calendar.Day
		want  string
	}{{calendar.Date(2026, time.December, 31), "7"}, {calendar.Date(2027, time.January, 4), "2026-0007"}} {
		if got := ref(clerkLetter.Number, c.today); got != c.want {
			t.Errorf("on %s it is %s, want %s", c.today, got, c.want)
		}
	}
}

// 帮助 fits one message whoever asks, and offers nothing that does not exist.
func TestHelpFitsOneMessage(t *testing.T) {
	var all []*command
	seen := map[string]string{}
	for i := range commands {
		c := &commands[i]
		all = append(all, c)
		for _, w := range c.words() {
			if seen[w] != "" {
				t.Errorf("%s is a word of %s and of %s", w, seen[w], c.word)
			}
			seen[w] = c.word
		}
		for _, example := range append(c.examples[:], c.word) {
			o, ok := readOrder(example, false)
			if !ok || o.command != c {
				t.Errorf("the example %q of %s is read as another command", example, c.word)
			}
			if ok && c.letter && example != c.word && o.number.zero() {
				t.Errorf("the example %q of %s names no letter", example, c.word)
			}
		}
		if on := textHelpOn(c); !strings.Contains(on, c.examples[0]) || !strings.Contains(on, c.examples[1]) || len(on) > wecom.MaxTextBytes {
			t.Errorf("帮助 %s is %q", c.word, on)
		}
	}
	if text := textHelp(all); len(text)+len(tail(1<<16-1)) > wecom.MaxTextBytes {
		t.Errorf("帮助 for somebody with every role has %d bytes", len(text))
	}
}

func TestPausesGrow(t *testing.T) {
	for attempts, want := range map[int]time.Duration{-1: time.Second, 0: time.Second, 1: time.Second, 2: 2 * time.Second, 5: 16 * time.Second, 9: 256 * time.Second, 10: longestPause, 1000: longestPause} {
		if got := pause(attempts); got != want {
			t.Errorf("after %d attempts %s, want %s", attempts, got, want)
		}
	}
}

// The tail that keeps equal texts apart is invisible and different for every
// delivery of many hours.
func TestTailsDiffer(t *testing.T) {
	seen := map[string]bool{}
	for id := range int64(1 << 16) {
		mark := tail(id)
		if seen[mark] || strings.TrimSpace(mark) != "" {
			t.Fatalf("delivery %d has the tail %q", id, mark)
		}
		seen[mark] = true
	}
}

func TestFileNamesAreSafe(t *testing.T) {
	for line, want := range map[string]string{
		`2026-0001《a/b\c:d*e?"f<g>h|i》`: "2026-0001《abcdefghi》.txt",
		strings.Repeat("长", 40):         strings.Repeat("长", 30) + "…….txt",
		"../../etc/passwd":              "....etcpasswd.txt",
	} {
		if got := fileName(line); got != want {
			t.Errorf("%q becomes %q, want %q", line, got, want)
		}
	}
}

func TestADifferenceIsShownWhereItBegins(t *testing.T) {
	for _, c := range []struct{ approved, posted, want string }{
		{"网友您好，已修好。", "网友您好，已修复。", "从第8个字起不同，审定稿是“友您好，已修好。”，贴出的是“友您好，已修复。”。"},
		{"已修好", "已修好。", "从第4个字起不同，审定稿是“已修好（到此为止）”，贴出的是“已修好。”。"},
		{"已修好。", "", "从第1个字起不同，审定稿是“已修好。”，贴出的是“（到此为止）”。"},
	} {
		if got := differs(c.approved, c.posted); got != c.want {
			t.Errorf("%s, want %s", got, c.want)
		}
	}
}

func TestALongListIsSummedUp(t *testing.T) {
	var list []listing
	for i := range 40 {
		l := clerkLetter
		l.Number.Seq, l.Urgent = i+1, i < 2
		line := workflow.AgendaLine{Group: workflow.GroupYours, Letter: l.Number, Kind: workflow.DutyReview, DueOn: calendar.Date(2026, time.September, 24)}
		if i < 3 {
			line.Group = workflow.GroupOverdue
		}
		if i%5 == 0 && i > 20 {
			line.Kind = workflow.DutyAssign
		}
		list = append(list, listing{line, l})
	}
	text := agendaText(list, mostLines, calendar.Of(clerkTime))
	for _, want := range []string{"共40件：逾期3、待你处理37", "【逾期】\n急·2026-0001 审核，9月24日周四前：路灯不亮", "还有 交办 3件：26、31、36\n", "还有 审核 25件：13至25、27至30、32至35、37至40\n", "待办 全部"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
	if len(text)+len(tail(0)) > wecom.MaxTextBytes {
		t.Errorf("forty letters take %d bytes", len(text))
	}
	if all := agendaText(list, len(list), calendar.Of(clerkTime)); strings.Count(all, "路灯不亮") != 40 || strings.Contains(all, "还有") {
		t.Errorf("待办 全部 is\n%s", all)
	}
}
