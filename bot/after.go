package bot

import (
	"strconv"
	"strings"

	"huiyin/bot/redline"
	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// nextStep is what is typed next on a letter, by where it stands.
func (t *turn) nextStep(l workflow.Letter) string {
	seq := ref(l.Number, t.today())
	switch l.Stage {
	case workflow.Registered:
		return nextAtDesk(l, t.today())
	case workflow.Handling:
		return "承办单位重新报送：报告 " + seq
	case workflow.Reviewing:
		if turn := l.Turn(t.rules.People); turn != t.speaker.Org {
			return "已转" + turn + "审核"
		}
		return "审核：审核 " + seq + " 通过"
	case workflow.Approving:
		return "报签：报签 " + seq
	}
	return ""
}

// forwarding is how 感谢 is passed on to whom it thanks (edges 10).
func forwarding(l workflow.Letter, today calendar.Day) string {
	if l.Category != workflow.Thanks || l.Lead() != nil {
		return ""
	}
	return "交办 " + ref(l.Number, today) + " 单位"
}

// voidingText says where a voiding stands (edges 4).
func voidingText(l workflow.Letter) string {
	switch {
	case l.Stage == workflow.Voided:
		return "已作废，编号保留"
	case l.VoidAskedBy != "":
		return "已申请作废，由审核人在" + dueOf(l, workflow.DutyVoid) + "前确认"
	}
	return "没有作废，照常办理"
}

// markText says how a letter is marked: 重点第1、3项、敏感.
func markText(l workflow.Letter) string {
	var marks []string
	for _, clause := range l.KeyMatter {
		marks = append(marks, "重点第"+strconv.Itoa(clause)+"项")
	}
	if l.Sensitive {
		marks = append(marks, "敏感")
	}
	return or(strings.Join(marks, "、"), "无")
}

func answerText(refused bool) string {
	if refused {
		return "不同意"
	}
	return "同意"
}

// undone names the step that 撤回 took back: the newest before it.
func (t *turn) undone(v workflow.View, n workflow.Number) string {
	return stepName(v.Letters[n].Last.Command)
}

// changedText marks what the newest version of the reply adds and takes away: a
// reviewer's edit against the version it edits, a leader's against what lay before
// him (edges 27).
func changedText(l *workflow.Letter) string {
	r := l.Report()
	if r == nil {
		return ""
	}
	if a := l.Approval(); a != nil && a.Edited && a.Version == r.Version {
		return redline.Marked(r.ProposedReply, a.Wording)
	}
	if r.EditOf == 0 && r.Version < 2 {
		return ""
	}
	for i := len(l.Reports) - 1; i >= 0; i-- {
		if before := l.Reports[i]; before.Version < r.Version && before.Assignment == r.Assignment && !before.Undone {
			if before.ProposedReply == r.ProposedReply {
				return "回复文字没有变化"
			}
			return redline.Marked(before.ProposedReply, r.ProposedReply)
		}
	}
	return ""
}

// readVoiding takes why a letter is void, or the reviewer's word on it (edges 4).
func readVoiding(t *turn, o order) (workflow.Details, string) {
	if v, rest := readVerdict(o.words()); v != neither {
		return workflow.Details{No: v == no, Reason: o.typed(rest)}, ""
	}
	return readReason(t, o)
}
