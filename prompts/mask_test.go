package prompts

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestMaskFindsPersonalData(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"a mobile number", "请打13812345678找我", "请打〔电话1〕找我"},
		{"spaced", "电话：138 1234 5678。", "电话：〔电话1〕。"},
		{"dashed with the country", "+86-138-1234-5678", "〔电话1〕"},
		{"full-width", "手机１３８１２３４５６７８", "手机〔电话1〕"},
		{"every digit apart", "电话1 3 8 1 2 3 4 5 6 7 8", "电话〔电话1〕"},
		{"dotted", "138.1234.5678", "〔电话1〕"},
		{"in Chinese digits", "电话一三八一二三四五六七八，请打", "电话〔电话1〕，请打"},
		{"in Chinese digits as they are spoken", "幺三八 幺二三四 五六七八", "〔电话1〕"},
		{"in digits of both kinds", "一3八1234五六七8", "〔电话1〕"},
		{"a landline", "0954-2031234转8001", "〔座机1〕"},
		{"a landline in brackets", "(0954)2031234", "〔座机1〕"},
		{"a local number after the word", "联系电话：2031234", "联系电话：〔座机1〕"},
		{"an identity card", "身份证11010519491231002X", "身份证〔身份证1〕"},
		{"an identity card with a wrong check digit", "身份证110105194912310021", "身份证〔身份证1〕"},
		{"an old identity card", "证号110105491231002", "证号〔身份证1〕"},
		{"a bank card in groups", "卡 6222 0212 3456 7894 ", "卡 〔银行卡1〕 "},
		{"a mistyped card after the word", "卡号：6222021234567890", "卡号：〔银行卡1〕"},
		{"a plate", "车牌宁D·12345占道", "车牌〔车牌1〕占道"},
		{"a green plate", "宁AD12345。", "〔车牌1〕。"},
		{"an e-mail", "写信到 zhang.san@example.com.cn 吧", "写信到 〔邮箱1〕 吧"},
		{"a flat", "幸福小区3号楼2单元501室漏水", "幸福小区〔住址1〕漏水"},
		{"a house in a street", "人民路12号门口", "人民路〔住址1〕门口"},
		{"a flat with dashes", "住在5-1-302", "住在〔住址1〕"},
		{"a name the writer gives", "我叫马小云，住三营", "我叫〔姓名1〕，住三营"},
		{"a name in running words", "我叫马晓明家住三营镇", "我叫〔姓名1〕家住三营镇"},
		{"a name after its field", "户主：马晓明，姓名马小云", "户主：〔姓名1〕，姓名〔姓名2〕"},
		{"somebody's wife", "我爱人李秀英，在家", "我爱人〔姓名1〕，在家"},
		{"who says who he is", "我是马晓明，住东关。我是三营人", "我是〔姓名1〕，住东关。我是三营人"},
		{"a WeChat id and a QQ number", "微信mxm8812，QQ12345678", "微信〔号码1〕，QQ〔号码2〕"},
		{"names of many families", "我叫傅建国今年六十岁，我父亲叫马占山。我叫欧阳丽华，我叫艾买提今年四十", "我叫〔姓名1〕今年六十岁，我父亲叫〔姓名2〕。我叫〔姓名3〕，我叫〔姓名4〕今年四十"},
		{"who is who", "业主傅建国：漏水。业主常建军反映，联系人温秀英。居民马小兰，", "业主〔姓名1〕：漏水。业主〔姓名2〕反映，联系人〔姓名3〕。居民〔姓名4〕，"},
		{"what only begins like a name", "业主向物业反映多次无果，业主高度关注，业主何时能拿到，业主马上就要，当事人向法院起诉，我是高中生。我母亲高血压，我女儿高三，叫做黄河路，我叫来了物业", "业主向物业反映多次无果，业主高度关注，业主何时能拿到，业主马上就要，当事人向法院起诉，我是高中生。我母亲高血压，我女儿高三，叫做黄河路，我叫来了物业"},
		{"doors of many kinds", "丽景小区8#501、清河苑8-501、A区16-2-1102室；楼东单元三楼西户；2栋东单元三楼西户", "丽景小区〔住址1〕、清河苑〔住址2〕、A区〔住址3〕；楼〔住址4〕；〔住址5〕"},
		{"rows, plates and parts of a house", "东关平房第5排第7号，门牌号45，鸿雁村二队第三家，西关南街12号付3号，十二号楼一单元六楼602", "东关平房〔住址1〕，〔住址2〕，鸿雁村二〔住址3〕，西关南街〔住址4〕，〔住址5〕"},
		{"who signs", "请尽快处理。\n此致敬礼\n李建国\n", "请尽快处理。\n此致敬礼\n〔姓名1〕\n"},
		{"who signs with the day", "请处理。\n马小兰 2026年9月17日", "请处理。\n〔姓名1〕 2026年9月17日"},
		{"who signs humbly", "谢谢！李建国敬上", "谢谢！〔姓名1〕敬上"},
		{"kin without a word for it", "我妈杨秀兰腿脚不便，我儿子马强，患者姓名杨秀兰住院", "我妈〔姓名1〕腿脚不便，我儿子〔姓名2〕，患者姓名〔姓名1〕住院"},
		{"spelt, parted and veiled", "我叫 李 建 国，举报人：马*兰，我姓马，叫小兰，业主代表李建国、王秀英。", "我叫 〔姓名1〕，举报人：〔姓名2〕，我姓〔姓名3〕，业主代表〔姓名4〕。"},
		{"a name beside a number", "马小兰（13812345678）", "〔姓名1〕（〔电话1〕）"},
		{"a list of people, dotted names, others' names", "业主马晓燕、杨志国、李秀英都签了字，留言人：撒拉·买买提江，他叫海生贵，我，马晓燕，实名反映", "业主〔姓名1〕都签了字，留言人：〔姓名2〕，他叫〔姓名3〕，我，〔姓名4〕，实名反映"},
		{"a card in Chinese digits", "身份证是六四二二二一一九八六零三零四一二三四", "身份证是〔身份证1〕"},
		{"doors behind a hash and a village", "住6#-2-1103，马园村3-15", "住〔住址1〕，马园村〔住址2〕"},
		{"counted households stay", "走访5户商户，改造3户", "走访5户商户，改造3户"},
		{"a number with commas", "139，1234，5678", "〔电话1〕"},
		{"a passport", "护照E12345678", "护照〔号码1〕"},
		{"the same number twice is one", "13812345678或13812345678", "〔电话1〕或〔电话1〕"},
		{"two numbers are two", "13812345678、13987654321", "〔电话1〕、〔电话2〕"},
		{"a placeholder in the text keeps its number", "〔电话1〕是13812345678", "〔电话1〕是〔电话2〕"},
		{"a date, a sum and a line number stay", "2026-05-12下午，6号线，3320元，20260512", "2026-05-12下午，6号线，3320元，20260512"},
		{"我叫 before a verb is no name", "我叫停了施工现场", "我叫停了施工现场"},
		{"gates and sides stay", "学校北门、小区西门、东街南边", "学校北门、小区西门、东街南边"},
		{"public hotlines stay", "打12345和110", "打12345和110"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, m := Mask(c.in)
			if got != c.want {
				t.Errorf("masked %q, want %q", got, c.want)
			}
			if back := m.Restore(got); back != c.in {
				t.Errorf("restored %q, want %q", back, c.in)
			}
		})
	}
}

func TestMaskTakesKnownNamesHoweverTheyAreSpaced(t *testing.T) {
	got, m := Mask("马小云反映，马 小云的哥哥马小云龙也在", "马小云", "马小云龙", "云", "")
	if want := "〔姓名1〕反映，〔姓名2〕的哥哥〔姓名3〕也在"; got != want {
		t.Errorf("masked %q, want %q", got, want)
	}
	answer := m.Restore("〔姓名3〕和〔姓名1〕，〔姓名9〕")
	if want := "马小云龙和马小云，〔姓名9〕"; answer != want {
		t.Errorf("an answer in another order is restored to %q, want %q", answer, want)
	}
}

func TestAKnownNameIsMaskedInItsOtherForms(t *testing.T) {
	got, m := Mask("马女士说小兰在家，马小兰同意，马某也在", "马小兰")
	if want := "〔姓名1〕说〔姓名2〕在家，〔姓名3〕同意，〔姓名4〕也在"; got != want {
		t.Errorf("masked %q, want %q", got, want)
	}
	if back := m.Restore(got); back != "马女士说小兰在家，马小兰同意，马某也在" {
		t.Errorf("restored %q", back)
	}
}

func TestAnEmptyMaskingRestoresNothing(t *testing.T) {
	masked, m := Mask("没有个人信息")
	if masked != "没有个人信息" || m.Masked() != 0 || (Masking{}).Restore("〔电话1〕") != "〔电话1〕" {
		t.Errorf("masked %q, %d", masked, m.Masked())
	}
}

// planted draws one piece of personal data and how it is written.
func planted(t *rapid.T) string {
	digits := func(n int) string {
		return rapid.StringMatching(fmt.Sprintf(`\d{%d}`, n)).Draw(t, "digits")
	}
	sep := rapid.SampledFrom([]string{"", " ", "-"}).Draw(t, "separator")
	switch rapid.IntRange(0, 6).Draw(t, "kind") {
	case 0:
		return rapid.SampledFrom([]string{"", "+86 ", "86-"}).Draw(t, "country") + "1" +
			rapid.SampledFrom([]string{"38", "59", "76", "99"}).Draw(t, "network") + sep + digits(4) + sep + digits(4)
	case 1:
		return "0954" + sep + rapid.StringMatching(`[2-8]\d{6}`).Draw(t, "landline")
	case 2:
		n := "640402" + rapid.SampledFrom([]string{"19490101", "19991231", "20100615"}).Draw(t, "born") + digits(3)
		return n + string(checkDigit(n+"0"))
	case 3:
		n := "62220" + digits(10)
		for d := '0'; d <= '9'; d++ {
			if luhn(n + string(d)) {
				return n + string(d)
			}
		}
	case 4:
		return "宁" + rapid.StringMatching(`[A-E][0-9]{5}`).Draw(t, "plate")
	case 5:
		return rapid.StringMatching(`[a-z]{3,8}@[a-z]{3,8}\.(com|cn)`).Draw(t, "mail")
	}
	return rapid.StringMatching(`[1-9]\d?号楼[1-9]单元[1-9]0[1-9]室`).Draw(t, "flat")
}

// filler draws what stands around: anything that does not run into the data, placeholders included.
func filler(t *rapid.T, label string) string {
	return rapid.OneOf(
		rapid.StringMatching(`[，。：、的在和请找联系〔〕]{1,8}`),
		rapid.SampledFrom([]string{"〔电话1〕，", "〔姓名2〕，〔身份证1〕，", "，如下：\n", "，请看。"}),
	).Draw(t, label)
}

func TestWhatIsPlantedNeverSurvivesAndComesBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text, plants := filler(t, "before"), []string{}
		for range rapid.IntRange(1, 4).Draw(t, "plants") {
			p := planted(t)
			plants = append(plants, p)
			text += "，" + p + "，" + filler(t, "after")
		}
		masked, m := Mask(text)
		for _, p := range plants {
			if strings.Contains(masked, p) {
				t.Errorf("%q survives in %q", p, masked)
			}
		}
		if back := m.Restore(masked); back != text {
			t.Errorf("restored %q, want %q", back, text)
		}
	})
}

func TestRestoreUndoesMaskForAnyText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOf(rapid.OneOf(
			rapid.String(),
			rapid.StringMatching(`[0-9０-９ \-]{1,20}`),
			rapid.SampledFrom([]string{"〔电话1〕", "〔姓名1〕", "〔电话", "1〕", "我叫", "路3号", "\xff\xe4", "13812345678"}),
		)).Draw(t, "pieces"), "")
		known := rapid.SliceOf(rapid.SampledFrom([]string{"马小云", "〔电话1〕", "1〕", "38", "〔姓名1〕"})).Draw(t, "known")
		masked, m := Mask(text, known...)
		if back := m.Restore(masked); back != text {
			t.Errorf("restored %q, want %q; masked %q", back, text, masked)
		}
	})
}

func FuzzMask(f *testing.F) {
	f.Add("电话 138-1234-5678，幸福小区3号楼", "马小云")
	f.Add("〔电话1〕\xff１３８", "〔电话1〕")
	f.Fuzz(func(t *testing.T, text, known string) {
		masked, m := Mask(text, known)
		if back := m.Restore(masked); back != text {
			t.Errorf("restored %q, want %q", back, text)
		}
	})
}
