import { type LedgerCode, type Sector, sectorOf, type TenantType } from '@fanzha/domain';
import type { Target } from './extracted-figure.ts';

interface UnitKind {
  readonly type: TenantType;
  readonly sector: Sector;
  readonly zh: string;
}

const kind = (type: TenantType, zh: string, sector: Sector = sectorOf(type)): UnitKind => ({ type, sector, zh });
const OTHER = kind('DEPARTMENT', '单位');

const UNIT_KINDS: Readonly<Record<string, UnitKind>> = {
  school: kind('SCHOOL', '学校'),
  kindergarten: kind('SCHOOL', '幼儿园'),
  bank: kind('BANK', '银行'),
  police: kind('POLICE', '公安单位'),
  hospital: kind('HOSPITAL', '医院'),
  town_or_street: kind('DISTRICT', '乡镇'),
  community: kind('COMMUNITY', '社区'),
  education_bureau: kind('DEPARTMENT', '教育部门', 'EDUCATION'),
  urban_management: kind('DEPARTMENT', '城管部门', 'URBAN_MANAGEMENT'),
  government_office: kind('DEPARTMENT', '政府部门', 'LOCAL_GOVERNMENT'),
};

/**
 * What kind of tenant wrote a summary: its unit type, else what the level says, as for a bank's clerk writing alone.
 */
export function unitKind(unitType: string | null, unitLevel: string | null): UnitKind {
  const known = unitType !== null && Object.hasOwn(UNIT_KINDS, unitType) ? UNIT_KINDS[unitType] : undefined;
  if (known) return known;
  const level = unitLevel ?? '';
  const guessed = ['bank', 'police', 'school', 'hospital', 'community'].find((word) => level.includes(word));
  return (guessed === undefined ? undefined : UNIT_KINDS[guessed]) ?? OTHER;
}

/** What an organisation is by the words of its name; null where they say nothing. */
export function typeByName(name: string | null): TenantType | null {
  if (name === null) return null;
  if (/公安|警|派出所|刑侦|分局|反诈中心|110/.test(name)) return 'POLICE';
  return /银行|支行|储蓄所|信用社|分理处/.test(name) ? 'BANK' : null;
}

/**
 * Who can have done what a figure states: a school that reports the police's interceptions has not made them.
 * @param actor whom the text makes it do.
 */
export function rightfulType(target: Target, actor: TenantType): TenantType {
  switch (target.kind) {
    case 'fraudCase':
    case 'fundsAction':
      return 'POLICE';
    case 'tally':
      if (target.indicator === 'DISSUASIONS' && actor === 'BANK') return 'BANK';
      return target.ledger === 'BANK_CONTROL' ? 'BANK' : 'POLICE';
    case 'interception':
      return actor === 'BANK' ? 'BANK' : 'POLICE';
    case 'activity':
    case 'inspection':
    case 'householdReport':
    case 'words':
      return actor;
  }
}

/** The ledger that holds what goes to a target. */
export function keptIn(target: Exclude<Target, { kind: 'words' }>): LedgerCode {
  switch (target.kind) {
    case 'tally':
      return target.ledger;
    case 'fraudCase':
      return 'FRAUD_CASES';
    case 'fundsAction':
      return 'FUNDS_ACTIONS';
    case 'interception':
      return 'INTERCEPTIONS';
    case 'inspection':
      return 'INSPECTIONS';
    case 'householdReport':
      return 'HOUSEHOLD_VISITS';
    case 'activity':
      return 'ACTIVITIES';
  }
}
