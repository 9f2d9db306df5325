package document

import (
	"fmt"
	"strings"

	"huiyin/workflow"
)

// Praise and criticism (第十四条: 对好的单位提出表扬，对存在问题的单位提出批评) are
// what the figures say and nothing beyond them; where there is nobody to
// praise or criticise the paper says so.

func bulletinPraise(p *paper, units []workflow.UnitFigures) {
	p.heading("三、表扬")
	var good []string
	due := false
	for _, u := range units {
		due = due || u.OnTime.Total > 0
		if allOnTime(u) {
			good = append(good, u.Unit)
		}
	}
	switch {
	case !due:
		p.text("本月没有办理时限到期的交办件，不作表扬。")
	case len(good) == 0:
		p.text("本月没有全部按时签收、按时办结的单位，不作表扬。")
	default:
		p.text(fmt.Sprintf("本月到期的交办件全部按时签收、按时办结的单位有%d个：%s。对以上单位提出表扬。",
			len(good), strings.Join(good, "、")))
	}
}

// allOnTime reports whether a unit had letters to close in the month and was
// late with none of them, nor with taking any.
func allOnTime(u workflow.UnitFigures) bool {
	return u.OnTime.Total > 0 && u.OnTime.Met == u.OnTime.Total && u.Accepted.Met == u.Accepted.Total && len(u.Late) == 0
}

func bulletinCriticism(p *paper, units []workflow.UnitFigures) {
	p.heading("四、批评")
	var late []string
	for _, u := range units {
		if n := len(distinct(u.Late)); n > 0 {
			late = append(late, fmt.Sprintf("%s逾期%d件（%s）", u.Unit, n, listed(u.Late)))
		}
	}
	if len(late) == 0 {
		p.text("本月没有逾期办理的单位，不作批评。")
		return
	}
	p.text(fmt.Sprintf("本月有%d个单位逾期办理留言：%s。对以上单位提出批评，尚未办结的，请立即办理并报送办理情况。",
		len(late), strings.Join(late, "；")))
}

// bulletinDemands are the same every month: they repeat the regulation.
func bulletinDemands(p *paper) {
	p.heading("五、下一步要求")
	p.point("（一）严守办理时限。", "各承办单位要在每个工作日查收、处理交办的留言，如有异议及时沟通，需退回的在2日内退回并说明退件原因。"+
		"办理时限原则上为5个工作日；反映问题牵涉面广、情况较为复杂的，在15个工作日内办结并反馈；因特殊情况不能按期办结的，"+
		"须在15个工作日内报告阶段性办理情况，并提出回复建议（第十条）。")
	p.point("（二）提高报告质量。", "办理情况报告要格式规范、要素齐全、内容精炼、回复礼貌，写明表明态度、工作过程、核查情况、网友反馈，"+
		"对留言的属实程度作出准确认定，避免“答非所问”（第十条）。")
	p.point("（三）严格审核把关。", "按照谁转办、谁审核的原则，严把事实关、政策关、法律关、文字关、保密关，确保每一个回复都经得起推敲（第十一条）。")
	p.point("（四）做好统一回复。", "回复内容审定后，统一以承办单位名义公开回复；留言有联系方式的，公开回复与个别回复并行。"+
		"对已作出承诺的事项，要继续关注，跟进工作，直至问题得到有效解决，同时做好再回复工作（第十二条）。")
}
