package prompts

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/sashabaranov/go-openai"

	"huiyin/workflow"
)

// Model is the assistant with a language model behind it (大模型). What must not leave the house, and what the model does
// not answer in time and in form, the offline assistant answers, and the suggestion says so.
type Model struct {
	offline *Offline
	line    *line
}

// NewModel makes an assistant of an endpoint that Check approved.
func NewModel(e Endpoint, offline *Offline) *Model {
	return &Model{offline: offline, line: newLine(e.withDefaults())}
}

// Knowing is the same line with another organisation.
func (m *Model) Knowing(units []workflow.Org) Assistant {
	return &Model{offline: NewOffline(units), line: m.line}
}

// Classify asks the model, unless the letter must stay in the house (edges 13). The only error is the context's.
func (m *Model) Classify(ctx context.Context, l Letter) (Suggestion, error) {
	s, err := m.offline.Classify(ctx, l)
	if err != nil {
		return s, err
	}
	if why := staysHome(l, s); why != "" {
		s.Call.Failure = why
		return instead(s, why), nil
	}
	told, call, err := m.classify(ctx, l)
	if ctx.Err() == nil && err != nil {
		s = instead(s, err.Error())
	}
	told.Accused = s.Accused // by name, from the directory: the rules know it best
	return settled(ctx, s, told, call, err)
}

// settled is the model's proposal where it gave one in time and form, the rules' otherwise, with the call in any case.
func settled[T any, P interface {
	*T
	made() *Made
}](ctx context.Context, rules, told T, call workflow.Call, err error) (T, error) {
	switch {
	case ctx.Err() != nil:
		var none T
		P(&none).made().Call = call
		return none, ctx.Err()
	case err != nil:
		P(&rules).made().Call = call
		return rules, nil
	}
	*P(&told).made() = Made{FromModel, call}
	return told, nil
}

// MayGoOut reports whether a letter may be put to a model at all (edges 13).
func MayGoOut(l Letter) bool {
	return strings.TrimSpace(l.Body) != "" && bars(l.Title+"\n"+l.Body) == ""
}

// staysHome says why a letter may not go out, "" where it may. The check is made of words alone, before anything
// else is done (edges 13).
func staysHome(l Letter, s Suggestion) string {
	if s.Category == workflow.Discipline || s.Suspect {
		return suspectedWhy
	}
	return barsBeside(l.Title + "\n" + l.Body)
}

// Why a text stays in the house.
const (
	secretWhy    = "含涉密字样，未送大模型"
	suspectedWhy = "疑涉党风廉政，未送大模型"
	orderWhy     = "文中有写给机器的指令，未送大模型"
)

// bars says why a text may not go out, "" where it may.
func bars(content string) string {
	if SuspectsDiscipline(content) {
		return suspectedWhy
	}
	return barsBeside(content)
}

// barsBeside says why a text that nobody suspects may not go out.
func barsBeside(content string) string {
	switch {
	case Secret(content):
		return secretWhy
	case Orders(content):
		return orderWhy
	}
	return ""
}

// instead is the offline suggestion with the reason why it is there.
func instead(s Suggestion, why string) Suggestion {
	s.Reasons = append(s.Reasons, "按规则草拟："+why)
	return s
}

// task is one question with its template, the form of its answer and who reads it.
type task struct {
	prompt  prompt
	schema  json.RawMessage
	system  string
	user    string // masked
	reading func(answer string) error
}

// ask lets the model answer, and once mend an answer that does not fit. The error is a reason to show; the call is to
// be kept in any case.
func (m *Model) ask(ctx context.Context, t task) (workflow.Call, error) {
	e := m.line.endpoint
	ctx, cancel := context.WithTimeout(ctx, e.Timeout)
	defer cancel()
	call := workflow.Call{Task: t.prompt.task, Prompt: t.prompt.String(), Model: e.Model, At: e.Now(), Input: workflow.Digest(t.user)}
	err := m.rounds(ctx, t, &call)
	call.Took = e.Now().Sub(call.At)
	if err != nil {
		call.Failure = err.Error()
	}
	return call, err
}

// errForm is an answer that did not fit even when it was mended.
var errForm = errors.New("大模型的答复不合格式")

func (m *Model) rounds(ctx context.Context, t task, call *workflow.Call) error {
	messages := []openai.ChatCompletionMessage{{Role: openai.ChatMessageRoleSystem, Content: t.system}, {Role: openai.ChatMessageRoleUser, Content: t.user}}
	for range 2 {
		answer, tokens, err := m.line.say(ctx, messages, t.schema)
		call.Tokens += tokens
		if err != nil {
			return fmt.Errorf("大模型%w", err)
		}
		call.Rounds, call.Output = call.Rounds+1, answer
		wrong := t.reading(answer)
		if wrong == nil {
			return nil
		}
		messages = append(messages, openai.ChatCompletionMessage{Role: openai.ChatMessageRoleAssistant, Content: answer},
			openai.ChatCompletionMessage{Role: openai.ChatMessageRoleUser, Content: "上面的答复不能用：" + wrong.Error() + "。请只输出一个符合格式的 JSON 对象，不要其他文字。"})
	}
	return errForm
}

// mostBraces bounds how many beginnings of an object are tried in an answer.
const mostBraces = 20

// objectIn reads the first JSON object of an answer, whatever prose or fence stands around it.
func objectIn(answer string, into any) error {
	for range mostBraces {
		at := strings.IndexByte(answer, '{')
		if at < 0 {
			break
		}
		answer = answer[at:]
		var raw json.RawMessage
		if err := json.NewDecoder(strings.NewReader(answer)).Decode(&raw); err == nil {
			if err := json.Unmarshal(raw, into); err != nil {
				return errors.New("字段的类型不对")
			}
			return nil
		}
		answer = answer[1:]
	}
	return errors.New("没有完整的 JSON 对象")
}
