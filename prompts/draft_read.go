package prompts

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"huiyin/workflow"
)

// How a drafted reply is held against what it rests on.

// readDraft holds a drafted reply against its material: every sentence rests on some of it or is a courtesy, and none
// carries what is personal or internal.
func readDraft(answer string, all []material, masking Masking, c Commission) (Draft, error) {
	var told struct {
		Sentences []struct {
			Text string   `json:"text"`
			Refs []string `json:"refs"`
		} `json:"sentences"`
	}
	if err := objectIn(answer, &told); err != nil {
		return Draft{}, err
	}
	if len(told.Sentences) == 0 {
		return Draft{}, errors.New("sentences 是空的")
	}
	d := Draft{}
	for i, s := range told.Sentences {
		sentence := Sentence{Text: masking.Restore(strings.TrimSpace(s.Text))}
		rests, err := restsOn(s.Refs, all)
		if err == nil {
			err = faultIn(sentence.Text, rests, all, c)
		}
		if err != nil {
			return Draft{}, fmt.Errorf("第%d句%w", i+1, err)
		}
		for _, r := range rests {
			sentence.Refs = append(sentence.Refs, r.ref)
		}
		sentence.Invented = stateless(sentence.Text, rests, c)
		d.Sentences = append(d.Sentences, sentence)
		d.Invented = append(d.Invented, sentence.Invented...)
	}
	d.Text = laidOut(d.Sentences)
	return d, nil
}

// stateless are the facts of a sentence that none of the material states.
func stateless(text string, from []material, c Commission) []Fact {
	return Unsupported(text, workflow.Report{Process: joinedTexts(from)}, Letter{Body: c.Unit})
}

// restsOn finds the sentences that a drafted one names.
func restsOn(refs []string, all []material) ([]material, error) {
	var rests []material
	for _, id := range refs {
		i := slices.IndexFunc(all, func(a material) bool { return a.ID == strings.TrimSpace(id) })
		if i < 0 {
			return nil, fmt.Errorf("的出处 %q 不在材料里", shortened(id))
		}
		rests = append(rests, all[i])
	}
	return rests, nil
}

// faultIn says what is wrong with one drafted sentence.
func faultIn(text string, rests, all []material, c Commission) error {
	switch n := utf8.RuneCountInString(text); {
	case n == 0 || n > longestSentence:
		return fmt.Errorf("是空的或超过%d字", longestSentence)
	case !hanIn(text):
		return errors.New("要用中文")
	case address.MatchString(text) && !strings.Contains(joinedTexts(all), address.FindString(text)):
		return errors.New("有材料里没有的网址，请去掉")
	case placeholder.MatchString(text):
		return errors.New("含有隐去的个人信息，请去掉")
	case len(rests) == 0 && (len(stateless(text, all, c)) > 0 || !courteous(text, c)):
		return errors.New("没有写明出处，不是客气话就要有 refs")
	}
	if why := unfit(workflow.PartReply, text, append(c.Known, c.Letter.Known...)); why != "" && why != formFieldWhy {
		return errors.New(why + "，不能出现在回复里")
	}
	return nil
}

// polite are the clauses that a courtesy is made of; it states nothing.
var polite = words(`^(?:尊敬的)?(?:网友|来信人)(?:[“"][^”"]{1,20}[”"])?$|^(?:尊敬的)?(?:网友|来信人|\p{Han}(?:女士|先生))?(?:[“"][^”"]{1,20}[”"])?(?:您|你)好$|^(?:您|你)?的?(?:留言|来信|诉求|建议|意见|反映的?问题)?(?:我们|我[局镇街区]\p{Han}{0,2})?(?:已经?)?收悉$|^现?将?(?:有关|相关|办理)?(?:情况|问题|结果)?(?:回复|答复)如下$|^(?:再次|衷心|非常|十分|最后)?(?:感谢|谢谢)您?[^\d]{0,20}$|^欢迎您?(?:继续|一如既往|随时)?[^\d]{0,3}(?:关注|关心|监督|支持|提出|来信|来电|联系)[^\d]{0,14}$|^祝您?\p{Han}{0,10}$|^敬请\p{Han}{0,8}$|^如(?:有|您)\p{Han}{0,10}(?:疑问|需要|问题|意见)$|^(?:请|可)?(?:您)?(?:随时|及时)?(?:与|同|向)?\p{Han}{0,6}(?:联系|反映|咨询)$|^(?:您|对您)?\p{Han}{0,4}(?:理解|支持|关注|监督)$`)

// committal are words that bind or send somebody somewhere: no courtesy has them. 已收悉 is one.
var committal = words(`一定|尽快|立即|马上|保证|承诺|将(?:会|继续|进一步|努力)?|确保|争取|务必|全部|彻底|已经?(?:[^收经]|$)|均|严肃|查处|追究|处理|赔偿|负责|领取|缴费|登录|点击|扫码`)

// address is where a net address stands.
var address = words(`(?i)https?://[^\s,，。]*|www\.[^\s,，。]+|[a-z0-9-]+\.(?:com|cn|net|org|gov)\b|二维码|扫码|公众号`)

// courteous reports whether a sentence without a source may stand.
func courteous(text string, c Commission) bool {
	f := frames[cmp.Or(c.Kind, DraftPublic)]
	return strings.Contains(f.salutation+f.opening+f.closing, text) || politely(text) && !committal.MatchString(text)
}

// politely reports whether every clause of a sentence is a courtesy.
func politely(text string) bool {
	parts := strings.FieldsFunc(plain(text), func(r rune) bool { return strings.ContainsRune(",，。!！;；:： ", r) })
	return len(parts) > 0 && !slices.ContainsFunc(parts, func(p string) bool { return !polite.MatchString(p) })
}

// laidOut puts sentences into paragraphs: courtesies and each part of the report have their own.
func laidOut(all []Sentence) string {
	var b strings.Builder
	for i, s := range all {
		if i > 0 && paragraphOf(s) != paragraphOf(all[i-1]) || i == 1 {
			b.WriteString("\n")
		}
		b.WriteString(s.Text)
	}
	return b.String()
}

func paragraphOf(s Sentence) workflow.Part {
	if len(s.Refs) == 0 {
		return ""
	}
	return s.Refs[0].Part
}
