package prompts

import "strings"

// nameKinds are names of people, by what stands before or behind them.
var nameKinds = []kind{
	{label: "姓名", looks: words(`我姓(\p{Han}[ ,]{0,2}(?:名叫|名字叫|叫|名)\p{Han}{1,3})`), group: 1},
	{label: "姓名", looks: words(saysName + `[ ]*(` + givenName + `)`), group: 1, fits: nameNotWord},
	{label: "姓名", looks: words(saysName + `[ ]*(\p{Han}(?: \p{Han}){1,3})`), group: 1},
	{label: "姓名", looks: words(saysName + `[ ]*(\p{Han}{2,4}?(?:·\p{Han}{1,6})?)(?:今年|现年|家住|[\s\p{P}]|$)`), group: 1, fits: nameNotVerb},
	{label: "姓名", looks: words(`(\p{Han}{2,6}·\p{Han}{2,8})`), group: 1},
	{label: "姓名", looks: words(called + `[:：是为叫 ]{0,3}(` + givenName + `(?:[、,和]` + givenName + `)+)`), group: 1},
	{label: "姓名", looks: words(`(?:[他她]|孩子|儿子|女儿|名)叫(?:做)?(` + givenName + `)`), group: 1, fits: nameNotWord},
	{label: "姓名", looks: words(`我[,， ](` + givenName + `)[,， ]`), group: 1, fits: nameNotWord},
	{label: "姓名", looks: words(`(?:户名|死者|伤者|班主任|经理|司机)(` + givenName + `)`), group: 1, fits: nameNotWord},
	{label: "姓名", looks: words(`(?:姓名|名字)[:：是为叫 ]{0,3}(` + givenName + `)`), group: 1, fits: nameNotWord},
	{label: "姓名", looks: words(called + `[:：是为叫 ]{0,3}(` + givenName + `(?:[、,和]` + givenName + `)*)(?:反映|投诉|等|说|称|电话|\d|[\s\p{P}]|$)`), group: 1, fits: nameNotWord},
	{label: "姓名", looks: words(`(?:我是|本人是?)(` + givenName + `)(?:[\s\p{P}]|$)`), group: 1, fits: nameNotWord},
	{label: "姓名", looks: words(mine + `(?:叫|是|名叫)?(` + givenName + `)`), group: 1, fits: nameNotWord},
	{label: "姓名", looks: words(`(?:姓名[:： ]|联系人[:： ]|举报人[:： ]|投诉人[:： ]|反映人[:： ]|求助人[:： ]|控告人[:： ]|申请人[:： ]|留言人[:： ]|来信人[:： ])[ ]*(\p{Han}{2,4}|\p{Han}[·]\p{Han}{1,6}|\p{Han}\*{1,2}\p{Han}?)`), group: 1, fits: nameEnds},
	{label: "姓名", looks: words(`(` + givenName + `)[ (（:,]{0,2}(?:电话|手机)?[:： ]{0,2}(?:1[3-9]\d|0\d{2,3}-)`), group: 1, fits: nameNotWord},
	{label: "姓名", looks: words(`(` + givenName + `)[ ]*(?:敬上|谨上|拜上|叩谢|泣告|叩首)`), group: 1, fits: nameNotWord},
	{label: "姓名", looks: words(`(?:敬礼|\n)[\s!！。]*(` + givenName + `)[ ]*(?:\d{4}[年./-][^\n]{0,12})?[ ]*(?:\n|$)`), group: 1, fits: nameNotWord},
}

// called is what somebody is called before the name.
const called = `(?:联系人|户主|法人|法定代表人|举报人|投诉人|反映人|求助人|控告人|申请人|留言人|来信人|当事人|业主代表|村民代表|代表|患者|业主|居民|村民|住户)`

// mine is who belongs to the writer.
const mine = `(?:我|其)(?:爱人|丈夫|妻子|老公|老婆|父亲|母亲|爸爸|妈妈|爸|妈|儿子|女儿|孩子|弟弟|哥哥|姐姐|妹妹|儿|女|子)`

// knownForms are the shapes in which a known name returns: 马小兰 is also 小兰, 马女士 and 马某.
func knownForms(name string) []string {
	runes := []rune(strings.TrimSpace(plain(name)))
	forms := []string{string(runes)}
	if len(runes) < 2 || len(runes) > 4 || !wholeName.MatchString(string(runes)) {
		return forms
	}
	if len(runes) > 2 {
		forms = append(forms, string(runes[1:]))
	}
	for _, title := range []string{"女士", "先生", "小姐", "大姐", "大哥", "阿姨", "师傅", "老师", "同志", "某某", "某"} {
		forms = append(forms, string(runes[:1])+title)
	}
	return forms
}

var wholeName = words(`^` + givenName + `$`)

// saysName is how people say what they or theirs are called.
const saysName = `(?:我叫|我名叫|本人叫做?|名字叫|` + mine + `名?叫)`

// givenName is a surname that most people here have, or one of two characters, and one or two more.
const givenName = `(?:(?:欧阳|上官|司马|诸葛|司徒|东方|皇甫|尉迟|公孙|慕容|令狐)\p{Han}{1,2}|[王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤米海哈撒穆虎拜祁苗安康牛包鲍柳殷焦樊兰阮纪麻苟常乔温宁艾文施洪齐翟聂申关葛鲁纳易梅季冶妥买丽古吾][\p{Han}]{1,2})`

// nameNotVerb refuses a verb after 我叫: 我叫停了施工, 我叫来了物业.
func nameNotVerb(found, _, _ string) bool { return !verbal.MatchString(found) }

var verbal = words(`^(?:停|来|了|住|上|去|不|他|她|人|车|过|做|天天)|[了停过着来去把被给让不没有]$`)

// nameNotWord refuses what only begins like a name: 业主向物业, 我是高中生, 我母亲高血压.
func nameNotWord(found, _, _ string) bool { return !wordLike.MatchString(found) }

var wordLike = words(`^(?:高[一二三中血龄级层度位]|马上|马路|何[时处人]|任何|安[全置排]|金额|方[式案面便]|周[边围末]|向|关[于注心]|文[化件]|申请|常[年常]|白[天血]|黄[色河]|江|海[鲜外]|石[头油]|田[地间]|毛[病]|武[装警]|万[元一]|易[于燃]|温[度暖泉馨]|贺兰|纪检|金凤|包[工头])|[生民员师者户主工头长人后前上下]$|血压|尿病`)

// nameEnds accepts a name after 我叫 only where it ends: 我叫停了施工 is no name.
func nameEnds(_, _, after string) bool { return after == "" || nameEnd.MatchString(after) }

var nameEnd = words(`^[\s\p{P}]`)
