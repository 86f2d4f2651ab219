import {
  ALERT_KINDS,
  ALERT_LEVELS,
  ALERT_RESULTS,
  ALERT_SOURCES,
  ALERT_STEP_WAYS,
  CONFIRMATIONS,
  FRAUD_CASE_STAGES,
  FRAUD_TYPES,
  INDICATORS,
  LEDGER_TERMS,
  QUALIFIERS,
  RECORD_STATUSES,
  SECTORS,
  TALLY_LEDGERS,
  TENANT_TYPES,
  type Term,
} from '@fanzha/domain';
import type { ExportedRecord } from '@fanzha/ledger';
import { LEDGER_TARGETS } from '../targets/ledger-targets.js';
import type { ImportField, ImportTarget } from '../targets/target.js';
import { mapped, type Table } from './table.js';

/** What columns are called that all tables have, or that no import reads. */
const TITLES: Readonly<Record<string, string>> = {
  id: '记录编号',
  tenantId: '单位编号',
  tenant: '单位名称',
  regionCode: '区划代码',
  region: '区划名称',
  sector: '单位条线',
  ledger: '台账',
  toCheck: '待核对的指标',
  recordStatus: '记录状态',
  voidReason: '作废原因',
  recordedAt: '记录时间',
  changedAt: '最近变动时间',
  version: '版本',
  campaignIds: '专项行动编号',
  dissolvedOn: '撤销日期',
  liftedOn: '解除日期',
  newlyCovered: '新覆盖户数',
  stage: '办理阶段',
  victimOccupationCode: '受害人职业类别代码',
  paymentMethodCode: '支付方式代码',
  bankCode: '转出银行代码',
  'joinedBy.name': '联合单位',
  'joinedBy.type': '联合单位类型',
  'joinedBy.confirmation': '联合单位确认情况',
  title: '标题',
  body: '正文',
  publishedOn: '发布日期',
  receiveBy: '签收期限',
  fraudType: '诈骗类型',
  regions: '发往区划',
  sectors: '发往条线',
  receivedAt: '接收时间',
  source: '预警来源',
  level: '预警等级',
  kind: '预警类型',
  dueAt: '反馈时限',
  assignReason: '改派或收回的原因',
  narrative: '情况说明',
  reference: '本单位编号',
  assignee: '交办单位',
  result: '劝阻结果',
  answeredAt: '反馈时间',
  lossAvoided: '避免损失（元）',
  lossAvoidedQualifier: '避免损失准确程度',
  lossAvoidedUpTo: '避免损失上限（元）',
  lossAvoidedAtLeast: '避免损失有但未计数',
  laterCaseOn: '后来发案日期',
  line: '行',
  'steps.way': '劝阻方式',
  'steps.at': '劝阻时间',
};

/** Codes of columns that no import reads. */
const TERMS: Readonly<Record<string, readonly Term[]>> = {
  sector: SECTORS,
  ledger: LEDGER_TERMS,
  toCheck: INDICATORS,
  recordStatus: RECORD_STATUSES,
  stage: FRAUD_CASE_STAGES,
  fraudType: FRAUD_TYPES,
  sectors: SECTORS,
  'joinedBy.type': TENANT_TYPES,
  'joinedBy.confirmation': CONFIRMATIONS,
  source: ALERT_SOURCES,
  level: ALERT_LEVELS,
  kind: ALERT_KINDS,
  result: ALERT_RESULTS,
  lossAvoidedQualifier: QUALIFIERS,
  'steps.way': ALERT_STEP_WAYS,
};

const CODES_OF: Readonly<Partial<Record<ImportField['reads'], readonly Term[]>>> = {
  FRAUD_TYPE: FRAUD_TYPES,
  FRAUD_TYPES,
  QUALIFIER: QUALIFIERS,
};

const TALLIES: ReadonlySet<string> = new Set(TALLY_LEDGERS.map(({ code }) => code));

/** What rows of a list can be made of: records of the list of tallies are of several ledgers. */
const targetsOf = (list: string): readonly ImportTarget[] =>
  LEDGER_TARGETS.filter(({ code }) =>
    TALLIES.has(code)
      ? list === 'tallies'
      : code.toLowerCase().replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()) === list,
  );

/**
 * The table as people read it, and as an import reads it again: columns and codes in the Chinese of the templates.
 * Columns that have no Chinese name keep their own.
 */
export function inChinese(list: string, table: Table): Table {
  const fields = targetsOf(list).flatMap((target) => target.fields);
  const titles = new Map([...Object.entries(TITLES), ...fields.map(({ name, zh }) => [name, zh] as const)]);
  const words = new Map<string, ReadonlyMap<unknown, string>>();
  const know = (name: string, terms: readonly Term[]): void => {
    words.set(name, new Map([...(words.get(name) ?? []), ...terms.map(({ code, zh }) => [code, zh] as const)]));
  };
  for (const [name, terms] of Object.entries(TERMS)) know(name, terms);
  for (const { name, reads, terms = CODES_OF[reads] } of fields) if (terms) know(name, terms);
  return { ...table, titles, pages: translated(table, words) };
}

type Words = ReadonlyMap<string, ReadonlyMap<unknown, string>>;

async function* translated({ columns, pages }: Table, words: Words): AsyncGenerator<Iterable<ExportedRecord>> {
  const say = (name: string, value: unknown): unknown => {
    const terms = words.get(name);
    if (!terms) return value;
    return Array.isArray(value) ? value.map((each) => terms.get(each) ?? each) : (terms.get(value) ?? value);
  };
  for await (const records of pages)
    yield mapped(records, (record): ExportedRecord => {
      const told: Record<string, unknown> = {};
      for (const { name } of columns.record) told[name] = say(name, record[name]);
      for (const { name, columns: cells } of columns.lists)
        told[name] = (record[name] as readonly ExportedRecord[]).map((element) =>
          Object.fromEntries(cells.map((cell) => [cell.name, say(`${name}.${cell.name}`, element[cell.name])])),
        );
      return told;
    });
}
