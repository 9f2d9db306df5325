package bot_test

import (
	"huiyin/workflow"
)

// organisation is a district for the conversations: its people are called by
// their posts.
func organisation() *workflow.Directory {
	d := &workflow.Directory{Orgs: []workflow.Org{
		{Name: "区委督查室", Kind: workflow.SupervisionSecretary},
		{Name: "政府督查室", Kind: workflow.SupervisionMayor},
		{Name: "区信访局", Kind: workflow.PetitionsBureau, Aliases: []string{"信访局"}},
		{Name: "区委宣传部", Kind: workflow.Publicity, Aliases: []string{"网信办"}},
		{Name: "三营镇", Kind: workflow.Township, Aliases: []string{"三营"}},
		{Name: "头营镇", Kind: workflow.Township, Aliases: []string{"头营"}},
		{Name: "张易镇", Kind: workflow.Township},
		{Name: "住房和城乡建设局", Kind: workflow.Department, Aliases: []string{"住建局"}, Topics: []string{"物业", "供暖"}},
		{Name: "人力资源和社会保障局", Kind: workflow.Department, Aliases: []string{"人社局"}},
		{Name: "公安分局", Kind: workflow.Department, Tags: []workflow.Tag{workflow.PoliticalLegal}, Aliases: []string{"公安局"}},
		{Name: "区纪委监委", Kind: workflow.Department, Tags: []workflow.Tag{workflow.DisciplineInspection}, Aliases: []string{"纪委"}},
	}}
	for _, p := range []workflow.Person{
		post("dw_jingban", "区委督查室经办", "区委督查室", workflow.Registrar),
		post("dw_shenhe", "区委督查室审核", "区委督查室", workflow.Reviewer),
		post("zf_jingban", "政府督查室经办", "政府督查室", workflow.Registrar),
		post("zf_shenhe", "政府督查室审核", "政府督查室", workflow.Reviewer),
		post("xf_jingban", "信访局经办", "区信访局", workflow.Registrar),
		post("xf_shenhe", "信访局审核", "区信访局", workflow.Reviewer),
		post("wx_ban", "网信办经办", "区委宣传部", workflow.Monitor),
		post("shuji", "区委书记", "区委督查室", workflow.Leader),
		post("quzhang", "区长", "政府督查室", workflow.Leader),
		post("sanying", "三营镇联络员", "三营镇", workflow.Contact),
		post("sanying_fz", "三营镇负责人", "三营镇", workflow.Head),
		post("touying", "头营镇联络员", "头营镇", workflow.Contact),
		post("zhujian", "住建局联络员", "住房和城乡建设局", workflow.Contact),
		post("renshe", "人社局联络员", "人力资源和社会保障局", workflow.Contact),
		post("gongan", "公安分局联络员", "公安分局", workflow.Contact),
		post("jiwei", "纪委监委联络员", "区纪委监委", workflow.Contact),
		post("admin", "系统管理员", "区委督查室", workflow.Admin),
	} {
		switch p.UserID {
		case "shuji":
			p.Addressee = workflow.ToSecretary
		case "quzhang":
			p.Addressee = workflow.ToMayor
		}
		d.People = append(d.People, p)
	}
	return d
}

func post(userid, name, org string, roles ...workflow.Role) workflow.Person {
	return workflow.Person{UserID: userid, Spelling: userid, Name: name, Org: org, Roles: roles}
}

// edit changes one person of a directory.
func edit(d *workflow.Directory, userid string, change func(*workflow.Person)) {
	for i := range d.People {
		if d.People[i].UserID == userid {
			change(&d.People[i])
			return
		}
	}
	panic("no such person: " + userid)
}
