import { pattern } from './pattern.js';

/** 96名网格员走访: who works, by what he sets out to do. */
export const NAMED_PEOPLE = pattern(
  'u',
  String.raw`^[\p{Script=Han}]{0,4}(?:民警|辅警|干部|员工|职工|网格员|楼栋长|队员|工作人员|店员|柜员|社工|专干|医护人员|执法人员|党员|骨干|联络员|宣传员)(?:带领|带着|`,
  String.raw`走进|`,
  String.raw`走上|走访|分别|深入|入户|`,
  String.raw`上门|下沉|分头|分组|分成|分赴|利用|化身|开展(?!培训|考试|演练|学习)|冒雨|冒着|轮流|挨家|逐户|手持|身着|到(?!场|会|岗|位)|来到|包|驻)|`,
  String.raw`^(?:民警|辅警|警察(?:叔叔)?|警官|法官|检察官|律师)(?:走进|来到|进校|到校|进村|驻|前往|深入)|^(?:党员|网格员|村干部|包村干部|`,
  String.raw`员工)(?:、|包|分|现场|讲解|入户|走访|组成|带头|逐户)`,
);
/** 副所长带着两名民警来校: who came along. */
export const LED_ALONG = /(?:带着|带领|率领?|领着)$/u;
/** People that a unit has: they work, and nothing was done to them. */
export const OWN_PEOPLE = /(?:民警|辅警|辅导员|员工|职工|网格员|驾驶员|投递员|店员|在岗)$/u;
