package bot

import (
	"regexp"
	"slices"
	"strings"

	"huiyin/workflow"
)

// verdict is a reviewer's or leader's yes or no.
type verdict int

const (
	neither verdict = iota
	yes
	no
)

// verdictWords are what people type; a no is looked for first, because 不同意
// ends in 同意.
var verdictWords = []struct {
	verdict verdict
	words   []string
}{
	{no, []string{"退回", "不同意", "不通过", "退改", "驳回"}},
	{yes, []string{"五关全部通过", "五关均通过", "五关通过", "全部通过", "通过", "同意", "批准"}},
}

// readVerdict takes the yes or no off the front. A yes has to end there:
// 通过电话核实… is no 通过.
func readVerdict(s string) (verdict, string) {
	for _, v := range verdictWords {
		for _, word := range v.words {
			rest, ok := strings.CutPrefix(s, word)
			if ok && (v.verdict == no || alone(rest)) {
				return v.verdict, strings.TrimLeft(rest, punctuation)
			}
		}
	}
	return neither, s
}

// alone reports whether a yes stands by itself: at the end, before a stop, a
// space or the name of a gate.
func alone(rest string) bool {
	gates, _ := readGates(rest)
	return rest == "" || strings.IndexAny(rest, punctuation+"\n!！") == 0 || len(gates) > 0
}

// condition is how a yes is taken back behind it: 同意，但请补充…
var condition = regexp.MustCompile(`^(?:但|不过|(?:请|需|须|还需|另需|要|应)?(?:先|再)?(?:修改|补充|改为|改成|删|完善)|待)`)

// doubtful reports whether the words behind a yes make it a no, or half of one:
// the person is asked which (domain.md §7).
func doubtful(opinion string) bool { return condition.MatchString(opinion) }

const punctuation = " 、,，:：;；。."

// readGates takes the names of gates off the front.
func readGates(s string) ([]workflow.Gate, string) {
	var gates []workflow.Gate
	for {
		s = strings.TrimLeft(s, punctuation)
		i := slices.IndexFunc(workflow.Gates, func(g workflow.Gate) bool { return gateAhead(s, g) > 0 })
		if i < 0 {
			return gates, s
		}
		gates = append(gates, workflow.Gates[i])
		s = s[gateAhead(s, workflow.Gates[i]):]
	}
}

// unknownGate is what stands where a gate is named and is none of the five.
var unknownGate = regexp.MustCompile(`^(\p{Han}{2}关)[ 、,，:：;；。.\n]`)

// gateAhead is how much of the text names the gate: 文字关, or 文字 before a
// space or stop.
func gateAhead(s string, g workflow.Gate) int {
	name := workflow.Term(g)
	if strings.HasPrefix(s, name) {
		return len(name)
	}
	short := strings.TrimSuffix(name, "关")
	if rest, ok := strings.CutPrefix(s, short); ok && rest != "" && strings.IndexAny(rest, punctuation) == 0 {
		return len(short)
	}
	return 0
}

// readDays reads 5日, 15天, 15个工作日.
func readDays(word string) (int, bool) {
	n, unit := 0, word
	for len(unit) > 0 && unit[0] >= '0' && unit[0] <= '9' && n < 1000 {
		n, unit = n*10+int(unit[0]-'0'), unit[1:]
	}
	return n, n > 0 && slices.Contains([]string{"", "日", "天", "个工作日", "工作日"}, unit)
}
