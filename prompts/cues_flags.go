package prompts

// urgentCues are the signs of 急事急办 (第十条): danger to people now, or a crowd's matter that can turn.
var urgentCues = []cue{
	{reason: "人身安全", title: 1.0, body: 0.6, more: 0.35, words: lexiconOf(`人命|生命(危险|安全|受到)|冒着生命|死人|致死|死亡|两死|身亡|自杀|轻生|跳楼|不想活|走投无路|殴打|打伤|致伤|砍伤|持刀|打砸|恐吓|威胁|暴力|黑势力|恶势力|黑社会|家暴|绑架|失联|强行(拉|揽)|强拉|路霸|横冲直撞|抢救`)},
	{reason: "公共安全", title: 1.1, body: 0.7, more: 0.35, words: lexiconOf(`坍塌|倒塌|垮塌|塌陷|塌方|滑坡|泥石流|开裂|爆炸|炸药|放炮|起火|火灾|着火|漏电|触电|燃气泄漏|煤气泄漏|漏气|天然气泄|高空坠物|坠落|掉楼层|掉层|坠梯|困梯|关人|电梯.{0,10}(故障|事故|坠|卡)|无证(动火|作业|上岗)|动火证|没有安全措施|溺水|危桥|井盖`)},
	{reason: "食品药品与毒害", title: 1.0, body: 0.6, more: 0.3, words: lexiconOf(`中毒|毒气|有毒|剧毒|甲醛|超标|头晕|恶心|呕吐|食品安全|过期食品|变质|假药|疫苗|疫情|传染`)},
	{reason: "停水停电停暖", title: 1.1, body: 0.8, more: 0.3, words: lexiconOf(`断水断电|停水停电|断水|断电|停暖|停气|没有暖气|不供暖|供暖.{0,6}(停|断)|大面积停|全(小区|村|镇)停|停水.{0,6}(天|日|周)|没有?水(喝|吃|用)`)},
	{reason: "群体与稳定", title: 0.9, body: 0.6, more: 0.35, words: lexiconOf(`群体性|聚集(上访|闹事|维权|抗议)|群众.{0,6}聚集|聚集在.{0,10}(政府|信访|门口)|集体上访|上访|越级|拉横幅|堵(路|门|大门)|罢工|罢课|停课|静坐|社会稳定|稳定因素|引发.{0,8}(矛盾|冲突|事件)|矛盾重重|民愤|公愤|血汗钱|受害(者|群众|人)|投资人|出借人|兑付|爆雷|跑路|非法集资|传销|P2P|p2p|供货商|(数|几)(百|千|十)(名|个|户|家|位)|\d{3,}(多|余)?(名|个|户|家|人|位)`)},
	{reason: "学生安全", title: 0.9, body: 0.7, words: lexiconOf(`(学生|孩子|儿童|幼儿|小学|校园|学校|宿舍)[^。!！]{0,24}(危险|安全隐患|出事|被打|欺凌|霸凌|受伤|生命|安全帽|中毒|恶心)|校园(欺凌|暴力|霸凌)`)},
	{reason: "来信要求紧急", title: 0.7, body: 0.2, words: lexiconOf(`紧急|十万火急|急急急|刻不容缓|救命|救救|非常危险|极其危险|特别危险|安全隐患`)},
	// A danger long past or a plan is no emergency.
	{title: -0.5, body: -0.3, words: lexiconOf(`建议|咨询|请问|规划|牵绳|狗|学区`)},
}

// urgentFrom leans to recall: a person looks at every one, and a missed one costs more.
const urgentFrom = 1.35

// told is what a writer did before, whatever the word.
const told = `(投诉|反映|反应|反馈|举报|检举|上访|申诉|报警|报案|致电|打电话|信访|留言|发帖|求助|讨要|催促|交涉|沟通|协商|报告|汇报|询问|投书)`

// repeatCues say that the writer was here before, and that it did not help.
var repeatCues = []cue{
	{reason: "多次反映", title: 1, body: 1, words: lexiconOf(`(多次|反复|屡次|数次|无数次|几次|两次|三次|四五次|\d+(来|多|余)?次|一直(在|都在)?|持续|不断|一再|再三|各级|到处|多方|层层|几遍|多遍)[^。!！?？，,]{0,16}` + told + `|` + told + `[^。!！?？，,]{0,10}(多次|[两三四五六几\d]次|\d+(来|多|余)次|数次|[几多]遍|\d+余?年)|(打给|问过|找过|找了|去了)[^。!！，,]{0,12}(多次|几次|几遍|无数次)|问过?几遍`)},
	{reason: "反映后未解决", title: 1, body: 1, words: lexiconOf(told + `[^。!！?？]{0,24}(无果|未果|没有?结果|没用|无用|没有?(任何)?(改善|改变|效果|成效|回应|下文|答复|解决)|毫无(改变|改善|效果)|未(解决|处理|得到)|不了了[之知]|石沉大海|照常|又(开始|来)|不理|推脱|推诿|踢皮球|敷衍|不受理)`)},
	{reason: "再次来信", title: 1, body: 1, words: lexiconOf(`再次(请求|反映|反应|投诉|举报|向|留言|写信|来信|恳请)|第[二三四五六七八九\d]次` + told + `|上一?次[^。!！，,]{0,10}` + told + `|(之前|前阵子|前段时间|此前|曾经?|早就)[^。!！，,]{0,12}` + told + `过?|` + told + `(了|过)?[^。!！，,]{0,3}([两三四五六几\d]|多|好几)次|[“"]?编号[:：]?\d{5,}|继上`)},
	{reason: "久拖未决", title: 0.5, body: 0.5, words: lexiconOf(`至今(未|没|仍|还|无)[^。!！]{0,10}(解决|处理|答复|结果|回复|受理|说法|重视)|踢(皮)?球|各?部门[^。!！]{0,6}(推|没有给)|无果而返|无功而返|久拖|一拖再拖|一直没有?结果|存在好?几年`)},
	{reason: "向部门反映过", body: 0.6, words: lexiconOf(`(向|跟|给|找|和)[^。!！，,]{2,20}` + told + `[^。!！]{0,8}(他们|回复|答复|说是|一直|都|但|结果|后|无)`)},
	{reason: "说到先前的答复", body: 0.4, words: lexiconOf(`(回复|答复)(我|了|说|是|称|都)|每次(都|过后|投诉)|仍未|依旧|依然|还是(没|老样|一样)|越来越(吵|严重|差)`)},
	// Many who complain are not one who complained twice.
	{title: -0.5, body: -0.2, words: lexiconOf(`请问|咨询|建议`)},
}

const repeatFrom = 0.95

// livelihoodCues is clause 1 of 第七条: what many people live by (切身利益的热点难点).
var livelihoodCues = []cue{
	{reason: "住房与物业", title: 0.9, body: 0.45, more: 0.15, words: lexiconOf(`业主|交房|烂尾|楼盘|房产证|开发商|捆绑|拆迁|征地|征收|安置|危房|廉租|公租|物业|房屋质量|漏水|空鼓|违建|变电|电梯|小区出口|停车收费`)},
	{reason: "劳动与社保", title: 1.0, body: 0.5, more: 0.15, words: lexiconOf(`拖欠|欠薪|工资|民工|农民工|社保|医保|养老(金|保险)|公积金|五险|低保|工龄|退休|待遇|劳动(合同|法)|年休假|补贴.{0,8}(拖|未|没)|职工`)},
	{reason: "教育与医疗", title: 0.9, body: 0.4, more: 0.15, words: lexiconOf(`学区|学位|入学|幼儿园|上学|教师|乡村医生|医疗(事故|纠纷)|护士|死亡|睡眠|公办|就近`)},
	{reason: "水电气暖与通信", title: 1.0, body: 0.5, words: lexiconOf(`停水|停电|断水|断电|供水|供暖|暖气|供热|自来水|燃气|电费|电表|手机信号|无信号|信号(差|弱|极差)|有线`)},
	{reason: "污染", title: 0.9, body: 0.45, more: 0.15, words: lexiconOf(`偷排|恶臭|臭气|废气|毒气|刺鼻|异味|粉尘|污水|排污|污染|甲醛|搅拌站`)},
	{reason: "道路与出行", title: 0.7, body: 0.3, more: 0.1, words: lexiconOf(`道路.{0,6}硬化|村道|通村|天桥|路灯|人行道|公交站|公交线路|增开|非机动车道|通行|交通拥堵|减速带|消防通道`)},
	{reason: "涉及多人", title: 0.5, body: 0.35, more: 0.15, words: lexiconOf(`我们(小区|业主|村|职工|老百姓|居民|工人|组|农民)|全体|村民|广大|(几|数|上)(十|百|千)(名|户|人|个|家)|\d{2,}(多|余)?(名|户|人|家)|老百姓|农民|集体|投资人|出借人|受害`)},
	{title: -0.9, body: -0.2, words: lexiconOf(`噪音|噪声|扰民|网购|退货|退款|遛狗|酒吧|烧烤|KTV|ktv|夜宵|施工|摩托|商家|话费|建议|咨询|请问|什么时候`)},
}

const livelihoodFrom = 1.0

// conductCues is clause 4 of 第七条: complaints about units, officials and their ways (效率、作风).
var conductCues = []cue{
	{reason: "单位效率作风", title: 1.2, body: 0.6, more: 0.2, words: lexiconOf(`不作为|乱作为|慢作为|懒政|推诿|踢皮球|扯皮|敷衍|态度(恶劣|差|傲慢|极差)|服务态度|门难进|脸难看|拖延|官僚|包庇|袒护|失职|不受理|不实|官本位|形式主义|走过场|监管(缺失|不力)|渎职|滥用职权|以权谋私`)},
	{reason: "投诉公共单位", title: 0.9, words: lexiconOf(`(投诉|举报|质疑|反映)[^。]{0,14}(局|街道|政府|社区|村委|派出所|分局|委员会|办公室|法院|城管|医院|学校|司机|保安|拆迁办|大厅)`)},
	{title: -0.6, body: -0.1, words: lexiconOf(`物业|开发商|公司|小区|噪音|酒店|店`)},
}

const conductFrom = 1.1

// broadCues is clause 3 of 第七条: proposals for the whole district's development.
var broadCues = []cue{
	{reason: "全局发展", title: 1, body: 0.5, more: 0.3, words: lexiconOf(`发展|打造|产业|招商|旅游|品牌|营商|人才|规划建设|高新|民办(学校|教育|机构)|高速|免费|城市群|乡村振兴|创新`)},
	{title: -0.8, body: -0.3, words: lexiconOf(`\d+路|公交站|站位|路口|红绿灯|小区门口`)},
}

const broadFrom = 1.2
