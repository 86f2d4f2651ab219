import { ALERT_KINDS, ALERT_LEVELS, ALERT_SOURCES } from '@fanzha/domain';
import { NARRATIVE } from './dated-fields.js';
import { CAMPAIGN, EXISTING, LINE, REGION, REGION_WORDS } from './shared-fields.js';
import type { ImportField, ImportTarget } from './target.js';

const moment = (name: string, zh: string, words: readonly string[], further: Partial<ImportField>): ImportField => ({
  name,
  zh,
  words,
  reads: 'MOMENT',
  note: '写成 2026-11-05 14:05 这样，时间到分',
  ...further,
});

/** Alerts one by one. What units have answered is theirs, and is not imported. */
export const ALERTS_TARGET: ImportTarget = {
  code: 'ALERTS',
  kind: 'ALERT',
  zh: '预警劝阻',
  fields: [
    moment('receivedAt', '接收时间', ['预警时间', '接收日期', '下发时间', '推送时间', '时间'], {
      required: true,
      example: '2026-11-05 14:05',
    }),
    {
      name: 'level',
      zh: '预警等级',
      words: ['等级', '级别', '预警级别'],
      reads: 'CODE',
      terms: ALERT_LEVELS,
      required: true,
      example: '高',
    },
    {
      name: 'kind',
      zh: '预警类别',
      words: ['类别', '种类', '预警类型', '线索类型'],
      reads: 'CODE',
      terms: ALERT_KINDS,
      required: true,
      example: '涉诈来电',
    },
    {
      name: 'source',
      zh: '预警来源',
      words: ['来源', '线索来源', '推送平台'],
      reads: 'CODE',
      terms: ALERT_SOURCES,
      required: true,
      example: '省级平台',
    },
    {
      name: 'fraudType',
      zh: '诈骗类型',
      words: ['类型', '诈骗手法', '手法'],
      reads: 'FRAUD_TYPE',
      input: 'fraudTypeCode',
    },
    REGION('当事人所在社区', ['所在社区', '当事人所在地（区划）', '所属区划', ...REGION_WORDS]),
    {
      name: 'assignee',
      zh: '交办单位',
      words: ['承办单位', '处置单位', '劝阻单位', '下发单位'],
      reads: 'TEXT',
      input: 'assigneeName',
      note: '写单位全称；不填就是还没有交办',
    },
    moment('dueAt', '反馈时限', ['截止时间', '办结时限', '时限'], {
      note: '不填就按等级：高 2 小时、中 24 小时、低 72 小时',
    }),
    { name: 'assignReason', zh: '改派原因', words: ['改派或收回的原因'], reads: 'TEXT', further: true },
    {
      name: 'reference',
      zh: '预警编号',
      words: ['编号', '预警号', '线索编号', '工单号'],
      reads: 'TEXT',
      note: '本单位的编号，只有本单位看得到；编号已有的行会标为重复',
      example: '沚预〔2026〕7号',
    },
    NARRATIVE,
    LINE,
    CAMPAIGN,
    ...EXISTING,
  ],
};
