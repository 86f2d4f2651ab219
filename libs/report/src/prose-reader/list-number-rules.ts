import { type ClassRule, classRule as rule } from './class-rule.js';

/** Numbers that only order a text or name something: asked before days, titles and documents. */
export const EARLY_RULES: readonly ClassRule[] = [
  rule('list-number-at-line-start', 'LIST_NUMBER', ({ before, token, sentence, after, unit, line, lineStart }) => {
    const atStart = /^[（第 ]?$/u.test(before) && (token.start - sentence.start <= 1 || token.start - lineStart <= 1);
    return (
      atStart &&
      ((unit === '' &&
        token.value !== null &&
        token.value < 20 &&
        !Number.isInteger(token.value) &&
        /^\p{Script=Han}[^\d。；，]{2,24}$/u.test(after)) ||
        (/^[、.．）]/u.test(after) && !/^[年月日号]$/u.test(unit)) ||
        (/^，/u.test(after) && unit === '' && token.isChinese && token.end - token.start === 1) ||
        (/[①-⑳]/u.test(line[0] ?? '') && token.start === lineStart)) &&
      token.exactness !== 'AT_LEAST'
    );
  }),
  rule(
    'list-number-before-verb',
    'LIST_NUMBER',
    ({ token, lineStart, after, unit, sentence }) =>
      token.isChinese &&
      unit === '' &&
      token.end - token.start === 1 &&
      (token.start === lineStart || token.start === sentence.start) &&
      /^(?:要(?!求|不|素|点|么|闻|是)|抓|强化|突出|聚焦|夯实|压实|筑牢|严把|严打|做实|做细|落实|建强|守牢|织密|狠抓)[\p{Script=Han}]{1,6}(?:[，。：]|$)/u.test(
        after,
      ),
  ),
  rule(
    'list-number-in-line',
    'LIST_NUMBER',
    ({ before, after, token, unit }) =>
      unit === '' &&
      token.value !== null &&
      token.value <= 20 &&
      token.upTo === null &&
      Number.isInteger(token.value) &&
      !/^、[一二三四五六七八九\d]/u.test(after) &&
      ((/(?:^|[。；：，])$/u.test(before) &&
        /^(?:是|、|\.(?!\d)|）|．)/u.test(after) &&
        (token.isChinese || !/^是/u.test(after))) ||
        (/(?:^|[。；：，、])[（〔]$/u.test(before) && /^[）〕]/u.test(after)) ||
        (/(?:^|[。；：，])(?:第|其)$/u.test(before) && /^(?:，|、|是|：)/u.test(after))),
  ),
  rule(
    'second-time',
    'IDIOM',
    ({ token, unit, right, before }) =>
      !/“[^”]*$/u.test(before) &&
      token.value === 2 &&
      token.isChinese &&
      unit === '次' &&
      /^(?:验证|校验|实名|实人|核验|上门|认证|复核|诈骗|确认|犯罪|被骗|伤害|受害)/u.test(right),
  ),
  rule(
    'this-one',
    'IDIOM',
    ({ token, left, unit }) =>
      token.isChinese && token.value === 1 && /^[课刻天周月年点]?$/u.test(unit) && /这$/u.test(left),
  ),
  rule(
    'list-of-things',
    'LIST_NUMBER',
    ({ left, after, token, unit, before }) =>
      token.isChinese &&
      /第$/u.test(left) &&
      !/(?:(?:列|居|排名?)[^，。；]{0,10}|全[市县省区国镇]|[率数]|名列)第$/u.test(before) &&
      /^(?:件事|方面|点|，|、|是|个(?:故事|方面|问题|环节|特点)|条(?:，|、)|样(?:，|、|：)|件(?:，|、|：|是)|步(?:，|、|：))/u.test(
        unit + after,
      ),
  ),
  rule(
    'figure-of-a-heading',
    'CONTEXT',
    ({ token, lineStart, after, before }) =>
      token.start === lineStart + 1 &&
      /〔$/u.test(before) &&
      /^〕[^\n]/u.test(after) &&
      token.value !== null &&
      token.value > 9,
  ),
  rule(
    'row-number',
    'LIST_NUMBER',
    ({ token, lineStart, after, unit }) => token.start === lineStart && unit === '' && /^\t/u.test(after),
  ),
  rule('list-number-circled', 'LIST_NUMBER', ({ isCircled }) => isCircled),
  rule(
    'list-number-of-person',
    'LIST_NUMBER',
    ({ before, after, token }) => token.isChinese && /(?:^|[。；：，])$/u.test(before) && /^者，/u.test(after),
  ),
  rule(
    'issue-number',
    'DOCUMENT',
    ({ left, unit, sentence }) => /第$/u.test(left) && unit === '期' && sentence.line < 4,
  ),
  rule(
    'list-number-of-point',
    'LIST_NUMBER',
    ({ unit, after, token, left }) =>
      unit === '' &&
      token.isChinese &&
      token.end - token.start === 1 &&
      token.value !== null &&
      token.value > 0 &&
      token.value < 10 &&
      /^是(?!个|一|否|不是)/u.test(after) &&
      !/[这那第其]$/u.test(left),
  ),
  rule('list-number-of-part', 'LIST_NUMBER', ({ left, before }) =>
    /(?:^|[^a-z])part\.?$/u.test(left + (before.endsWith('part.') ? 'part.' : '')),
  ),
  rule(
    'case-number',
    'LIST_NUMBER',
    ({ left, after, unit }) =>
      unit === '' &&
      /(?:案例|典型案例|附件|附表|表|图|例|做法|措施|篇|总结|简报第?)$/u.test(left) &&
      /^(?:[：、。，\n（是】〕]|$)/u.test(after),
  ),
  rule(
    'ordinal',
    'CONTEXT',
    ({ left, unit, right, inCase }) =>
      !inCase &&
      unit !== '季' &&
      !/^季/u.test(right) &&
      /第$/u.test(left) &&
      /^(?:次|届|期|名|位|批|周|个|天|年|步|轮|部|场|站|课|代|道|家|条|件|起|例|产业|人民|附属|实验|中学|小学|医院|高级|幼儿园|派出所|书记|种|类|方|季|)/u.test(
        unit + right,
      ),
  ),
  rule(
    'version-or-serial',
    'CONTEXT',
    ({ left, unit, token }) =>
      unit === '' &&
      token.value !== null &&
      /(?:g|no\.|编号|代码|尾号|q|群号|工号|证号|账号|邮编|热线|电话|拨打|专线|网址|小学|中学|幼儿园|大厅|窗口|频道|频率)$/u.test(
        left,
      ),
  ),
];
