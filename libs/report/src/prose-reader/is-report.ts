import { pattern } from './pattern.js';
/** Words of a unit that tells its own work. */
const OWN_WORK =
  /我[校院行局所镇乡村县区市街司园系部站]|本[校院行所镇村社区]|支行|派出所|街道|社区|学校|学院|医院|公司|幼儿园|分公司|村委|镇(?:党委|政府)|中队|大队|专班|反诈(?:中心|办)|全[县市区镇校行院街]/gu;
const DONE = pattern(
  'gu',
  String.raw`开展了?|组织了?|举办了?|发放了?|张贴了?|悬挂|召开了?|成立了?|邀请了?|走访|入户|劝阻|拦截|破获|抓获|推送|签订|签署|排查|检查|播放|`,
  String.raw`制作|发布|转发|安装|培训|覆盖|参加|设立|冻结|止付|审结|宣判|审理|受理|起诉|批捕|查处|关停|封堵|返还|发还`,
);
const SUMS_UP =
  /总结(?:如下)?|汇报|报告如下|通报|简报|月报|周报|工作(?:情况|信息|总结|小结|开展情况)|情况如下|截至|截止|现将/u;
const ADVICE =
  /应该|应当|要(?:让|加强|引导|建立|学会|时刻|保持)|需要|可以(?:开展|在|采取|利用)|建议|请(?:大家|您|各位|牢记|记住|马上|立即)|我们应|不要|切勿|千万|务必|凡是/gu;
const ADDRESSES = /各位(?:居民|市民|村民|家长|同学|朋友|业主|客户|老师)|亲爱的|朋友们|大家好|居民朋友|同学们[，：]/u;
const MYSELF =
  /(?:^|[，。\n])(?:作为)?我(?![校院行局所镇乡村县区市街司园系部站们])|我(?:认为|觉得|深刻|体会|认真|个人|感到)|(?<!撰写|撰写学习|上交|收到|征集|提交)(?:心得|感想|体会)|收获/gu;
const ADVERTISES =
  /小编(?:精心|为您|整理|给大家)|范文|ppt|为您推荐|文案模板|扫码关注|限时\d|原价|阅读网|下载地址|免责声明/iu;
/** Words of an article, a quiz, a person's thoughts. */
const NO_REPORT = pattern(
  'u',
  String.raw`记者(?:走访|采访|了解|调查)|我(?:以为|认为|想说|常想)|与其[^。]{2,40}不如|答案[：:]|我(?:信了|转了|被骗)|把我|我妈|我爸|我奶奶|`,
  String.raw`让我(?:印象|想起|明白|懂得)|本文(?:将|旨在|从|主要|围绕|结合|探讨)|(?:^|\n)(?:引言|摘要)[：:]|`,
  String.raw`我想(?:起|说)|单选题|判断题|小测验|测一测|读后感|有感于|我(?:的|有[^，。；]{0,4})感悟|深有感悟|我讲[一二三四两]`,
);

/** Turns of one who thinks aloud about fraud: one may stand in any report, several stand in an essay. */
const THINKS_ALOUD = pattern(
  'gu',
  String.raw`(?:^|[，。\n“])(?:其实|可见|试想|说到底|归根结底|俗话说|常言道|有人说|何尝|无非|要知道|不禁)|不妨|无非是|跟我说|我的体会是|我常|据报道|`,
  String.raw`笔者|不丢人|你我|愿我们|让我们(?:一起|共同|都)|天上不会掉|(?:老人|父母|邻居|同事|朋友)跟我|前几天，`,
);
/** 人民医院开展反诈宣传: a unit tells of itself in the form of news. */
const OWN_NEWS = pattern(
  'u',
  String.raw`^[^\n]{0,30}(?:医院|卫生院|学校|中学|小学|幼儿园|学院|大学|支行|银行|分行|信用社|派出所|公司|社区|街道|镇|乡|局|中心)[^\n]{0,16}`,
  String.raw`(?:开展|举办|组织|启动|走进|进病房|进校园|进社区|筑牢|守护|织密|多措并举)`,
);

/** What a text is, by its title and by words of its body; each kind needs both. */
interface OtherText {
  readonly name: string;
  /** In the first lines. */
  readonly title: RegExp;
  /** Anywhere. */
  readonly body: RegExp;
  /** How often the body must say it. */
  readonly least: number;
}
/** Texts of an office that tell no work done: orders, plans, offers of posts, lessons, laws. */
const OTHER_TEXTS: readonly OtherText[] = [
  {
    name: 'notice',
    title: pattern(
      'u',
      String.raw`(?:的|紧急)通知|(?<!情况)通告|公告|倡议书|(?:致|给)[\p{Script=Han}（）]{2,16}的?(?:一封)?(?:公开)?信|`,
      String.raw`告[\p{Script=Han}]{2,6}书|温馨提示|风险提示`,
    ),
    body: pattern(
      'gu',
      String.raw`有关(?:事项|要求|工作|事宜)[^。；\n]{0,6}(?:通知|公告|通告|安排|明确)|现(?:就|将)[^。\n]{0,30}(?:通知|公告|通告)如下|`,
      String.raw`各[\p{Script=Han}]{1,6}(?:要|应|须|务必)|请(?:各|广大|您|大家|家长)|特此(?:通知|公告|通告)|务必|我们(?:倡议|呼吁)|不(?:要|轻信|`,
      String.raw`点击|透露|转账)`,
    ),
    least: 2,
  },
  {
    name: 'plan',
    title:
      /(?:方案|预案|计划|工作要点|任务清单|实施意见|行动计划|安排表|日程安排|议程|工作安排)(?:[（(][^）)]{0,12}[）)])?(?:\n|$)/u,
    body: pattern(
      'gu',
      String.raw`活动(?:内容|形式|流程|地点|背景)|工作要求|组织实施|制定(?:本|如下)方案|日前(?:上报|报送)|工作目标|总体要求|指导思想|工作步骤|`,
      String.raw`时间安排|实施步骤|保障措施|拟(?:于|在|定)|计划(?:于|在)|责任(?:单位|部门|人)[：:]|活动时间|主要任务|完成时限|职责分工`,
    ),
    least: 2,
  },
  {
    name: 'speech',
    title: /讲话|致辞|发言稿|动员稿/u,
    body: /同志们|我(?:再)?讲[几一二三四五两]|[一二三四五]要|要(?:充分|加大|强化|切实|进一步|坚持|全力)|希望(?:大家|各)|形势(?:十分|依然)?严峻/gu,
    least: 3,
  },
  {
    name: 'recruitment',
    title: /招聘|招募|招录|选聘|遴选|招考/u,
    body: /报名|应聘|招聘(?:条件|名额|岗位|人数)|岗位(?:职责|要求)|薪|待遇|面试|笔试|简历|周岁以[上下]|录用|学历/gu,
    least: 3,
  },
  {
    name: 'lesson',
    title: /教案|教学设计|课件|讲稿|主持词|教学活动|说课|学习材料|知识问答|题库|试题|试卷|活动设计/u,
    body: /教学(?:目标|过程|准备|重点|难点|反思)|导入|小组讨论|同学们|板书|作业|教师(?:提问|讲解|小结)|多媒体|答案|选择题|判断题|单选|下列|各位(?:来宾|领导|老师|同学)/gu,
    least: 2,
  },
  {
    name: 'law',
    title: /法(?:》|律|规|条|释义|解读|问答|草案)|条例|办法|规定|实施|施行|表决通过|出台|解读/u,
    body: /第[一二三四五六七八九十百]+条|表决通过|(?:自|将于|于)[^。；\n]{0,14}起(?:施行|实施)|主席令|草案|全国人大|立法|该法(?:共|明确|规定)|法律责任|明确规定/gu,
    least: 3,
  },
  {
    name: 'news',
    title: /./u,
    body: /本报(?:讯|记者)|记者(?:从|获悉|了解|采访|走访|注意到)|据[^。；\n]{2,16}(?:报道|披露|消息)|新华社|发布会(?:上|介绍)|来源[：:]|责任?编辑|编辑[：:]/gu,
    least: 2,
  },
];
/** Questions and answers, line by line. */
const INTERVIEW = /(?:^|\n)(?:记者|问|主持人|q)：[^\n]*\n(?:[^\n：]{1,6}|答|a)：/gu;
const IS_TOLD_OF =
  /(?:信息|工作)?快报|快讯|动态|简讯|第\d+期|情况(?:的)?(?:汇报|报告|通报|总结|简报)|总结|汇报|简报|小结|工作报告|纪实|综述/u;

/** A title of one person's thoughts. */
const PERSONAL_TITLE = /心得|感悟|随感|随笔|感想|有感|日记|体会/u;
const isPersonal = (text: string): boolean => {
  const title = (/^[^\n]*/u.exec(text.trimStart()) ?? [''])[0];
  return title.length <= 40 && PERSONAL_TITLE.test(title) && !IS_TOLD_OF.test(title);
};

/** 特制定本方案: what it goes on to say is still to be done, whatever its title is. */
const IS_PLAN =
  /制定(?:如下|本|以下)[^，。；]{0,10}(?:方案|计划|预案)|特制定[^，。；\n]{0,24}(?:方案|计划|预案)[。：]/u;

/** The kind of text that tells no work, by its name; null for none. */
export function otherTextOf(text: string): string | null {
  if (count(text, INTERVIEW) >= 2) return 'news';
  const head = text.slice(0, 90);
  if (IS_TOLD_OF.test(head)) return null;
  if (IS_PLAN.test(text.slice(0, 500))) return 'plan';
  return OTHER_TEXTS.find(({ title, body, least }) => title.test(head) && count(text, body) >= least)?.name ?? null;
}

const count = (text: string, words: RegExp): number => [...text.matchAll(words)].length;

/**
 * Whether a text tells the work of a unit: an essay, a talk to residents, a person's thoughts, an advertisement and a
 * stub do not, and nothing is proposed from them.
 * @param results how many numbers of the text would be results of the ledger
 */
export function isReport(text: string, results: number): boolean {
  const sample = text.slice(0, 20_000);
  const [own, done, advice, myself] = [OWN_WORK, DONE, ADVICE, MYSELF].map((words) => count(sample, words));
  const told = (own ?? 0) / 2 + (done ?? 0) + 3 * results;
  if (
    ADVERTISES.test(sample) ||
    (count(sample, THINKS_ALOUD) >= 3 && results < 4 && !SUMS_UP.test(sample.slice(0, 60))) ||
    (NO_REPORT.test(sample) &&
      !(OWN_NEWS.test(sample) && results >= 4) &&
      !SUMS_UP.test(sample.slice(0, 60)) &&
      !IS_TOLD_OF.test(sample.slice(0, 60)))
  )
    return false;
  const other = otherTextOf(sample);
  const tells = (other === 'speech' && results >= 2) || (other === 'news' && results >= 4 && OWN_NEWS.test(sample));
  if ((other !== null && !tells) || isPersonal(sample)) return false;
  if (sample.length < 200 && results === 0 && (done ?? 0) < 4) return false;
  if (ADDRESSES.test(sample.slice(0, 160)) && !SUMS_UP.test(sample.slice(0, 60)) && results < 4) return false;
  if ((myself ?? 0) >= 3 && results < 3 && (myself ?? 0) * 2 > (own ?? 0)) return false;
  const title = SUMS_UP.test(sample.slice(0, 120)) ? 4 : 0;
  return told + title > 1.2 * (advice ?? 0) + 2;
}
