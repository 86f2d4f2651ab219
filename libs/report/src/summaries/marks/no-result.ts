/** Characters before a place that may belong to its sentence: a text without full stops is not looked through anew. */
const LOOK_BACK = 200;

/** Where the sentence of a place begins. */
export function sentenceStart(text: string, at: number): number {
  const from = Math.max(0, at - LOOK_BACK);
  const before = text.slice(from, at);
  return from + Math.max(...['。', '；', '\n'].map((end) => before.lastIndexOf(end))) + 1;
}

const NOT_BEYOND = '[^，。；、\\n]';

/**
 * Words that look like will and are none: a requirement or a plan that was followed, one that was written or fulfilled,
 * and what was kept safe. They are left out before words of will are looked for.
 */
const FOLLOWED: readonly RegExp[] = [
  new RegExp(
    `(?:按照?|根据|依据|依照|遵照|参照|围绕|对照|落实|贯彻|结合|响应)${NOT_BEYOND}{0,20}?` +
      '(?:要求|规定|(?:计划|目标|部署|安排)的?(?:要求)?)' +
      `(?:[和及与]${NOT_BEYOND}{0,8}?(?:要求|规定|计划|目标|部署|安排)(?:任务)?)?`,
    'g',
  ),
  new RegExp(
    `(?:制[定订]|印发|出台|执行|实施|推进|完成|实现|达[成到]|瞄准|锁定|聚焦|紧盯|明确|纳入|列入|符合|满足|提出|[高优]于|超过|超出)了?` +
      `${NOT_BEYOND}{0,8}?(?:计划|目标任务|目标|(?<!明确)要求)`,
    'g',
  ),
  new RegExp(`确保了?${NOT_BEYOND}{0,12}?(?:安全|顺利|有序|平稳|稳定|到位|质量|实效|效果|成效|秩序)`, 'g'),
];

/** Words of will: what stands behind one in its clause is planned, required or named in a rule. */
const WILL = new RegExp(
  [
    '力争|争取(?![到了得]|[^，。；、]{0,4}支持)|预计(?!之?外)|年底前',
    '(?<!行动|工作|教育|为)计划(?!生育|财务|单列|[内外])',
    '(?<![的有严格高]|有关|相关|工作|各项)要求(?!的)',
    '确保(?!了)',
    // Not 模拟演练, 虚拟货币, 草拟文件, 拟态, 拟定方案.
    '(?<![模虚草比])拟(?!态|定(?!于)|订|人化|真|制|稿)',
    '(?<!重点)目标(?:任务|[值数]|[人户][数次])?(?=[为是达定：:]|覆盖|培训|发放|走访|入户|参加|开展|不[低少]于|$)',
    '[应须需要]不(?:低于|少于|超过)|应当|必须|规定(?!动作|的)',
    '每[人户月周年个]',
  ].join('|'),
  'g',
);

/** A sentence that begins so is of the time to come as a whole. */
const TO_COME = /^\s*(?:下一步|下阶段|今后)(?![^，。；]{0,8}的)/;

/** Says that something was done, whatever was planned before it: 计划培训800人次，已培训500人次. */
const DONE = /已|实际|圆满|超额|了(?!解)/;

/** A comma behind a date does not end what was begun before it: 计划在年底前，培训800人次. */
const CLAUSE_END = /(?<!年底前|月底前|[月日]前|年内)，/g;

/**
 * Whether the words before a place say that it is planned or required. A word of will counts in its own clause, and
 * reaches over 、 only along a list of numbers: 计划发放资料5000份、手册200册.
 */
export function isNoResult(text: string, at: number): boolean {
  const sentence = text.slice(sentenceStart(text, at), at);
  if (TO_COME.test(sentence)) return !DONE.test(sentence);
  const clause = sentence.slice(([...sentence.matchAll(CLAUSE_END)].at(-1)?.index ?? -1) + 1);
  const rest = FOLLOWED.reduce((left, pattern) => left.replace(pattern, '　'), clause);
  const will = [...rest.matchAll(WILL)].at(-1);
  if (!will) return false;
  const governed = rest.slice(will.index + will[0].length);
  const listed = governed.split('、').slice(0, -1);
  return !DONE.test(governed) && listed.every((each) => /[0-9]/.test(each));
}
