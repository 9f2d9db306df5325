package document

import (
	"errors"
	"fmt"
	"strings"

	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// Bulletin writes the 通报 of a month (第十四条) as a Word file: figures with
// their formulas, the units one by one, praise, criticism, and what is asked
// of them. It is a 征求意见稿; issuing it is a person's act (edges 43). It holds
// numbers of letters and never their text nor a petitioner's name.
//
// The paper is signed by the offices of 第十四条 that the directory has; a
// directory without any is an error, because a 通报 of nobody binds nobody.
//
// fingerprint is that of the month's log (domain.md §12), empty while there is
// none: printed on paper in many hands, it can no longer be changed.
func Bulletin(f workflow.MonthFigures, d *workflow.Directory, fingerprint string) (name string, content []byte, err error) {
	offices := bulletinOffices(d)
	if len(offices) == 0 {
		return "", nil, errors.New("write bulletin: the directory has none of the offices that sign it")
	}
	subject := fmt.Sprintf("关于%d年%d月网民留言办理情况的通报", f.Year, int(f.Month))
	p := newPaper(subject, f.AsOf)
	p.title(subject)
	p.draftMark("征求意见稿")
	p.addressee("各乡镇（街道）、各部门（单位）")
	p.text(bulletinOpening(f))
	bulletinOverall(p, f)
	bulletinUnits(p, f)
	bulletinPraise(p, f.Units)
	bulletinCriticism(p, f.Units)
	bulletinDemands(p)
	p.signature(offices, dateOf(calendar.Of(f.AsOf)))
	bulletinSources(p, f)
	p.note(bulletinFingerprint(fingerprint))
	content, err = p.docx()
	if err != nil {
		return "", nil, fmt.Errorf("write bulletin of %d-%02d: %w", f.Year, int(f.Month), err)
	}
	return subject + "（征求意见稿）.docx", content, nil
}

// bulletinOffices are the three that 第十四条 names, in its order.
func bulletinOffices(d *workflow.Directory) []string {
	if d == nil {
		return nil
	}
	var offices []string
	for _, kind := range []workflow.OrgKind{workflow.SupervisionSecretary, workflow.SupervisionMayor, workflow.PetitionsBureau} {
		if name := d.Office(kind); name != "" {
			offices = append(offices, name)
		}
	}
	return offices
}

func bulletinOpening(f workflow.MonthFigures) string {
	s := fmt.Sprintf("根据《网民留言办理工作制度》第十四条规定，现将%d年%d月网民给区委书记、区长留言的办理情况通报如下（数据%s）。",
		f.Year, int(f.Month), asOf(f.AsOf))
	if _, last := workflow.MonthDays(f.Year, f.Month); !calendar.Of(f.AsOf).After(last) {
		s += "本月尚未结束，以下为阶段性数据，尚未到期的事项暂按未完成计。"
	}
	return s
}

// bulletinFingerprint says how the log can be held against this paper.
func bulletinFingerprint(sum string) string {
	if sum == "" {
		return "注：本月办理日志的指纹在次月首个工作日生成，制作本通报时尚未生成。"
	}
	return "注：本月办理日志指纹（SHA-256）：" + sum + "，供日后核验日志是否被改动。"
}

// bulletinStages says where the month's letters stand, leaving out the stages
// with none.
func bulletinStages(f workflow.MonthFigures) string {
	if f.Registered == 0 {
		return "本月没有登记留言。"
	}
	var parts []string
	for _, s := range workflow.Stages {
		if n := f.ByStage[s]; n > 0 {
			parts = append(parts, fmt.Sprintf("%s%d件", workflow.Term(s), n))
		}
	}
	return fmt.Sprintf("本月登记留言%d件，%s：%s。", f.Registered, asOf(f.AsOf), strings.Join(parts, "、"))
}
