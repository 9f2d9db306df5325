package bot

import (
	"slices"

	"huiyin/workflow"
)

// command is one row of what can be typed: adding a command is adding a row.
type command struct {
	word     string
	also     []string
	says     string // one line of help
	usage    string
	examples [2]string
	steps    []workflow.Command // the steps behind it: who may is theirs to say
	letter   bool               // needs a letter's number
	month    bool               // a number behind it is a month or a year (edges 44)
	offices  bool               // for the offices, where no step says who may
	fits     func(string) bool  // what may stand behind it inside a dialogue; nil for nothing
	many     bool               // may be about several letters at once
	rare     bool               // answers something that is not always asked: help names it last
	aside    bool               // no step of the way: named last, and without its words
	read     reader             // with run nil: what the words behind the number say
	run      func(*turn, order) error
}

// perform runs the command: by its own function, or as the step it stands for.
func (c *command) perform(t *turn, o order) error {
	if c.run != nil {
		return c.run(t, o)
	}
	return t.step(o, c.steps[0])
}

// step reads the words and takes the step on the letter named.
func (t *turn) step(o order, c workflow.Command) error {
	n, ok, err := t.letterOf(o)
	if err != nil || !ok {
		return err
	}
	d, problem := o.command.read(t, o)
	if problem != "" {
		return t.say(said{text: problem})
	}
	return t.take(c, n, d, func(v workflow.View, out workflow.Outcome) said {
		return said{text: t.doneFacts(v, out, d).fill(doneWords[c])}
	})
}

func (c *command) words() []string { return append([]string{c.word}, c.also...) }

// anything may stand behind commands that take people's words.
func anything(string) bool { return true }

// commandName reports whether a text begins with a command's word.
func commandName(s string) bool {
	c, _, _ := leading(s)
	return c != nil
}

// fields reports whether a text names a field of a letter.
func fields(s string) bool { return readPaste(s, &workflow.Letter{}) }

// commands is filled in init because help, which is one of them, reads it.
var commands []command

func init() {
	help := command{word: "帮助", also: []string{"help", "Help", "？", "?", "菜单"}, says: "看看现在能做什么", usage: "帮助 [命令]",
		examples: [2]string{"帮助", "帮助 交办"}, fits: commandName, run: (*turn).help}
	commands = slices.Concat([]command{help}, lookingCommands, deskCommands, besideCommands, unitCommands, reviewCommands, replyCommands, supervisionCommands,
		monthCommands)
}

// mayUse reports whether a command can ever be this person's, going by role
// and kind of org: what 帮助 shows.
func (c *command) mayUse(p workflow.Person, d *workflow.Directory) bool {
	o, _ := d.Org(p.Org)
	if len(c.steps) == 0 {
		return !c.offices || p.Has(workflow.Leader) || (!o.Kind.IsUnit() && (p.Has(workflow.Registrar) || p.Has(workflow.Reviewer)))
	}
	return slices.ContainsFunc(c.steps, func(step workflow.Command) bool {
		return slices.ContainsFunc(workflow.RowsOf(step), func(r workflow.Row) bool { return workflow.Eligible(p, o.Kind, r.Who) })
	})
}
