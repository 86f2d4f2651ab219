import {
  addDays,
  ancestorCodes,
  fenFromYuan,
  type FraudTypeCode,
  isWithin,
  type LocalDate,
  type Qualifier,
  type Sector,
} from '@fanzha/domain';
import { FraudCaseService } from '@fanzha/ledger';
import { Random } from '../random.js';
import type { DemoUnit } from '../units.js';
import { COMMUNITIES } from '../units-wanzhi.js';
import { type FraudScheme, SCHEMES } from './fraud-schemes.js';
import { type Recorder, type Planned, type Task } from './recorder.js';
import { ifPast, type Occasion, occasions, yuanBetween } from './occasions.js';

type FraudCaseInput = Parameters<FraudCaseService['record']>[1];

/** A case of a police station. Others refer to it by `key`. */
export interface PlannedFraudCase extends Planned<FraudCaseInput> {
  readonly key: string;
}

/** Cases that a station of the usual size takes in an ordinary month. */
const PER_MONTH = 1.17;
const FILED = 0.7;
/** Of those filed. */
const SOLVED = 0.42;
const VOIDED = 0.015;
/** Share of the cases whose next stage was stated later, by amending the record. */
const STATED_LATER = 0.3;
const PENSION = 0.75;
/** Share of the pupils and teachers whose school is stated. */
const NAMES_SCHOOL = 0.85;

const OCCUPATIONS_BY_AGE: Readonly<Record<string, readonly string[]>> = {
  '<18': ['学生'],
  '18-29': ['学生', '企业职工', '务工人员', '自由职业者', '待业人员', '快递外卖人员'],
  '30-44': ['企业职工', '个体经营者', '财会人员', '务工人员', '家庭主妇（夫）', '教师', '医护人员'],
  '45-59': ['个体经营者', '企业职工', '农民', '务工人员', '机关事业单位人员'],
  '60-69': ['离退休人员', '农民'],
  '70+': ['离退休人员', '农民'],
};

/** The line that some occupations are of. */
const SECTOR_OF: Readonly<Record<string, Sector>> = { 学生: 'EDUCATION', 教师: 'EDUCATION', 医护人员: 'HEALTH' };

const PAYMENTS: readonly (readonly [string, number])[] = [
  ['手机银行转账', 40],
  ['扫码支付', 22],
  ['网上银行转账', 14],
  ['第三方支付', 12],
  ['柜台汇款', 5],
  ['自助机转账', 4],
  ['现金交付', 3],
];
const BANKS = ['惠民银行', '远帆银行', '丰禾农商银行', '清江村镇银行', '兰溪农商银行', '其他银行'];

const VOID_REASONS = [
  '与另一条为同一起警情，重复登记。',
  '经核实属经济纠纷，不是诈骗警情。',
  '受理单位有误，移交后由对方登记。',
];

/** The cases of all police stations, each station's in the order of its days. */
export function planFraudCases(units: readonly DemoUnit[], today: LocalDate): PlannedFraudCase[] {
  const schools = units.filter(({ type, closedOn }) => type === 'SCHOOL' && closedOn === null);
  return units.filter(isStation).flatMap((station) => {
    const near = schools.filter((school) => countyOf(school) === countyOf(station));
    const numbers = new Map<string, number>();
    return occasions(station, 'cases', PER_MONTH * station.size, today).map((occasion) => {
      const year = occasion.on.slice(0, 4);
      const number = (numbers.get(year) ?? 0) + 1;
      numbers.set(year, number);
      const caseNumber = `${station.name.replace('派出所', '')}受案〔${year}〕${number}号`;
      return ofSchool(drawFraudCase(station, occasion, caseNumber, today), near);
    });
  });
}

export const isStation = ({ name, type }: DemoUnit): boolean => type === 'POLICE' && name.endsWith('派出所');

/** Most pupils and teachers among the victims say which school they belong to, if it was there on the day. */
function ofSchool(planned: PlannedFraudCase, schools: readonly DemoUnit[]): PlannedFraudCase {
  const random = new Random(`${planned.key} school`);
  const open = schools.filter(({ openedOn }) => openedOn <= planned.on);
  if (planned.input.victimSector !== 'EDUCATION' || open.length === 0 || !random.chance(NAMES_SCHOOL)) return planned;
  const victimUnitName = random.pick(open).name;
  const { input, amended } = planned;
  return { ...planned, input: { ...input, victimUnitName }, amended: amended && { ...amended, victimUnitName } };
}

function drawFraudCase(
  station: DemoUnit,
  { on, random }: Occasion,
  caseNumber: string,
  today: LocalDate,
): PlannedFraudCase {
  const scheme = random.weighted(SCHEMES, ({ weight }) => weight);
  const band = random.weighted(scheme.ages, ([, weight]) => weight)[0];
  const filedOn = random.chance(FILED) ? ifPast(addDays(on, random.between(0, 6)), today) : null;
  const solvedOn =
    filedOn !== null && random.chance(SOLVED) ? ifPast(addDays(filedOn, random.between(6, 120)), today) : null;
  const communities = Object.keys(COMMUNITIES).filter((code) => isWithin(code, station.region));
  const drawn: FraudCaseInput = {
    caseNumber,
    reportedOn: on,
    filedOn,
    solvedOn,
    fraudTypeCode: scheme.type,
    pensionTagCode: pensionTag(random, scheme, band),
    ...drawLoss(random, scheme),
    regionCode: communities.length > 0 && random.chance(0.6) ? random.pick(communities) : null,
    victimAgeBand: random.chance(0.96) ? band : null,
    victimSex: random.chance(0.95) ? random.pick(['MALE', 'FEMALE']) : null,
    victimOccupation: random.chance(0.9) ? random.pick(OCCUPATIONS_BY_AGE[band] ?? ['其他']) : null,
    victimHadPublicity: random.chance(0.8) ? random.chance(0.32) : null,
    paymentMethod: random.weighted(PAYMENTS, ([, weight]) => weight)[0],
    bankName: random.chance(0.7) ? random.pick(BANKS) : null,
  };
  const input = { ...drawn, victimSector: SECTOR_OF[drawn.victimOccupation ?? ''] ?? null };
  const later = solvedOn !== null ? { solvedOn: null } : filedOn !== null ? { filedOn: null } : null;
  const voidedBecause = random.chance(VOIDED) ? random.pick(VOID_REASONS) : null;
  const isLater = later !== null && voidedBecause === null && random.chance(STATED_LATER);
  return {
    unit: station.name,
    on,
    key: `${station.name} ${caseNumber}`,
    input: isLater ? { ...input, ...later } : input,
    amended: isLater ? input : null,
    voidedBecause,
  };
}

function drawLoss(
  random: Random,
  { loss: [least, most] }: FraudScheme,
): { loss: number | null; lossQualifier: Qualifier } {
  const yuan = yuanBetween(random, least, most);
  const lossQualifier = random.weighted(
    [
      ['EXACT', 88],
      ['APPROX', 4],
      ['UNCOUNTED', 6],
      ['WITHHELD', 2],
    ] as const,
    ([, weight]) => weight,
  )[0];
  const isStated = lossQualifier === 'EXACT' || lossQualifier === 'APPROX';
  return {
    loss: isStated
      ? fenFromYuan(lossQualifier === 'APPROX' ? Math.max(1_000, Math.round(yuan / 1_000) * 1_000) : yuan)
      : null,
    lossQualifier,
  };
}

/** The tag stands beside the type: older people, and only where the swindle was about their old age. */
function pensionTag(random: Random, { pension }: FraudScheme, band: string): FraudTypeCode | null {
  const isOld = band === '60-69' || band === '70+';
  return isOld && pension !== undefined && random.chance(PENSION) ? random.pick(pension) : null;
}

/** One task per station. What refers to a case finds its id in `ids`, if the case still counts. */
export function fraudCaseTasks(
  recorder: Recorder,
  cases: readonly PlannedFraudCase[],
  ids: Map<string, string>,
): Task[] {
  const service = recorder.service(FraudCaseService);
  return [...Map.groupBy(cases, ({ unit }) => unit).values()].map((own) => async () => {
    for (const planned of own) {
      const id = await recorder.enter(service, planned);
      if (planned.voidedBecause === null) ids.set(planned.key, id);
    }
  });
}

/** The county of a unit. */
export const countyOf = ({ region }: DemoUnit): string => ancestorCodes(region)[2] ?? region;
