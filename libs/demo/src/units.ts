import { ancestorCodes, type LocalDate, regionLevel, type Sector, sectorOf, type TenantType } from '@fanzha/domain';
import { monthBefore } from './calendar.js';
import type { CountyUnits } from './county-units.js';
import { Random } from './random.js';
import { JINGHU, NANLING } from './units-neighbours.js';
import { WANZHI } from './units-wanzhi.js';

/** A unit of the demo city. Names are unique in it, so a name stands for its unit. */
export interface DemoUnit {
  readonly name: string;
  readonly type: TenantType;
  readonly sector: Sector;
  readonly region: string;
  readonly openedOn: LocalDate;
  /** The last day it worked; null for all but the closed ones. */
  readonly closedOn: LocalDate | null;
  /** Whom it reports to: the town's office, or the county's authority. */
  readonly parent: string;
  /** How much bigger than the usual unit of its type: multiplies what its activities state. */
  readonly size: number;
  /** How much busier than the usual unit; 0 for those that never report. */
  readonly diligence: number;
}

const OPENED = '2021-03-01';

/** Departments whose line is not the usual one of their type. */
const SECTORS: Readonly<Record<string, Sector>> = {
  区市容环境服务站: 'URBAN_MANAGEMENT',
  区金融服务协调站: 'FINANCE',
  区老年学堂: 'EDUCATION',
};

/** Months ago that these units opened: their earlier months are not missing, they were not there. */
const OPENED_LATE: Readonly<Record<string, number>> = {
  晨曦小学: 14,
  蓝领公寓居委会: 9,
  清江村镇银行红杨服务点: 6,
  区快递物流服务中心: 4,
};

/** Months ago that this unit closed at the end of the month. */
const CLOSED: Readonly<Record<string, number>> = { 双墩小学: 5 };

/** Units that exist and never report: what an official wants to see first. */
const SILENT: ReadonlySet<string> = new Set(['山前小学', '菱角滩村']);

const COUNTY_OFFICES: Readonly<Record<string, string>> = {
  '340210': '湾沚区反诈工作办公室',
  '340223': '南陵县反诈工作办公室',
  '340202': '镜湖区反诈工作办公室',
  '340522': '含山县反诈工作办公室',
};

/** Every unit of the demo city except the authorities. */
export const demoUnits = (today: LocalDate): DemoUnit[] => unitsOf([WANZHI, NANLING, JINGHU], today);

/** The units of these counties: offices of towns first, because others report to them. */
export function unitsOf(counties: readonly CountyUnits[], today: LocalDate): DemoUnit[] {
  const tables = counties.flatMap((county) => Object.entries(county));
  const towns = new Map(
    tables.flatMap(([region, types]) => (types.DISTRICT ?? []).map((name) => [region, name] as const)),
  );
  const units = tables.flatMap(([region, types]) =>
    Object.entries(types).flatMap(([type, names]) =>
      names.map((name) => unit(today, name, type as TenantType, region, towns)),
    ),
  );
  return [...units.filter(({ type }) => type === 'DISTRICT'), ...units.filter(({ type }) => type !== 'DISTRICT')];
}

function unit(
  today: LocalDate,
  name: string,
  type: TenantType,
  region: string,
  towns: ReadonlyMap<string, string>,
): DemoUnit {
  const random = new Random(name);
  const regions = ancestorCodes(region);
  const county = regions.find((code) => regionLevel(code) === 'COUNTY') ?? region;
  const town = regions.find((code) => regionLevel(code) === 'TOWN');
  // Towns answer for their villages and small units; schools, banks and police report to the county.
  const localParent =
    town !== undefined && ['COMMUNITY', 'HOSPITAL', 'DEPARTMENT'].includes(type) ? towns.get(town) : undefined;
  const opened = OPENED_LATE[name];
  const closed = CLOSED[name];
  return {
    name,
    type,
    sector: SECTORS[name] ?? sectorOf(type),
    region,
    openedOn: opened === undefined ? OPENED : `${monthBefore(today, opened)}-01`,
    closedOn: closed === undefined ? null : `${monthBefore(today, closed)}-28`,
    parent: localParent ?? COUNTY_OFFICES[county] ?? '',
    size: random.between(65, 150) / 100,
    diligence: SILENT.has(name) ? 0 : (random.between(60, 140) / 100) * (county === '340210' ? 1 : 0.7),
  };
}
