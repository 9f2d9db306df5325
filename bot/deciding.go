package bot

import (
	"regexp"
	"slices"
	"strings"

	"huiyin/workflow"
)

// decide reads a leader's word: 审定 1 同意, 审定 1 退回 意见, 审定 1 修改 全文, what
// the 督查室 enters from paper (审定 1 纸批 同意 扫描件…), or the whole sheet at once
// (全部同意，3、7退回：口径不妥).
func (t *turn) decide(o order) error {
	words := o.words()
	if strings.HasPrefix(o.word, "全部") || (o.number.zero() && strings.HasPrefix(words, "全部")) {
		return t.decideSheet(o)
	}
	d := workflow.Details{}
	if rest, paper := strings.CutPrefix(words, "纸批"); paper {
		d.Paper, words = true, strings.TrimLeft(rest, punctuation)
	}
	if text, edit := cutEdit(words); edit {
		d.Text = o.typed(strings.TrimLeft(text, punctuation+"\n"))
		return t.decided(o, workflow.Agree, d)
	}
	verdict, rest := readVerdict(words)
	if verdict == yes && doubtful(rest) {
		return t.whichOf(o)
	}
	d.Reason = o.typed(rest)
	if d.Paper {
		d.Proof = d.Reason
	}
	switch verdict {
	case yes:
		return t.decided(o, workflow.Agree, d)
	case no:
		return t.decided(o, workflow.SendBack, d)
	}
	return t.say(said{text: textUsage(o)})
}

// cutEdit takes the leader's own wording behind 修改 or 改稿 (edges 27).
func cutEdit(words string) (text string, ok bool) {
	for _, word := range []string{"修改", "改稿", "改为"} {
		if rest, found := strings.CutPrefix(words, word); found && strings.Trim(rest, punctuation) != "" {
			return rest, true
		}
	}
	return "", false
}

func (t *turn) decided(o order, c workflow.Command, d workflow.Details) error {
	return t.onLetter(o, c, d, func(v workflow.View, out workflow.Outcome) said { return said{text: t.decidedText(v, out)} })
}

func (t *turn) decidedText(v workflow.View, out workflow.Outcome) string {
	l := out.Letter
	a := l.Approval()
	switch {
	case a == nil || a.Decision == workflow.SentBack:
		return textSentBack(l)
	case l.Withheld() != nil:
		return head(l) + " 已审定不予公开。"
	case a.Edited:
		return head(l) + " 已按您的改稿审定同意，督查室核对后发布。改动：\n" + changedText(&l)
	}
	return textAgreed(l)
}

// exception is one letter of a sheet that is not agreed to, in plain words.
type exception struct {
	letter workflow.Number
	reason string
}

var (
	exceptNumbers = regexp.MustCompile(`(?:\d{4}-)?\d{1,6}`)
	exceptShape   = regexp.MustCompile(`^[#第]?((?:\d{4}-)?\d{1,6}(?:号|件)?(?:[、,和及 ]+[#第]?(?:\d{4}-)?\d{1,6}(?:号|件)?)*)[ ]*(退回|不同意|驳回)[:：,， ]*(.*)$`)
)

// readExceptions reads 3、7退回：口径不妥；9退回 数字不对 behind 全部同意; false for
// anything else, because a yes to everything must not be guessed at.
func (t *turn) readExceptions(s string) ([]exception, bool) {
	var list []exception
	for _, part := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("；;。\n", r) }) {
		part = strings.Trim(part, punctuation)
		part = strings.TrimLeft(strings.TrimPrefix(strings.TrimPrefix(part, "除"), "其中"), punctuation)
		if part == "" {
			continue
		}
		m := exceptShape.FindStringSubmatch(part)
		if m == nil {
			return nil, false
		}
		for _, number := range exceptNumbers.FindAllString(m[1], -1) {
			said, _ := readNumber(number)
			n, _ := resolve(said, t.today().Year(), said.seq, 0)
			list = append(list, exception{n, strings.TrimSpace(m[3])})
		}
	}
	return list, true
}

// decideSheet decides everything that lies before the leader, the exceptions
// returned; what cannot be read is asked, and nothing is decided.
func (t *turn) decideSheet(o order) error {
	rest := strings.TrimLeft(strings.TrimPrefix(strings.TrimPrefix(o.words(), "全部"), "同意"), punctuation)
	exceptions, ok := t.readExceptions(rest)
	if !ok {
		return t.say(said{text: textWhichExceptions(rest)})
	}
	duties, err := t.bot.Store.OpenDuties(t.ctx)
	if err != nil {
		return err
	}
	var sheet []workflow.Number
	for _, line := range t.rules.Desktop(t.speaker, duties, t.today()) {
		sheet = append(sheet, line.Letter)
	}
	for _, e := range exceptions {
		if !slices.Contains(sheet, e.letter) {
			return t.say(said{text: textNotOnSheet(e.letter)})
		}
	}
	if len(sheet) == 0 {
		return t.say(said{text: textNothingWaits})
	}
	return t.takeSheet(sheet, exceptions)
}

// takeSheet takes one step for each letter of the sheet, all in one change.
func (t *turn) takeSheet(sheet []workflow.Number, exceptions []exception) error {
	var steps []workflow.Step
	for _, n := range sheet {
		s := workflow.Step{Command: workflow.Agree, Letter: n, Actor: workflow.Actor{Person: t.speaker.UserID}, At: t.now}
		for _, e := range exceptions {
			if e.letter == n {
				s.Command, s.Details.Reason = workflow.SendBack, e.reason
			}
		}
		steps = append(steps, s)
	}
	return t.bot.Desk.TakeAll(t.ctx, steps, func(v workflow.View, taken []workflow.Outcome, refused []*workflow.Refusal) ([]workflow.Notice, *workflow.Turn) {
		return t.close(said{text: t.sheetText(v, taken, refused)})
	})
}

func (t *turn) sheetText(v workflow.View, taken []workflow.Outcome, refused []*workflow.Refusal) string {
	var agreed, back []workflow.Number
	for _, out := range taken {
		if a := out.Letter.Approval(); a != nil && a.Decision == workflow.Agreed {
			agreed = append(agreed, out.Letter.Number)
		} else {
			back = append(back, out.Letter.Number)
		}
	}
	text := textSheetDecided(agreed, back, t.today())
	for _, r := range refused {
		text += "\n" + t.explain(r, v)
	}
	return text
}
