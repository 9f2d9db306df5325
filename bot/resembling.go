package bot

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"huiyin/workflow"
	"huiyin/workflow/likeness"
)

// alikeDays is how far back letters are looked for that may be the same matter, in
// calendar days.
const alikeDays = 180

// likenessWords say why two letters are held to be one matter.
var likenessWords = map[likeness.Reason]string{
	likeness.SameText: "内容相同", likeness.SameWriter: "同一网友、事项相近", likeness.NearText: "内容相近",
}

// alike finds the letters that the speaker may read and that may be the same matter; a
// person decides what follows (edges 38). Without an answer the work goes on.
func (t *turn) alike(l workflow.Letter) []likeness.Found {
	if strings.TrimSpace(l.Body) == "" {
		return nil
	}
	found, err := t.bot.Store.Alike(t.ctx, l, t.now.AddDate(0, 0, -alikeDays))
	if err != nil {
		t.bot.Log.Warn().Err(err).Msg("looking for letters alike failed")
	}
	return slices.DeleteFunc(found, func(f likeness.Found) bool { return !t.sees(&f.Letter) || slices.Contains(l.Kin(), f.Letter.Number) })
}

// closed reports whether a letter has been answered and is over.
func closed(l *workflow.Letter) bool {
	return l.Stage == workflow.Closed || l.Stage == workflow.Archived
}

// alikeText lists what is alike, and what a person may do about it: join what is under
// way, link what is closed. The letter has no number before it is registered.
func (t *turn) alikeText(v workflow.View, l workflow.Letter, found []likeness.Found) string {
	var b strings.Builder
	for _, f := range found {
		fmt.Fprintf(&b, "疑似同一事项：%s（%s，相近%d%%，%s）", head(f.Letter), likenessWords[f.Reason], int(f.Score*100+0.5), workflow.Term(f.Letter.Stage))
		other := ref(f.Letter.Number, t.today())
		switch {
		case closed(&f.Letter) && l.Number.IsZero() && l.Repeats != f.Letter.Number:
			b.WriteString("。是再次反映请回复：重复 " + other)
		case closed(&f.Letter) || !f.Letter.MayLead():
		case l.Category == "" && f.Letter.Category != workflow.Discipline:
			b.WriteString("。登记、分类后可并案")
		case l.Category == f.Letter.Category && slices.Contains(t.offers(v, l), workflow.Merge):
			b.WriteString("。确是同一事项：并案 " + ref(l.Number, t.today()) + " " + other)
		}
		b.WriteString("\n")
	}
	return b.String()
}

var repeating = regexp.MustCompile(`^(?:是)?重复(?:反映)?[ :]*(#?[\d-]+)$`)

// repeat links the letter that is being registered to a closed one that it speaks of
// again (重复, edges 3); false when the words say something else.
func (t *turn) repeat(r *registering, line string) (handled bool, err error) {
	m := repeating.FindStringSubmatch(normal(line))
	if m == nil {
		return false, nil
	}
	number, _ := readNumber(m[1])
	n, _ := resolve(number, t.today().Year(), number.seq, 0)
	for _, f := range t.alike(r.Letter) {
		if f.Letter.Number == n && closed(&f.Letter) {
			r.Letter.Repeats = n
			return true, t.preview(*r, "")
		}
	}
	return true, t.say(said{text: fmt.Sprintf("没有记下：%s 不在上面列出的已办结留言中。已填的都在，无误请回复 确认。", n), dialogue: t.same()})
}

// besides finds what a letter that stands by itself may be joined to, for those of the
// offices.
func (t *turn) besides(n workflow.Number) []likeness.Found {
	l, err := t.bot.Store.Letter(t.ctx, n)
	o, _ := t.rules.People.Org(t.speaker.Org)
	if err != nil || o.Kind.IsUnit() || t.speaker.Has(workflow.Leader) || !l.MayLead() || !t.sees(&l) {
		return nil
	}
	return t.alike(l)
}
