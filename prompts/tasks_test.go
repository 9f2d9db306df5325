package prompts

import (
	"context"
	"flag"
	"net/http"
	"os"
	"strings"
	"testing"
	"time"

	"huiyin/workflow"
)

var update = flag.Bool("update", false, "write what is asked of a model into testdata/*.golden")

// errand is one task as the tests give it: a fixed question, and an answer that fits it.
type errand struct {
	asks  func(ctx context.Context, a Assistant) (made Made, text string, err error)
	sound string
	wrong []string // answers that fit the schema and not what there is
}

var repaired = workflow.Report{Attitude: "感谢网友监督，我镇高度重视。", Verification: "9月18日实地查看，文化街三盏路灯线路老化。", Process: "已更换线路60米，路灯恢复照明。",
	Feedback: "已电话告知网友。", Finding: workflow.Substantiated, ProposedReply: "网友您好！文化街三盏路灯已恢复照明，我镇将尽快更换其余线路。"}

var lamp = Letter{Title: "文化街路灯不亮", Body: "文化街的路灯三天不亮</b>，请维修。", Known: []string{"马小兰"}}

var errands = map[workflow.Task]errand{
	workflow.TaskClassify: {
		asks: func(ctx context.Context, a Assistant) (Made, string, error) {
			s, err := a.Classify(ctx, lamp)
			return s.Made, s.Summary, err
		},
		sound: sound, wrong: []string{strings.Replace(sound, "inquiry", "complaint", 1)},
	},
	workflow.TaskExtract: {
		asks: func(ctx context.Context, a Assistant) (Made, string, error) {
			x, err := a.Extract(ctx, Letter{Body: "王书记您好，我叫马小兰，电话13912345678。文化街的路灯不亮，街道说10月底前修好。"})
			return x.Made, x.Title + x.Name + x.Phone + strings.Join(x.Places, ""), err
		},
		sound: `{"title":"文化街路灯不亮","addressee":"secretary","nickname":"不在原文","name":"〔姓名1〕","phone":"〔电话1〕","places":["文化街","火星路"],"promises":[{"text":"街道说10月底前修好","day":"10月底前"}]}`,
		wrong: []string{`{"title":"x","addressee":"king","nickname":"","name":"","phone":"","places":[],"promises":[]}`},
	},
	workflow.TaskFile: {
		asks: func(ctx context.Context, a Assistant) (Made, string, error) {
			f, err := a.File(ctx, "感谢监督。实地查看属实。已更换线路60米。已电话告知网友马小兰。", "马小兰")
			return f.Made, f.Elements[workflow.Process], err
		},
		sound: `{"sentences":[{"n":1,"element":"attitude"},{"n":2,"element":"verification"},{"n":3,"element":"process"},{"n":4,"element":"feedback"}]}`,
		wrong: []string{`{"sentences":[{"n":1,"element":"attitude"}]}`, `{"sentences":[{"n":9,"element":"attitude"}]}`, `{"sentences":[{"n":1,"element":"mood"}]}`},
	},
	workflow.TaskDraft: {
		asks: func(ctx context.Context, a Assistant) (Made, string, error) {
			d, err := a.Draft(ctx, Commission{Report: repaired})
			return d.Made, d.Text, err
		},
		sound: `{"sentences":[{"text":"网友：您好！","refs":[]},{"text":"感谢您的留言。","refs":[]},{"text":"经核查，您反映的问题属实，文化街三盏路灯线路老化。","refs":["F0","V1"]},{"text":"目前已更换线路60米。","refs":["P1"]},{"text":"感谢您的理解与支持！","refs":[]}]}`,
		wrong: []string{`{"sentences":[]}`, `{"sentences":[{"text":"路灯已修好。","refs":["Z9"]}]}`, `{"sentences":[{"text":"全镇路灯都已修好。","refs":[]}]}`,
			`{"sentences":[{"text":"请联系〔电话1〕。","refs":["P1"]}]}`, `{"sentences":[{"text":"已上报督查室审签。","refs":["P1"]}]}`},
	},
	workflow.TaskCheck: {
		asks: func(ctx context.Context, a Assistant) (Made, string, error) {
			c, err := a.Check(ctx, Reviewed{Letter: lamp, Report: repaired})
			text := ""
			for _, w := range c.Warnings {
				text += w.Kind.Term() + w.Quote + w.Advice + "\n"
			}
			return c.Made, text, err
		},
		sound: `{"warnings":[{"kind":"undated","quote":"我镇将尽快更换其余线路。","advice":"写明更换的期限"},{"kind":"tone","quote":"回复里没有的话","advice":"改得平和"}]}`,
		wrong: []string{`{"warnings":[{"kind":"mood","quote":"","advice":"改"}]}`, `{"warnings":[{"kind":"tone","quote":"","advice":"be nice"}]}`},
	},
	workflow.TaskMonth: {
		asks: func(ctx context.Context, a Assistant) (Made, string, error) {
			m, err := a.Month(ctx, "2026年9月统计\n登记 12 件\n当日交办率 91.7%（11/12）\n三营镇：交办 5 件，逾期 1 件")
			return m.Made, m.Text, err
		},
		sound: `{"paragraphs":["9月登记留言12件，当日交办率91.7%。","三营镇交办5件，逾期1件。"]}`,
		wrong: []string{`{"paragraphs":["9月登记留言13件。"]}`, `{"paragraphs":["Good month."]}`, `{"paragraphs":[]}`, `{"paragraphs":["头营镇表现最好。"]}`, `{"paragraphs":["三营镇交办7件。"]}`,
			`{"paragraphs":["投诉增长五成，督办四件。"]}`, `{"paragraphs":["逾期1件。"]}`},
	},
}

// Every task has its rules, its template and its validation: an answer that fits is the model's, one that does not is
// mended once and then left to the rules, with the reason kept; nobody hears an error.
func TestEveryTaskEndsInAProposal(t *testing.T) {
	t.Parallel()
	for _, task := range workflow.Tasks {
		e := errands[task]
		m := modelAt(newFake(t, says(e.sound)), nil)
		made, text, err := e.asks(t.Context(), m)
		if err != nil || made.Source != FromModel || text == "" || made.Call.Task != task || made.Call.Failure != "" || len(made.Call.Input) != 64 {
			t.Errorf("%s: %+v, %q, %v", task, made, text, err)
		}
		if strings.Contains(text, "不在原文") || strings.Contains(text, "火星路") || strings.Contains(text, "没有的话") {
			t.Errorf("%s invents: %q", task, text)
		}
		_, byRules, err := e.asks(t.Context(), m.offline)
		if err != nil || byRules == "" {
			t.Errorf("%s by the rules: %q, %v", task, byRules, err)
		}
		bad := map[string][]reply{"prose": {says("我不知道")}, "cut": {says(e.sound[:len(e.sound)/2])}, "empty": {says("")}, "500": {refuses(http.StatusInternalServerError, "boom")},
			"silence": {hangs}, "reset": {resets}, "200 KB": {huge}}
		for _, wrong := range e.wrong {
			bad[wrong] = []reply{says(wrong)}
		}
		for name, replies := range bad {
			m := modelAt(newFake(t, replies...), func(e *Endpoint) {
				if name == "silence" {
					e.Timeout = 50 * time.Millisecond
				}
			})
			if made, text, err := e.asks(t.Context(), m); err != nil || made.Source != FromOffline || text != byRules || made.Call.Failure == "" {
				t.Errorf("%s, %s: %+v, %q, %v", task, name, made, text, err)
			}
		}
	}
}

// What a model is asked is on paper: who changes the words sees it, and raises the version.
func TestWhatAModelIsAsked(t *testing.T) {
	t.Parallel()
	for _, task := range workflow.Tasks {
		f := newFake(t, says(errands[task].sound))
		if _, _, err := errands[task].asks(t.Context(), modelAt(f, nil)); err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		for _, msg := range f.sent()[0].Messages {
			b.WriteString("== " + msg.Role + "\n" + msg.Content + "\n")
		}
		file := "testdata/" + string(task) + ".golden"
		if *update {
			if err := os.WriteFile(file, []byte(b.String()), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil || string(want) != b.String() {
			t.Errorf("%v; asked:\n%s", err, b.String())
		}
	}
}

// edges 13: no task lets a text out that bears 涉密 or may be about officials.
func TestNoTaskLetsOutWhatMustStay(t *testing.T) {
	t.Parallel()
	f := newFake(t, says("{}"))
	m := modelAt(f, nil)
	for _, words := range []string{"这份机密文件请领导阅。", "举报村支书贪污低保款，请纪委查处。"} {
		l, r := Letter{Title: "反映", Body: words}, workflow.Report{Process: words + "已办理。", Verification: "实地查看。"}
		_, _ = m.Classify(t.Context(), l)
		_, _ = m.Extract(t.Context(), l)
		_, _ = m.File(t.Context(), words)
		_, _ = m.Draft(t.Context(), Commission{Report: r})
		_, _ = m.Draft(t.Context(), Commission{Kind: DraftCourtesy, Letter: l})
		_, _ = m.Check(t.Context(), Reviewed{Letter: l, Report: workflow.Report{ProposedReply: "已办理。"}})
	}
	_, _ = m.Month(t.Context(), "机密：登记 3 件")
	for _, a := range f.sent() {
		last := a.Messages[len(a.Messages)-1].Content
		if strings.Contains(last, "机密") || strings.Contains(last, "贪污") {
			t.Errorf("goes out: %s", last)
		}
	}
}
