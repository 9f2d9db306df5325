package wecom

import (
	"regexp"
	"strings"
)

// Card is a card with buttons that call back (button_interaction, §4.5).
type Card struct {
	// TaskID is unique in the app for ever: digits, letters, _ - @, at most 128 bytes. A press returns it.
	TaskID   string
	Source   string // small line above the title, 20 字
	Title    string // 36 字; required
	Desc     string // under the title, 44 字
	SubTitle string // body, 160 字
	Fields   []CardField
	Buttons  []CardButton
}

// CardField is a line of the card: a name (5 字) and its value (30 字). A card has at most six.
type CardField struct{ Name, Value string }

// CardButton is a button (10 字). Key is what the press returns, unique within the card and at most 1024 bytes;
// Style runs from 1 to 4, zero leaves it to WeCom. A card has one to six.
type CardButton struct {
	Text  string
	Key   string
	Style int
}

// The limits WeCom enforces; the lengths in 字 are recommendations of display, so those texts are cut.
const (
	maxTaskID    = 128
	maxFields    = 6
	maxButtons   = 6
	maxButtonKey = 1024
	maxStyle     = 4
)

var taskIDForm = regexp.MustCompile(`^[0-9A-Za-z_@-]+$`)

type templateCard struct {
	CardType     string       `json:"card_type"`
	TaskID       string       `json:"task_id"`
	Source       *cardSource  `json:"source,omitempty"`
	MainTitle    cardTitle    `json:"main_title"`
	SubTitleText string       `json:"sub_title_text,omitempty"`
	Fields       []cardField  `json:"horizontal_content_list,omitempty"`
	Buttons      []cardButton `json:"button_list"`
}

type cardSource struct {
	Desc string `json:"desc"`
}

type cardTitle struct {
	Title string `json:"title"`
	Desc  string `json:"desc,omitempty"`
}

type cardField struct {
	KeyName string `json:"keyname"`
	Value   string `json:"value,omitempty"`
}

type cardButton struct {
	Text  string `json:"text"`
	Style int    `json:"style,omitempty"`
	Key   string `json:"key"`
}

// part checks the hard limits, cuts the soft ones and returns the card in WeCom's form.
func (c Card) part() (*templateCard, error) {
	if len(c.TaskID) > maxTaskID || !taskIDForm.MatchString(c.TaskID) {
		return nil, invalid(apiSend, "card: task id has a wrong form")
	}
	title := line(c.Title, 36)
	if title == "" {
		return nil, invalid(apiSend, "card: title is empty")
	}
	fields, err := cardFields(c.Fields)
	if err != nil {
		return nil, err
	}
	buttons, err := cardButtons(c.Buttons)
	if err != nil {
		return nil, err
	}
	part := &templateCard{CardType: "button_interaction", TaskID: c.TaskID,
		MainTitle:    cardTitle{Title: title, Desc: line(c.Desc, 44)},
		SubTitleText: line(c.SubTitle, 160), Fields: fields, Buttons: buttons}
	if source := line(c.Source, 20); source != "" {
		part.Source = &cardSource{Desc: source}
	}
	return part, nil
}

func cardFields(fields []CardField) ([]cardField, error) {
	if len(fields) > maxFields {
		return nil, invalid(apiSend, "card: %d fields, more than %d", len(fields), maxFields)
	}
	var out []cardField
	for _, f := range fields {
		name := line(f.Name, 5)
		if name == "" {
			return nil, invalid(apiSend, "card: field without a name")
		}
		out = append(out, cardField{KeyName: name, Value: line(f.Value, 30)})
	}
	return out, nil
}

func cardButtons(buttons []CardButton) ([]cardButton, error) {
	if len(buttons) == 0 || len(buttons) > maxButtons {
		return nil, invalid(apiSend, "card: %d buttons instead of 1 to %d", len(buttons), maxButtons)
	}
	seen := map[string]bool{}
	var out []cardButton
	for _, b := range buttons {
		text := line(b.Text, 10)
		switch {
		case text == "":
			return nil, invalid(apiSend, "card: button without a text")
		case b.Key == "" || len(b.Key) > maxButtonKey || clean(b.Key) != b.Key:
			return nil, invalid(apiSend, "card: button key has a wrong form")
		case seen[b.Key]:
			return nil, invalid(apiSend, "card: button key comes twice")
		case b.Style < 0 || b.Style > maxStyle:
			return nil, invalid(apiSend, "card: button style %d is unknown", b.Style)
		}
		seen[b.Key] = true
		out = append(out, cardButton{Text: text, Style: b.Style, Key: b.Key})
	}
	return out, nil
}

// line prepares a text of the card: clean, trimmed and cut to what WeCom shows.
func line(s string, runes int) string {
	return cutRunes(strings.TrimSpace(clean(s)), runes)
}
