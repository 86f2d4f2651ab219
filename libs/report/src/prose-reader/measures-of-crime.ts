import { type MeasureRule, CRIME, rule } from './measure-rule.js';
import { pattern } from './pattern.js';

/** Money, cases, interceptions, accounts, leads: what the police and banks count. */
export const CRIME_MEASURES: readonly MeasureRule[] = [
  rule(
    'outlets_rectified',
    null,
    '个 家 处',
    /(?:整治|处罚|关停|取缔|清退|查处)[^，。；□]{0,8}(?:网点|厅店|渠道|门店|代理点)□/u,
    {
      onlyBeside: true,
    },
  ),
  rule('online_campaigns', null, '次 场 个', /线上(?:宣传)?活动/u),
  rule('guest_speakers', null, '-', /□[^，。；]{0,8}(?:大v|专家|民警)/u, { act: /邀请/u, onlyBeside: true }),
  rule('articles_published', 'ARTICLES', '-', /□(?:的)?(?:宣传)?(?:文章|推文|图文|稿件)/u, {
    act: /发布|推送|发表|编发/u,
    onlyBeside: true,
  }),
  // Money.
  rule(
    'funds_returned_yuan',
    'RETURNED',
    '元',
    /返还|退还|发还|退赃|返赃|归还|拿回|领回|领了回去|退到|退回|追回.{0,6}(?:被骗|损失|钱款|资金|赃款)/u,
    { unless: /预付款/u },
  ),
  rule('stop_payment_yuan', 'STOP_PAYMENT', '元', /止付|停止支付/u, { unless: /止付冻结|冻结止付/u }),
  rule('funds_frozen_yuan', 'FROZEN', '元', /冻结|在冻/u),
  rule('amount_involved_yuan', null, '元', /涉案(?!账|损失)|涉诈资金|流水/u, {
    onlyBeside: true,
    unless: /(?:堵截|拦截|拦下|阻断|截获|截留)[^□]{0,10}□/u,
  }),
  rule(
    'loss_prevented_yuan',
    'LOSS_AVOIDED',
    '元',
    /□[^□]{0,14}(?:安然无恙|化险为夷|未受损|没有?(?:被骗|损失|丢)|得以保全|免遭)/u,
    { onlyBeside: true },
  ),
  rule(
    'loss_prevented_yuan',
    'LOSS_AVOIDED',
    '元',
    /挽损|挽回|避免|止损|少损失|捂住|保住|保护|喊停|劝停|止住|堵住|守住|劝阻|拦截|堵截|阻止|追回|免受|减少.{0,6}损失|拦下|劝止|阻断|守护/u,
    { unlessNear: /比[^，。；]{0,16}[少多][^，。；]*$/u },
  ),
  rule('max_single_freeze_yuan', null, '元', /单笔最[大高]/u),
  rule('victim_loss_yuan', 'LOSS', '元', /案损|损失|被骗/u, {
    of: CRIME,
    unlessNear: /返还|追回|发还|退还|挽回|退赔/u,
  }),
  rule('fines_yuan', null, '元', /罚款|罚没|处罚/u),
  rule('rewards_yuan', null, '元', /奖励|奖金|兑现/u),
  // Police work.
  rule('issues_rectified', 'HAZARDS_RECTIFIED', '个 处 件 项 条', /(?:整治完成|完成整治)□/u, { onlyBeside: true }),
  rule('instructions_sent', null, '条 个 次 份 件', /指令[\p{Script=Han}]{0,4}□/u, {
    onlyBeside: true,
    unless: /冒充/u,
  }),
  rule(
    'victims_repaid',
    null,
    '名 人 位 户',
    /□[^□]{0,12}(?:返还|发还|退还)|□[^□]{0,12}(?:受害|受骗|被骗|事主)[^□]{0,8}领[取回]/u,
    {
      onlyBeside: true,
    },
  ),
  rule('accounts_queried', null, '户 个 张 笔 条 次', /查询(?![^□]{0,6}(?:冻结|止付))[^□]{0,10}□/u, {
    onlyBeside: true,
    unlessNear: /(?:止付|冻结)、[^，。；]{0,8}$/u,
  }),
  rule(
    'accounts_frozen',
    'ACCOUNTS_FROZEN',
    '户 个 张 笔 条',
    /(?:止付|冻结).{0,12}(?:[账帐]户|[账帐]号|卡|户)|(?:[账帐]户|[账帐]号|银行卡|卡).{0,6}(?:止付|冻结)|快速冻结/u,
  ),
  rule('accounts_frozen', 'ACCOUNTS_FROZEN', '户 个 张 户次', /(?:止付|冻结)□/u),
  rule('accounts_frozen', 'ACCOUNTS_FROZEN', '户 个 张 户次', /账户|账号|银行卡/u, {
    act: /止付|冻结/u,
    unlessNear: /(?:查获|收缴|扣押|缴获|查扣)[^，。；]{0,10}$/u,
  }),
  rule('stop_payments', null, '笔 次 起', /止付|冻结/u),
  rule('victims_followed_up', 'VICTIM_FOLLOWUPS', '人 人次 名 位 户 次', /受害|被骗|受骗/u, {
    unless: /开户|账户|客户|企业|商户|新号|入网|用户|号码|停机|销户/u,
    act: /回访|(?:受害|被骗|受骗).{0,12}(?:面谈|面访|疏导|谈心|见面)/u,
  }),
  rule('victims_followed_up', 'VICTIM_FOLLOWUPS', '人 人次 名 位 户 次', /受害|被骗|受骗|回访|面谈|面访|疏导/u, {
    of: ['POLICE', 'DEPARTMENT', 'DISTRICT', 'COMMUNITY', 'SCHOOL'],
    unless: /开户|账户|客户|企业|商户|新号|入网|用户|号码|停机|销户/u,
    act: /回访|(?:受害|被骗|受骗).{0,12}(?:面谈|面访|疏导|谈心|见面)/u,
  }),
  // 发起集群战役2起: operations, and no cases.
  rule('operations_launched', null, '起 次 个 场', /(?:集群|集中抓捕|集群战役|收网行动)□/u, { onlyBeside: true }),
  rule('cases_solved', 'CASES_SOLVED', '起 件 宗 例 个', /破案|破获|侦破|告破|(?<![识打突冲])破(?![除解局壁冰])/u, {
    unless: /窝点|团伙/u,
  }),
  rule(
    'cases_filed',
    'CASES_FILED',
    '起 件 宗 例',
    /立案|立(?:电|刑|各类|为|涉|新|养老|诈骗|网络)|侦办(?!.{0,8}督办)/u,
    {
      of: CRIME,
    },
  ),
  rule(
    'cases_reported',
    'CASES_REPORTED',
    '起 件 宗 例',
    /接报|接警|警情|报案|受理|发案|报警|发生(?:了)?[^□]{0,16}案/u,
    {
      of: CRIME,
      unless: /劝阻|拦截|避免|举报|投诉/u,
    },
  ),
  rule(
    'dens_destroyed',
    'GANGS_DISMANTLED',
    '个 处 伙',
    /□[^□]{0,6}(?:窝点|团伙|据点)[^，。；]{0,8}(?:拔|捣|端掉|打掉|摧毁|落网|取缔)/u,
    { onlyBeside: true },
  ),
  rule('dens_destroyed', 'GANGS_DISMANTLED', '个 处 起 伙', /窝点|团伙|犯罪集团|据点/u, {
    act: /捣毁|打掉|端掉|摧毁|铲除|打击|捣|连根拔|拔除/u,
  }),
  rule('dens_destroyed', 'GANGS_DISMANTLED', '个 处 伙', /捣毁|打掉|端掉|摧毁/u),
  rule(
    'suspects_arrested',
    'SUSPECTS_CAUGHT',
    '人 名 个 余人 人次',
    /抓获|抓捕|刑拘|打处|归案|落网|抓□|(?<!离)带走□|采取(?:刑事)?强制措施|到案|嫌疑人/u,
    { unless: /□[^□]{0,24}(?:窝点|团伙)|移送起诉|起诉|劝返|训诫|惩戒|警力|抽调|抓捕组|民警/u },
  ),
  rule('people_comforted', null, '人 名 位 人次', /(?:开导|安抚|疏导|心理辅导|心理干预)(?:了)?□/u, {
    onlyBeside: true,
  }),
  rule('suspects_prosecuted', null, '人 名', /移送起诉|起诉|逮捕|批捕|判/u),
  rule('persons_warned', null, '个 家 所 位 名', /□[^□]{0,24}(?:约谈|谈话|通报批评|挂牌整治)|约谈[^□，]{0,16}□/u, {
    onlyBeside: true,
  }),
  rule('persons_warned', null, '人 人次 名', /惩戒|训诫(?:[^，。；□]{0,10}人员)?|约谈|行政处罚|劝返|警告|教育训诫/u),
  rule('cases_handled', null, '件 起 宗', /□/u, {
    act: /受理|审结|办结|结案|立案查处|查处|查办|审查逮捕|审查起诉|提起公诉|提前介入|批准逮捕|宣判|执结|审理/u,
    unless: /举报|投诉|违规|线索|来电|咨询/u,
    unlessNear: /举报|投诉/u,
    onlyBeside: true,
    of: ['OTHER'],
  }),
  rule('sims_closed', null, '张 个 部 户 条', /号卡|手机卡|电话卡|号码|卡|gop|银行卡|设备|手机|猫池/iu, {
    unless: /包裹|卡片|快件/u,
    act: /关停|收缴|缴获|查获|查扣|扣押|注销|停机|封停|缴/u,
  }),
  rule('calls_blocked', null, '次 个 条 通 起', /电话|来电|呼叫|通话/u, {
    act: /拦截|封堵|封停|屏蔽|阻断|处置/u,
    unless: /电话劝[阻止返]|用户□/u,
  }),
  rule('sms_blocked', null, '条 次', /短信|信息|彩信/u, { act: /拦截|封堵|屏蔽/u }),
  rule('domains_blocked', null, '个 条 次', /域名|网址|网站|链接|ip|app/u, {
    act: /封堵|拦截|关停|屏蔽|处置|封禁|下架|清理/u,
  }),
  rule('leads_verified', 'LEADS_VERIFIED', '条 件 个 起 -', /(?:办结|查结|核结|核实|查实)(?:了)?□/u, {
    act: /线索/u,
    onlyBeside: true,
  }),
  rule('leads_verified', 'LEADS_VERIFIED', '条 件 个 起 份 -', /线索/u, {
    act: /核查|办结|核实|落地|查证|核处|研判|核办|查办|查实/u,
    unless: /举报|移[交送]|提供|上报|报送/u,
  }),
  rule('leads_transferred', 'LEADS_TRANSFERRED', '户', /账户线索□/u, { onlyBeside: true, act: /移交|移送|提供|报送/u }),
  rule('leads_transferred', 'LEADS_TRANSFERRED', '条 件 个 份 起 -', /线索/u, {
    act: /移交|移送|上报|提供|推送|报送|报告|提交|转交|反馈|转出|转办|报了|通报给/u,
    unless: /(?:收到|接到|受理)[^□，]{0,6}线索□/u,
  }),
  rule('tips_reported', 'TIPS', '条 件 个 起 次 份', /举报/u, {
    unless: /电话□|热线|公布|设立|办结□|举报(?:渠道|方式|途径|信箱|邮箱)/u,
  }),
  rule('leads_collected', null, '条 件 个', /线索/u),
  rule(
    'dissuasion_cases',
    'DISSUASIONS',
    '人 人次 名 位 余人',
    pattern(
      'u',
      String.raw`□[^，。；]{0,10}经[^，。；]{0,6}(?:劝说|提醒)[^，。；]{0,6}放弃|帮助?□[^□]{0,8}识破|唤醒|叫醒|点醒|拉[了回]|劝阻|劝返|`,
      String.raw`劝止|劝导[^，。；□]{0,8}(?:受骗|被骗|受害|潜在)|劝离(?!可疑)|劝醒|劝住|劝下|劝停|劝回|`,
      String.raw`劝退(?![^，。；]{0,8}(?:可疑|办卡|开户|开卡|代办|推销))`,
    ),
    {
      unless: /带走□|警情|笔|可疑办卡|组成|班组|劝阻组获|专员/u,
      unlessNear: /推销|可疑人员|可疑办卡|劝阻、|抽调/u,
    },
  ),
  rule('dissuasion_cases', 'DISSUASIONS', '个 起 次', /劝阻警情|(?:上门|见面|当面)劝阻□/u),
  rule('dissuasion_cases', 'DISSUASIONS', '个 户', /劝阻[^□]{0,12}(?:用户|群众|对象|受害人)□|(?:受骗|被骗)用户□/u, {
    onlyBeside: true,
    act: /劝阻/u,
  }),
  rule('transactions_stopped', 'INTERCEPTIONS', '人 名 位', /(?:拦住|拦下|拦停|堵住|堵下)(?:了)?[^□]{0,4}□/u, {
    onlyBeside: true,
    unless: /可疑人员|推销/u,
  }),
  rule(
    'transactions_stopped',
    'INTERCEPTIONS',
    '起 笔 次 件 宗 例 单 回 -',
    /劝阻|拦截|阻止|堵截|堵住|阻断|制止|劝止|劝停|劝住|喊停|叫停|核停|拦下|拦住|拦停|截停|截住|挡下|挡住|识破|识别.{0,6}(?:诈骗|骗局)|交易|转账|汇款/u,
    {
      act: /劝阻|拦截|阻止|堵截|堵住|阻断|制止|拦下|拦住|拦停|截停|截住|挡下|挡住|识破|挽回|劝止|劝停|劝住|喊停|叫停|核停/u,
      unless:
        /报警(?:处置)?□|(?:协作|联动|合作)□|(?:拦截|防护|智能|预警)系统|升级|快件|包裹|号码|电话|来电|短信|信息|域名|网址|风险(?:事件|交易)提示/u,
    },
  ),
  rule(
    'hotline_calls',
    'HOTLINE_CALLS',
    '个 次 通 起 余个 人次 条 -',
    pattern(
      'u',
      String.raw`(?:咨询|报警|求助|举报|群众|热线).{0,5}(?:电话|来电)|来电|热线[^，。；]{0,4}响了|(?<!直)接听(?!众)|`,
      String.raw`接到.{0,10}电|报警电|接(?:听|到|待)?.{0,6}咨询电话|热线.{0,8}(?:受理|接)`,
    ),
    { unless: /拦截|拨打|外呼|公布|部|》|来电预警/u },
  ),
  rule('calls_made', null, '个 次 通 条 人次 -', /电话|外呼|拨打|拨出/u, {
    act: /拨打|拨出|外呼|预警|回拨|打出|劝阻/u,
  }),
  rule(
    'applicants_refused',
    null,
    '人 人次 名 户 笔 起 个 位',
    /(?:拒绝|拒办|婉拒|劝退|劝离|回绝|劝返)(?:了)?[^□]{0,8}(?:开户|办卡|开卡|开立|代办|申请|可疑)?[^□]{0,6}□/u,
    { act: /(?:拒|劝|绝)[^，。；]{0,8}(?:开户|办卡|开卡|开立|代办|账户)/u, onlyBeside: true },
  ),
  rule('accounts_released', null, '户 个 张', /(?:解除|解控|恢复|解冻)[^□]{0,6}□/u, { onlyBeside: true }),
  rule('sims_closed', null, '户 个 张 部', /(?:停机|停号|停用号码|复通|复机|封停|关停)(?:了|处置)?□/u, {
    onlyBeside: true,
  }),
  rule('accounts_checked', 'ACCOUNTS_CHECKED', '户 个 张', /□[^□]{0,20}(?:排查|核查|筛查|清查|尽职调查|尽调|复核)/u, {
    onlyBeside: true,
    act: /账户|[户卡]/u,
    unless: /商户|住户|农户|入户|人员/u,
  }),
  rule('accounts_closed', null, '户 个 张', /销户|注销|压降|压减|清退/u, {
    onlyBeside: true,
    unless: /号卡|手机卡|电话卡/u,
  }),
  rule('accounts_restricted', 'ACCOUNTS_RESTRICTED', '户 个 张', /账户|银行卡|卡|户|非柜面/u, {
    unless: /用户|实名|停机|入户|住户|农户|租户|商户/u,
    act: /管控(?!上|方面|，|：)|限制|暂停|限额|只收不付|降额|中止|关闭(?:非柜面|网银|网上银行|手机银行|电子银行|快捷|线上)|停用|在控|调降/u,
  }),
  rule(
    'accounts_checked',
    'ACCOUNTS_CHECKED',
    '户 个 张',
    /账户|银行卡|存量|卡|睡眠户|久悬户|不动户|对公户|个人户|开户|休眠户|户头|结算户/u,
    {
      act: /过筛|排查|清查|核查|清理|筛查|尽职调查|回访|核实|(?:纳入|列入)[^，。；]{0,6}监测/u,
      unless: /[证人]多[卡号]|号码|号卡|电话卡|手机卡|沉默卡|物联网卡|上网卡/u,
    },
  ),
  rule('applicants_refused', null, '人 人次 名 户 笔 起', /办卡|开户|开卡/u, { act: /劝离|拒绝|拒办|识别|婉拒|劝退/u }),
  rule('warnings_issued', 'WARNINGS_ISSUED', '期 条 份 次 篇', /预警|警示/u, {
    act: /发布|编发|印发|制发|发出|下发|推出/u,
    unless: /转发|接收|指令|推送|公众号|官微|抖音|微博|视频号|劝阻/u,
  }),
  rule('warnings_issued', 'WARNINGS_ISSUED', '期', /警情|周报|速递|提示|提醒|研判|警示/u, {
    act: /编发|发布|研判|印发|下发|制发|推出|发出/u,
    unless: /工作提示|提示函|工作简报/u,
  }),
];
