package simulator

import "regexp"

// Bounds of a card that WeCom enforces; its recommended lengths (建议) only change the display (§4.5).
const (
	maxButtons    = 6
	maxHorizontal = 6
	maxJumps      = 3
	maxMenu       = 3
	keyBytes      = 1024
	urlBytes      = 2048
)

// taskIDForm is at most 128 of these characters. A malformed one is 40058, so that 42014 always means "used before".
var taskIDForm = regexp.MustCompile(`^[0-9A-Za-z_@-]{1,128}$`)

// checkCard finds the first thing WeCom would refuse; fileKnown says whether a media_id can be attached.
func (s *Server) checkCard(c *Card, fileKnown func(string) bool) error {
	if c.ButtonSelection != nil {
		return refuse(codeParameter, "button_selection is not simulated")
	}
	if err := checkByType(c); err != nil {
		return err
	}
	if c.TaskID != "" && !taskIDForm.MatchString(c.TaskID) {
		return refuse(codeParameter, "invalid template_card.task_id")
	}
	for _, check := range []error{s.checkHorizontal(c, fileKnown), checkJumps(c), checkMenu(c)} {
		if check != nil {
			return check
		}
	}
	return nil
}

func checkByType(c *Card) error {
	switch c.CardType {
	case textNotice:
		if c.CardAction == nil || (c.CardAction.Type != 1 && c.CardAction.Type != 2) {
			return refuse(codeCardAction, "missing template_card.card_action")
		}
		if c.MainTitle.Title == "" && c.SubTitleText == "" {
			return refuse(codeTitleMissing, "missing title")
		}
		return checkTarget(c.CardAction)
	case buttonInteraction:
		if c.MainTitle.Title == "" {
			return refuse(codeTitleMissing, "missing title")
		}
		if c.TaskID == "" {
			return refuse(codeParameter, "missing template_card.task_id")
		}
		if c.CardAction != nil {
			if err := checkTarget(c.CardAction); err != nil {
				return err
			}
		}
		return checkButtons(c.ButtonList)
	case "news_notice", "vote_interaction", "multiple_interaction":
		return refuse(codeCardType, "card_type %s is not simulated", c.CardType)
	default:
		return refuse(codeCardType, "invalid template_card.card_type")
	}
}

func checkButtons(list []Button) error {
	if len(list) < 1 || len(list) > maxButtons {
		return refuse(codeParameter, "button_list has %d entries", len(list))
	}
	seen := map[string]bool{}
	for _, b := range list {
		switch {
		case b.Text == "":
			return refuse(codeCardButtonText, "missing button_list.text")
		case b.Style < 0 || b.Style > 4:
			return refuse(codeParameter, "invalid button_list.style")
		case b.Type == 1 && !validURL(b.URL):
			return refuse(codeCardURL, "invalid button_list.url")
		case b.Type != 0 && b.Type != 1:
			return refuse(codeParameter, "invalid button_list.type")
		case b.Type == 0 && (b.Key == "" || len(b.Key) > keyBytes || seen[b.Key]):
			return refuse(codeCardButtonKey, "missing, overlong or repeated button_list.key")
		}
		seen[b.Key] = true
	}
	return nil
}

func (s *Server) checkHorizontal(c *Card, fileKnown func(string) bool) error {
	if len(c.HorizontalContentList) > maxHorizontal {
		return refuse(codeCardHorizontal, "horizontal_content_list has more than %d entries", maxHorizontal)
	}
	for _, h := range c.HorizontalContentList {
		_, unknown := s.member(h.UserID)
		switch {
		case h.KeyName == "":
			return refuse(codeCardKeyName, "missing horizontal_content_list.keyname")
		case h.Type == 1 && !validURL(h.URL):
			return refuse(codeCardURL, "invalid horizontal_content_list.url")
		case h.Type == 2 && !fileKnown(h.MediaID):
			return refuse(codeCardMediaID, "invalid horizontal_content_list.media_id")
		case h.Type == 3 && unknown != nil:
			return refuse(codeCardUserID, "invalid horizontal_content_list.userid")
		case h.Type < 0 || h.Type > 3:
			return refuse(codeParameter, "invalid horizontal_content_list.type")
		}
	}
	return nil
}

func checkJumps(c *Card) error {
	if len(c.JumpList) > maxJumps {
		return refuse(codeCardJumpList, "jump_list has more than %d entries", maxJumps)
	}
	for i := range c.JumpList {
		if c.JumpList[i].Title == "" {
			return refuse(codeCardJumpTitle, "missing jump_list.title")
		}
		if err := checkTarget(&c.JumpList[i]); err != nil {
			return err
		}
	}
	return nil
}

func checkTarget(j *Jump) error {
	switch {
	case j.Type == 1 && !validURL(j.URL):
		return refuse(codeCardURL, "invalid url")
	case j.Type == 2 && j.AppID == "":
		return refuse(codeCardAppID, "missing appid")
	case j.Type < 0 || j.Type > 2:
		return refuse(codeParameter, "invalid link type")
	}
	return nil
}

func checkMenu(c *Card) error {
	if c.ActionMenu == nil {
		return nil
	}
	list := c.ActionMenu.ActionList
	if len(list) < 1 || len(list) > maxMenu || c.TaskID == "" {
		return refuse(codeParameter, "action_menu needs a task_id and 1 to %d actions", maxMenu)
	}
	seen := map[string]bool{}
	for _, a := range list {
		if a.Text == "" || a.Key == "" || len(a.Key) > keyBytes {
			return refuse(codeParameter, "invalid action_menu.action_list")
		}
		if seen[a.Key] {
			return refuse(codeCardMenuKey, "repeated action_menu key")
		}
		seen[a.Key] = true
	}
	return nil
}

// validURL wants a scheme; WeCom counts it into the 2048 bytes.
func validURL(u string) bool { return len(u) <= urlBytes && urlForm.MatchString(u) }

var urlForm = regexp.MustCompile(`^https?://[^\s/]+`)
