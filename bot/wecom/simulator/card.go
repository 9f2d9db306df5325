package simulator

// Card is a template card (模板卡片, §4.5): JSON in message/send and update_template_card, XML in a passive reply.
type Card struct {
	CardType              string       `json:"card_type" xml:"CardType"`
	TaskID                string       `json:"task_id,omitempty" xml:"-"`
	Source                *Source      `json:"source,omitempty" xml:"Source"`
	ActionMenu            *ActionMenu  `json:"action_menu,omitempty" xml:"ActionMenu"`
	MainTitle             Title        `json:"main_title" xml:"MainTitle"`
	EmphasisContent       *Title       `json:"emphasis_content,omitempty" xml:"EmphasisContent"`
	QuoteArea             *QuoteArea   `json:"quote_area,omitempty" xml:"QuoteArea"`
	SubTitleText          string       `json:"sub_title_text,omitempty" xml:"SubTitleText"`
	HorizontalContentList []Horizontal `json:"horizontal_content_list,omitempty" xml:"HorizontalContentList"`
	JumpList              []Jump       `json:"jump_list,omitempty" xml:"JumpList"`
	CardAction            *Jump        `json:"card_action,omitempty" xml:"CardAction"`
	ButtonList            []Button     `json:"button_list,omitempty" xml:"ButtonList"`
	ReplaceText           string       `json:"replace_text,omitempty" xml:"ReplaceText"` // updates only

	// Parts of WeCom's cards that are refused, because the page could not show them.
	ButtonSelection any `json:"button_selection,omitempty" xml:"-"`
}

// Card types that are simulated.
const (
	textNotice        = "text_notice"
	buttonInteraction = "button_interaction"
)

// Source says where a card comes from.
type Source struct {
	IconURL   string `json:"icon_url,omitempty" xml:"IconUrl"`
	Desc      string `json:"desc,omitempty" xml:"Desc"`
	DescColor int    `json:"desc_color,omitempty" xml:"DescColor"`
}

// ActionMenu is the menu at a card's top right corner.
type ActionMenu struct {
	Desc       string   `json:"desc,omitempty" xml:"Desc"`
	ActionList []Button `json:"action_list" xml:"ActionList"`
}

// Title is a title with a line below it.
type Title struct {
	Title string `json:"title,omitempty" xml:"Title"`
	Desc  string `json:"desc,omitempty" xml:"Desc"`
}

// QuoteArea is a quotation in a card.
type QuoteArea struct {
	Type      int    `json:"type,omitempty" xml:"Type"`
	URL       string `json:"url,omitempty" xml:"Url"`
	Title     string `json:"title,omitempty" xml:"Title"`
	QuoteText string `json:"quote_text,omitempty" xml:"QuoteText"`
}

// Horizontal is one line of name and value.
type Horizontal struct {
	Type    int    `json:"type,omitempty" xml:"Type"`
	KeyName string `json:"keyname" xml:"KeyName"`
	Value   string `json:"value,omitempty" xml:"Value"`
	URL     string `json:"url,omitempty" xml:"Url"`
	MediaID string `json:"media_id,omitempty" xml:"MediaId"`
	UserID  string `json:"userid,omitempty" xml:"UserId"`
}

// Jump is a link: in the list below a card, or the whole card's.
type Jump struct {
	Type     int    `json:"type" xml:"Type"`
	Title    string `json:"title,omitempty" xml:"Title"`
	URL      string `json:"url,omitempty" xml:"Url"`
	AppID    string `json:"appid,omitempty" xml:"AppId"`
	PagePath string `json:"pagepath,omitempty" xml:"PagePath"`
}

// Button calls back with its key (type 0) or opens a URL (type 1).
type Button struct {
	Type  int    `json:"type,omitempty" xml:"Type"`
	Text  string `json:"text" xml:"Text"`
	Style int    `json:"style,omitempty" xml:"Style"`
	Key   string `json:"key,omitempty" xml:"Key"`
	URL   string `json:"url,omitempty" xml:"Url"`
}

// CardView is a card as one member sees it.
type CardView struct {
	Card
	Buttons   []ButtonView `json:"button_list,omitempty"` // in place of the card's own list
	Replaced  string       `json:"replaced,omitempty"`    // the disabled label in place of the buttons
	Clicked   string       `json:"clicked,omitempty"`     // key of the button the member clicked
	Clickable bool         `json:"clickable"`             // a button may still be clicked

	task *task // whose response codes change it; nil for a card without task_id
}

// ButtonView is a button and its state: active, clicked, disabled (another was clicked) or replaced.
type ButtonView struct {
	Button
	State string `json:"state"`
}

// callsBack says whether the card sends events, and so needs a callback URL and gets a response_code (§4.2).
func (c *Card) callsBack() bool { return c.CardType == buttonInteraction || c.ActionMenu != nil }

// shown is the view with the state of its buttons worked out.
func (v *CardView) shown() CardView {
	out := *v
	out.Buttons = nil
	out.Clickable = v.Clicked == "" && v.Replaced == "" && v.callsBack()
	for _, b := range v.ButtonList {
		state := "active"
		switch {
		case v.Replaced != "":
			state = "replaced"
		case b.Key == v.Clicked && v.Clicked != "":
			state = "clicked"
		case v.Clicked != "" && b.Type == 0:
			state = "disabled"
		}
		out.Buttons = append(out.Buttons, ButtonView{Button: b, State: state})
	}
	return out
}

// action finds what the key belongs to: a button, or an entry of the menu.
func (c *Card) action(key string) (found, menu bool) {
	for _, b := range c.ButtonList {
		if b.Type == 0 && b.Key == key {
			return true, false
		}
	}
	if c.ActionMenu != nil {
		for _, b := range c.ActionMenu.ActionList {
			if b.Key == key {
				return true, true
			}
		}
	}
	return false, false
}
