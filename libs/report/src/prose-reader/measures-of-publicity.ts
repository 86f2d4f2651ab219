import { type MeasureRule, SHEETS, TIMES, rule } from './measure-rule.js';
import { ONLINE_MEASURES } from './measures-of-online.js';
import { pattern } from './pattern.js';

/** What is visited and is nobody's home. */
const NO_HOMES = pattern(
  'u',
  String.raw`商户|企业|用户|开通|单位|门店|账户|安装|签(?!字)|下载|发放|打电话|电话告知|□[\p{Script=Han}]{0,4}(?:医院|卫生院|诊所|药店|学校|幼儿园|公司|工厂|银行|`,
  String.raw`网点|机构|超市|商场|店|厂|养老院|敬老院|宾馆|网吧|工地|合作社)`,
);
/** Reports, households, printed matter, screens, online, sessions, people: what every unit counts. */
export const PUBLICITY_MEASURES: readonly MeasureRule[] = [
  // Outlets that show something, before what they show.
  rule(
    'outlets_posted',
    'OUTLETS_COVERED',
    '家 个 处',
    pattern(
      'u',
      String.raw`□[\p{Script=Han}]{0,4}(?:网点|营业厅|营业部|厅店|自营厅|门店)[^□]{0,6}(?:全部|均|统一|同步|全覆盖|全面|都|全)(?!参与|员|行)|(?:网点|`,
      String.raw`营业厅|营业部|厅店|自营厅|门店)□(?:全部|均|统一|同步|都)`,
    ),
    {
      onlyBeside: true,
      unless: /检查|排查|自查|暗访|关停|违规|社会渠道|□[^□]{0,12}(?:堵截|劝阻|驻点|驻守|负责人|员工|推进|拦截)/u,
    },
  ),
  // Reports and plans.
  rule('submissions_on_time', 'SUBMISSIONS_ON_TIME', '家 份 个', /(?:按时|及时)(?:上报|报送)/u),
  rule('submissions_due', 'SUBMISSIONS_DUE', '家 份 个', /应报/u),
  // Households.
  rule('households_visited', 'HOUSEHOLD_VISITS', '户次', /入户|走访|上门|敲门|进户|宣传|见面|逐户/u),
  rule(
    'households_visited',
    'HOUSEHOLDS_REPORTED',
    '户 户家 余户',
    /入户|走访|上门|敲门|进户|住户|居民|村民|农户|覆盖|逐户|家庭|群众|租户|独居|老人|走进|跑了|走了|敲开|走到|开了|家访|随访|探访|登门|串门|□人家|牧户|渔户/u,
    {
      act: /入户|走访|上门|敲门|进户|摸排|宣传|覆盖|逐户|见面|跑了|走了|走进|敲|随访|家访|看望|探访|慰问|登门|串门|挨个|挨家|深入/u,
      unless: NO_HOMES,
      unlessNear: /账户|非柜面/u,
    },
  ),
  rule(
    'households_visited',
    'HOUSEHOLDS_REPORTED',
    '家',
    /入户|敲门|走了|跑了|敲开|走到|开了|走访[^□]{0,4}(?:农户|住户|村民)/u,
    {
      onlyBeside: true,
      unless: NO_HOMES,
    },
  ),
  rule('households_visited', 'HOUSEHOLDS_REPORTED', '户', undefined, {
    act: /入户|走访|上门|敲门|逐户/u,
    unless: /商户|企业|开通|账户|安装|签|下载|打电话|电话告知/u,
    unlessNear: /账户|非柜面/u,
  }),
  rule('rooms_visited', null, '间 栋', /宿舍|寝室|出租屋|商铺|房间/u),
  rule('shops_visited', null, '家 户 个', /商户|企业|门店|商铺|店铺|单位|工地|网吧|宾馆|酒店|场所|快递点|厂/u, {
    act: /走访|上门|走进|进|检查|宣传|深入/u,
    unless: /网点|排查|自查|检查|走进□/u,
  }),
  // Screens, boards, printed matter.
  rule(
    'led_plays',
    'LED_PLAYS',
    '次 条次 遍 余次 万次 小时',
    /电子屏|显示屏|led|大屏|屏幕|滚动|电子.{0,4}屏|播放|插播/u,
    {
      act: /(?:电子|显示|电视|广告|候诊|轿厢|门头|门楣|楼宇|led|大|户外).{0,6}屏|屏幕|滚动|叫号/iu,
      unless: /视频播放|播放量|全网|点击|观看|阅读|广播|喇叭|电视|频道|电台|融媒体|村村响/u,
    },
  ),
  rule('led_slogans', 'LED_ITEMS', '条 则 幅', /标语|提示语|内容|信息|口号|宣传语|滚动|播放/u, {
    act: /(?:电子|显示|led|大|户外).{0,6}屏|屏幕|滚动|led/iu,
    unless: /悬挂|短信|转发|群/u,
  }),
  rule('banners_hung', 'BANNERS', '个', /(?:条幅|横幅)(?:标语)?□|□(?:条幅|横幅)/u, { onlyBeside: true }),
  rule('media_reports', null, '次 篇 条', /(?<![新自融])媒体(?:宣传|报道|刊发)□/u, { onlyBeside: true }),
  rule('led_slogans', 'LED_ITEMS', '条 则 个 段 句', /字幕(?:标语|信息|内容)?□/u, { onlyBeside: true }),
  rule('screens', null, '块 个 处 面 台', /电子屏|显示屏|led|大屏|屏|班牌|一体机|自助机|叫号机/iu, {
    unless: /□(?:营业)?(?:网点|厅|站点|分社)/u,
  }),
  rule(
    'letters_distributed',
    'LETTERS',
    '份 封 张 余份 -',
    /一封信|公开信|倡议书|家长信|告[\p{Script=Han}]{1,4}书(?!签)|封信/u,
    { unless: /转发|阅读|承诺|告知|签|报告书/u },
  ),
  rule(
    'notices_signed',
    'NOTICES_SIGNED',
    '份 人 户 名 张 人次 册',
    /承诺书|承诺卡|责任书|告知书|告知单|知晓书|确认书|协议|保证书|回执|签(?:订|署|收|名|了|下|字□)/u,
    { act: /签|回收|收回|交来|按手印/u, unless: /签名墙|横幅|签收单位|责任状|目标责任/u },
  ),
  rule('responsibility_pledges', null, '份 个 家', /责任状|目标责任/u),
  rule(
    'documents_issued',
    null,
    '份 个 期',
    /文件|通知|方案|通报|提示函|工作要点|督办单|督办函|建议书|检察建议|司法建议|清单□/u,
    {
      act: /印发|下发|制发|转发|出台|制定|发出|送达/u,
      onlyBeside: true,
      unless: /短信|资料|群/u,
    },
  ),
  rule('notices_distributed', 'LEAFLETS', '份 张', /告知书|明白纸|告知单|提示单/u),
  rule('gifts_distributed', null, '本 册 套', /挂历|台历|日历|笔记本|练习本|作业本/u, { onlyBeside: true }),
  rule(
    'manuals_distributed',
    'MANUALS',
    '册 本 份 套',
    /手册|读本|指南|漫画册|书籍|口袋书|连环画|宣传册|小册子|校本教材/u,
    {
      act: /发|赠|派|送|手册|印/u,
      unless: /编写|(?:折页|资料|单页|传单)[、和及][^□]{0,12}等□/u,
    },
  ),
  rule('manuals_distributed', 'MANUALS', '册 本', /》□/u, { onlyBeside: true, unless: /征集|作品|编写/u }),
  rule('manuals_distributed', 'MANUALS', '册 本', undefined, {
    act: /发放|派发|分发|赠送|发出|印刷|印制|编印|手册|读本/u,
    unless: /资料|折页|单页|传单/u,
  }),
  rule(
    'awards_given',
    null,
    '个 人 名 份 项 次 家 组 张 面 户 块 件 幅 篇 部',
    /表彰|获奖|奖状|奖(?!问)|等奖|评选|评出|优秀|先进|荣誉|荣立|荣获|获评|被评|通报表扬|锦旗|挂牌|(?:书面)?感谢|表扬|嘉奖|点名表扬/u,
    {
      onlyBeside: true,
      unless: /手抄报|作品|有奖|征文|海报/u,
    },
  ),
  rule(
    'student_works_submitted',
    'STUDENT_WORKS',
    '份 件 幅 篇 张 副 个 余件 部 封',
    /手抄报|作文|家书□|亲子笔记|主题画|漫画作品|观后感|征文|作品|绘画|心得|黑板报作品|(?:征集|收集|收到|上交|创作|原创).{0,12}(?:海报|标语|漫画)/u,
    { unlessNear: /官微|公众号|抖音|视频号|官方|微博/u },
  ),
  rule('student_works_submitted', 'STUDENT_WORKS', '件 份 幅', undefined, {
    act: /征集|收集|上交|收到/u,
    unless: /意见|线索|建议|问题|投诉|反映|回复|锦旗|感谢/u,
  }),
  rule(
    'posters_posted',
    'POSTERS',
    '张 幅 份 处 余张 条 枚 套 -',
    /海报|张贴|粘贴|贴画|贴纸|挂图|公告|通告|告示|布告|温馨提示|提示贴|标签|贴了|贴上了?□|贴□|共贴|墙贴|门贴/u,
    {
      unless:
        /横幅|(?<!(?:海报|公告)[、和])标语|展板|小广告|随.{0,8}(?:账单|信箱)|张贴[、和并]?发放|(?:折页|资料|单页|传单)[、和及][^□]{0,12}等□/u,
    },
  ),
  rule(
    'sites_built',
    null,
    '个 处 条 面 座 块 米',
    /(?:长廊|文化墙|主题公园|文化广场|墙绘|彩绘|宣传墙|漫画墙|固定[^□]{0,2}宣传[栏牌点])□/u,
    {
      onlyBeside: true,
    },
  ),
  rule('posters_posted', 'POSTERS', '张 余张', /标语|海报|条幅(?:共|合)?计?□/u, { act: /贴/u, onlyBeside: true }),
  rule('banners_hung', 'BANNERS', '条 幅 副 余条 处 块 -', /横幅|条幅|标语|布标|口号牌/u, {
    unless: /手写|征集|刷|印有|围裙|毛巾|[布袋]□/u,
  }),
  rule(
    'boards_displayed',
    'BOARDS',
    '块 个 面 期 幅 张 板 处 余块 -',
    /展[板版]|板报|展架|易拉宝|宣传栏|橱窗|黑板报|看板|展牌|宣传板|宣传牌|广告牌|灯箱|x展架/u,
    { unless: /固定|新建/u },
  ),
  rule('signs_placed', null, '块 个 面', /警示牌|提示牌|标识|立牌|桌牌|台卡|台牌/u),
  rule(
    'gifts_distributed',
    null,
    '份 把 个 件 只 袋 顶 盒 条 支 枚',
    /手环|药袋|布袋|手提袋|帆布袋|抽纸|湿巾|冰箱贴|徽章|气球|书签|毛巾|充电宝|扇|环保袋|礼品|小礼品|雨伞|纪念品|围裙|购物袋|纸巾|鼠标垫|杯|文创|扑克|台历|纸杯|笔|口罩|钥匙扣|鸡蛋|挂历|日历/u,
    { unless: /资料|折页|传单|单页|单张|宣传单|宣传册/u },
  ),
  rule(
    'leaflets_distributed',
    'LEAFLETS',
    SHEETS,
    /宣传(?:单|资料|页|册|品|材料|折页|彩页|画|卡|物|海报)|传单|折页|资料|彩页|单页|宣传单|单张|单子|材料|便民卡|提示卡|明白卡|联系卡|明信片|卡片|顺口溜|口诀卡|宣传纸/u,
    { unlessNear: /拦截|查获|收缴|引流/u, unless: /审核|申报|台账|编印|制作.{0,4}(?:视频)|奖状/u },
  ),
  rule('leaflets_distributed', 'LEAFLETS', '份 张 页 余份', undefined, {
    act: /发放|派发|分发|散发|投放|发出|赠阅|发了|送出|塞|散出|散了|递/u,
    unless: /问卷|承诺|快递|外卖|奖|礼|建议|回复|函|信$|对联|鸡蛋|扇|袋|杯|围裙|劝阻单|判决|文书/u,
  }),
  rule('leaflets_distributed', 'LEAFLETS', '份 册 张', /印制|印发|编印/u),
  ...ONLINE_MEASURES,
  // Sound, film, vehicles.
  rule(
    'broadcasts',
    'BROADCASTS',
    '次 条次 遍 小时 期 篇 余次 条 -',
    /广播|喇叭|音响|电台|电视台|电视|村村响|播报|插播|融媒体中心.{0,12}播|市台播|县台播/u,
    {
      unless: /台次|□(?:只|个|套|处)/u,
    },
  ),
  rule('loudspeakers', null, '个 只 台 处', /喇叭|音响|广播/u),
  rule('vehicle_trips', 'VEHICLE_TRIPS', '台次 辆次 车次 趟 次 辆 台', /宣传车|流动车|车|巡游/u, {
    act: /宣传车|流动.{0,4}车|巡[逻查]车|大篷车|出动.{0,6}车|出车|巡游|巡回宣/u,
    unless: /清查|审判/u,
  }),
  rule(
    'screenings_held',
    'SCREENINGS',
    '场 场次 次 轮 余场',
    /电影|影片|观影|放映|宣传片|展播|警示片|教育片|动画片|轮播|播放|(?:看|放映|播)[^□]{0,6}《[^》]*》/u,
    { unless: /话剧|公演|演出|情景剧|小戏|快板|小品|汇演|电子屏|led|大喇叭|广播/iu, unlessNear: /广播|喇叭|音频/u },
  ),
  // 走进村屯30次、学校7次: the act stands before the first of the list.
  rule('centralized_events', 'SESSIONS', '次 场 场次', undefined, {
    act: pattern(
      'u',
      String.raw`(?:走进|深入|进)[\p{Script=Han}]{1,6}\d{1,4}[次场]`,
      String.raw`(?:、[\p{Script=Han}]{1,6}\d{1,4}[次场]){0,6}、[\p{Script=Han}]{1,6}□`,
    ),
  }),
  // Meetings come before sessions: they are none.
  rule('joint_conferences', null, '次 场 个 轮', /联席会|会商/u),
  rule('training_sessions', 'SESSIONS', '次 期 场', /(?:班前会|班后会|晨会|早会|夕会|例会)[^□]{0,10}(?:讲|学)/u),
  rule(
    'meetings_held',
    null,
    '次 场 轮 期 -',
    pattern(
      'u',
      String.raw`(?:召开|组织召开)[^，。；□]{2,18}会□|(?:专题|部署|动员|推进|调度|工作|职工|班子|办公|例|党委|支部|全体|教师|干部|晨|夕|碰头|协调|总结|研判|院务|行务|`,
      String.raw`校务|座谈)(?:大)?会|会议|会商|晨会|例会|调度会`,
    ),
    { unless: /会议(?:指出|强调|要求|通报)|班会|队会|家长会|宣讲会|恳谈会|师生大会|学生大会|分享会|恳谈/u },
  ),
  rule('classes_covered', 'CLASSES_COVERED', '个 班 班次', /□(?:教学)?班(?:级)?(?!会|主任|组)/u, {
    onlyBeside: true,
    unless: /共|面向|现有|设有|□(?:教学)?班(?:级)?$|班的工作|班(?:级)?(?:家长)?安装/u,
  }),
  rule('lectures_held', 'SESSIONS', '个', /讲座□?|□[^，。]{0,30}(?:讲座|宣讲)/u, {
    act: /组织|举办|开展|邀请/u,
    onlyBeside: true,
  }),
  rule(
    'training_sessions',
    'SESSIONS',
    TIMES,
    /培训|轮训|内训|宣贯|学(?:习)?了□|(?:人员|职工|员工|医护|干部|教师|民警)[^□]{0,6}学习□|学习.{0,8}(?:业务|案例|通报|知识)□|业务学习|集训|特训|实训|练兵|(?<!钓鱼”?)演练/u,
    {
      unless: /人次$|□(?:个|名)?(?:学校|单位|社区)/u,
    },
  ),
  rule('class_meetings_held', 'SESSIONS', TIMES, /班会|队会/u),
  rule('contests_held', 'SESSIONS', TIMES, /竞赛|比赛|竞答|大赛|比武|擂台|挑战赛|知识赛|答题活动|评比/u),
  rule(
    'lectures_held',
    'SESSIONS',
    TIMES,
    /讲座|宣讲|授课|讲课|专题报告|报告会|法治课|安全课|开学第一课|课堂|公开课|辅导|法制课|课程|上课|课|讲堂|夜校|开讲|宣教课|巡讲|授课|微课(?!堂?上线)|讲法/u,
    { unless: /人次$|上线/u },
  ),
  rule('exams_held', null, '次 场', /(?:考试|测试|测评)□/u),
  rule(
    'centralized_events',
    'SESSIONS',
    TIMES,
    /(?<![改推促增引跟])进(?:村|社区|校园|学校|企业|厂|机关|单位|农村|家庭|商圈|工地|小区|商超|集镇|集市|市场|网点|军营|车站|医院|景区|园区|夜市|田间|宿舍|寺庙)[^□]{0,4}□/u,
    { onlyBeside: true, unless: /检查|排查|整治/u },
  ),
  rule(
    'centralized_events',
    'SESSIONS',
    TIMES,
    pattern(
      'u',
      String.raw`宣传|活动|夜市|咨询|集市|设点|出摊|游园|演出|设摊|公演|快板|沙龙|闯关|游戏|情景剧|茶座|屋场会|院坝会|讲了|讲过|开讲|演了|直播|义诊|晚会|宣讲会|家长会|恳谈|大会|`,
      String.raw`巡演|快闪|进(?:村|社区|校园|企业|机关|农村|家庭|商圈|工地|小区|商超|厂)|摆摊|设摊|[搭摆支][^□，]{0,8}摊[”]?□|下乡|路演|升旗|国旗下`,
    ),
    {
      unless: pattern(
        'u',
        String.raw`资料|咨询台|(?:解答|接受|接待|回答)[^□，]{0,6}咨询□|(?<![摆设])摊(?!宣传|[”]?□)|单位|企业|群体|户(?!外)|(?<![设定驻蹲重热])点|平台|`,
        String.raw`阵地|品牌|(?<!车|运)站|检查|抽查|督查|督导|巡查|排查|暗访|自查|热线`,
      ),
    },
  ),
  rule(
    'outlets_posted',
    'OUTLETS_COVERED',
    '家 个 处 余家',
    /网点|营业厅|营业部|门店|厅店|自营厅|服务厅|支行|分理处/u,
    {
      unless: pattern(
        'u',
        String.raw`联动|对接|检查|排查|自查|暗访|抽查|督查|督导|走访|不严|关停|违规|清退|整[改治]|联合[^□]{0,10}□|社会渠道|(?:^|`,
        String.raw`[^\p{Script=Han}])与[^□]{0,8}□|□[^□]{0,12}(?:堵截|劝阻|驻点|驻守|负责人|员工|推进|拦截)`,
      ),
    },
  ),
  rule(
    'consultation_desks',
    null,
    '个 处 张 座',
    /咨询台|宣传点|咨询点|摊位|展台|服务台|宣传站|专区|反诈角|宣传台|驿站/u,
    { unless: /查处|违规|违法|贴|海报|桌子/u },
  ),
  rule('sessions_held', 'SESSIONS', '场 场次 堂 余场', /./u, { unless: /直播|考试|会议|疫苗|分会场/u }),
];
