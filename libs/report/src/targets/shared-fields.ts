import { INDICATORS } from '@fanzha/domain';
import type { CellAmount } from './cells.js';
import type { ImportField } from './target.js';

/** By which a row is known as a record that was exported. */
export const RECORD_ID = 'id';
export const RECORD_VERSION = 'version';
/** Which line of its record a row is. */
export const LINE_NUMBER = 'line';

export const EXISTING: readonly ImportField[] = [
  {
    name: RECORD_ID,
    zh: '记录编号',
    words: ['编号（系统）'],
    reads: 'ID',
    further: true,
    note: '导出表里有；新增的不填',
  },
  { name: RECORD_VERSION, zh: '版本', words: ['版本号'], reads: 'INTEGER', further: true },
];

export const LINE: ImportField = {
  name: LINE_NUMBER,
  zh: '第几行',
  words: ['行号', '行次'],
  reads: 'INTEGER',
  note: '一条记录占几行时，依次填 1、2、3；只有一行的不填',
};

export const CAMPAIGN: ImportField = {
  name: 'campaignIds',
  zh: '专项行动编号',
  // Files that were exported when a record belonged to one campaign are read as well.
  words: ['campaignId'],
  reads: 'TEXTS',
  further: true,
};

/** What people call the region of a record, by whatever level it is of. */
export const REGION_WORDS = [
  '地点（区划）',
  '区划',
  '行政区划',
  '社区',
  '所在社区',
  '所属社区',
  '村居',
  '乡镇',
  '所属乡镇',
  '所属镇街',
  '镇街',
  '所属街道',
  '乡镇（街道）',
];

/** Where a record counts. */
export const REGION = (zh: string, words: readonly string[], further: Partial<ImportField> = {}): ImportField => ({
  name: 'regionCode',
  zh,
  words,
  reads: 'REGION',
  note: '写社区（村）的名称或区划代码；不填就是本单位所在地',
  ...further,
});

/** An amount, and the columns that exports have beside it. */
export function amount(
  name: string,
  zh: string,
  words: readonly string[] = [],
  { reads = 'COUNT', was, ...further }: Partial<ImportField> & { readonly was?: string } = {},
): readonly ImportField[] {
  const { note = '', asObject } = further;
  // Files that were exported under an earlier name are read as well.
  const earlier = (tail: string): readonly string[] => (was === undefined ? [] : [`${was}${tail}`]);
  const beside = { further: true, ...(asObject && { asObject }) } as const;
  return [
    {
      name,
      zh,
      words: [...words, ...earlier('')],
      reads,
      ...further,
      note: [note, '可写 300、300余、约300、300～500、3.2万、未统计'].filter(Boolean).join('。'),
    },
    {
      name: `${name}Qualifier`,
      zh: `${zh}的数字性质`,
      words: [`${zh}的准确程度`, `${zh}·性质`, ...earlier('的准确程度')],
      reads: 'QUALIFIER',
      ...beside,
    },
    { name: `${name}UpTo`, zh: `${zh}的上限`, words: earlier('的上限'), reads, ...beside },
    { name: `${name}AtLeast`, zh: `${zh}（有，未计数）`, words: earlier('（有，未计数）'), reads: 'FLAG', ...beside },
  ];
}

/** A list of amounts as tables have it: a line for each. */
export const MEASURE_FIELDS: readonly ImportField[] = [
  { ...LINE, further: true },
  { name: 'measures.indicator', zh: '指标', reads: 'CODE', terms: INDICATORS, further: true },
  { name: 'measures.value', zh: '数量', reads: 'INDICATOR_AMOUNT', further: true },
  { name: 'measures.qualifier', zh: '数字性质', words: ['准确程度'], reads: 'QUALIFIER', further: true },
  { name: 'measures.upTo', zh: '数量上限', reads: 'INDICATOR_AMOUNT', further: true },
  { name: 'measures.atLeast', zh: '有，未计数', reads: 'FLAG', further: true },
];

type Cells = Readonly<Record<string, unknown>>;

/** What an inspection found, of the cells of a line. */
export function hazardOf(cells: Cells): unknown {
  const { description, count, countQualifier, countUpTo, countAtLeast, ...days } = cells;
  if (description === undefined) return null;
  if (count === undefined && countQualifier === undefined) return { description, ...days };
  const read = count as CellAmount | undefined;
  return {
    description,
    count: {
      value: read?.value ?? null,
      qualifier: read?.said ? read.qualifier : (countQualifier ?? read?.qualifier ?? 'EXACT'),
      upTo: (countUpTo as CellAmount | undefined)?.value ?? read?.upTo ?? null,
      atLeast: countAtLeast ?? read?.atLeast ?? null,
    },
    ...days,
  };
}

/** How many transfers were stopped at one of several places. */
export const venueCountOf = ({ venue, count }: Cells): unknown =>
  venue === undefined && count === undefined ? null : { venue, count };
