import type { WriterType } from './reading.js';
/** Words by which a text tells who wrote it, those of its title counting most. */
const WORDS: readonly (readonly [WriterType, RegExp])[] = [
  [
    'DEPARTMENT',
    /反诈办|联席办|联席会议办公室|教育局|教体局|妇联|工信局|商务局|卫健委|市场监管|司法局|法院|检察院|县委|政府办|政法委|打防办|金融办|文旅局|民政局|通报/gu,
  ],
  ['POLICE', /派出所|公安局|公安分局|刑侦|警务|民警|反诈中心|刑警|治安|经侦|分局|支队|大队/gu],
  ['BANK', /银行|支行|信用社|农商行|分行|营业部|储蓄|我行|信用联社|农信/gu],
  ['SCHOOL', /学校|中学|小学|学院|大学|我校|幼儿园|师生|我院学生|职校|技校|高中|初中|班主任|我园/gu],
  ['HOSPITAL', /医院|卫生院|卫生室|门诊|医务|诊所|卫生服务中心|疾控/gu],
  ['COMMUNITY', /社区|村委|居委|村民|网格员|我村|本村|村两委/gu],
  ['OTHER', /通信|电信公司|移动公司|联通|分公司|快递|物流|物业|公交|邮政|集团|厂区|园区|企业职工|业主|营业厅/gu],
  [
    'DISTRICT',
    /(?:街道|镇|乡)(?:党工委|党委|政府|办事处|反诈|综治|平安|\d|[一二三四五六七八九十]|第|年|月|上半年|开展|打击|工作|各|全)|我镇|我乡|全镇|全乡|全街道|镇村|村\(社区\)|我街道/gu,
  ],
];
const TITLE_WEIGHT = 6;
const HEAD_WEIGHT = 3;

/** What only a unit of its type calls itself. */
const SELF: readonly (readonly [WriterType, RegExp])[] = [
  ['POLICE', /我所|分局(?:共|组织|民警)|派出所(?:立足|以|紧|结合|积极|民警深入|共)|我局民警/gu],
  ['BANK', /我行|支行(?:员工|共|组织|积极)|全行|辖内网点/gu],
  ['SCHOOL', /我校|全校|我系|本校|我园|全园|在校生/gu],
  ['HOSPITAL', /全院(?:医务|职工|医护)|我院(?:医|护)|院党委|门诊/gu],
  ['DISTRICT', /我镇|我乡|全镇|全乡|我街道|全街道|各社区/gu],
  ['COMMUNITY', /我村|本村|我社区|咱村|村两委|居委会/gu],
  ['DEPARTMENT', /全系统|各校|全区.{0,6}所(?:中小学|幼儿园)|各成员单位|各乡镇妇联/gu],
];
const SELF_WEIGHT = 3;
/** A heading of a collection says nothing of who wrote what stands below it. */
const COLLECTION = /^.{0,30}[（(](?:优秀|精选|通用|合集|最新|汇编)?\d+篇[)）].*\n/u;

/** Who wrote a text, by its own words; OTHER where they say nothing. */
export function unitTypeOf(given: string): WriterType {
  const text = given.replace(COLLECTION, '');
  const title = text.slice(0, Math.max(0, text.indexOf('\n')) || 60).slice(0, 80);
  const head = text.slice(0, 300);
  const weights = WORDS.map(([type, words]) => {
    const weight =
      count(text.slice(0, 4000), words) +
      HEAD_WEIGHT * Math.min(2, count(head, words)) +
      TITLE_WEIGHT * Math.min(2, count(title, words)) +
      SELF_WEIGHT * Math.min(4, count(text.slice(0, 4000), SELF.find(([of]) => of === type)?.[1] ?? /$^/gu));
    return { type, weight };
  });
  const best = weights.reduce((one, other) => (other.weight > one.weight ? other : one));
  return best.weight > 1 ? best.type : 'OTHER';
}

const count = (text: string, words: RegExp): number => [...text.matchAll(words)].length;
