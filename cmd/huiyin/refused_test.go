package main

import (
	"bytes"
	"strings"
	"testing"
)

// refused is a step that somebody may not take, or not now.
type refused struct{ who, types string }

// refuses checks that each step is answered once and that nothing else
// happens: the letter, the log and what others are told stay as they are.
func (c chat) refuses(number string, list ...refused) {
	c.t.Helper()
	for _, r := range list {
		c.settled()
		letter, events := c.raw(number), c.events()
		told := c.count(`SELECT count(*) FROM deliveries`)
		answer := c.says(r.who, r.types, "")
		c.settled()
		if after := c.raw(number); !bytes.Equal(letter, after) {
			c.t.Errorf("%s: %s changed the letter from\n%s\nto\n%s", r.who, r.types, letter, after)
		}
		if n := c.events(); n != events {
			c.t.Errorf("%s: %s left %d events", r.who, r.types, n-events)
		}
		if n := c.count(`SELECT count(*) FROM deliveries`); n != told+1 {
			c.t.Errorf("%s: %s was answered by %d messages", r.who, r.types, n-told)
		}
		if strangers[r.who] && strings.Contains(answer, "团结村") {
			c.t.Errorf("%s: %s told a stranger to the letter what it is about: %s", r.who, r.types, answer)
		}
	}
}

// strangers are those who may not see the letter of these tests.
var strangers = map[string]bool{"touying": true, "touying_fz": true, "zf_jingban": true, "zf_shenhe": true, "quzhang": true, "admin": true, "wx_ban": true}

func TestWhoMayNotTakeAStepChangesNothing(t *testing.T) {
	t.Parallel()
	tn := newTown(t)
	c := chat{town: tn, service: tn.serve()}
	path := pathOf(1, pasted, replyLink)
	c.walk("2026-0001", path[:4])
	c.refuses("2026-0001",
		refused{"touying", "签收 1"}, refused{"touying", "查看 1"}, refused{"touying", "退回 1 不属于我镇"}, refused{"touying", "报告 1"},
		refused{"touying_fz", "为什么 1"}, refused{"zf_jingban", "查看 1"}, refused{"zf_shenhe", "催办 1"}, refused{"admin", "查看 1"},
		refused{"wx_ban", "查看 1"}, refused{"quzhang", "查看 1"},
		refused{"sanying", "报告 1"}, refused{"sanying", "交办 1 头营镇"}, refused{"sanying", "退回 1"},
		refused{"xf_jingban", "发布 1 " + replyLink}, refused{"shuji", "审定 1 同意"}, refused{"xf_jingban", "归档 1"},
		refused{"xf_jingban", "交办 1 头营镇"}, refused{"xf_shenhe", "审核 1 通过"}, refused{"dw_jingban", "报签 1"})
	c.walk("2026-0001", path[4:8])
	c.refuses("2026-0001",
		refused{"sanying", "审核 1 通过"}, refused{"dw_shenhe", "审核 1 通过"}, refused{"xf_jingban", "审核 1 通过"},
		refused{"zf_shenhe", "审核 1 通过"}, refused{"xf_shenhe", "审核 1 退回 文字关"}, refused{"sanying", "退回 1 不属于我镇管辖"},
		refused{"dw_jingban", "报签 1"}, refused{"sanying", "签收 1"})
	c.walk("2026-0001", path[8:10])
	c.refuses("2026-0001",
		refused{"shuji", "审定 1 同意"}, refused{"xf_jingban", "报签 1"}, refused{"zf_jingban", "报签 1"},
		refused{"xf_jingban", "发布 1 " + replyLink}, refused{"xf_shenhe", "审核 1 通过"})
	c.walk("2026-0001", path[11:12])
	c.refuses("2026-0001",
		refused{"quzhang", "审定 1 同意"}, refused{"quzhang", "审定 1 退回 口径不妥"}, refused{"dw_shenhe", "审定 1 同意"},
		refused{"shuji", "审定 1 退回"}, refused{"dw_jingban", "报签 1"}, refused{"xf_jingban", "发布 1 " + replyLink})
	c.walk("2026-0001", path[12:13])
	c.refuses("2026-0001",
		refused{"dw_jingban", "发布 1 " + replyLink}, refused{"sanying", "发布 1 " + replyLink}, refused{"xf_jingban", "发布 1"},
		refused{"xf_jingban", "发布 1 " + replyLink + "\n网友您好，问题已经彻底解决。"}, refused{"xf_jingban", "归档 1"})
	c.walk("2026-0001", path[13:])
	c.refuses("2026-0001",
		refused{"xf_jingban", "发布 1 " + replyLink}, refused{"xf_jingban", "归档 1"}, refused{"sanying", "报告 1"}, refused{"shuji", "审定 1 同意"})
}
