package workflow_test

import (
	"testing"

	"huiyin/workflow"
)

// 第十六条 共同研究, edges 40: a 会商 has offices, a conclusion, an owner and a day, and is
// carried out before the next.
func TestAJointStudyIsCarriedOut(t *testing.T) {
	s := tell(t).upTo(accepted)
	study := details{Offices: []string{"区信访局", "区委宣传部"}, Reason: "统一清淤", Until: day("2026-10-20")}
	s.refuses(workflow.NoStudy, "2026-09-21 09:00", "dw_jingban", workflow.FinishUp, details{Reason: "已办"})
	s.refuses(workflow.UnknownOffices, "2026-09-21 09:00", "dw_jingban", workflow.Study, details{Reason: "统一清淤", Until: day("2026-10-20")})
	s.refuses(workflow.UnknownOffices, "2026-09-21 09:00", "dw_jingban", workflow.Study, details{Offices: []string{"无此室"}, Reason: "统一清淤", Until: day("2026-10-20")})
	s.refuses(workflow.BadDay, "2026-09-21 09:00", "dw_jingban", workflow.Study, details{Offices: study.Offices, Reason: "统一清淤"})
	s.refuses(workflow.NotYours, "2026-09-21 09:00", "sanying", workflow.Study, study)
	s.does("2026-09-21 09:00", "dw_jingban", workflow.Study, study).hears("study:xf_jingban").stands(workflow.Handling, "report 三营镇 2026-09-24", "study 区信访局 2026-10-20")
	s.refuses(workflow.StudyOpen, "2026-09-21 10:00", "dw_jingban", workflow.Study, study)
	s.does("2026-10-12 09:00", "xf_jingban", workflow.FinishUp, details{Reason: "已统一清淤"}).stands(workflow.Handling, "report 三营镇 2026-09-24")
	if j := s.letter.Studies[0]; j.Owner != "区信访局" || j.Result != "已统一清淤" || j.Conclusion != "统一清淤" {
		t.Errorf("recorded %+v", j)
	}
}

// 第五条, edges 9: 宣传部 sees what is sensitive or urgent and records how it guided opinion.
func TestThePublicityOfficeGuidesOpinion(t *testing.T) {
	s := tell(t).upTo(accepted)
	s.refuses(workflow.NotYours, "2026-09-18 11:00", "wx_ban", workflow.Guide, details{Reason: "跟帖说明"})
	s.does("2026-09-18 11:00", "dw_jingban", workflow.Mark, details{KeyMatter: []int{1, 2}, Sensitive: true}).hears("sensitive:wx_ban")
	if !s.reads("wx_ban", "2026-09-18") || s.reads("wx_jingban", "2026-09-18") {
		t.Error("宣传部 sees too little or too much")
	}
	s.refuses(workflow.NoReason, "2026-09-18 12:00", "wx_ban", workflow.Guide, details{})
	s.refuses(workflow.NotYours, "2026-09-18 12:00", "xf_jingban", workflow.Guide, details{Reason: "跟帖说明"})
	s.does("2026-09-18 12:00", "wx_ban", workflow.Guide, details{Reason: "跟帖说明"}).hears("guided:dw_jingban")
	if g := s.letter.Guidances[0]; g.Text != "跟帖说明" || g.By != "wx_ban" {
		t.Errorf("recorded %+v", g)
	}
}

// 第七条, edges 9: the five clauses, as a set; nothing else is one.
func TestTheClausesOfAKeyMatter(t *testing.T) {
	s := tell(t).upTo(classified)
	for _, wrong := range [][]int{{0}, {6}, {1, 9}} {
		s.refuses(workflow.UnknownClause, "2026-09-18 09:25", "xf_jingban", workflow.Mark, details{KeyMatter: wrong})
	}
	s.does("2026-09-18 09:25", "xf_jingban", workflow.Mark, details{KeyMatter: []int{1, 4, 5}}).hears()
	if len(s.letter.KeyMatter) != 3 {
		t.Errorf("clauses %v", s.letter.KeyMatter)
	}
	s.refuses(workflow.NotYours, "2026-09-18 09:26", "sanying", workflow.Mark, details{KeyMatter: []int{1}})
}
