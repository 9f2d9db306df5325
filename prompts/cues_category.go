package prompts

import "huiyin/workflow"

// The words of a court, an arbitration or an investigation that has begun. 涉法涉诉 is a matter whose point is such a
// proceeding or its result (labelling guide); a plan to sue, a lawyer or a call to 110 does not make one.
var litigationCues = []cue{
	{reason: "涉及裁判", title: 1.6, body: 0.5, more: 0.35,
		words: lexiconOf(`判决书|判决|裁定|再审|重审|重新审理|提审|上诉|维持原判|驳回|一审|二审|终审|民初|民终|改判|错案|冤案|枉法|开庭|庭审|审判|法官|合议庭|管辖权|离婚案|败诉|胜诉|立案庭|起诉状|传票|庭上|重新?鉴定|鉴定机构|(?:诉前|诉中)调解|诉调|转正式立案|缺席|赢了官司|官司(?:打了|赢了|输了)|判(?:了|给|我|他|还|二缓|决).{0,6}(?:年|万|败诉|还|缓)|判.{1,3}缓.|虚假诉讼`)},
	{reason: "涉及生效文书执行", title: 1.6, body: 0.7, more: 0.3,
		words: lexiconOf(`强制执行|申请执行|执行局|执行立案|执行法官|执行款|执行案|法院.{0,8}执行|拒不执行|不执行判决|判决.{0,8}(不执行|未执行|没执行)|被执行人|限高|失信(?:被执行|名单)|终本|无财产可供执行|执行(?:异议|终本|法官|款|和解)|(法院|账户|房子|房产|执行)[^。,]{0,10}(查封|解封)|法拍|破产(?:程序|案|管理人)|债权登记`)},
	{reason: "涉及报案、立案与侦办", title: 1.7, body: 0.8, more: 0.3,
		words: lexiconOf(`不予立案|不(给|肯|愿)?立案|[未没]有?立案|拒不立案|无法.{0,4}立案|予以立案|立案侦查|立案查处|刑事立案|不予受案|受案回执|已(经)?立案|立案(后|至今|近?.{1,3}(年|月))|有案不立|立案通知|(督促|责令|责成|要求).{0,10}立案|报案.{0,14}(未|不|没|无)|案件.{0,8}(进展|侦办|侦破|进度|久拖|拖着不办)|侦办|破案|结案|撤案|经侦|刑侦|刑警队|办案(民警|人员|单位|的人)|(不够|不能|立了|公安也?)立案?了?案|立案了|还在侦查|补充侦查|退补|退查|不立案|受案|(公安|警察|派出所|外地公安).{0,6}冻结|冻结.{0,10}(公安|反诈)|(肇事|司机).{0,6}(逃逸|跑了)|(移送|移交)(公安|检察|刑警)`)},
	{reason: "涉及追究刑事责任", title: 1.2, body: 0.35, more: 0.3,
		words: lexiconOf(`犯罪嫌疑人|嫌疑人|犯罪分子|凶手|刑拘|刑事拘留|刑事责任|刑事案件|批捕|逮捕|逍遥法外|绳之以法|轻伤|重伤|伤情鉴定|伤残鉴定|法医|寻衅滋事|敲诈勒索|故意伤害|聚众斗殴|杀人|命案|诈骗案|诬告|诬陷|栽赃|陷害|取保|看守所|取保[^。]{0,10}保证金|轻伤[一二]级|鉴定.{0,4}(轻伤|重伤)|不起诉|不诉|量刑|国家赔偿|被(抓走|抓了|刑拘|拘留|关了?[^。]{0,6}(天|月|看守))|被害人|有期徒刑|起诉书|公诉`)},
	{reason: "涉及仲裁、复议与检察", title: 1.2, body: 0.4, more: 0.35,
		words: lexiconOf(`仲裁裁决|裁决书|仲裁委|仲裁院|仲裁员|仲裁书|仲裁(?:只认|不受理|不收|赢|判)|重新仲裁|提了?(?:行政)?复议|申请复(?:议|核)|复议(?:科|申请|机关|结果)|维持原?(?:处罚|决定)|书面维持|(不服|重新|推翻)[^。,]{0,8}(责任|事故)?认定|(责任|事故)认定[^。,]{0,8}(不公|不服|不认|错误|复核)|劳动仲裁|劳动争议|行政复议|复议决定|检察院|检察官|抗诉|行政诉讼`)},
	{reason: "对象为政法机关", title: 0.6, body: 0.2,
		words: lexiconOf(`法院|检察院|公安局|公安分局|公安机关|派出所|交警大队|监狱|看守所|司法局`)},
	{reason: "控告", title: 0.8, body: 0.1, words: lexiconOf(`控告|冤案|冤屈|含冤|鸣冤|伸冤|诬陷`)},
	// What looks like a proceeding and is administration or trade.
	{title: -1.2, body: -0.4, words: lexiconOf(`噪音|噪声|扰民|油烟|违建|停车|垃圾|异味|信号|公交|户口|落户|居住证|上牌|驾照|违章|罚单|退款|退货`)},
	{title: -0.3, body: -0.4, words: lexiconOf(`(准备|打算|将要?|只能|不得不|保留|通过|可以|建议).{0,6}(起诉|打官司|诉讼|仲裁|法律途径)|律师函|法律咨询|打官司`)},
	{title: -0.8, words: lexiconOf(`拖欠|欠薪|工资|退费|交房|物业|传销|补贴`)},
}

// wrong is what discipline organs call by name.
const wrong = `贪污|贪腐|腐败|受贿|索贿|行贿|贿赂|贿选|买选票|拉票|侵吞|私吞|鲸吞|侵占.{0,6}(款|资金|集体)|截留|冒领|虚领|冒名领取|虚报|套取|套骗|骗取.{0,10}(资金|补贴|补助|专项|低保|款)|挪用|私分|瓜分|中饱私囊|以权谋私|[谋牟]取?私利|徇私|舞弊|优亲厚友|吃空饷|公款|公车私用|利益输送|输送利益|权钱交易|滥用职权|玩忽职守|渎职|保护伞|违法乱纪|违规违纪|违纪|买官|吃拿卡要|收受|收回扣|送红包|收红包|暗箱操作|猫腻|小金库|雁过拔毛|围标|串标|陪标|财产来源不明|利用职务|职务之便|弄虚作假|假公济私|公饱私囊|私自(出售|变卖|倒卖|转让|发包|承包)|贱卖|倒卖|作风问题|生活作风|乱搞男女|吃回扣|好处费`

// official is who can commit it: officials, and heads of public institutions and village bodies.
const official = `村干部|干部|支书|村主任|村长|村书记|书记|村委|村支|两委|居委|组长|队长|会计|出纳|局长|所长|镇长|乡长|县长|区长|市长|科长|股长|处长|站长|校长|院长|园长|主任|厂长|领导|工作人员|公务员|党员|民警|警察|法官|城管队员|拆迁办|指挥部|征收办|镇政府|乡政府|政府官员|官员|贪官|国企|国资|国有|国家|集体|医院|卫生院|学校|信用社|合作社|农商行|管委会|景区`

var officials = lexiconOf(official)

// The two by which a text is suspected, long before it is sorted (SuspectsDiscipline).
var (
	officialWrong = cue{reason: "反映公职人员违纪", body: 0.6, more: 0.4, words: lexiconOf(wrong), with: officials}
	officialTook  = cue{reason: "反映公职人员收受财物", body: 0.6, more: 0.4, with: officials, words: lexiconOf(
		`(收|拿|要)(了|取|受)?[^。，,；;]{0,6}(条烟|烟酒|名烟|红包|现金|好处|礼金|礼品|购物卡|茶水费|辛苦费)|(送|塞)(了|给|上)?[^。，,；;]{0,6}(条烟|烟酒|红包|现金|好处|礼金)|不送[^。，,]{0,4}不办|打(到|进|入)[^。，,]{0,6}(自己|自家|亲戚|家人|儿子|妻子)[^。，,]{0,6}(卡|账|帐)|(据为己有|装进(自己|个人)(的)?(腰包|口袋))`)}
	anyWrong = cue{reason: "含违纪用语", body: 0.15, more: 0.1, words: lexiconOf(wrong)}
)

// Reports of a wrong by an official, with a person or a body behind it. A curse in a noise complaint
// (官商勾结, 不作为) stays 信访 (labelling guide).
var disciplineCues = []cue{
	{reason: "标题反映公职人员违纪", title: 1.3, words: lexiconOf(wrong), with: officials},
	{reason: "标题反映违纪问题", title: 0.9, words: lexiconOf(wrong)},
	officialWrong,
	officialTook,
	anyWrong,
	{reason: "举报", title: 0.5, body: 0.1, words: lexiconOf(`举报|检举|实名|揭发|揭露|查处|严惩|彻查|严查|请纪委`)},
	// Short and plain: who, and what, in the sentence that reports it.
	{reason: "举报具体干部违纪", body: 0.8,
		words: lexiconOf(`(举报|检举|揭发|实名反映)[^。!！?？]{0,12}(村干部|支书|村主任|村长|村书记|组长|会计|局长|所长|镇长|乡长|科长|站长|校长|院长|村委|居委|两委|党员|公务员)[^。!！?？]{0,12}(` + wrong + `)`)},
	{reason: "请求纪检监察查处", title: 0.6, body: 0.3, words: lexiconOf(`纪委|监委|监察委|纪检|巡视组|巡察组|监察部门|双开|党纪|党内(严重)?警告`)},
	{reason: "对象为基层干部", title: 0.4, words: lexiconOf(`村干部|支书|村主任|村长|村书记|组长|局长|所长|镇长|乡长|校长|院长|主任|某领导|拆迁办|征收办`)},
	// A doubt is no fact, a proposal no accusation, and private firms and savings are nobody's discipline.
	{title: -0.7, words: lexiconOf(`建议|呼吁|希望|咨询|请问`)},
	{title: -1.0, body: -0.3, words: lexiconOf(`财富|理财|P2P|p2p|出借人|投资人|投资者|爆雷|兑付|集资`)},
	{title: -1.0, body: -0.3, words: lexiconOf(`(是否|是不是|难道|有没有|会不会)[^。，,]{0,8}(官商|保护伞|勾结|猫腻|腐败|利益输送)|官商勾结`)},
	{title: -1.0, body: -0.3, words: lexiconOf(`噪音|噪声|扰民|油烟|异味|废气|停车|垃圾|物业|开发商|楼盘|驾校|驾驶员|网购|退款|退货|业主委员会|业委会|乱收费`)},
}

// What asks for an answer and no more.
var inquiryCues = []cue{
	{reason: "标题为咨询", title: 1.6, body: 0.9, more: 0.2, words: lexiconOf(`咨询|请教|询问`)},
	{reason: "请问", title: 0.8, body: 0.7, words: lexiconOf(`请问|想问|问一下|问下|想了解|了解一下|请解答|解答|求解|不知道?(是否|怎么|如何|该)|疑惑|疑问`)},
	{reason: "问时间或进度", title: 0.9, body: 0.45, more: 0.2, words: lexiconOf(`什么时候|啥时候?|何时|几时|多久|什么时间|进度如何|进展如何|有无.{0,6}计划|有没有.{0,8}(计划|规划)|是否有.{0,10}(计划|规划|政策|补)|何去何从|开工|开建|动工|开建时间`)},
	{reason: "问可否与办法", title: 0.8, body: 0.4, more: 0.2, words: lexiconOf(`是否|可不可以|可否|能不能|能否|有没有|会不会|会.{0,6}吗|可以.{0,12}吗|能.{0,10}吗|(如何|怎么|怎样|哪里|哪个部门).{0,6}(办理?|申请|领取|查询|计算|管理|缴|转|报|认定|规划)|需要什么|哪些(材料|条件|手续)|算不算|合法的?吗|是.{0,10}吗`)},
	{reason: "问政策规划", title: 0.4, body: 0.2, words: lexiconOf(`政策|规划|补贴|手续|流程|标准|拆迁吗|征收吗|落户|上牌|档案|工龄|病退|资格`)},
	{reason: "问句", title: 0.4, body: 0.2, words: lexiconOf(`[?？]|吗|呢`)},
	// A question mark behind a harm is a complaint.
	{title: -1.2, body: -0.45, more: -0.35, words: lexiconOf(`投诉|举报|扰民|拖欠|严惩|查处|整治|欺|骗|黑心|恶劣|违法|违规|非法|霸占|侵占|不作为|推诿|踢皮球|无果|严重影响|强烈|维权|维护.{0,8}权益|退款|退费|赔|噪音|臭|污染|危险|隐患|诈|乱收费|无人管|没人管|归谁管`)},
	{title: -0.5, body: -0.3, more: -0.1, words: lexiconOf(`解决|求助|帮帮|帮助|为民做主|主持公道|反映|督促|立即|尽快|给.{0,6}说法|合理吗|难道|为什么|为何|凭什么|不公平|不合理`)},
}

// A sentence asks; or it only looks so and asks for something to be done (能否恢复原线路？).
var (
	asking     = lexiconOf(`[?？]|吗[。！!，,]?$|呢[。！!]?$|什么时候|何时|是否|多久|几时|啥时|请问|咨询|有没有|多少[^,，]{0,8}[?？]|哪(个|些|里|年|天|种|家|儿)[^,，]{0,12}[?？]|想知道|想了解|想问`)
	requesting = lexiconOf(`能否|可否|能不能|可不可以|是否可以`)
)

// What a body weighs that only asks, and one that ends with a question: a complaint tells, and a question in its midst
// is a reproach.
const (
	asksThroughout = 0.5
	asksLast       = 0.2
)

// What asks for something better for all.
var suggestionCues = []cue{
	{reason: "标题为建议", title: 2.1, body: 0.9, more: 0.2, words: lexiconOf(`建议|建言|献策|提议|提案|倡议|呼吁|合理化`)},
	{reason: "公交线路调整", title: 0.9, body: 0.5, more: 0.2, words: lexiconOf(`\d+路.{0,14}(调整|延长|改走|缩短|增设|站|撤销|开通)|线路(调整|优化)|首末站|撤出路段|增设.{0,14}站|新开.{0,12}(公交|线路)|开通.{0,16}(直达|公交|线路|专线)|线网|改走|加密班次|增加班次|缩短发车`)},
	{reason: "希望增设或改进", title: 0.9, body: 0.25, more: 0.15, words: lexiconOf(`(希望|恳请|盼|可否|能否|考虑)[^。!！]{0,24}(增设|增加|多设|新建|开设|建设|开通|延长|改走|加强|完善|优化|发展|打造|推广|引进|免费|取消|调整|加快|规划)|应该?(建立|加强|完善|推广|加大|尽快出台)|加快.{0,12}(建设|整治力度|发展|落地)`)},
	{reason: "标题为改进", title: 1.3, words: lexiconOf(`优化|加装|增设|加密|应改|改为|改成|完善|更名|更正|命名|设置不合理|能否增|合理设置|拓宽|打通|延伸`)},
	{reason: "着眼公共发展", title: 0.5, body: 0.3, more: 0.15, words: lexiconOf(`发展|规划建设|打造|品牌|旅游资源|产业|招商|营商环境|城市形象|文明城市|可以考虑|可考虑|不妨|借鉴|学习.{0,8}(经验|做法)|个人(建议|意见|想法|看法)|想提|提几点|提一点|几点(建议|意见|想法)|供参考|方便(市民|群众|居民|乘客|出行|换乘|百姓|老百姓)|满足.{0,8}需求|本着`)},
	{reason: "建议新办法", body: 0.12, words: lexiconOf(`(?:^|[。,;!?])(?:我|特|强烈)?(?:建议|提议|倡议)[^。,;]{0,20}(?:设|装|加|增|建|开|规划|改|调整|延|推|引|鼓励|统一|划|每|保留|出台|明确|派|免|让|搞|先|控制|错开|学)`)},
	{body: -0.2, words: lexiconOf(`建议[^。,;]{0,12}(?:严查|查处|整改|整治|修复|修补|处理|清理|铲除|恢复|赔|要求)`)},
	{reason: "说出办法", body: 0.3, more: 0.25, words: lexiconOf(`(?:可以|不妨|最好|应当?|应该|因该|若能|如能|如果能|要是能?)[^。,;]{0,16}(?:设|建|装|改|开|放|搭|划|立|错开|统一|保留|推|派|请|办|搞|留|印|注册|引入|鼓励|商量|抽查|公布)|就行|就够|就能|更合适|更好|多好|比较可行|见效|划算|省心|方便的?(?:不止|大家|所有)|我(?:认为|觉得|建议)|改成|统一成|一是|二是|保留|引入|鼓励|每(?:月|周|年|个?村|栋楼)[^。,]{0,8}(?:放|抽|设|推|请|开)`)},
	// Who complains, proposes only a remedy.
	{title: -1.3, body: -0.5, more: -0.3, words: lexiconOf(`投诉|举报|扰民|拖欠|欠薪|欺骗|霸占|侵占|黑心|恶劣|坑|不作为|推诿|无果|维权|退款|退费|赔偿|违法|偷排|臭|骗|诉求|求助|无人管|没人管`)},
	{title: -0.5, body: -0.25, more: -0.1, words: lexiconOf(`严重影响|解决|为民做主|主持公道|反映|投诉无门|合法权益|强烈(要求|反对)|请求|我家|本人|我们小区|我们业主`)},
}

// petitionBase is what a letter weighs as 信访 before a word is read: nine of ten are filed so on comparable boards.
const petitionBase = 0.95

// Where the two categories that content decides begin (domain.md §2).
const (
	litigationFrom = 1.5
	disciplineFrom = 1.4
)

// labelWeight is how much the writer's own choice counts; it is noisy (a third of the 建言 are complaints).
const labelWeight = 0.5

// labelCategory is what a board label suggests (domain.md §2).
var labelCategory = map[workflow.BoardLabel]workflow.Category{
	workflow.LabelComplaint:  workflow.Petition,
	workflow.LabelInquiry:    workflow.Inquiry,
	workflow.LabelSuggestion: workflow.Suggestion,
	workflow.LabelThanks:     workflow.Thanks,
}
