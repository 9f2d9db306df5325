package prompts

// People seldom call a wrong by its name. They tell whose family got what, into whose pocket a fee went, whose
// signature is not theirs. These are the shapes of such stories; two of them, or one in a short letter and a call to
// look into it, are a report on an official. A single one is enough for a letter to stay away from a model.

// post is an office that somebody of flesh and blood holds, in a village, a school, a bureau or a state firm.
const post = `干部|老支书|支书|村主任|村长|书记|主任|组长|队长|会计|出纳|文书|局长|所长|镇长|乡长|区长|县长|科长|股长|处长|站长|校长|院长|园长|公务员|民警|协警|警察|法官|城管|领导|干事|考官|老总|[一-龥]总的|驻村|信用社|民政|所里|局里`

// kin is family and its like, by marriage too.
const kin = `亲戚|亲属|亲信|心腹|亲家|(?:小|大)?舅子|舅舅|外甥|姨侄|侄|岳父|岳母|丈母娘|老丈人|儿媳|女婿|老婆|老公|爱人|媳妇|妻子|丈夫|弟|妹夫|姐夫|哥|姐姐|妹妹|兄弟|表妹|表姐|堂妹|干(?:儿子|女儿)|儿子|女儿|姑娘|千金|爹|父亲|他妈|母亲|战友|同学|老乡|司机|自家人|一家人|家人`

// boon is what an office has to give, and what its holder's family should not get by it.
const boon = `低保|五保|补贴|补助|津贴|补偿|赔|工程|项目|承包|包工头|公租房|廉租房|编制|岗位|贫困户|名额|指标|招聘|招考|面试|食堂|宅基地|入党|党员|支部|中标|合同|安置|工资|股|进了|进来|安排|上班|名单|贷款|救济|危房|养老金|扶贫|羊|牛|活|圈|卖|租|开的|送菜|账|卡`

// accusedPost is an office in a title that the letter is about; 书记 and 县长 are mostly addressed.
const accusedPost = `(?:局|所|镇|乡|科|股|处|站|校|院|园|馆|庭|队|班)长|村主任|支书|(?:村|镇|乡|社区|机关|局)干部|(?:社区|村|镇|支部)书记|主任|会计|出纳|民警|辅警|办事员|工作人员|负责人|人员`

var storyCues = []cue{
	{reason: "标题指向干部", title: 0.6, words: lexiconOf(accusedPost)},
	{reason: "反映干部亲属得利", title: 0.6, body: 0.8, more: 0.3, with: lexiconOf(boon),
		words: lexiconOf(`(?:` + post + `)[^。,;!?我俺咱到 ]{0,6}(?:` + kin + `)|(?:` + post + `)[^。,;!?我俺咱 ]{0,14}(?:给|把|让)[^。,;!?我俺咱 ]{0,4}(?:` + kin + `)|(?:在|进|到|归)(?:了)?(?:` + post + `)家|(?:` + post + `)家(?:里)?[^。,;!?我俺咱 ]{0,10}(?:低保|新楼|新房|宝马|别墅)`)},
	{reason: "反映干部索要财物", title: 0.5, body: 0.8, more: 0.3, with: lexiconOf(post + `|派出所|交警队|车管所`),
		words: lexiconOf(`意思意思|茅台|随份子|一个月[^。,]{0,8}交[^。,]{0,6}[千百]|干股|占了?股|股东|分红|提成|占一半|克扣|权力换钱|送钱|收钱|要钱|钱夹|红信封|一票[^。]{0,6}[百块元]|贿选|后备箱|首付款|打过去的|(?:让|叫|找|要)[^。,]{0,10}(?:买单|结账)|标底|` +
			`勾结|串通|合伙骗|入了?股|分(?:了)?钱|对半分|回扣|好处费|辛苦费|茶水费|跑腿费|打点|孝敬|["“]表示["”]|["“]?年薪|信封|(?:购物|超市|加油)卡|` +
			`夹[^。,]{0,3}卡|条烟|烟酒|收礼|礼金|随礼|份子钱|随[三五两二一]百|收现金|` +
			`塞(?:了)?[^。,]{0,3}(?:钱|卡|红包)|(?:交|给|送|收)了?[^。,]{0,8}(?:钱|卡|烟|酒|礼|块)[^。]{0,14}(?:就|才|第二天|捞|评上|批)|不给(?:钱)?(?:就|不)|收了?我[^。,]{0,6}[千百万块]|月月?要[^。,]{0,8}块|每月要|给他家?(?:干活|盖房)|` +
			`不(?:给|送|交|表示)的?[^。]{0,10}(?:不批|不办|不给|不盖|扣|收走|拖走|不符合|隔三差五)|` +
			`(?:转|打|交)给[^。,]{0,6}(?:个人|本人|主任|书记|所长|校长)`)},
	{reason: "反映公款公物归私", title: 0.5, body: 0.8, more: 0.3,
		words: lexiconOf(`公车[^。]{0,12}(?:私|家|酒|老婆)|公家的?(?:车|钱|东西)|单位的车|公款|公物|公饱|` +
			`集体(?:财产|资产|资金|的地|土地|门面|林地)[^。]{0,30}(?:卖给|租给|转给|归私|私自)|报损|自己(?:的)?(?:腰包|口袋)|` +
			`没(?:有)?(?:进|入)[^。,]{0,6}账|(?:打|转|存)(?:到|进|在)[^。,]{0,10}(?:名下|卡上|卡里|账户)|揣(?:进|到)?[^。,]{0,4}兜|被(?:书记|主任|村长|支书|会计|队长)[^。,]{0,4}卖|身份证[^。,]{0,8}(?:贷款|办卡)|没公布|不公布|去向不明|不招标|没有?招标|提款机|骗补|补贴造假|名字[^。]{0,8}编的|假的?(?:档案|材料|名字|照片)|` +
			`用的[^。,]{0,8}名字|财产来源|` +
			`钱[^。]{0,10}(?:不知去向|没影|进了谁|谁的口袋)|账[^。]{0,12}(?:不公开|没公开|没公示|不公示|说不清|没人说得清)|` +
			`(?:不知|没人说得清|不晓得)[^。]{0,6}去向|虚开|虚列|假(?:发票|合同|名单)|空挂|挂名[^。]{0,6}(?:领|吃|拿)|内部价|` +
			`低价[^。]{0,6}(?:租|卖|包)给`)},
	{reason: "反映冒名领取", title: 0.5, body: 0.9, more: 0.3, with: lexiconOf(post + `|村|社区|镇`),
		words: lexiconOf(`(?:签字|签名|手印|名字|字)[^。]{0,12}(?:不是我|不是他|不是本人|是会计|是文书|代签|冒)|代签|冒签|冒用|冒名|` +
			`(?:签到|领款|名)[^。]{0,10}替[^。]{0,3}签|代领|替(?:我|他|她|人)[^。,]{0,4}签|` +
			`(?:去世|过世|死了|死亡|不在世)[^。]{0,24}(?:领|补贴|低保|津贴|取走)|` +
			`(?:补贴|补助|低保|津贴|补偿)[^。]{0,16}(?:被(?:谁|人|别人|他)[^。]{0,3}(?:领|取)|卡号不是|(?:谁|别人)领)`)},
	{reason: "反映干部袒护或通风报信", body: 0.6, more: 0.2, with: lexiconOf(post + `|派出所`),
		words: lexiconOf(`通风报信|走漏|放水|提前(?:知道|通知|打电话)|是[^。]{0,8}打的电话|(?:压|按)下来|罩着|有后台|撑腰|送人情|分赃|一伙的|穿一条裤子`)},
	{reason: "请求追查干部", body: 0.6, more: 0.2,
		words: lexiconOf(`(?:查处|查查|彻查|严查|追究|处分|举报)[^。,]{0,8}(?:` + post + `|这个人|这两个人)|请[^。,]{0,6}纪[委检]|异地查办|` +
			`查[^。,]{0,12}(?:签字人|资金流向|财产来源|村账)|(?:查|清)[^。,]{0,4}(?:村|组|社区|队)[^。,]{0,4}账|来查(?:他|她)`)},
	{reason: "反映拉票送礼", title: 0.5, body: 0.9,
		words: lexiconOf(`(?:选举|换届|选村|选票|投票|候选)[^。]{0,40}(?:烟|红包|钱|一票|代填|代写|涂改|送|伪造)|(?:烟|红包|钱)[^。]{0,30}(?:选票|投他|投了他|选他)`)},
	{reason: "反映干部不守规矩", title: 0.5, body: 0.7, with: officials,
		words: lexiconOf(`不正当(?:男女)?关系|包养|(?:签到|考勤|驻村|值班)[^。]{0,20}(?:替|代签|没来|不来|见不到)|上班时间[^。]{0,16}(?:打牌|喝酒|开店|店|卖|麻将)|` +
			`工作日[^。]{0,6}喝酒|办酒|大办|(?:孙子|儿子|搬新?房|满月|寿)[^。]{0,8}办[^。]{0,4}(?:酒|回)|公费[^。]{0,6}(?:吃|喝|请|旅游)|` +
			`申报[^。]{0,8}(?:房|财产)`)},
}

// longestStory is up to how many sentences a letter is taken to be that story; of a longer one it is a part, and a word
// in passing weighs little.
const longestStory = 8

// storyFactor is what a sign weighs more in a short letter, which tells nothing else.
const storyFactor = 1.5

// discipline is what the letter weighs as 党风廉政: words that call a wrong by its name, and stories that do not.
func (t text) discipline() (float64, []string) {
	named, whyNamed := sum(disciplineCues, t)
	story, whyStory := t.story()
	return named + story, append(whyNamed, whyStory...)
}

// story is what the letter tells of officials, and what spoke for it.
func (t text) story() (float64, []string) {
	weight, why := sum(storyCues, t)
	switch n := len(t.sentences); {
	case t.brief():
		weight *= storyFactor
	case n > longestStory:
		weight *= longestStory / float64(n)
	}
	return weight, why
}
