package prompts

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"huiyin/workflow"
)

// district is an organisation like those that huiyin org import reads.
var district = []workflow.Org{
	{Name: "区信访局", Kind: workflow.PetitionsBureau, Aliases: []string{"信访局"}},
	{Name: "三营镇", Kind: workflow.Township, Aliases: []string{"三营"}},
	{Name: "古雁街道", Kind: workflow.Subdistrict},
	{Name: "住房和城乡建设局", Kind: workflow.Department, Aliases: []string{"住建局"}, Topics: []string{"城建", "物业", "供暖", "房产"}},
	{Name: "综合执法局", Kind: workflow.Department, Aliases: []string{"城管"}, Topics: []string{"噪音", "占道", "违建"}},
	{Name: "人力资源和社会保障局", Kind: workflow.Department, Aliases: []string{"人社局"}, Topics: []string{"就业", "欠薪", "社保"}},
	{Name: "文化旅游局", Kind: workflow.Department, Topics: []string{"图书馆"}},
	{Name: "公安分局", Kind: workflow.Department, Tags: []workflow.Tag{workflow.PoliticalLegal}, Topics: []string{"治安"}},
	{Name: "区委政法委", Kind: workflow.Department, Tags: []workflow.Tag{workflow.PoliticalLegal}},
	{Name: "区纪委监委", Kind: workflow.Department, Tags: []workflow.Tag{workflow.DisciplineInspection}, Aliases: []string{"纪委"}},
}

func TestOfflineSortsLettersIntoTheFiveCategories(t *testing.T) {
	for _, c := range []struct {
		name string
		in   Letter
		want workflow.Category
	}{
		{"unheated flats are 信访", Letter{Title: "小区暖气不热", Body: "家里只有十四度，物业说管网老化，请尽快解决。"}, workflow.Petition},
		{"noise under a place named after a court is 信访", Letter{Title: "法院对面工地夜间施工扰民", Body: "每天凌晨还在打桩，无法休息，请管一管。"}, workflow.Petition},
		{"wages are 信访 though the writer threatens to sue", Letter{Title: "包工头拖欠工资", Body: "干了三个月没有发钱，再不给我只能起诉打官司了。"}, workflow.Petition},
		{"a curse without facts is 信访", Letter{Title: "烧烤摊扰民没人管，是否官商勾结", Body: "油烟熏得不能开窗，投诉了也没用。"}, workflow.Petition},
		{"a question about papers is 咨询", Letter{Title: "咨询新生儿医保怎么办理", Body: "请问需要哪些材料，可以网上办吗？"}, workflow.Inquiry},
		{"a question about a date is 咨询", Letter{Title: "南环路什么时候通车", Body: "请问南环路有没有具体的开通时间？"}, workflow.Inquiry},
		{"a letter that only asks is 咨询, whatever its title", Letter{Title: "滨河新村改造", Body: "什么时候轮到三号楼？外墙多少户会做？"}, workflow.Inquiry},
		{"one question amid a complaint leaves it 信访", Letter{Title: "滨河新村改造", Body: "脚手架堵住了大门。工人夜里还在施工。垃圾堆了两周。还要多少天？老人出不了门。请管一管。"}, workflow.Petition},
		{"a proposal is 建议", Letter{Title: "建议在滨河公园增设健身步道", Body: "公园绿化很好，建议增设步道，方便市民锻炼。"}, workflow.Suggestion},
		{"a bus line to be changed is 建议", Letter{Title: "建议12路延长至高铁站", Body: "12路终点离高铁站只有两站，延长后方便乘客换乘。"}, workflow.Suggestion},
		{"a judgment not enforced is 涉法涉诉", Letter{Title: "法院判决两年不执行", Body: "判决书早已生效，我申请执行后执行局一直没有动静，被执行人名下有房。"}, workflow.Litigation},
		{"a report the police did not take up is 涉法涉诉", Letter{Title: "派出所不予立案", Body: "我被诈骗八万元，报案后派出所不立案，也不给通知书，请督促立案侦查。"}, workflow.Litigation},
		{"a village head's embezzlement is 党风廉政", Letter{Title: "实名举报村支书侵吞征地补偿款", Body: "村支书虚报面积，截留补偿款，私分给亲属，请纪委查处。"}, workflow.Discipline},
		{"an official who takes money is 党风廉政", Letter{Title: "反映某局科长收受红包", Body: "该科长办证时索要好处费，收受企业红包，以权谋私。"}, workflow.Discipline},
		{"a story of an official's family is 党风廉政 without a big word", Letter{Title: "低保名单里都是会计家的人", Body: "村会计的岳母、两个堂弟都领着低保，真困难的没有。签字本上我母亲的名字不是她签的。请查查这个人。"}, workflow.Discipline},
		{"a story with a lawful end is 信访", Letter{Title: "校车停靠点太远", Body: "校长说校车公司定的站点。我家孩子要走两里路，下雨天不方便，请协调增加一站。"}, workflow.Petition},
		{"a judgment nobody carries out, told plainly, is 涉法涉诉", Letter{Title: "赢了官司拿不到钱", Body: "法院判他还我六万，对方一分没给。承办法官说查无财产，就终本了。"}, workflow.Litigation},
		{"a guarantee not paid back is 信访", Letter{Title: "开发商不退订房保证金", Body: "交了两万保证金，说好七天退，拖了三个月。冤枉钱花得不值，请帮忙要回来。"}, workflow.Petition},
		{"a lamp that was switched off is 信访", Letter{Title: "公园路灯被关了", Body: "广场的灯九点就被关掉，材料也交了再审核，没人理。"}, workflow.Petition},
		{"only thanks are 感谢", Letter{Title: "感谢社区工作人员", Body: "谢谢你们冒雪给老人送菜，辛苦了！", Label: workflow.LabelThanks}, workflow.Thanks},
		{"an empty letter is 信访, for a person to look at", Letter{}, workflow.Petition},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, err := NewOffline(district).Classify(t.Context(), c.in)
			if err != nil {
				t.Fatal(err)
			}
			if s.Category != c.want {
				t.Errorf("category %s, want %s; reasons %v", s.Category, c.want, s.Reasons)
			}
			if s.Source != FromOffline || len(s.Reasons) == 0 || s.KeyMatter == nil || s.Units == nil {
				t.Errorf("incomplete suggestion: %+v", s)
			}
		})
	}
}

func TestTheWritersLabelTipsTheScalesAndNoMore(t *testing.T) {
	classify := func(l Letter) workflow.Category {
		s, err := NewOffline(nil).Classify(t.Context(), l)
		if err != nil {
			t.Fatal(err)
		}
		return s.Category
	}
	doubtful := Letter{Title: "关于老旧小区的电梯", Body: "电梯的补贴政策能否说明一下。邻居家的已经装好了。我们楼的资料早就交了。"}
	if got := classify(doubtful); got != workflow.Petition {
		t.Fatalf("without a label %s: the letter is not doubtful enough for this test", got)
	}
	doubtful.Label = workflow.LabelInquiry
	if got := classify(doubtful); got != workflow.Inquiry {
		t.Errorf("with the label 咨询 %s", got)
	}
	clear := Letter{Title: "举报村主任贪污低保款", Body: "村主任冒领低保，请查处。", Label: workflow.LabelSuggestion}
	if got := classify(clear); got != workflow.Discipline {
		t.Errorf("content decides 党风廉政, whatever the label: %s", got)
	}
}

func TestOfflineSeesUrgencyRepetitionAndKeyMatter(t *testing.T) {
	for _, c := range []struct {
		name           string
		in             Letter
		urgent, repeat bool
		clauses        []int
	}{
		{"a gas leak is urgent", Letter{Title: "小区燃气泄漏无人处理", Body: "楼道里闻到燃气味，居民头晕，随时可能爆炸。"}, true, false, []int{1}},
		{"a falling lift reported before is both", Letter{Title: "电梯多次坠落关人", Body: "电梯又把孩子困住半小时，业主多次投诉无果，早晚出人命。"}, true, true, []int{1}},
		{"a town without water is urgent", Letter{Title: "全村停水一周", Body: "村里两百多户停水七天，没有水喝。"}, true, false, []int{1}},
		{"noise is neither", Letter{Title: "广场舞声音大", Body: "每晚音响声音太大，影响孩子写作业。"}, false, false, []int{}},
		{"a third complaint is a repetition", Letter{Title: "再次投诉楼下烧烤店", Body: "上次投诉后好了两天，现在又开始占道。"}, false, true, []int{}},
		{"people who will block a road are urgent", Letter{Title: "安置房还没影", Body: "拆迁八年没有回迁。好几家人说下周一去堵高速口，劝不住，怕出大乱子。"}, true, false, []int{1}},
		{"tries that are counted are a repetition", Letter{Title: "路灯不亮", Body: "热线打了不下十次，街道也跑过三趟，每次都说已转办。"}, false, true, []int{}},
		{"a word that only sounds of danger is neither", Letter{Title: "建议给井盖画上图案", Body: "老街的井盖可以画上本地风景，闲杂人员和相关人员都爱看。交房三年，公交两趟，很方便。"}, false, false, []int{}},
		{"others' visits are none", Letter{Title: "路灯不亮", Body: "施工队来过两次，修好一天又灭。"}, false, false, []int{}},
		{"manners of an office are clause 4", Letter{Title: "投诉办事大厅工作人员态度恶劣", Body: "窗口互相推诿踢皮球，跑了一上午没办成。"}, false, false, []int{4}},
		{"unpaid workers are clause 1", Letter{Title: "拖欠农民工工资", Body: "我们三十多名工人的工资被拖欠半年。"}, false, false, []int{1}},
		{"development is clause 3", Letter{Title: "建议打造本地牛羊肉品牌", Body: "建议扶持产业发展，组织招商，做强品牌。"}, false, false, []int{3}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, err := NewOffline(district).Classify(t.Context(), c.in)
			if err != nil {
				t.Fatal(err)
			}
			if s.Urgent != c.urgent || s.Repeat != c.repeat {
				t.Errorf("urgent %v, repeat %v; reasons %v", s.Urgent, s.Repeat, s.Reasons)
			}
			if diff := cmp.Diff(c.clauses, s.KeyMatter); diff != "" {
				t.Errorf("clauses of 第七条 (-want +got):\n%s", diff)
			}
		})
	}
}

func TestUnitsAreProposedByPlaceNameTopicAndCategory(t *testing.T) {
	for _, c := range []struct {
		name string
		in   Letter
		want []string
	}{
		{"by place and by topic", Letter{Title: "三营安置房不供暖", Body: "三营镇安置小区今年没有供暖。"}, []string{"三营镇", "住房和城乡建设局"}},
		{"by topic words alone", Letter{Title: "夜间施工噪音", Body: "工地凌晨施工，噪声很大。"}, []string{"综合执法局"}},
		{"by a topic nobody has listed", Letter{Title: "图书馆闭馆太早", Body: "希望图书馆周末延长开放。"}, []string{"文化旅游局"}},
		{"by an alias in the text", Letter{Title: "退休手续", Body: "去人社局问了，说档案没到。"}, []string{"人力资源和社会保障局"}},
		{"涉法涉诉 goes to units tagged 政法 only", Letter{Title: "三营派出所不予立案", Body: "报案后不立案，请督促立案侦查嫌疑人。"}, []string{"公安分局", "区委政法委"}},
		{"党风廉政 goes to 纪检 only", Letter{Title: "举报三营镇某村干部贪污", Body: "村干部侵吞集体资金，请纪委查处。"}, []string{"区纪委监委"}},
		{"an ordinary complaint never goes to 纪检", Letter{Title: "物业停电", Body: "再不解决就去纪委反映。"}, []string{"住房和城乡建设局"}},
		{"nothing points anywhere", Letter{Title: "你好", Body: "随便写写"}, []string{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, err := NewOffline(district).Classify(t.Context(), c.in)
			if err != nil {
				t.Fatal(err)
			}
			names := []string{}
			for _, u := range s.Units {
				names = append(names, u.Name)
				if u.Reason == "" {
					t.Errorf("%s is proposed without a reason", u.Name)
				}
			}
			if diff := cmp.Diff(c.want, names); diff != "" {
				t.Errorf("units (-want +got):\n%s", diff)
			}
		})
	}
}

func TestSummaryTellsTheMatterInSixtyCharactersWithoutContacts(t *testing.T) {
	for _, c := range []struct {
		name, title, body, want string
	}{
		{"greetings are passed over", "路灯", "尊敬的区长：您好！中心巷路灯坏了一个月，晚上出行不便。", "中心巷路灯坏了一个月，晚上出行不便。"},
		{"a letter without text is its title", "中心巷路灯不亮", "", "中心巷路灯不亮"},
		{"contacts do not get in", "欠费", "物业要求把电费打给13812345678，不打就停电。", "物业要求把电费打给〔电话〕，不打就停电。"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := summary(Letter{Title: c.title, Body: c.body}); got != c.want {
				t.Errorf("summary %q, want %q", got, c.want)
			}
		})
	}
	long := summary(Letter{Body: strings.Repeat("道路破损多年无人修复，", 30)})
	if n := utf8.RuneCountInString(long); n > SummaryLength || n < SummaryLength/2 || !strings.HasSuffix(long, "…") {
		t.Errorf("a long sentence is cut to %d characters: %q", n, long)
	}
}

func TestSuspicionIsShownWithTheSuggestion(t *testing.T) {
	s, err := NewOffline(nil).Classify(t.Context(), Letter{Title: "低保评定不公平", Body: "村里评低保，村主任优亲厚友，我家情况困难却没有评上，请帮助解决。"})
	if err != nil {
		t.Fatal(err)
	}
	if s.Category != workflow.Petition || !slices.ContainsFunc(s.Reasons, func(r string) bool { return strings.Contains(r, "疑似违纪") }) {
		t.Errorf("%s, reasons %v", s.Category, s.Reasons)
	}
}

func TestOfflineStopsWithTheContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	o := NewOffline(nil)
	if _, err := o.Classify(ctx, Letter{}); !errors.Is(err, context.Canceled) {
		t.Errorf("classify: %v", err)
	}
	if _, err := o.Draft(ctx, Commission{Report: workflow.Report{Process: "已修复。"}}); !errors.Is(err, context.Canceled) {
		t.Errorf("draft: %v", err)
	}
}
