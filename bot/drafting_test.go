package bot_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"huiyin/prompts"
	"huiyin/workflow"
)

// wordsModel is a model that words, sorts and warns as the test says.
type wordsModel struct {
	prompts.Assistant // the other tasks, by the rules
	invented          bool
	silent            bool
	asked             int    // how often it was to draft
	figures           string // what it was told of a month
}

func (m *wordsModel) Knowing([]workflow.Org) prompts.Assistant { return m }

func (m *wordsModel) Draft(ctx context.Context, c prompts.Commission) (prompts.Draft, error) {
	m.asked++
	d, err := m.Assistant.Draft(ctx, c)
	if err != nil || m.silent {
		return d, err
	}
	d.Made = prompts.Made{Source: prompts.FromModel, Call: workflow.Call{Task: workflow.TaskDraft, Prompt: "draft/1", Model: "small", At: morningOf}}
	d.Sentences[len(d.Sentences)-1].Text = "感谢您一直以来的支持！"
	d.Text = strings.Replace(d.Text, "感谢您的理解与支持！", "感谢您一直以来的支持！", 1)
	if m.invented {
		d.Text = strings.Replace(d.Text, "感谢您一直", "另投入98万元。感谢您一直", 1)
		last := &d.Sentences[len(d.Sentences)-1]
		last.Text, last.Invented = "另投入98万元。"+last.Text, []prompts.Fact{{Kind: workflow.FactNumber, Text: "98万"}}
		d.Invented = last.Invented
	}
	return d, nil
}

func (m *wordsModel) File(ctx context.Context, text string, known ...string) (prompts.Filed, error) {
	f, err := m.Assistant.File(ctx, text, known...)
	f.Made = prompts.Made{Source: prompts.FromModel, Call: workflow.Call{Task: workflow.TaskFile, Prompt: "file/1", Model: "small", At: morningOf}}
	f.Elements[workflow.Process] = "已清淤120米。"
	return f, err
}

func (m *wordsModel) Check(context.Context, prompts.Reviewed) (prompts.Checked, error) {
	return prompts.Checked{Made: prompts.Made{Source: prompts.FromModel, Call: workflow.Call{Task: workflow.TaskCheck, Prompt: "check/1", Model: "small", At: morningOf}},
		Warnings: []prompts.Warning{{Kind: prompts.WarnUndated, Quote: "将尽快", Advice: "写明期限"}}}, nil
}

func (m *wordsModel) Month(_ context.Context, figures string) (prompts.Analysis, error) {
	m.figures = figures
	return prompts.Analysis{Made: prompts.Made{Source: prompts.FromModel, Call: workflow.Call{Task: workflow.TaskMonth, Prompt: "month/1", Model: "small", At: morningOf}}, Text: "本月平稳。"}, nil
}

// hears types a text and holds the answer against words that must and must not be in it.
func (w *town) hears(who, text string, want ...string) string {
	w.t.Helper()
	w.post.sent = nil
	if text != "" {
		w.says(who, text)
	} else {
		w.answers(who)
	}
	w.deliver(who)
	said := w.heard(who)
	for _, word := range want {
		if strings.HasPrefix(word, "!") == strings.Contains(said, strings.TrimPrefix(word, "!")) {
			w.t.Errorf("%s %q: want %q in: %s", who, text, word, said)
		}
	}
	return said
}

// reporting brings one letter to its unit's report.
func reportingTown(t *testing.T, m *wordsModel) *town {
	t.Helper()
	w := newTown(t, "2026-09-18 09:10")
	m.Assistant = w.bot.Assistant
	w.bot.Model = m
	for _, line := range []string{"xf_jingban " + lampLetter, "xf_jingban 确认", "xf_jingban 分类 1 信访", "xf_jingban 交办 1 三营镇", "sanying 签收 1", "sanying 报告 1"} {
		who, text, _ := strings.Cut(line, " ")
		w.says(who, text)
	}
	return w
}

const drained = "感谢网友监督，我镇高度重视。9月18日实地查验，反映属实。已清淤120米，更换灯具三盏。已电话告知网友，表示满意。"

// domain.md §9: the rules draft at once with their sources, the model's wording follows with
// footnotes, 采用 takes it over; what it states without a source shuts the 事实关 until a
// person has cleared it.
func TestADraftByTheModelIsTakenOverAndCleared(t *testing.T) {
	t.Parallel()
	w := reportingTown(t, &wordsModel{invented: true})
	w.hears("sanying", "整理 "+drained, "已按四要素归类", "核查情况：9月18日实地查验", "大模型也在归类")
	w.hears("sanying", "", "大模型的归类", "工作过程：已清淤120米。", "采用")
	w.hears("sanying", "采用", "已采用大模型的归入四要素")
	w.hears("sanying", "起草", "智能草拟", "出处：", "工作过程第1句", "大模型正在起草")
	w.hears("sanying", "", "大模型草拟的回复", "①", "出处：①", "【无出处：98万】", "采用")
	w.hears("sanying", "采用", "已采用大模型的起草", "提交")
	w.hears("sanying", "预览", "另投入98万元", "!【无出处", "三营镇")
	w.hears("sanying", "提交", "已报送")
	w.hears("xf_shenhe", "查看 1", "存疑1：数字“98万元”没有出处")
	w.hears("xf_shenhe", "", "大模型的核对提示", "承诺无期限", "写明期限")
	w.hears("xf_shenhe", "查看 1")
	w.hears("xf_shenhe", "", "!核对提示")
	w.hears("xf_shenhe", "审核 1 通过", "不能签事实关", "第1项 数字“98万元”", "核实 1 第1项 出处")
	w.hears("xf_shenhe", "核实 1", "!已记录")
	w.hears("xf_shenhe", "核实 1 第1项 财政局拨款单", "已记录核实出处", "审核 1 通过")
	w.hears("xf_shenhe", "撤回 1", "已撤回“核实”")
	w.hears("xf_shenhe", "审核 1 通过", "不能签事实关")
	w.hears("xf_shenhe", "核实 1 第1项 财政局拨款单", "已记录核实出处")
	w.hears("xf_shenhe", "审核 1 通过", "!不能签")
	w.hears("dw_jingban", "统计 模型 9月", "起草·大模型", "采用1/1", "起草·规则",
		"归入四要素·大模型（没答上0次，0词元，平均0.0秒） 1次：采用1/1", "归入四要素·规则 1次：采用0/1",
		"核对·大模型（没答上0次，0词元，平均0.0秒） 1次：与审核结论一致0/1", "核对·规则 1次：与审核结论一致0/1")
}

// A sorting that was changed before it went in is told apart, and a check that saw what the
// reviewer returned agrees with them (domain.md §11).
func TestASortingIsChangedAndAWarningIsHeeded(t *testing.T) {
	t.Parallel()
	w := reportingTown(t, &wordsModel{})
	w.says("sanying", "整理 "+drained)
	w.says("sanying", "改第2项")
	w.says("sanying", "已清淤150米。")
	w.says("sanying", "起草")
	w.hears("sanying", "提交", "已报送")
	w.says("xf_shenhe", "查看 1")
	w.answers("xf_shenhe")
	w.hears("xf_shenhe", "退改 1 内容关 请写明期限", "没有“内容关”", "五关是", "文字关")
	w.hears("xf_shenhe", "退改 1 文字关 请写明期限", "退")
	w.hears("dw_jingban", "统计 模型 9月", "归入四要素·规则 1次：采用0/1（0.0%），改后采用1",
		"核对·大模型（没答上0次，0词元，平均0.0秒） 1次：与审核结论一致1/1", "核对·规则 1次：与审核结论一致1/1")
}

// A draft is about a report as it stood: when the report has changed, 采用 says so; a
// silent model leaves the rules' draft as it is, and that is said.
func TestAnOvertakenDraftIsNotTakenOver(t *testing.T) {
	t.Parallel()
	m := &wordsModel{}
	w := reportingTown(t, m)
	w.says("sanying", "整理 "+drained)
	w.hears("sanying", "起草", "智能草拟")
	w.answers("sanying")
	w.says("sanying", "改第2项")
	w.says("sanying", "已清淤150米。")
	w.hears("sanying", "采用", "没有可采用的草拟")
	m.silent = true
	w.hears("sanying", "起草", "150米", "大模型正在起草")
	w.hears("sanying", "", "没有答复，上面按规则草拟的照旧可用")
	w.hears("sanying", "预览", "150米", "感谢您的理解与支持")
}

// 起草 outside a report words what is said in person, and a courtesy, for a person to use.
func TestADraftForThePerson(t *testing.T) {
	t.Parallel()
	m := &wordsModel{}
	w := reportingTown(t, m)
	w.hears("xf_jingban", "起草 1 个别", "还没有办理情况")
	w.hears("xf_jingban", "起草 1 礼节", "只用于建议类和感谢")
	for _, line := range []string{strings.Replace(lampLetter, "文化街的路灯三天不亮，请尽快维修。", "建议在文化街增设公交站，方便老人出行。", 1), "确认", "分类 2 建议"} {
		w.says("xf_jingban", line)
	}
	w.answers("xf_jingban")
	w.hears("xf_jingban", "起草 2", "您的建议已收悉", "系统不会发出")
	w.hears("xf_jingban", "", "大模型的草拟")
	w.says("sanying", "整理 "+drained)
	w.says("sanying", "起草")
	w.says("sanying", "提交")
	w.hears("sanying", "起草 1 个别", "现向您个别答复如下", "①")
	w.hears("touying", "起草 1 个别", "!个别答复如下")
	w.hears("xf_jingban", "统计 分析 9月", "大模型正在写分析")
	w.hears("xf_jingban", "", "2026年9月分析", "本月平稳。")
	for _, want := range []string{"登记 2 件", "信访类 1 件", "建议类 1 件", "三营镇：交办 1 件"} {
		if !strings.Contains(m.figures, want) {
			t.Errorf("the model was not told %q: %s", want, m.figures)
		}
	}
}

// What a person typed is not replaced unasked, neither by 整理 nor by 采用; a finding that
// was chosen stays.
func TestWhatWasTypedStays(t *testing.T) {
	t.Parallel()
	w := reportingTown(t, &wordsModel{})
	w.says("sanying", "属实程度：部分属实")
	w.says("sanying", "工作过程：我所已于11月20日清掏。")
	w.hears("sanying", "整理 "+drained, "没有整理", "2.工作过程已经填了", "重新整理")
	w.hears("sanying", "预览", "我所已于11月20日清掏")
	w.hears("sanying", "重新整理 "+drained, "已按四要素归类")
	w.answers("sanying")
	w.says("sanying", "改第2项")
	w.says("sanying", "手写的工作过程。")
	w.hears("sanying", "采用", "没有可采用的草拟")
	w.hears("sanying", "预览", "手写的工作过程", "5.属实程度：部分属实")
	w.hears("touying", "报告 1", "!已记下")
	w.hears("sanying", "报告 1 预览", "没有记入“预览”", "单独再发")
	w.hears("sanying", "报告 1 整理 我镇高度重视。", "没有记入")
	w.hears("sanying", "整理 第二遍：我镇高度重视。", "没有整理", "重新整理")
	w.hears("sanying", "属实", "已记下：属实程度")
	w.hears("sanying", "预览", "手写的工作过程", "5.属实程度：属实")
}

// Words behind 报告 N without a heading are the part that is asked for; a finding said alone
// is the finding.
func TestWordsBehindAReportAreTaken(t *testing.T) {
	t.Parallel()
	w := reportingTown(t, &wordsModel{})
	w.says("sanying", "取消")
	w.hears("sanying", "报告 1 感谢网友监督，我镇高度重视。", "已记下：表明态度")
	w.hears("sanying", "属实", "已记下：属实程度", "请填第2项")
}

// lateModel answers when the form it was asked about is gone.
type lateModel struct {
	wordsModel
	meanwhile func()
}

func (m *lateModel) Classify(ctx context.Context, l prompts.Letter) (prompts.Suggestion, error) {
	m.meanwhile()
	s, err := m.Assistant.Classify(ctx, l)
	s.Made = prompts.Made{Source: prompts.FromModel, Call: workflow.Call{Task: workflow.TaskClassify, Prompt: "classify/1", Model: "small", At: morningOf}}
	return s, err
}

func (m *lateModel) Knowing([]workflow.Org) prompts.Assistant { return m }

// An answer that comes when the form is registered says nothing any more, and is kept.
func TestALateAnswerSaysNothing(t *testing.T) {
	t.Parallel()
	w := newTown(t, "2026-09-18 09:10")
	m := &lateModel{wordsModel: wordsModel{Assistant: w.bot.Assistant}, meanwhile: func() { w.says("xf_jingban", "确认") }}
	w.bot.Model = m
	w.says("xf_jingban", lampLetter)
	w.hears("xf_jingban", "", "已登记", "!大模型的建议")
	w.hears("xf_jingban", "统计 模型", "分类·大模型")
}

// knownModel tells the names that must not go out.
type knownModel struct {
	wordsModel
	known []string
}

func (m *knownModel) File(ctx context.Context, text string, known ...string) (prompts.Filed, error) {
	m.known = known
	return m.wordsModel.File(ctx, text, known...)
}

// The writer's name goes out with no report that is sorted.
func TestTheWritersNameIsKnownToTheSorter(t *testing.T) {
	t.Parallel()
	m := &knownModel{}
	w := reportingTown(t, &m.wordsModel)
	w.bot.Model = m
	w.says("sanying", "整理 "+drained)
	w.answers("sanying")
	if !slices.Contains(m.known, "马小兰") {
		t.Errorf("known %q", m.known)
	}
}

// A report with a drafted fact that is returned and handed in again is looked at again.
func TestAReworkedDraftIsStillADraft(t *testing.T) {
	t.Parallel()
	w := reportingTown(t, &wordsModel{invented: true})
	for _, text := range []string{"整理 " + drained, "起草"} {
		w.says("sanying", text)
		w.answers("sanying")
	}
	w.says("sanying", "采用")
	w.says("sanying", "提交")
	w.says("xf_shenhe", "审核 1 退回 文字关 请改")
	w.says("sanying", "报告 1")
	w.says("sanying", "改第6项")
	w.says("sanying", "网友您好！已清淤120米，另投入98万元、雇工九人。感谢您的监督！")
	w.says("sanying", "提交")
	w.hears("xf_shenhe", "审核 1 通过", "不能签事实关", "98万", "九人")
}

// A letter that is filed as 党风廉政 between the question and the answer is not put to the model (edges 13).
func TestWhatWasSealedMeanwhileIsNotAsked(t *testing.T) {
	t.Parallel()
	m := &wordsModel{}
	w := reportingTown(t, m)
	w.says("sanying", "整理 "+drained)
	w.answers("sanying")
	w.hears("sanying", "起草", "大模型正在起草")
	w.hears("dw_jingban", "移送 1 涉及镇干部", "移送")
	m.asked = 0
	w.hears("sanying", "", "!大模型草拟")
	if m.asked != 0 {
		t.Errorf("the model was asked %d times", m.asked)
	}
}
