package workflow_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"huiyin/workflow"
)

type (
	directory = workflow.Directory
	details   = workflow.Details
	refusal   = workflow.Refusal
)

// Whom a refusal names, and where 发布 works.
var (
	accepts = []workflow.Who{{Role: workflow.Contact, Of: workflow.HoldingUnit}, {Role: workflow.Head, Of: workflow.HoldingUnit},
		{Role: workflow.Contact, Of: workflow.DisciplineUnit}, {Role: workflow.Head, Of: workflow.DisciplineUnit}}
	submits = []workflow.Who{{Role: workflow.Contact, Of: workflow.LeadUnit}, {Role: workflow.Head, Of: workflow.LeadUnit},
		{Role: workflow.Registrar, Of: workflow.LeadUnit}}
	unpublished = []workflow.Stage{workflow.Registered, workflow.Handling, workflow.Reviewing, workflow.Approving, workflow.Replying}
)

// refusalCase is one step that a guard refuses: after so many steps of the
// happy walk and some more, somebody tries something.
type refusalCase struct {
	name      string
	edit      func(*directory)
	after     int
	more      func(*story)
	when, who string
	command   workflow.Command
	details   details
	kin       []workflow.Letter // letters it is or would be handled with
	want      refusal           // the facts beside command, letter and stage
}

var refusals = slices.Concat(atTheDesk, atTheUnit, atReview, atApproval, atPublication, atIntake, atAssignment, atMerging, atHandling,
	atFurtherReview, atReply, atSupervision)

var atTheDesk = []refusalCase{
	{name: "a letter without title, text and addressee", when: "2026-09-18 09:00", who: "xf_jingban", command: workflow.Register,
		details: details{Letter: &workflow.Letter{Title: " ", Body: "\n", Addressee: "governor"}},
		want:    refusal{Reason: workflow.MissingFields, Fields: []string{"addressee", "body", "title"}}},
	{name: "a title, a board id and a text beyond all measure", when: "2026-09-18 09:00", who: "xf_jingban", command: workflow.Register,
		details: details{Letter: &workflow.Letter{Title: strings.Repeat("长", 201), SourceID: strings.Repeat("9", 129),
			Body: strings.Repeat("文", 20001), Addressee: workflow.ToMayor}},
		want: refusal{Reason: workflow.TooLong, Fields: []string{"body", "source_id", "title"}}},
	{name: "a category that does not exist", after: registered, when: "2026-09-18 09:20", who: "xf_jingban",
		command: workflow.Classify, details: details{Category: "gossip"}, want: refusal{Reason: workflow.UnknownCategory}},
	{name: "交办 before 分类", after: registered, when: "2026-09-18 09:20", who: "xf_jingban", command: workflow.Assign,
		details: details{Unit: "三营镇"}, want: refusal{Reason: workflow.NoCategory}},
	{name: "交办 to a unit that does not exist", after: classified, when: "2026-09-18 09:30", who: "xf_jingban", command: workflow.Assign,
		details: details{Unit: "五营镇"}, want: refusal{Reason: workflow.UnknownUnit, Unit: "五营镇"}},
	{name: "交办 to an office", after: classified, when: "2026-09-18 09:30", who: "xf_jingban", command: workflow.Assign,
		details: details{Unit: "政府督查室"}, want: refusal{Reason: workflow.UnknownUnit, Unit: "政府督查室"}},
	{name: "交办 to a unit with a head and no contact", after: classified, when: "2026-09-18 09:30", who: "xf_jingban",
		command: workflow.Assign, details: details{Unit: "教育体育局"}, want: refusal{Reason: workflow.NoContact, Unit: "教育体育局"}},
	{name: "交办 to a unit whose contact is away without a deputy", edit: away("touying", ""), after: classified,
		when: "2026-09-18 09:30", who: "xf_jingban", command: workflow.Assign, details: details{Unit: "头营镇"},
		want: refusal{Reason: workflow.NoContact, Unit: "头营镇"}},
	{name: "a limit that is neither 5 nor 15 days", after: classified, when: "2026-09-18 09:30", who: "xf_jingban",
		command: workflow.Assign, details: details{Unit: "三营镇", Days: 10}, want: refusal{Reason: workflow.BadDays}},
	{name: "交办 a second time", after: assigned, when: "2026-09-18 09:40", who: "xf_jingban", command: workflow.Assign,
		details: details{Unit: "头营镇"}, want: refusal{Reason: workflow.WrongStage, From: []workflow.Stage{workflow.Registered}, By: "xf_jingban"}},
	{name: "催办 when no unit has the letter", after: assigned, more: func(s *story) { s.letter.Assignments[0].Status = workflow.Returned },
		when: "2026-09-21 09:00", who: "xf_jingban", command: workflow.UrgeUnit, want: refusal{Reason: workflow.NothingToUrge}},
}

var atTheUnit = []refusalCase{
	{name: "签收 a second time", after: accepted, when: "2026-09-18 10:10", who: "sanying_fz", command: workflow.Accept,
		want: refusal{Reason: workflow.AlreadyAccepted, By: "sanying", Unit: "三营镇"}},
	{name: "签收 by another unit", after: assigned, when: "2026-09-18 10:00", who: "touying", command: workflow.Accept,
		want: refusal{Reason: workflow.NotYours, Who: accepts}},
	{name: "签收 by another unit hears nothing of the stage", after: classified, when: "2026-09-18 10:00", who: "touying",
		command: workflow.Accept, want: refusal{Reason: workflow.NotYours, Who: accepts}},
	{name: "退回 without a reason", after: assigned, when: "2026-09-18 10:00", who: "sanying", command: workflow.Return,
		details: details{Reason: "  "}, want: refusal{Reason: workflow.NoReason}},
	{name: "退回 at 18:00 sharp of the second day is in time, a minute later not", after: accepted, when: "2026-09-21 18:01",
		who: "sanying", command: workflow.Return, details: details{Reason: "不属我镇"},
		want: refusal{Reason: workflow.WindowClosed, Day: day("2026-09-21")}},
	{name: "退回 of a letter already reported and sent back for rework", after: reported, more: func(s *story) {
		s.does("2026-09-21 11:00", "xf_shenhe", workflow.Rework, details{Reason: "请补充"})
	}, when: "2026-09-21 12:00", who: "sanying", command: workflow.Return, details: details{Reason: "不属我镇"},
		want: refusal{Reason: workflow.WindowClosed, Day: day("2026-09-21")}},
	{name: "提交 before 签收", after: assigned, when: "2026-09-18 10:00", who: "sanying", command: workflow.Submit,
		details: details{Report: theReport()}, want: refusal{Reason: workflow.NotAccepted, Unit: "三营镇"}},
	{name: "提交 without process, feedback, finding and reply", after: accepted, when: "2026-09-21 10:00", who: "sanying",
		command: workflow.Submit, details: details{Report: &workflow.Report{Attitude: "感谢", Process: " ", Verification: "查验", Finding: "maybe"}},
		want: refusal{Reason: workflow.ReportIncomplete,
			Missing: []workflow.Part{workflow.Part(workflow.Process), workflow.Part(workflow.Feedback), workflow.PartFinding, workflow.PartReply}}},
	{name: "提交 by another unit", after: accepted, when: "2026-09-21 10:00", who: "touying",
		command: workflow.Submit, details: details{Report: theReport()}, want: refusal{Reason: workflow.NotYours, Who: submits}},
}

// The contact stands in for the reviewer of 信访局, and drafted the report.
var drafterReviews = away("xf_shenhe", "sanying")

// The contact stands in for the last reviewer, of the 督查室.
var drafterReviewsLast = away("dw_shenhe", "sanying")

var atReview = []refusalCase{
	{name: "one gate by the drafter in the reviewer's place", edit: drafterReviews, after: reported, when: "2026-09-21 15:00",
		who: "sanying", command: workflow.Pass, details: details{Gates: []workflow.Gate{workflow.Facts}}, want: refusal{Reason: workflow.DraftedBySelf}},
	{name: "all gates by the drafter in the reviewer's place", edit: drafterReviews, after: reported, when: "2026-09-21 15:00",
		who: "sanying", command: workflow.Pass, want: refusal{Reason: workflow.DraftedBySelf}},
	{name: "the last gates by the drafter in the last reviewer's place", edit: drafterReviewsLast, after: firstPassed,
		when: "2026-09-22 10:00", who: "sanying", command: workflow.Pass, want: refusal{Reason: workflow.DraftedBySelf}},
	{name: "退改 by the drafter in the reviewer's place", edit: drafterReviews, after: reported, when: "2026-09-21 15:00",
		who: "sanying", command: workflow.Rework, details: details{Reason: "再改改"}, want: refusal{Reason: workflow.DraftedBySelf}},
	{name: "退改 without an opinion", after: reported, when: "2026-09-21 15:00", who: "xf_shenhe", command: workflow.Rework,
		want: refusal{Reason: workflow.NoReason}},
	{name: "a gate signed twice, others left", after: reported, more: signFacts, when: "2026-09-21 15:10", who: "xf_shenhe",
		command: workflow.Pass, details: details{Gates: []workflow.Gate{workflow.Facts}}, want: refusal{Reason: workflow.GateSigned, Gate: workflow.Facts, By: "xf_shenhe"}},
	{name: "a gate signed twice among the last of the first office", after: reported, more: signFacts, when: "2026-09-21 15:10",
		who: "xf_shenhe", command: workflow.Pass, details: details{Gates: workflow.Gates}, want: refusal{Reason: workflow.GateSigned, Gate: workflow.Facts, By: "xf_shenhe"}},
	{name: "a gate signed twice among the last of the last office", after: firstPassed, more: func(s *story) {
		s.does("2026-09-22 09:00", "dw_shenhe", workflow.Pass, details{Gates: []workflow.Gate{workflow.Law}})
	}, when: "2026-09-22 10:00", who: "dw_shenhe", command: workflow.Pass, details: details{Gates: workflow.Gates},
		want: refusal{Reason: workflow.GateSigned, Gate: workflow.Law, By: "dw_shenhe"}},
	{name: "the second office before the first has signed", after: reported, when: "2026-09-21 15:00", who: "dw_shenhe",
		command: workflow.Pass, want: refusal{Reason: workflow.NotYours, Who: workflow.RowsOf(workflow.Pass)[0].Who}},
	{name: "报签 before the review is done", after: firstPassed, when: "2026-09-22 09:00", who: "dw_jingban",
		command: workflow.SubmitFor, want: refusal{Reason: workflow.WrongStage, From: []workflow.Stage{workflow.Approving}, By: "xf_shenhe"}},
}

func signFacts(s *story) {
	s.does("2026-09-21 15:00", "xf_shenhe", workflow.Pass, details{Gates: []workflow.Gate{workflow.Facts}})
}

var atApproval = []refusalCase{
	{name: "报签 a second time", after: submitted, when: "2026-09-22 12:00", who: "dw_shenhe", command: workflow.SubmitFor,
		want: refusal{Reason: workflow.AlreadySubmitted}},
	{name: "the month's sheet after a single 报签", after: submitted, when: "2026-10-08 09:00", who: "job", command: workflow.SubmitFor,
		details: details{Batch: "2026-09"}, want: refusal{Reason: workflow.AlreadySubmitted}},
	{name: "报签 when the leader's post is empty", edit: without("shuji", "quzhang"), after: passed, when: "2026-09-22 12:00", who: "dw_jingban",
		command: workflow.SubmitFor, want: refusal{Reason: workflow.NoLeader}},
	{name: "the month's sheet when the leader's post is empty", edit: without("shuji", "quzhang"), after: passed, when: "2026-10-08 09:00",
		who: "job", command: workflow.SubmitFor, details: details{Batch: "2026-09"}, want: refusal{Reason: workflow.NoLeader}},
	{name: "审定 before 报签", after: passed, when: "2026-09-22 11:00", who: "shuji", command: workflow.Agree,
		want: refusal{Reason: workflow.NotSubmitted}},
	{name: "审定 by the other leader", after: submitted, when: "2026-09-23 09:00", who: "quzhang", command: workflow.Agree,
		want: refusal{Reason: workflow.NotYours, Who: workflow.RowsOf(workflow.Agree)[0].Who}},
	{name: "审定 by the reviewer in the leader's place", edit: away("shuji", "dw_shenhe"), after: submitted, when: "2026-09-23 09:00",
		who: "dw_shenhe", command: workflow.Agree, want: refusal{Reason: workflow.ReviewedBySelf}},
	{name: "审定 by the drafter in the leader's place", edit: away("shuji", "sanying"), after: submitted, when: "2026-09-23 09:00",
		who: "sanying", command: workflow.Agree, want: refusal{Reason: workflow.ReviewedBySelf}},
	{name: "审定退回 before 报签", after: passed, when: "2026-09-22 11:00", who: "shuji", command: workflow.SendBack,
		details: details{Reason: "口径不妥"}, want: refusal{Reason: workflow.NotSubmitted}},
	{name: "审定退回 without a reason", after: submitted, when: "2026-09-23 09:00", who: "shuji", command: workflow.SendBack,
		want: refusal{Reason: workflow.NoReason}},
}

var atPublication = []refusalCase{
	{name: "发布 before 审定", after: submitted, when: "2026-09-22 12:00", who: "xf_jingban", command: workflow.Publish,
		details: details{URL: "https://liuyan.example.cn/1"},
		want:    refusal{Reason: workflow.NotNow, From: unpublished}},
	{name: "发布 without a link", after: agreed, when: "2026-09-23 10:00", who: "xf_jingban", command: workflow.Publish,
		details: details{URL: "已经发了"}, want: refusal{Reason: workflow.BadLink}},
	{name: "发布 with something that is no web address", after: agreed, when: "2026-09-23 10:00", who: "xf_jingban", command: workflow.Publish,
		details: details{URL: "javascript://liuyan.example.cn"}, want: refusal{Reason: workflow.BadLink}},
	{name: "发布 of a wording that differs by one character", after: agreed, when: "2026-09-23 10:00", who: "xf_jingban",
		command: workflow.Publish, details: details{URL: "https://liuyan.example.cn/1", Text: theReply + "。"}, want: refusal{Reason: workflow.WordingDiffers}},
	{name: "发布 by the unit in whose name it is", after: agreed, when: "2026-09-23 10:00", who: "sanying", command: workflow.Publish,
		details: details{URL: "https://liuyan.example.cn/1"}, want: refusal{Reason: workflow.NotYours, Who: workflow.RowsOf(workflow.Publish)[0].Who}},
	{name: "发布 a second time", after: published, when: "2026-09-23 10:30", who: "xf_jingban", command: workflow.Publish,
		details: details{URL: "https://liuyan.example.cn/2"},
		want:    refusal{Reason: workflow.WrongStage, From: unpublished, By: "xf_jingban"}},
	{name: "归档 before the letter is closed", after: agreed, when: "2026-09-23 10:00", who: "xf_jingban", command: workflow.Archive,
		want: refusal{Reason: workflow.WrongStage, From: []workflow.Stage{workflow.Closed}, By: "shuji"}},
	{name: "催办 after the letter is archived", after: archived, when: "2026-09-24 10:00", who: "xf_jingban", command: workflow.UrgeUnit,
		want: refusal{Reason: workflow.WrongStage, From: []workflow.Stage{workflow.Handling, workflow.Following}, By: "xf_jingban"}},
}

func (c refusalCase) prepare(t *testing.T) *story {
	s := tell(t)
	if c.edit != nil {
		s = tell(t, c.edit)
	}
	s.upTo(c.after)
	if c.more != nil {
		c.more(s)
	}
	return s
}

func TestAStepIsRefusedWithItsReasonAndChangesNothing(t *testing.T) {
	for _, c := range refusals {
		t.Run(c.name, func(t *testing.T) {
			s := c.prepare(t)
			got := s.refused(c.when, c.who, c.command, c.details, c.kin...)
			want := c.want
			want.Command, want.Letter, want.Stage = c.command, s.letter.Number, s.letter.Stage
			if diff := cmp.Diff(&want, got); diff != "" {
				t.Errorf("refusal (-want +got):\n%s", diff)
			}
		})
	}
}

// Each guard of the table refuses in one of the cases above, so that a guard that is
// added brings its case along.
func TestEveryGuardIsReached(t *testing.T) {
	reached, guards := map[string]bool{}, map[string]bool{}
	for _, c := range refusals {
		s := c.prepare(t)
		_, guard := s.rules.Refusing(s.letter, s.step(c.when, c.who, c.command, c.details), c.kin...)
		reached[guard] = true
	}
	for _, row := range workflow.Table {
		for _, guard := range row.Guards() {
			if guards[guard] = true; !reached[guard] {
				t.Errorf("no case in which %s is refused for %s", row.Command, guard)
				reached[guard] = true
			}
		}
	}
	if len(guards) < 90 {
		t.Errorf("only %d guards in the table", len(guards))
	}
}
