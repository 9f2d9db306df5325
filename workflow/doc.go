// Package workflow holds the rules by which a letter (留言) travels: who may
// take which step, what must be there first, which clocks start and stop and
// who is told. The regulation's articles are cited as 第N条, the decisions at
// its edges as "edges N".
//
// A letter of the petition category (信访类) walks this way (第八条):
//
//	registered 已登记 ─ 分类, 交办 ─▶ handling 承办中 ─ 签收, 提交 ─▶ reviewing 审核中
//	  ─ 信访局 and 督查室 sign five gates each ─▶ approving 报签中 ─ 报签, 审定 ─▶
//	replying 待回复 ─ 发布 ─▶ closed 已办结 ─ 归档 ─▶ archived 已归档
//
// with the way back at each door: 退回 by the unit, 退改 by a reviewer, 退回
// by the leader. The picture drawn from the table itself is docs/states.md.
//
// The table (table.go) is the machine: code, help, documentation and tests
// read it. Rules.Take is pure: a letter and a step in, a changed letter, one
// event and the notices out, or a typed Refusal that says what is wrong and
// leaves the words to the bot. Desk takes steps on stored letters through the
// one write path; sweep.go says what the clock brings about.
package workflow
