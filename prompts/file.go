package prompts

import (
	"context"

	"huiyin/workflow"
)

// Filed is a report told in one piece, sorted into its elements (要素): every sentence stands in one of them as it was
// written.
type Filed struct {
	Made
	Elements map[workflow.Element]string
}

// Text is what stands in an element.
func (f Filed) Text(e workflow.Element) string { return f.Elements[e] }

// What a sentence of each element speaks of; what none of them fits is 工作过程.
var (
	ofFeedback     = words(`(电话|当面|上门|微信|多次)?(联系|告知|回访|沟通|反馈|答复|解释|说明).{0,12}(网友|来信人|反映人|留言人|当事人|投诉人|本人|女士|先生)|与.{1,6}(女士|先生|网友|来信人).{0,6}沟通|(网友|来信人|反映人|留言人|本人|女士|先生|其[子女父母]).{0,8}(表示|满意|认可|理解|无异议|不满意|同意)|无法联系|联系不上|无人接听|空号|关机`)
	ofVerification = words(`核查|核实|查验|查看|走访|调查|实地|现场|经查|查明|属实|检测|检查发现`)
	ofAttitude     = words(`感谢|高度重视|第一时间|立即安排|责成|要求|主要领导|分管领导|专题研究|歉意|抱歉`)
)

// File sorts by what the sentences speak of.
func (o *Offline) File(ctx context.Context, text string, _ ...string) (Filed, error) {
	if err := ctx.Err(); err != nil {
		return Filed{}, err
	}
	f := Filed{Made: byRules(workflow.TaskFile, "")}
	all := sentences(text)
	sorted := make([]workflow.Element, len(all))
	for i, s := range all {
		sorted[i] = elementOf(plain(s))
	}
	f.fill(all, sorted)
	return f, nil
}

func elementOf(sentence string) workflow.Element {
	switch {
	case ofFeedback.MatchString(sentence):
		return workflow.Feedback
	case ofVerification.MatchString(sentence):
		return workflow.Verification
	case ofAttitude.MatchString(sentence):
		return workflow.Attitude
	}
	return workflow.Process
}

// fill puts each sentence into its element, in the order they were written.
func (f *Filed) fill(all []string, sorted []workflow.Element) {
	f.Elements = map[workflow.Element]string{}
	for i, s := range all {
		f.Elements[sorted[i]] += s
	}
}
