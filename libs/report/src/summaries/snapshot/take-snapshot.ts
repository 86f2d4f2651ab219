import {
  BREAKDOWN_TERMS,
  type BreakdownDimension,
  canHold,
  indicator,
  type IndicatorCode,
  INDICATORS,
  type LocalDate,
  type Period,
  type TenantType,
} from '@fanzha/domain';
import {
  countedIn,
  figureFrom,
  type OperationReads,
  type Reporting,
  type RollupNode,
  type RollupQuestion,
  statedFigure,
} from '@fanzha/rollup';
import { comparedPeriods } from './compared-periods.js';
import {
  CONTRIBUTING,
  DUE,
  figureKey,
  type Snapshot,
  type SnapshotFigure,
  type SnapshotPeriod,
  type SnapshotSubject,
} from './snapshot.js';

/** Every figure that the rollup answers. */
const CODES: readonly IndicatorCode[] = INDICATORS.map(({ code }) => code);

/** What is told by members. Each costs as much as its facts, so there are few. */
const SPLITS: readonly (readonly [IndicatorCode, BreakdownDimension])[] = [
  ['ACTIVITIES', 'ACTIVITY_TYPE'],
  ['ACTIVITIES', 'AUDIENCE'],
  ['CASES_FILED', 'FRAUD_TYPE'],
];

/** Whose figures of which days. */
interface Asked {
  readonly node: RollupNode;
  readonly subject: SnapshotSubject;
  readonly period: Period;
  readonly today: LocalDate;
}

/**
 * Reads everything that a summary may state: all indicators of the period and of both periods that it is held against,
 * the members of a few, and the units that have reported. All of it is put down before anything is awaited, so that
 * one statement answers it, which is one snapshot of the database.
 * @throws DomainError FORBIDDEN (CELLS_TOO_SMALL), as the rollups themselves.
 */
export async function takeSnapshot(reads: OperationReads, asked: Asked): Promise<Snapshot> {
  const { node, subject, period, today } = asked;
  const sector = subject.kind === 'REGION' ? subject.sector : null;
  const question = (of: Period): RollupQuestion => ({ node, period: of, sector, campaignId: null });
  const { reached, previous, lastYear } = comparedPeriods(period, today);
  const figures = (of: Period | null) => (of === null ? null : reads.figures(question(of), CODES, GROWTH));
  const reporting = subject.kind === 'REGION' ? reads.reporting(question(period)) : null;
  const [now, before, ago, units, ...members] = await Promise.all([
    reads.figures(question(period), CODES, GROWTH),
    figures(previous),
    figures(lastYear),
    reporting,
    ...SPLITS.map(([code, by]) => reads.members(question(period), code, by)),
  ]);
  const whole = CODES.filter((code) => subject.kind === 'REGION' || isOfUnit(code, subject.type)).map((code) => ({
    ...NO_MEMBER,
    key: figureKey(code),
    indicator: code,
    now: statedFigure(figureFrom(code, now)),
    previous: before && statedFigure(figureFrom(code, before)),
    lastYear: ago && statedFigure(figureFrom(code, ago)),
  }));
  const parts = SPLITS.flatMap(([code, by], at) =>
    [...(members[at] ?? [])].flatMap(([member, sum]): SnapshotFigure[] => {
      if (countedIn(sum) === 0 && !sum.spanning) return [];
      const own = statedFigure(figureFrom(code, new Map([[code, sum]])));
      const label = BREAKDOWN_TERMS[by]?.find((term) => term.code === member)?.zh ?? member;
      return [{ key: figureKey(code, by, member), indicator: code, by, member, label, now: own, ...NOT_COMPARED }];
    }),
  );
  return {
    format: 1,
    subject,
    period: daysOf(period),
    reached,
    previous: previous && daysOf(previous),
    lastYear: lastYear && daysOf(lastYear),
    figures: [...whole, ...parts, ...(units ? countedUnits(units) : [])].sort((one, other) =>
      one.key < other.key ? -1 : 1,
    ),
  };
}

/** Growth is not told where an amount goes on beyond an end. */
const GROWTH = true;
/** Of a unit alone these say that it is one unit. */
const OF_REGIONS: ReadonlySet<IndicatorCode> = new Set(['TENANTS', 'TENANTS_WITH_GROUP']);
/** Whether a unit of a type can have it: a school has no roster, though the town it lies in has one. */
const isOfUnit = (code: IndicatorCode, type: TenantType): boolean =>
  !OF_REGIONS.has(code) && (indicator(code).ledger === 'submission' || canHold(code, [type]));
const NO_MEMBER = { by: null, member: null, label: null } as const;
const NOT_COMPARED = { previous: null, lastYear: null } as const;

function countedUnits({ due, contributing }: Reporting): SnapshotFigure[] {
  const counted = (key: string, value: number): SnapshotFigure => ({
    ...NO_MEMBER,
    ...NOT_COMPARED,
    key,
    indicator: null,
    now: { ...NOTHING_BESIDE, value: String(value) },
  });
  return [counted(DUE, due), counted(CONTRIBUTING, contributing)];
}

const NOTHING_BESIDE = {
  atLeast: false,
  approx: false,
  uncounted: 0,
  withheld: 0,
  toCheck: 0,
  spanning: null,
  goesOn: false,
} as const;

const daysOf = ({ text, start, end }: Period): SnapshotPeriod => ({ text, start, end });
