import type { IndicatorCode } from './indicator.js';
import { TENANT_TYPES, type TenantType, type Term } from './vocabulary.js';

const EVERY_UNIT: readonly TenantType[] = TENANT_TYPES.map(({ code }) => code);

/** Units beside the police that talk people out of a transfer: at a counter, at a door, in a class, at a bedside. */
const DISSUADERS: readonly TenantType[] = ['BANK', 'DISTRICT', 'COMMUNITY', 'SCHOOL', 'HOSPITAL', 'DEPARTMENT'];

/** A ledger of dated counts, as forms and the API know it. */
export interface TallyLedgerTerm<Code extends string = string> extends Term<Code> {
  /** Types of units that may keep it. */
  readonly keepers: readonly TenantType[];
  /** What may be counted in it, in the order in which forms show it. */
  readonly indicators: readonly IndicatorCode[];
  /** What another ledger bears. A count that states it is of before that was so: it stays a line of its unit alone. */
  readonly borneElsewhere: readonly IndicatorCode[];
  /** What is in place until it is taken out again: released amounts may be stated of these. */
  readonly released: readonly IndicatorCode[];
  /** Amounts that usually lie within another one of the same record, and which: what a form offers as 其中. */
  readonly within: Readonly<Partial<Record<IndicatorCode, IndicatorCode>>>;
  /** Whether a record may name the unit's own case that it belongs to. */
  readonly ofCase: boolean;
}

/** Units that an alert can be assigned to: those that dissuade. */
export const ANSWER_ALERTS: readonly TenantType[] = ['POLICE', ...DISSUADERS];

/** Work that is known as dated counts: six ledgers of one form. */
export const TALLY_LEDGERS = [
  {
    code: 'ENFORCEMENT',
    zh: '打击治理',
    en: 'Enforcement',
    keepers: ['POLICE'],
    released: [],
    ofCase: false,
    indicators: ['SUSPECTS_CAUGHT', 'GANGS_DISMANTLED', 'LEADS_VERIFIED', 'HOTLINE_CALLS', 'TIPS', 'DISSUASIONS'],
    within: { TIPS: 'HOTLINE_CALLS', DISSUASIONS: 'HOTLINE_CALLS' },
    borneElsewhere: [],
  },
  {
    code: 'VICTIM_FOLLOWUP',
    zh: '受害人回访',
    en: 'Victim follow-up',
    keepers: EVERY_UNIT,
    released: [],
    ofCase: true,
    indicators: ['VICTIM_FOLLOWUPS'],
    within: {},
    borneElsewhere: [],
  },
  {
    code: 'BANK_CONTROL',
    zh: '账户管控',
    en: 'Account control',
    keepers: ['BANK'],
    released: ['ACCOUNTS_RESTRICTED'],
    ofCase: false,
    indicators: ['ACCOUNTS_CHECKED', 'ACCOUNTS_RESTRICTED', 'LEADS_TRANSFERRED'],
    within: { ACCOUNTS_RESTRICTED: 'ACCOUNTS_CHECKED' },
    borneElsewhere: [],
  },
  {
    // The police count dissuasions beside their hotline calls.
    code: 'DISSUASION',
    zh: '劝阻人次（仅总数）',
    en: 'Dissuasions',
    keepers: DISSUADERS,
    released: [],
    ofCase: false,
    indicators: ['DISSUASIONS'],
    within: {},
    borneElsewhere: [],
  },
  {
    code: 'CASE_COUNT',
    zh: '案件数（仅总数）',
    en: 'Case totals',
    keepers: ['POLICE'],
    released: [],
    ofCase: false,
    indicators: ['CASES_REPORTED', 'LOSS_REPORTED', 'CASES_FILED', 'LOSS', 'CASES_SOLVED'],
    within: { CASES_FILED: 'CASES_REPORTED' },
    borneElsewhere: [],
  },
  {
    // What lies within what is checked by `alertCountErrors`: nobody has to say so.
    code: 'ALERT_COUNT',
    zh: '预警数（仅总数）',
    en: 'Alert totals',
    keepers: ANSWER_ALERTS,
    released: [],
    ofCase: false,
    indicators: ['ALERTS_RECEIVED', 'ALERTS_HANDLED', 'ALERTS_ON_TIME', 'ALERTS_FACE_TO_FACE', 'ALERTS_LOST'],
    within: {},
    // By interceptions alone: the police and the unit that answers would count one transfer twice.
    borneElsewhere: ['LOSS_AVOIDED'],
  },
] as const satisfies readonly TallyLedgerTerm[];

/** Code of a ledger of dated counts. */
export type TallyLedger = (typeof TALLY_LEDGERS)[number]['code'];

/** The entry of a ledger of dated counts. */
export function tallyLedgerTerm(code: TallyLedger): TallyLedgerTerm<TallyLedger> {
  const ledger = TALLY_LEDGERS.find((candidate) => candidate.code === code);
  if (!ledger) throw new RangeError(`Not a ledger of counts: ${code}`);
  return ledger;
}

/** A ledger, and the types of units that keep it. */
interface LedgerTerm<Code extends string = string> extends Term<Code> {
  readonly keepers: readonly TenantType[];
}

const VISITORS = EVERY_UNIT.filter((type) => type !== 'HOSPITAL' && type !== 'AUTHORITY');

/** Every ledger a unit can record in: menus offer by it, services check by it. In the order of menus. */
export const LEDGER_TERMS = [
  { code: 'LEADERSHIP_GROUPS', zh: '领导小组', en: 'Leadership groups', keepers: EVERY_UNIT },
  { code: 'ACTIVITIES', zh: '宣传活动', en: 'Activities', keepers: EVERY_UNIT },
  // Hospitals and authorities have no households to call on; every other unit may record visits.
  { code: 'HOUSEHOLD_VISITS', zh: '入户走访', en: 'Household visits', keepers: VISITORS },
  { code: 'FRAUD_CASES', zh: '案件', en: 'Cases', keepers: ['POLICE'] },
  { code: 'INTERCEPTIONS', zh: '劝阻拦截', en: 'Interceptions', keepers: ['POLICE', ...DISSUADERS] },
  { code: 'ALERTS', zh: '预警劝阻', en: 'Alerts', keepers: ['POLICE'] },
  { code: 'FUNDS_ACTIONS', zh: '资金处置', en: 'Funds actions', keepers: ['POLICE'] },
  ...TALLY_LEDGERS,
  { code: 'INSPECTIONS', zh: '检查排查', en: 'Inspections', keepers: EVERY_UNIT },
  { code: 'CONTROL_MEASURES', zh: '管控措施', en: 'Control measures of banks', keepers: ['BANK'] },
  { code: 'NOTICES', zh: '通报', en: 'Notices', keepers: ['AUTHORITY'] },
] as const satisfies readonly LedgerTerm[];

/** What is kept beside the ledgers and can be imported as they can. In the order of menus. */
export const REGISTER_TERMS = [
  { code: 'HOUSEHOLD_DOORS', zh: '户册', en: 'Household rosters' },
  { code: 'UNITS', zh: '单位', en: 'Units' },
  { code: 'ACCOUNTS', zh: '账号', en: 'Accounts' },
] as const satisfies readonly Term[];

/** Code of a ledger. */
export type LedgerCode = (typeof LEDGER_TERMS)[number]['code'];

/** Types of units that keep a ledger. */
export function keepersOf(code: LedgerCode): readonly TenantType[] {
  return LEDGER_TERMS.find((ledger) => ledger.code === code)?.keepers ?? [];
}

/** The ledgers a unit of this type keeps, in the order of menus. */
export function ledgersOf(tenantType: TenantType): LedgerCode[] {
  return LEDGER_TERMS.filter(({ keepers }) => (keepers as readonly TenantType[]).includes(tenantType)).map(
    ({ code }) => code,
  );
}
