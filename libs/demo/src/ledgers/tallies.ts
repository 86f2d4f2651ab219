import { addDays, type LocalDate } from '@fanzha/domain';
import { TallyService } from '@fanzha/ledger';
import { workdayFrom } from '../calendar.js';
import { Random } from '../random.js';
import type { DemoUnit } from '../units.js';
import { isStation, type PlannedFraudCase } from './fraud-cases.js';
import type { Recorder, Planned, Task } from './recorder.js';
import { counted, monthEnds, occasions, yuanBetween } from './occasions.js';

type TallyInput = Parameters<TallyService['record']>[1];
type Measure = TallyInput['measures'][number];

/** A dated count; `caseKey` tells which of the unit's own cases it belongs to. */
export interface PlannedTally extends Planned<TallyInput> {
  readonly caseKey: string | null;
}

/** Police that count what their stations do not: they record no cases of their own. */
const TASK_FORCE = '湾沚区反诈专班';
const TOTALS_ONLY = '镜湖区反诈宣传中队';

/** Who knows of its alerts only how many there were. */
const COUNTS_ALERTS: readonly string[] = [TOTALS_ONLY, '惠民银行湾沚支行'];
/** Days before today of which alerts may be recorded one by one. */
const SINGLY_DAYS = 60;

const STATION_REPORTS = 0.65;
const FOLLOWED_UP = 0.22;
/** How often banks look through their accounts, in an ordinary month. */
const CONTROLS_PER_MONTH = 0.25;
const CARING = ['COMMUNITY', 'DISTRICT'];
const CARE_PER_MONTH = 0.04;
const AMENDED = 0.04;
const VOIDED = 0.012;

const FOLLOW_UP_NOTES = [
  '回访了解资金去向与心理状态，提醒防二次受骗。',
  '陪同修改密码、关闭免密支付。',
  '讲清“帮你追回损失”也是骗局。',
  '家属一并到场，约定大额转账先商量。',
];
const CONTROL_NOTES = [
  '按月筛查可疑交易账户。',
  '结合预警名单逐户核对。',
  '长期不动户集中清理。',
  '核实身份和用途后调整非柜面限额。',
];

/** Counts of enforcement, follow-ups, account control and totals of cases; each unit's in the order of their days. */
export function planTallies(
  units: readonly DemoUnit[],
  cases: readonly PlannedFraudCase[],
  today: LocalDate,
): PlannedTally[] {
  const drawn = [
    ...units.flatMap((unit) => unitTallies(unit, today)),
    ...cases.flatMap((planned) => followUp(planned, today)),
  ];
  return drawn.toSorted((left, right) => (left.on < right.on ? -1 : left.on > right.on ? 1 : 0));
}

function unitTallies(unit: DemoUnit, today: LocalDate): PlannedTally[] {
  if (unit.type === 'BANK') return [...accountControl(unit, today), ...alertTotals(unit, today)];
  if (unit.name === TOTALS_ONLY) return [...caseTotals(unit, today), ...alertTotals(unit, today)];
  if (isStation(unit) || unit.name === TASK_FORCE) return enforcement(unit, today);
  if (!CARING.includes(unit.type) || unit.diligence === 0) return [];
  return occasions(unit, 'care', CARE_PER_MONTH, today).map(({ on, random }) =>
    tally(
      unit.name,
      on,
      'VICTIM_FOLLOWUP',
      [measure('VICTIM_FOLLOWUPS', random.between(1, 3))],
      random.pick(FOLLOW_UP_NOTES),
    ),
  );
}

/** Monthly figures: dissuasions and tips are among the calls, never beside them. */
function enforcement(unit: DemoUnit, today: LocalDate): PlannedTally[] {
  const isTaskForce = unit.name === TASK_FORCE;
  return monthEnds(unit, 'enforcement', today).flatMap(({ on, random }) => {
    if (!isTaskForce && !random.chance(STATION_REPORTS)) return [];
    const calls = Math.round((isTaskForce ? random.between(160, 420) : random.between(9, 38)) * unit.size * busy(on));
    const suspects = isTaskForce ? random.between(2, 11) : random.chance(0.45) ? random.between(1, 3) : 0;
    const gangs = isTaskForce && random.chance(0.4) ? random.between(1, 2) : 0;
    const leads = isTaskForce ? random.between(12, 46) : random.between(0, 6);
    const tips = Math.floor(calls * (random.between(4, 14) / 100));
    const stated = [
      { ...measure('HOTLINE_CALLS', calls), ...counted(random, calls) },
      {
        ...measure('DISSUASIONS', Math.floor(calls * (random.between(20, 45) / 100))),
        partOf: 'HOTLINE_CALLS' as const,
      },
      { ...measure('TIPS', tips), partOf: 'HOTLINE_CALLS' as const },
      measure('SUSPECTS_CAUGHT', suspects),
      measure('GANGS_DISMANTLED', gangs),
      measure('LEADS_VERIFIED', leads),
    ].filter(({ value }) => value !== 0);
    const planned = tally(unit.name, on, 'ENFORCEMENT', stated, isTaskForce ? '按月汇总接报、劝阻和打击情况。' : null);
    return [amendedOrVoided(random, planned)];
  });
}

/** The year's shape in one number per month: busier from September on. */
const busy = (day: LocalDate): number => (['09', '10', '11'].includes(day.slice(5, 7)) ? 1.35 : 1);

/** A later count found more leads, or the record was made twice. */
function amendedOrVoided(random: Random, planned: PlannedTally): PlannedTally {
  const { input } = planned;
  const more = input.measures.map((stated) =>
    stated.indicator === 'LEADS_VERIFIED' ? { ...stated, value: (stated.value ?? 0) + 1 } : stated,
  );
  const isAmended = random.chance(AMENDED) && input.measures.some(({ indicator }) => indicator === 'LEADS_VERIFIED');
  return {
    ...planned,
    amended: isAmended ? { ...input, measures: more } : null,
    voidedBecause: random.chance(VOIDED) ? '本月数已由内勤合并上报，此条重复。' : null,
  };
}

/**
 * Accounts are checked, some of them put under control, and some released once their owners have explained themselves.
 */
function accountControl(unit: DemoUnit, today: LocalDate): PlannedTally[] {
  let inPlace = 0;
  return occasions(unit, 'control', CONTROLS_PER_MONTH, today).map(({ on, random }) => {
    const checked = Math.round(random.between(60, 420) * unit.size);
    const restricted = Math.max(1, Math.round(checked * (random.between(1, 6) / 100)));
    const released = inPlace > 3 && random.chance(0.55) ? Math.floor(inPlace * (random.between(10, 50) / 100)) : 0;
    inPlace += restricted - released;
    const measures: Measure[] = [
      measure('ACCOUNTS_CHECKED', checked),
      { ...measure('ACCOUNTS_RESTRICTED', restricted), partOf: 'ACCOUNTS_CHECKED' },
      ...(released > 0 ? [{ ...measure('ACCOUNTS_RESTRICTED', released), released: true }] : []),
      ...(random.chance(0.5) ? [measure('LEADS_TRANSFERRED', random.between(1, 4))] : []),
    ];
    return tally(unit.name, on, 'BANK_CONTROL', measures, random.chance(0.6) ? random.pick(CONTROL_NOTES) : null);
  });
}

/** Totals of what other bodies of the county handle themselves, without a record for each case. */
function caseTotals(unit: DemoUnit, today: LocalDate): PlannedTally[] {
  return monthEnds(unit, 'totals', today).flatMap(({ on, random }, index) => {
    if (index % 2 === 0) return [];
    const reported = random.between(3, 8);
    const filed = Math.max(1, reported - random.between(1, 3));
    const measures: Measure[] = [
      measure('CASES_REPORTED', reported),
      { ...measure('CASES_FILED', filed), partOf: 'CASES_REPORTED' },
      ...(filed > 2 ? [measure('CASES_SOLVED', random.between(1, filed - 1))] : []),
      { ...measure('LOSS', yuanBetween(random, 6_000, 160_000)), qualifier: random.chance(0.8) ? 'EXACT' : 'APPROX' },
    ];
    return [tally(unit.name, on, 'CASE_COUNT', measures, '分局直接办理的警情，只报总数。')];
  });
}

/**
 * Alerts of whole months as a number, by one body of the police and by one bank for itself. Those of the last weeks are
 * recorded one by one (see `planAlerts`), and of one place and day there is one or the other.
 */
function alertTotals(unit: DemoUnit, today: LocalDate): PlannedTally[] {
  if (!COUNTS_ALERTS.includes(unit.name)) return [];
  return monthEnds(unit, 'alert totals', today).flatMap(({ on, random }) => {
    if (on > addDays(today, -SINGLY_DAYS)) return [];
    const received = random.between(4, 26);
    const handled = received - random.between(0, 3);
    const onTime = handled - random.between(0, Math.min(2, handled));
    const measures = [
      measure('ALERTS_RECEIVED', received),
      measure('ALERTS_HANDLED', handled),
      measure('ALERTS_ON_TIME', onTime),
      measure('ALERTS_FACE_TO_FACE', Math.floor(handled * (random.between(20, 60) / 100))),
      measure('ALERTS_LOST', random.chance(0.3) ? Math.min(1, handled) : 0),
    ];
    const planned = tally(unit.name, on, 'ALERT_COUNT', measures, '当月预警只有汇总数，逐条情况在来源平台。');
    return [{ ...planned, input: { ...planned.input, beganOn: `${on.slice(0, 7)}-01` } }];
  });
}

/** A visit to the victim weeks after the report. */
function followUp({ unit, key, on, voidedBecause }: PlannedFraudCase, today: LocalDate): PlannedTally[] {
  const random = new Random(`${key} follow-up`);
  const day = addDays(on, random.between(10, 45));
  const visited = workdayFrom(day, addDays(day, 4));
  if (voidedBecause !== null || visited > today || !random.chance(FOLLOWED_UP)) return [];
  const measures = [measure('VICTIM_FOLLOWUPS', 1)];
  return [{ ...tally(unit, visited, 'VICTIM_FOLLOWUP', measures, random.pick(FOLLOW_UP_NOTES)), caseKey: key }];
}

function measure(indicator: Measure['indicator'], value: number): Measure {
  return { indicator, value, qualifier: 'EXACT', released: false };
}

function tally(
  unit: string,
  on: LocalDate,
  ledger: TallyInput['ledger'],
  measures: Measure[],
  narrative: string | null,
): PlannedTally {
  return {
    unit,
    on,
    input: { ledger, occurredOn: on, measures, narrative },
    amended: null,
    voidedBecause: null,
    caseKey: null,
  };
}

/**
 * One task per unit: nobody releases accounts before they are under control. @param caseIds
 * of the cases entered before.
 */
export function tallyTasks(
  recorder: Recorder,
  tallies: readonly PlannedTally[],
  caseIds: ReadonlyMap<string, string>,
): Task[] {
  const service = recorder.service(TallyService);
  return [...Map.groupBy(tallies, ({ unit }) => unit).values()].map((own) => async () => {
    for (const planned of own) {
      const caseId = planned.caseKey === null ? null : (caseIds.get(planned.caseKey) ?? null);
      await recorder.enter(service, { ...planned, input: { ...planned.input, caseId } });
    }
  });
}
