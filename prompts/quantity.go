package prompts

import "strings"

// quantity is a number as a text states it: what it is worth, and of what.
type quantity struct {
	value   string
	measure string // its kind, empty where the text gives none
}

// quantityOf reads a stated number: 三盏 and 3盏 are one.
func quantityOf(f stated) quantity {
	behind := strings.TrimPrefix(f.words[0], f.words[len(f.words)-1])
	return quantity{valueOf(f), kindOfMeasure(strings.TrimLeft(behind, "余多 "))}
}

// valueOf is a number in digits, without its measure.
func valueOf(f stated) string {
	switch n := f.words[len(f.words)-1]; {
	case isDigit(n[0]):
		return plainNumber(n)
	case strings.HasPrefix(n, "百分之"):
		return arabic(strings.TrimPrefix(n, "百分之")) + "%"
	default:
		return arabic(n)
	}
}

// is reports whether a stated quantity can be the other, of a source: it may leave the measure out, the source may not.
func (q quantity) is(other quantity) bool {
	return q.value == other.value && (q.measure == other.measure || q.measure == "" || other.measure == "" && q.measure == "元")
}

// kindsOfMeasure are measures that people use for the same: things are counted by 个, 处 or 盏 as it comes, tons,
// yuan and days are not.
var kindsOfMeasure = [][]string{
	{"个", "盏", "处", "块", "根", "棵", "株", "套", "台", "件", "份", "项", "条", "座", "间", "口", "眼", "支", "只", "箱", "袋", "辆", "宗", "起", "所", "栋", "幢", "批", "场"},
	{"人", "名"}, {"户", "家"}, {"天", "日"}, {"公里", "千米"}, {"次", "趟", "班", "车"},
}

// kindOfMeasure is the first measure of its kind, or the measure itself.
func kindOfMeasure(measure string) string {
	for _, kind := range kindsOfMeasure {
		for _, m := range kind {
			if m == measure {
				return kind[0]
			}
		}
	}
	return measure
}
