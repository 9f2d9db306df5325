package workflow_test

import (
	"errors"
	"strings"
	"testing"

	"huiyin/workflow"
)

// 第九条 按规范标准登记, edges 1: addressee, title and body are required; a missing label, date
// or board id is not refused.
func TestWhatARegistrationNeeds(t *testing.T) {
	letter := theLetter()
	letter.BoardLabel, letter.LabelText, letter.SourceID, letter.PostedAt, letter.Petitioner = "", "", "", at("2026-09-18 08:00"), workflow.Petitioner{}
	s := tell(t).does("2026-09-18 09:10", "dw_jingban", workflow.Register, details{Letter: letter}).hears()
	s.stands(workflow.Registered, "assign 区委督查室 2026-09-18")
	if s.letter.Category != "" || s.letter.RegisteredIn != "区委督查室" || s.letter.Round != 1 {
		t.Errorf("registered %+v", s.letter)
	}
	letter.Title = ""
	tell(t).refuses(workflow.MissingFields, "2026-09-18 09:10", "dw_jingban", workflow.Register, details{Letter: letter})
}

// edges 1: ownership moves with the category until the first report; assignments and
// clocks stay, and the review chain is the new category's.
func TestTheOwnerMovesWithTheCategory(t *testing.T) {
	s := tell(t).upTo(accepted)
	s.refuses(workflow.NoReason, "2026-09-18 11:00", "xf_jingban", workflow.Classify, details{Category: workflow.Inquiry})
	s.refuses(workflow.UnknownCategory, "2026-09-18 11:00", "xf_jingban", workflow.Classify, details{Category: "gossip", Reason: "无"})
	s.refuses(workflow.SealByTransfer, "2026-09-18 11:00", "xf_jingban", workflow.Classify, details{Category: workflow.Discipline, Reason: "涉及干部"})
	s.does("2026-09-18 11:00", "xf_jingban", workflow.Classify, details{Category: workflow.Inquiry, Reason: "实为咨询"}).
		hears("recategorised:dw_jingban", "recategorised:sanying").stands(workflow.Handling, "report 三营镇 2026-09-24")
	if got := s.letter.Owner(s.rules.People); got != "区委督查室" {
		t.Errorf("owned by %s", got)
	}
	s.does("2026-09-21 10:00", "sanying", workflow.Submit, details{Report: theReport()}).stands(workflow.Reviewing, "review 区委督查室 2026-09-23")
	s.does("2026-09-21 11:00", "dw_shenhe", workflow.Rework, details{Reason: "请补充"})
	s.refuses(workflow.ReportArrived, "2026-09-21 12:00", "dw_jingban", workflow.Classify, details{Category: workflow.Petition, Reason: "还是投诉"})
	first := tell(t).upTo(registered).does("2026-09-18 09:20", "xf_jingban", workflow.Classify, details{Category: workflow.Inquiry}).hears("registered:dw_jingban")
	first.refuses(workflow.NoReason, "2026-09-18 09:30", "dw_jingban", workflow.Classify, details{Category: workflow.Petition})
	first.does("2026-09-18 09:30", "dw_jingban", workflow.Classify, details{Category: workflow.Petition, Reason: "实为投诉"}).hears("registered:xf_jingban")
}

// edges 3: the same board id after closing names the letter and where it stands, so that
// reopening can be offered; a new id is a new letter, linked to the old one.
func TestTheSameMatterComesAgain(t *testing.T) {
	m := holding(tell(t).upTo(published))
	desk := &workflow.Desk{Store: m}
	_, err := desk.Take(t.Context(), registration("xf_jingban", "2026-10-12 09:00", "A-1001", theBody), nil)
	var known *workflow.Refusal
	if !errors.As(err, &known) || known.Reason != workflow.AlreadyKnown || known.Letter != number(1) || known.Stage != workflow.Closed || known.Changed {
		t.Errorf("the same posting: %+v", known)
	}
	again := registration("xf_jingban", "2026-10-12 09:00", "A-2002", theBody)
	again.Details.Letter.Repeats = number(1)
	o, err := desk.Take(t.Context(), again, nil)
	if err != nil || o.Letter.Number != number(2) || o.Letter.Repeats != number(1) {
		t.Errorf("another posting: %v, %+v", err, o.Letter.Number)
	}
}

// edges 4: 作废 only from 已登记, never once assigned; a reviewer other than the asker
// confirms it, and the number is kept.
func TestAWrongRegistrationIsVoided(t *testing.T) {
	s := tell(t).upTo(classified)
	s.refuses(workflow.NoReason, "2026-09-18 09:25", "xf_jingban", workflow.Void, details{})
	s.does("2026-09-18 09:25", "xf_jingban", workflow.Void, details{Reason: "误登"}).hears("void_asked:xf_shenhe")
	s.stands(workflow.Registered, "assign 区信访局 2026-09-18", "void 区信访局 2026-09-20")
	s.refuses(workflow.NotYours, "2026-09-18 09:26", "xf_jingban", workflow.Void, details{})
	no := *s
	no.does("2026-09-18 10:00", "xf_shenhe", workflow.Void, details{No: true, Reason: "并未误登"}).hears("not_voided:xf_jingban").stands(workflow.Registered, "assign 区信访局 2026-09-18")
	s.does("2026-09-18 10:00", "xf_shenhe", workflow.Void, details{}).hears("voided:xf_jingban").stands(workflow.Voided)
	if s.letter.Number != number(1) || s.letter.VoidReason != "误登" || september(s).Owed.Total != 0 {
		t.Errorf("voided %s: %q", s.letter.Number, s.letter.VoidReason)
	}
	both := tell(t, func(d *directory) {
		change(d, "xf_jingban", func(p *workflow.Person) { p.Roles = append(p.Roles, workflow.Reviewer) })
	})
	both.upTo(classified).does("2026-09-18 09:25", "xf_jingban", workflow.Void, details{Reason: "误登"})
	both.refuses(workflow.AskedByYou, "2026-09-18 09:26", "xf_jingban", workflow.Void, details{})
	returned := tell(t).upTo(assigned).does("2026-09-18 10:00", "sanying", workflow.Return, details{Reason: "不属我镇"})
	returned.refuses(workflow.AssignedBefore, "2026-09-18 11:00", "xf_jingban", workflow.Void, details{Reason: "误登"})
}

// edges 4: the wrong addressee is corrected before 报签: the letter and its duties move to
// the other 督查室, whose signatures count for its own leader only.
func TestTheWrongAddresseeIsCorrected(t *testing.T) {
	mayor := details{Addressee: workflow.ToMayor, Reason: "写给区长"}
	s := tell(t).starts(workflow.Inquiry).refuses(workflow.NoReason, "2026-09-18 09:30", "dw_jingban", workflow.Readdress, details{Addressee: workflow.ToMayor})
	s.refuses(workflow.SameAddressee, "2026-09-18 09:30", "dw_jingban", workflow.Readdress, details{Addressee: workflow.ToSecretary, Reason: "再看"})
	s.does("2026-09-18 09:30", "dw_jingban", workflow.Readdress, mayor).hears("readdressed:zf_jingban").stands(workflow.Registered, "assign 政府督查室 2026-09-18")
	late := tell(t).upTo(passed).does("2026-09-22 10:30", "dw_jingban", workflow.Readdress, mayor).hears("readdressed:zf_jingban", "review:zf_shenhe")
	late.stands(workflow.Reviewing, "review 政府督查室 2026-09-24")
	if len(late.letter.Unsigned("区信访局")) != 0 || len(late.letter.Unsigned("政府督查室")) != 5 {
		t.Errorf("to sign: 信访局 %v", late.letter.Unsigned("区信访局"))
	}
	tell(t).upTo(submitted).refuses(workflow.AlreadySubmitted, "2026-09-22 12:00", "dw_jingban", workflow.Readdress, mayor)
	tell(t).upTo(agreed).refuses(workflow.WrongStage, "2026-09-23 09:10", "dw_jingban", workflow.Readdress, mayor)
}

// edges 6: what is not the district's is answered by standing text that names the
// competent body, and closes; it is no 退件 and out of 应公开.
func TestWhatIsNotTheDistricts(t *testing.T) {
	s := tell(t).upTo(classified).refuses(workflow.NoReason, "2026-09-18 09:30", "xf_jingban", workflow.OutOf, details{})
	s.does("2026-09-18 09:30", "xf_jingban", workflow.OutOf, details{Reason: "固原市交通运输局"}).stands(workflow.Replying, "post 区信访局 2026-09-20")
	if text := s.letter.Unposted().Text; !strings.Contains(text, "固原市交通运输局") || !strings.Contains(text, theNickname) {
		t.Errorf("the standing text is %q", text)
	}
	s.does("2026-09-20 09:00", "xf_jingban", workflow.Publish, details{URL: "https://liuyan.example.cn/1"}).stands(workflow.Closed, "archive 区信访局 2026-10-10")
	if f := september(s); f.Owed.Total != 0 || len(f.Units) != 0 {
		t.Errorf("figures %+v", f)
	}
}

// edges 7: the posting is gone, with a screenshot: handling goes on where there are facts,
// nothing is published; without facts the letter closes.
func TestThePostingIsGone(t *testing.T) {
	s := tell(t).upTo(accepted).refuses(workflow.NoProof, "2026-09-18 11:00", "xf_jingban", workflow.BoardGone, details{})
	s.does("2026-09-18 11:00", "xf_jingban", workflow.BoardGone, details{Proof: "截图1"}).hears("board_gone:dw_jingban").stands(workflow.Handling, "report 三营镇 2026-09-24")
	s.through(accepted, answered).refuses(workflow.BoardIsGone, "2026-09-23 10:00", "xf_jingban", workflow.Publish, details{URL: "https://liuyan.example.cn/1"})
	s.does("2026-09-23 10:00", "xf_jingban", workflow.BoardGone, details{Proof: "截图2", No: true}).stands(workflow.Closed, "archive 区信访局 2026-10-14")
	none := tell(t).upTo(classified).does("2026-09-18 09:30", "xf_jingban", workflow.BoardGone, details{Proof: "截图1", No: true})
	none.stands(workflow.Closed, "archive 区信访局 2026-10-09")
	if september(none).Owed.Total != 0 {
		t.Error("it is owed in public")
	}
}
