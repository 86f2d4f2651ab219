import { type MeasureRule, PEOPLE, rule } from './measure-rule.js';
import { pattern } from './pattern.js';

/** People, inspections, whom a unit asked or taught: what counts persons and what was looked at. */
export const PEOPLE_MEASURES: readonly MeasureRule[] = [
  rule(
    'absentees_followed_up',
    'ABSENTEES_FOLLOWED_UP',
    '人 名 人次 位',
    /补学|补课|补训|补测|补考|缺席|缺课|请假|未参加|未到|没来|(?:实习|外出|在外)[^□]{0,4}□/u,
    {
      act: /补[学课训测考讲上]|一对一|传达|逐一/u,
      unless: /不合格|不及格/u,
    },
  ),
  rule('consultations_answered', null, '人次 人 次 名 位 余人 起 个 条', /咨询|解答|答疑|问题/u, {
    act: /接受|解答|接待|现场|提供|答|咨询/u,
    unless: /电话|来电|发现/u,
  }),
  rule('app_installs', 'APP_ASSISTED', '人 人次 名 台 户 个 次 位 余人 部 -', /app|安装|注册|下载|开启预警|来电预警/u, {
    act: /app|安装|下载|注册|来电预警|开启/u,
    unless: /封堵|下架|(?:安装|注册)率|卸|来路不明|仿冒|涉诈/u,
  }),
  rule(
    'people_visited',
    'PEOPLE_VISITED',
    '人 人次 名 位',
    /(?:当面|面对面|见面|见到|讲给|交流|交谈|叮嘱|嘱咐|面谈|聊)[^□]{0,10}□|□[^□]{0,6}(?:当面|面对面)/u,
    {
      act: /入户|敲开|敲门|家门|逐户|挨家|上门|登门|随访|走访(?![^，。；]{0,4}(?:商|企))/u,
      unless: /受害|被骗|受骗|劝|回访|安装|志愿|民警|干部|网格员□/u,
      onlyBeside: true,
    },
  ),
  rule('people_visited', 'PEOPLE_VISITED', '人 人次', /讲给|宣传|见面|户|走访(?:群众|居民|村民|住户)/u, {
    act: /入户.{0,12}(?:宣传|见面|走访)|走访(?:群众|居民|村民|住户)|敲门|走了.{0,6}户|上门/u,
    unless: /志愿|民警|干部|网格员|参与|劝阻|安装|覆盖|受众|受教育/u,
  }),
  rule('volunteers', 'VOLUNTEERS', '人 人次 名 位 余人 余名', /志愿者|志愿服务|义工/u, {
    unless: /(?:、|及|和|与)志愿者(?:等)?(?:共|共计|合计)?□|、[^□]{0,24}等(?:共|共计)?□|□[^□]{0,5}(?:参会|参训|受训)/u,
  }),
  rule('team_members', null, '人 名', /队员|编□|编入|进群|到位|上岗|驻点|值守|轮值|包片|包保/u, {
    onlyBeside: true,
    unless: /参加|覆盖/u,
  }),
  rule('volunteer_teams', null, '支 个', /队伍|小队|服务队|志愿队|宣讲团|宣讲队|小分队|突击队/u, {
    onlyBeside: true,
    unless: /(?:走进|深入|走遍|赴|来到|到|进|在)□/u,
  }),
  rule('classes_covered', 'CLASSES_COVERED', '个 班 班次', /班级|教学班|□班/u, {
    act: /覆盖|参加|参与|涉及|组织|召开|开展/u,
    unless: /专班|班组|培训班/u,
  }),
  rule(
    'places_closed',
    null,
    '处 家 个 间',
    /(?:关停|取缔|关闭|查封|捣毁|清退)[^，。；□]{2,24}(?:活动|场所|门店|摊点|讲座|会销|窝点|机构)[^，。；□]{0,4}□/u,
    {
      onlyBeside: true,
      unless: /账户|号码|号卡|网站|域名|直播间|犯罪|诈骗窝点|团伙/u,
    },
  ),
  rule('inspections_done', 'INSPECTIONS', '家次 处次 间次 店次 所次 点次 校次 单位次', /./u, {
    unless: /走访|宣传|进企业|进工地/u,
  }),
  rule('inspections_done', 'INSPECTIONS', '户次', /检查|排查|巡查|抽查/u, { unless: /入户|走访|敲门|宣传|见面/u }),
  rule('inspections_done', 'INSPECTIONS', '次 轮 场 遍 -', /检查|排查|核查□|自查|巡查|督查|督导|暗访|抽查|摸排|巡检/u, {
    unless: /驱离|发现|人次/u,
  }),
  rule(
    'issues_rectified',
    'HAZARDS_RECTIFIED',
    '处 个 项 条 起 件 家',
    /整改|销号|改掉|改好|已销|清除|清走|清理[^□]{0,6}小广告□|整治[^□]{0,12}(?:问题|隐患|乱象)□|拆除|拆掉|下架|撕掉|铲除|清理掉/u,
    {
      unless: /^未|限期|督促|责令/u,
    },
  ),
  rule(
    'issues_found',
    'HAZARDS_FOUND',
    '处 个 项 条 起 类 件 例 宗',
    /问题|隐患|漏洞|风险点|薄弱|违规|不足|违法行为|小广告|虚假[\p{Script=Han}]{0,4}广告|补签|代签|苗头|不规范|不到位|漏项|(?:发现|查出|检查出|揭示)(?:了)?□/u,
    {
      act: /发现|查出|揪出|排查|查找|梳理|检查|自查|反馈|指出|揭示|督|查处|暗访|通报/u,
      unless: /剩余|未整改/u,
    },
  ),
  rule('issues_found', 'HAZARDS_FOUND', '处', /(?:发现|查出|找出)[^□]{0,12}□/u, {
    onlyBeside: true,
    unless: /窝点|线索/u,
  }),
  rule(
    'institutions_checked',
    null,
    '家 个 所 处',
    /单位|科室|企业|商户|部门|机构|场所|网吧|宾馆|旅馆|出租屋|代办点|门店|网点|学校|营业厅|代理点/u,
    { act: /过筛|检查|排查|自查|督导|抽查|巡查|暗访/u },
  ),
  rule('guest_speakers', null, '位 名 人', /民警|讲师|专家|法官|检察官|辅导员|警官|宣讲员|大v|律师/u, {
    act: /邀请|聘请|特邀|请/u,
    onlyBeside: true,
  }),
  rule('service_users', null, '户 人 个', /开通|业务|用户/u, { act: /开通|办理/u }),
  rule('group_members', 'LEADERSHIP_MEMBERS', '人 名', /组员|成员|人组成/u, {
    act: /领导小组|工作小组|专班|小分队|工作组|指挥部|小队/u,
    unless: /志愿|宣讲团/u,
  }),
  rule('volunteers_joined', null, '人 名 位', /(?:报名|自愿|主动)(?:当|成为|加入|担任)|当起|化身|成了/u, {
    onlyBeside: true,
  }),
  rule(
    'participants',
    'PARTICIPANTS',
    '个 户 组',
    /□(?:亲子)?家庭[^□]{0,8}(?:参加|参与|到场|报名|走进|体验|同台|闯关)|(?:吸引|邀请|组织)(?:了)?□(?:亲子)?家庭/u,
    { onlyBeside: true },
  ),
  rule(
    'participants',
    'PARTICIPANTS',
    PEOPLE,
    pattern(
      'u',
      String.raw`吸引(?:了)?□|□[\p{Script=Han}]{0,8}驻足|□[\p{Script=Han}]{0,6}(?:上了|同上|齐上|讲了|讲授|授课|作了)|[听看来学]的人|参加|参与|`,
      String.raw`参测|`,
      String.raw`参训|参赛|参考|应考|到场|到会|出席|与会|角逐|选手|交卷|来了|收看|`,
      String.raw`观看|观影|结业|听过|听取|听讲|听课|听众|观众|旁听|围观|体验|实到|报名|`,
      String.raw`来听|来看|轮训|聆听|主会场|分会场|受训|`,
      String.raw`培训|答题|学习|观摩|测试|参会|签到|现场|师生`,
    ),
    {
      act: pattern(
        'u',
        String.raw`吸引|驻足|上了|同上|齐上|角逐|选手|讲了|授课|作了|到会|出席|交卷|考试|来了|听的|听课|听众|观众|观影|结业|听过|特训|放映|旁听|围观|体验|实到|报名|来看|轮训|`,
        String.raw`参加|参与|`,
        String.raw`参测|参训|参赛|到场|`,
        String.raw`收看|观看|听|会场|培训|答题|学习|测试|参会|集中|`,
        String.raw`讲座|班会|宣讲|上课|课`,
      ),
      unless: pattern(
        'u',
        String.raw`覆盖|受众|受教育|惠及|辐射|(?<!听的|来的|听[课讲][^□]{0,4}|参[加与]的?|观看的?|到场的?|围观的?)群众(?!观影|参[加与]|观看|到场|聆听|听|前来|围观|`,
        String.raw`驻足|`,
        String.raw`报名)|触达|志愿者?□|志愿(?!者)|加入|参与率|警情|抽调|老师|人物`,
      ),
    },
  ),
  rule(
    'people_covered',
    'PEOPLE_REACHED',
    PEOPLE,
    pattern(
      'u',
      String.raw`覆盖|受众|受教育|惠及|辐射|触达|受益|宣传|群众|老人|居民|村民|学生|师生|家长|客户|员工|职工|老年|农民工|务工|商贩|菜农|渔民|骑手|商户|旅客|乘客|`,
      String.raw`市民|讲解|提醒|教育|面向|现场|普及|宣教|人流|人员`,
    ),
    {
      act: /宣传|覆盖|受众|教育|惠及|辐射|触达|讲解|提醒|普及|宣讲|受益|服务|进|向|发送|推送|义诊|现场|活动|人流|告知|带动|知晓(?!率)/u,
      unless:
        /劝离|驱离|清退|抽调|成员|宣传员|宣讲员|联络员|专员|民警|网格员\d*$|组成|嫌疑|谈话|谈心|测血|体检|办卡|成立|组建|配备|聘|选|选派|出动|表彰|获|评/u,
    },
  ),
  rule('interviews_held', null, '人次 人 名 次', /谈心|谈话|约谈|访谈/u),
  rule('rules_established', null, '项 个 条 份', /制度|机制|办法|方案|规定|细则|流程|预案/u, {
    act: /建立|制定|出台|完善|修订|印发|健全|制订/u,
  }),
  rule('questionnaires', null, '份 张', /问卷/u),
  rule('hotlines_opened', null, '部 个 条 次 处', /电话|热线|举报(?:渠道|方式|途径|信箱|邮箱)/u, {
    act: /公布|开通|设立|公开|公示/u,
  }),
  rule('group_set_up', 'LEADERSHIP_GROUPS', '个', /领导小组|工作专班|专班/u, {
    act: /成立|组建|设立/u,
    unless: /下设|成员单位/u,
  }),
];
