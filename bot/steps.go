package bot

import (
	"regexp"
	"strings"

	"huiyin/workflow"
)

// classify reads 分类 1 信访 [急] [重点1] [敏感] [原因].
func (t *turn) classify(o order) error {
	if o.rest == "" {
		return t.say(said{text: textUsage(o)})
	}
	word, rest, _ := strings.Cut(o.words(), " ")
	if readCategory(word) == "" { // 分类 1 信访类。 and 分类 1 是信访 have one word too
		word, rest = o.rest, o.more
	}
	d := workflow.Details{Category: readCategory(strings.TrimRight(word, punctuation)), Reason: o.typed(reasonIn(rest))}
	for _, extra := range strings.Fields(rest) {
		switch {
		case urgentWord(extra):
			d.Urgent = true
		case extra == "敏感":
			d.Sensitive = true
		case strings.HasPrefix(extra, "重点"):
			marks, _ := readMarks(t, order{rest: extra})
			d.KeyMatter = marks.KeyMatter
		}
	}
	n, ok, err := t.letterOf(o)
	if err != nil || !ok {
		return err
	}
	beside := t.besides(n)
	return t.take(workflow.Classify, n, d, func(v workflow.View, out workflow.Outcome) said {
		return said{text: strings.TrimSpace(t.classified(out.Letter) + "\n" + t.alikeText(v, out.Letter, beside)), judged: decided(&out.Letter)}
	})
}

// reasonIn takes away the word that only announces a reason.
func reasonIn(words string) string {
	return strings.TrimLeft(strings.TrimPrefix(strings.TrimLeft(words, punctuation), "原因"), punctuation)
}

func urgentWord(word string) bool { return word == "急" || word == "紧急" || word == "急件" }

// several lists the units of an order that names more than one: it has one
// lead, so the person is asked.
func (t *turn) several(words []string) []workflow.Org {
	var named []workflow.Org
	for _, word := range words {
		named = append(named, t.rules.People.FindUnits(word)...)
	}
	if len(named) < 2 {
		return nil
	}
	return named
}

// readCategory reads a category's name and nothing else: 不是信访类 is none.
func readCategory(s string) workflow.Category {
	for category, short := range categoryShort {
		if name := strings.TrimRight(s, "类 。"); name == short || name == strings.TrimSuffix(workflow.Term(category), "类") {
			return category
		}
	}
	return ""
}

// categoryShort are the categories as people type them.
var categoryShort = map[workflow.Category]string{
	workflow.Petition: "信访", workflow.Inquiry: "咨询", workflow.Suggestion: "建议",
	workflow.Litigation: "涉法", workflow.Discipline: "廉政", workflow.Thanks: "感谢",
}

// assign reads 交办 1 三营镇 协办 水务局 15日 急, in any order of the words.
func (t *turn) assign(o order) error {
	var units, supports []string
	d := workflow.Details{}
	supporting := false
	for _, word := range strings.Fields(o.rest) {
		days, isDays := readDays(word)
		switch {
		case urgentWord(word):
			d.Urgent = true
		case isDays:
			d.Days = days
		case word == "主办" || word == "协办":
			supporting = word == "协办"
		case supporting:
			supports = append(supports, strings.FieldsFunc(word, func(r rune) bool { return strings.ContainsRune("、,，", r) })...)
		default:
			units = append(units, word)
		}
	}
	if len(units) == 0 {
		return t.say(said{text: textUsage(o)})
	}
	n, ok, err := t.letterOf(o)
	if err != nil || !ok {
		return err
	}
	name := strings.Join(units, "")
	found := t.rules.People.FindUnits(name)
	if len(found) == 0 {
		found = t.several(units)
	}
	if len(found) != 1 {
		return t.say(said{text: textWhichUnit(n, ref(n, t.today()), name, found)})
	}
	d.Unit = found[0].Name
	for _, word := range supports {
		unit, problem := t.oneUnit(o, word)
		if problem != "" {
			return t.say(said{text: problem})
		}
		d.Supports = append(d.Supports, unit)
	}
	return t.take(workflow.Assign, n, d, func(v workflow.View, out workflow.Outcome) said {
		return said{text: textAssigned(out.Letter, v.Rules) + t.mendText(&out.Letter)}
	})
}

// support is two commands under one word: an office asks a unit, a unit answers.
func (t *turn) support(o order) error {
	org, _ := t.rules.People.Org(t.speaker.Org)
	if org.Kind.IsUnit() {
		o.command = &command{word: o.command.word, read: readReason}
		return t.step(o, workflow.GiveInput)
	}
	o.command = &command{word: o.command.word, usage: "协办 编号 单位 问题", examples: [2]string{"协办 1 水务局 该路段排水管网何时改造"}, read: readUnit}
	return t.step(o, workflow.Support)
}

func (t *turn) accept(o order) error {
	return t.onLetter(o, workflow.Accept, workflow.Details{}, t.accepted(""))
}

func (t *turn) giveBack(o order) error {
	return t.onLetter(o, workflow.Return, workflow.Details{Reason: o.typed(o.words())}, t.returned(""))
}

// link is a web address in a text, up to what cannot belong to it.
var link = regexp.MustCompile(`https?://[^\s，。；、！？“”‘’（）《》【】]+`)

// linkLabel is what people write in front of a link.
var linkLabel = regexp.MustCompile(`(?:回复|公开)?(?:链接|网址|地址)[:：]?\s*$`)

// publish reads the link and, if it was pasted along, what was posted. Both
// are taken from the text as typed: wording is compared to the character.
func (t *turn) publish(o order) error {
	words := o.typed(o.words())
	d := workflow.Details{URL: words}
	if at := link.FindStringIndex(words); at != nil {
		d.URL = strings.TrimRight(words[at[0]:at[1]], ".,;!)")
		ahead := linkLabel.ReplaceAllString(words[:at[0]], "")
		d.Text = strings.TrimSpace(strings.TrimSpace(ahead) + "\n" + strings.TrimLeft(words[at[1]:], punctuation+"\n\t"))
	}
	t.posted = d.Text
	return t.onLetter(o, workflow.Publish, d, func(v workflow.View, out workflow.Outcome) said {
		return said{text: textPublished(out.Letter, t.today())}
	})
}

func (t *turn) urge(o order) error {
	return t.onLetter(o, workflow.UrgeUnit, workflow.Details{Reason: o.typed(o.words())}, func(v workflow.View, out workflow.Outcome) said {
		return said{text: textUrged(out.Letter, v.Rules, t.today())}
	})
}

func (t *turn) archive(o order) error {
	return t.onLetter(o, workflow.Archive, workflow.Details{}, func(_ workflow.View, out workflow.Outcome) said {
		return said{text: textArchived(out.Letter)}
	})
}
