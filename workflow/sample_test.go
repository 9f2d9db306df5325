package workflow_test

import (
	"time"

	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// The sample organisation of the tests: four offices, five units, and people
// named as in the sample file of the product.
func sample() *workflow.Directory {
	return &workflow.Directory{
		Orgs: []workflow.Org{
			{Name: "区委督查室", Kind: workflow.SupervisionSecretary},
			{Name: "政府督查室", Kind: workflow.SupervisionMayor},
			{Name: "区信访局", Kind: workflow.PetitionsBureau, Aliases: []string{"信访局"}},
			{Name: "区委宣传部", Kind: workflow.Publicity},
			{Name: "三营镇", Kind: workflow.Township, Aliases: []string{"三营"}},
			{Name: "头营镇", Kind: workflow.Township, Aliases: []string{"头营"}},
			{Name: "古雁街道", Kind: workflow.Subdistrict},
			{Name: "教育体育局", Kind: workflow.Department, Aliases: []string{"教体局"}},
			{Name: "水务局", Kind: workflow.Department},
			{Name: "公安分局", Kind: workflow.Department, Tags: []workflow.Tag{workflow.PoliticalLegal}},
			{Name: "区纪委监委", Kind: workflow.Department, Tags: []workflow.Tag{workflow.DisciplineInspection}},
		},
		People: []workflow.Person{
			someone("dw_jingban", "区委督查室", workflow.Registrar),
			someone("dw_shenhe", "区委督查室", workflow.Reviewer),
			someone("zf_jingban", "政府督查室", workflow.Registrar),
			someone("zf_shenhe", "政府督查室", workflow.Reviewer),
			someone("xf_jingban", "区信访局", workflow.Registrar),
			someone("xf_shenhe", "区信访局", workflow.Reviewer),
			someone("wx_ban", "区委宣传部", workflow.Monitor),
			someone("wx_jingban", "区委宣传部", workflow.Registrar, workflow.Reviewer), // who registers and signs nothing
			{UserID: "shuji", Name: "区委书记", Org: "区委督查室", Roles: []workflow.Role{workflow.Leader}, Addressee: workflow.ToSecretary},
			{UserID: "quzhang", Name: "区长", Org: "政府督查室", Roles: []workflow.Role{workflow.Leader}, Addressee: workflow.ToMayor},
			{UserID: "sanying", Name: "三营镇联络员", Org: "三营镇", Roles: []workflow.Role{workflow.Contact}, Deputy: "sanying_fz"},
			someone("sanying_fz", "三营镇", workflow.Head),
			someone("touying", "头营镇", workflow.Contact),
			someone("touying_fz", "头营镇", workflow.Head),
			someone("guyan", "古雁街道", workflow.Contact),
			someone("jiaoti_fz", "教育体育局", workflow.Head), // a head and no contact
			someone("gongan", "公安分局", workflow.Contact),
			someone("jiwei", "区纪委监委", workflow.Contact),
			someone("jiwei_fz", "区纪委监委", workflow.Head),
			someone("admin", "区委督查室", workflow.Admin),
		},
	}
}

func someone(userid, org string, roles ...workflow.Role) workflow.Person {
	return workflow.Person{UserID: userid, Name: org + userid, Org: org, Roles: roles}
}

// change edits one person of a directory.
func change(d *workflow.Directory, userid string, edit func(*workflow.Person)) {
	for i := range d.People {
		if d.People[i].UserID == userid {
			edit(&d.People[i])
			return
		}
	}
	panic("no such person: " + userid)
}

// away sends a person on leave in September and October 2026, with a deputy.
func away(userid, deputy string) func(*workflow.Directory) {
	return func(d *workflow.Directory) {
		change(d, userid, func(p *workflow.Person) {
			p.Deputy, p.AwayFrom, p.AwayTo = deputy, day("2026-09-01"), day("2026-10-31")
		})
	}
}

// without takes people out of a directory.
func without(userids ...string) func(*workflow.Directory) {
	return func(d *workflow.Directory) {
		for _, userid := range userids {
			change(d, userid, func(p *workflow.Person) { p.Roles = nil })
		}
	}
}

// rules are the national calendar, the sample organisation and the defaults.
func rules(edits ...func(*workflow.Directory)) workflow.Rules {
	people := sample()
	for _, edit := range edits {
		edit(people)
	}
	return workflow.Rules{Calendar: calendar.New(calendar.National()), People: people, Settings: workflow.DefaultSettings()}
}

// at reads a time in China like 2026-09-18 09:10.
func at(text string) time.Time {
	t, err := time.ParseInLocation("2006-01-02 15:04", text, calendar.CST)
	if err != nil {
		panic(err)
	}
	return t
}

func day(text string) calendar.Day {
	d, err := calendar.Parse(text)
	if err != nil {
		panic(err)
	}
	return d
}

// Wording that the log must never hold.
const (
	theTitle    = "三营镇某村道路积水"
	theBody     = "我们村口的路一下雨就积水，孩子上学要绕行，请领导关注。"
	theNickname = "清水河畔的人"
	theName     = "马某某"
	thePhone    = "13900001234"
	theReply    = "网友您好！您反映的村口积水问题属实，我镇已清淤并增设雨水口。感谢关注。"
)

func theLetter() *workflow.Letter {
	return &workflow.Letter{
		Addressee: workflow.ToSecretary, BoardLabel: workflow.LabelComplaint, LabelText: "投诉/求助",
		Title: theTitle, Body: theBody, SourceID: "A-1001", PostedAt: at("2026-09-18 08:00"),
		Petitioner: workflow.Petitioner{Nickname: theNickname, Contact: workflow.ContactDetails{Name: theName, Phone: thePhone}},
	}
}

func theReport() *workflow.Report {
	return &workflow.Report{
		Attitude: "感谢网友留言，我镇高度重视，经查属实。", Process: "九月二十日已组织清淤，增设雨水口两处。",
		Verification: "我镇直接办理，并于雨后实地查验。", Feedback: "已电话联系网友，表示满意。",
		Finding: workflow.Substantiated, ProposedReply: theReply,
	}
}
