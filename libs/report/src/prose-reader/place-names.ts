import { pattern } from './pattern.js';

/**
 * Names of places that hold a numeral: 六郎镇, 一中, 三院, 四季花园, 五里墩, 八一路. What follows such a numeral is no unit,
 * so that nothing is counted.
 */
export const PLACE_NAMES: readonly RegExp[] = [
  // 一中, 二小, 三院, 二幼: how schools and hospitals are called for short.
  pattern(
    'gu',
    String.raw`(?<![第每其几数之分一二三四五六七八九十百千万\d])[一二三四五六七八九十]{1,3}(?:`,
    String.raw`中(?![国华心间央午旬队老年等奖标之有的部层断型药西共])|小(?![时组队区段步部朋孩吃块型镇微结计户册票袋份偷额伙场品视商摊店老女男])|`,
    String.raw`院(?![士落坝线子系])|幼|附[中小院幼])`,
  ),
  // 六郎镇, 千山社区, 万春街道, 三元里: a body that is no unit and tells no act, before what kind of place it is.
  pattern(
    'gu',
    String.raw`(?<![第每几数一二三四五六七八九十百千万\d])[一二三四五六七八九十百千万]{1,2}`,
    String.raw`(?![人名位户家起宗例件笔份册本张条块幅面篇部个次场期轮节堂遍趟批组支处所间栋项种类套只辆把枚袋盒副段款则通页集首队天日年岁周秒分成倍级班步度届点`,
    String.raw`席座片口层字回站卷号余多几来大五六七些线起直同样并般方定致月边体律道刻再共经条])`,
    String.raw`[^，。；：！？、（）“”\n\d\P{Script=Han}进到入在赴走往向对与和及是为有的了等开展宣讲访各某该本辖]{1,3}?`,
    String.raw`(?:镇|乡|街道|社区|村|县|路|大道|大街|街|桥|巷|里|弄|花园|家园|花苑|广场|公园|小区|新城|公馆|大厦|商城|市场|超市|集市|`,
    String.raw`派出所|支行|分理处|信用社|小学|中学|学校|幼儿园|医院|卫生院|敬老院|分局|车站)`,
  ),
  // 五里墩, 七里河, 十里铺.
  /(?<![一二三四五六七八九十百千万\d])[一二三四五六七八九十]{1,2}里[墩河铺桥店牌庵塘庄屯湾坪岗井亭营沟坡坎台界街堡镇甸]/gu,
  // 八一路, 五一广场: days of remembrance.
  /(?:八一|五一|五四|七一|六一|十一|三八)(?:路|大道|大街|街|桥|巷|广场|公园|社区|村|镇|新村|小区|小学|中学|学校|花园|商场|大厦|支行)/gu,
];
