import { indicator, INDICATOR_ALIASES, type IndicatorCode } from '@fanzha/domain';
import type { ImportField } from './target.js';

/** Words of what was done, and of records that no column fits. */
export const NARRATIVE: ImportField = {
  name: 'narrative',
  zh: '情况说明',
  words: ['情况', '内容', '活动内容', '工作内容', '备注', '说明', '活动情况', '主要内容'],
  reads: 'TEXT',
  note: '写清做了什么；不写手机号、身份证号、银行卡号',
};

export const day = (
  name: string,
  zh: string,
  words: readonly string[],
  further: Partial<ImportField> = {},
): ImportField => ({
  name,
  zh,
  words,
  reads: 'DATE',
  note: '写成 2026-11-05 这样',
  example: '2026-11-05',
  ...further,
});

export const OCCURRED = (zh: string, words: readonly string[]) => day('occurredOn', zh, words, { required: true });
export const BEGAN = day('beganOn', '起始日期', ['开始日期', '开始时间'], {
  note: '一条记录讲几天的，写第一天；只有一天的不填',
  example: '',
});
export const RUNNING = day('runningSince', '累计起算日', [], { further: true });

export const measureField = (code: IndicatorCode): ImportField => {
  const { zh, en, unit, unitEn, definition, definitionEn } = indicator(code);
  return {
    name: `measures.${code}`,
    zh,
    en,
    words: [...(INDICATOR_ALIASES[code] ?? []), `${zh}（${unit}）`],
    reads: 'INDICATOR_AMOUNT',
    note: `${definition}（${unit}）。可写 300、300余、约300、300～500、未统计`,
    noteEn:
      `${definitionEn} (${unitEn}). ` + 'May be 300, 300余 (or more), 约300 (about), 300～500, 未统计 (not counted)',
  };
};
