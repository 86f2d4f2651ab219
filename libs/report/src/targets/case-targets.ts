import { FUNDS_ACTION_STAGES, INTERCEPTION_VENUES, SECTORS, VICTIM_SEXES } from '@fanzha/domain';
import { BEGAN, day, NARRATIVE, OCCURRED, RUNNING } from './dated-fields.js';
import { amount, CAMPAIGN, EXISTING, LINE, REGION, REGION_WORDS, venueCountOf } from './shared-fields.js';
import type { ImportTarget } from './target.js';

export const FRAUD_CASES_TARGET: ImportTarget = {
  code: 'FRAUD_CASES',
  kind: 'FRAUD_CASE',
  zh: '案件',
  fields: [
    {
      name: 'caseNumber',
      zh: '案件编号',
      words: ['案号', '编号', '案件号', '立案号'],
      reads: 'TEXT',
      required: true,
      note: '按文本填，22 位一位不少',
      example: 'A3402210000002026110001',
    },
    day('reportedOn', '接报日期', ['受理日期', '报案日期', '受案日期', '报案时间', '日期'], { required: true }),
    day('filedOn', '立案日期', ['立案时间'], { example: '' }),
    day('solvedOn', '破案日期', ['破案时间'], { example: '' }),
    {
      name: 'fraudType',
      zh: '诈骗类型',
      words: ['类型', '案件类型', '诈骗手法', '手法'],
      reads: 'FRAUD_TYPE',
      input: 'fraudTypeCode',
      required: true,
      example: '刷单返利类',
    },
    {
      name: 'pensionTag',
      zh: '养老诈骗标签',
      words: ['养老诈骗类型'],
      reads: 'FRAUD_TYPE',
      input: 'pensionTagCode',
      further: true,
    },
    ...amount('loss', '损失金额（元）', ['损失', '损失金额', '涉案金额', '被骗金额', '金额'], { reads: 'MONEY' }),
    REGION('受害人所在社区', ['受害人所在地（区划）', '案发地', '所属区划', ...REGION_WORDS]),
    {
      name: 'victimAgeBand',
      zh: '受害人年龄段',
      words: ['年龄段', '年龄'],
      reads: 'TEXT',
      note: '写 30-39、60+ 这样的年龄段',
    },
    { name: 'victimSex', zh: '受害人性别', words: ['性别'], reads: 'CODE', terms: VICTIM_SEXES },
    { name: 'victimOccupation', zh: '受害人职业类别', words: ['职业', '受害人职业'], reads: 'TEXT' },
    { name: 'victimSector', zh: '受害人所属条线', words: ['条线', '受害人条线'], reads: 'CODE', terms: SECTORS },
    {
      name: 'victimUnit',
      zh: '受害人所在单位',
      words: ['所在学校', '学校', '受害人单位', '所在单位', '工作单位'],
      reads: 'TEXT',
      input: 'victimUnitName',
      note: '学校等单位的全称；只写单位，不写人',
    },
    {
      name: 'victimHadPublicity',
      zh: '此前接受过反诈宣传',
      words: ['是否宣传过', '是否接受宣传', '事前接受过宣传'],
      reads: 'FLAG',
    },
    { name: 'paymentMethod', zh: '支付方式', words: ['转账方式', '付款方式'], reads: 'TEXT' },
    { name: 'bankName', zh: '转出银行', words: ['银行', '开户行'], reads: 'TEXT' },
    CAMPAIGN,
    ...EXISTING,
  ],
  complete: exactUnlessSaid('loss'),
};

export const INTERCEPTIONS_TARGET: ImportTarget = {
  code: 'INTERCEPTIONS',
  kind: 'INTERCEPTION',
  zh: '劝阻拦截',
  fields: [
    OCCURRED('拦截日期', ['日期', '时间', '劝阻日期', '劝阻时间']),
    BEGAN,
    {
      name: 'venue',
      zh: '劝阻地点',
      words: ['地点', '拦截地点', '场所', '拦截方式', '劝阻方式', '在哪里拦下'],
      reads: 'CODE',
      terms: INTERCEPTION_VENUES,
      required: true,
      orList: 'venues',
      example: '柜面',
    },
    { name: 'fraudType', zh: '诈骗类型', words: ['类型', '手法'], reads: 'FRAUD_TYPE', input: 'fraudTypeCode' },
    ...amount('count', '拦下起数', ['笔数', '起数', '拦截起数', '次数', '成功劝阻', '成功劝阻起数', '劝阻起数'], {
      note: '不填就是 1 起',
      was: '拦截笔数',
    }),
    ...amount('amount', '避免损失金额（元）', ['金额', '挽回金额', '避免损失', '拦截金额', '挽损金额'], {
      reads: 'MONEY',
      was: '避免损失（元）',
    }),
    ...amount('dissuasions', '劝阻人次', ['劝阻人数', '人数'], { asObject: true }),
    { name: 'victimAgeBand', zh: '当事人年龄段', words: ['年龄段'], reads: 'TEXT' },
    REGION('所属区划', REGION_WORDS),
    NARRATIVE,
    { ...LINE, further: true },
    { name: 'venues.venue', zh: '各处地点', reads: 'CODE', terms: INTERCEPTION_VENUES, further: true },
    { name: 'venues.count', zh: '各处起数', words: ['各处笔数'], reads: 'INTEGER', further: true },
    { name: 'joinedBy.id', zh: '联合单位编号', words: ['参与单位编号'], reads: 'ID', further: true },
    RUNNING,
    CAMPAIGN,
    ...EXISTING,
  ],
  lists: [
    { name: 'venues', input: 'venues', element: venueCountOf },
    { name: 'joinedBy', input: 'joinedByTenantIds', element: ({ id }) => id ?? null },
  ],
  complete: (input) => {
    if ((input['venues'] as unknown[] | undefined)?.length === 0) delete input['venues'];
    if (input['count'] === undefined && input['countQualifier'] === undefined && !input['venues']) input['count'] = 1;
    exactUnlessSaid('count', 'amount')(input);
  },
};

export const FUNDS_ACTIONS_TARGET: ImportTarget = {
  code: 'FUNDS_ACTIONS',
  kind: 'FUNDS_ACTION',
  zh: '资金处置',
  fields: [
    OCCURRED('处置日期', ['日期', '时间', '处置时间']),
    BEGAN,
    {
      name: 'stage',
      zh: '处置环节',
      words: ['环节', '类型', '处置类型', '措施'],
      reads: 'CODE',
      terms: FUNDS_ACTION_STAGES,
      required: true,
      example: '止付',
    },
    ...amount('accounts', '账户数', ['账户', '户数', '账号数'], { note: '不填就是 1 个' }),
    ...amount('amount', '金额（元）', ['金额', '处置金额'], { reads: 'MONEY' }),
    { name: 'caseId', zh: '案件记录编号', reads: 'ID', further: true },
    REGION('所属区划', REGION_WORDS),
    RUNNING,
    CAMPAIGN,
    ...EXISTING,
  ],
  complete: (input) => {
    if (input['accounts'] === undefined && input['accountsQualifier'] === undefined) input['accounts'] = 1;
    exactUnlessSaid('accounts', 'amount')(input);
  },
};

/** An amount that is left out is none: nothing is exact about it. */
function exactUnlessSaid(...names: readonly string[]) {
  return (input: Record<string, unknown>): void => {
    for (const name of names) input[`${name}Qualifier`] ??= 'EXACT';
  };
}
