package prompts

import "strings"

// How a door is told: a number or a side, of a house, an entrance, a floor, a flat.
const (
	doorNumber = `[0-9A-Za-z一二三四五六七八九十百]{1,5}`
	doorSide   = `[东中西南北]`
	doorFloor  = `(?:` + doorNumber + `(?:楼|层)[ ,、第-]{0,2})?`
	doorFlat   = `(?:` + doorNumber + `-)*` + doorFloor + `(?:` + doorNumber + `(?:室|户|房|号|层|楼)|` + doorSide + `(?:室|户)|` + doorNumber + `)?`
	entrance   = `(?:` + doorNumber + `(?:单元|门|梯)|` + doorSide + `单元)[ ,、第-]{0,2}`
)

// placeKinds are addresses from the house number down.
var placeKinds = []kind{
	{label: "住址", looks: words(doorNumber + `(?:号楼|栋|幢|座|#楼?)[ ,、之第的-]{0,2}(?:` + entrance + `)?` + doorFlat)},
	{label: "住址", looks: words(`(?:` + doorNumber + `|` + doorSide + `)单元[ ,、第-]{0,2}` + doorFlat)},
	{label: "住址", looks: words(`第?[0-9一二三四五六七八九十]{1,3}排[ ,、第]{0,2}[0-9一二三四五六七八九十]{1,4}[号家户]|门牌号?[:：是为 ]{0,2}[0-9]{1,5}号?|[队组社]第?[0-9一二三四五六七八九十]{1,3}[家户]`)},
	{label: "住址", looks: words(`(?:路|街|道|巷|弄|胡同|村|组|庄|队|社|区|院|园|苑|府|城|里|湾|堡|寨|营)(?:[甲乙丙]|附)?([0-9一二三四五六七八九十百]{1,5}(?:-\d{1,4})?号(?:[附付之]?[0-9A-Za-z]{1,5}(?:室|户|房|号))?)`), group: 1, fits: houseNumber},
	{label: "住址", looks: words(`(?:小区|家园|花园|区|园|苑|府|城|里|湾|院|村|庄|队|组)(\d{1,3}[-#]\d{2,4}(?:[-#]\d{1,4})?(?:室|户|号)?)`), group: 1, fits: alone},
	{label: "住址", looks: words(`[0-9]{1,4}室|[0-9]{3,4}户|\d{1,3}[-#]\d{1,3}[-#]\d{1,4}(?:室|户|号)?`), fits: alone},
}

// numberedThing is what else bears a 号: 6号线, 3号文件, 2号管网.
var numberedThing = words(`^(线|文|公告|通知|令|管|井|桥|机|锅|炉|泵|变|车|站|窗|地块|矿|坝|渠|台|口)`)

func houseNumber(_, _, after string) bool { return !numberedThing.MatchString(after) }

// countedHouses are 3栋 and 6户: as often how many as which.
var countedHouses = words(`^[0-9一二三四五六七八九十百]{1,4}[栋幢座户]$`)

// withoutDoors is a half-width text with its addresses blanked; only those that stand in another text too, where there
// is one.
func withoutDoors(text, known string) string {
	out := []byte(text)
	for _, k := range placeKinds {
		for _, s := range k.spans(text, nil) {
			door := strings.TrimRight(text[s.from:s.to], " ,、之第的-")
			if !countedHouses.MatchString(door) && (known == "" || strings.Contains(known, door)) {
				copy(out[s.from:s.to], strings.Repeat(" ", s.to-s.from))
			}
		}
	}
	return string(out)
}
