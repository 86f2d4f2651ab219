import {
  type ActivityStatus,
  type ActivityType,
  type Audience,
  type Channel,
  type LocalDate,
  addDays,
  ancestorCodes,
  fraudTypeNotTagNamed,
  isWithin,
} from '@fanzha/domain';
import { type PlannedControlMeasure, planControlMeasures } from './ledgers/control-measures.js';
import { type PlannedFraudCase, planFraudCases } from './ledgers/fraud-cases.js';
import type { Planned } from './ledgers/recorder.js';
import { type PlannedFundsAction, planFundsActions } from './ledgers/funds-actions.js';
import { type PlannedCommunity, planHouseholds } from './ledgers/households.js';
import { type PlannedInspection, planInspections } from './ledgers/inspections.js';
import { type PlannedInterception, planInterceptions } from './ledgers/interceptions.js';
import { type PlannedLeadershipGroup, planLeadershipGroups } from './ledgers/leadership-groups.js';
import { type PlannedTally, planTallies } from './ledgers/tallies.js';
import { type PlannedAlert, planAlerts } from './ledgers/alerts.js';
import { type PlannedNotice, planNotices } from './ledgers/notices.js';
import { drawMeasures, recounted, type StatedMeasure } from './amounts.js';
import { type DemoMonth, demoMonths, lastOccurrence, workdayFrom } from './calendar.js';
import { Random } from './random.js';
import { SEASON, USUAL_PER_MONTH } from './season.js';
import { FRAUD_TOPICS, type Template } from './template.js';
import { TEMPLATES } from './templates.js';
import { WRITTEN_ACTIVITIES } from './written-activities.js';
import { weeklyActivities } from './weekly-activities.js';
import type { ToldDetails, WrittenActivity } from './written-activity.js';
import { type DemoUnit, demoUnits } from './units.js';
import { fitting, RECOUNT_NOTES, VOID_REASONS } from './wording.js';

/** An activity as its unit enters it. */
export interface PlannedRecord extends ToldDetails {
  readonly type: ActivityType;
  readonly title: string;
  readonly status: ActivityStatus;
  readonly startOn: LocalDate;
  readonly endOn: LocalDate | null;
  readonly venue: string | null;
  readonly audiences: readonly Audience[];
  readonly channels: readonly Channel[];
  readonly partners: readonly string[];
  readonly measures: readonly StatedMeasure[];
  readonly narrative: string | null;
}

/** A record of a unit and what becomes of it afterwards. */
export interface PlannedActivity extends Omit<Planned<PlannedRecord>, 'on' | 'input'> {
  readonly record: PlannedRecord;
}

/** Everything the demo city consists of, besides authorities and accounts. */
export interface DemoPlan {
  readonly units: readonly DemoUnit[];
  readonly activities: readonly PlannedActivity[];
  readonly groups: readonly PlannedLeadershipGroup[];
  readonly communities: readonly PlannedCommunity[];
  readonly cases: readonly PlannedFraudCase[];
  readonly interceptions: readonly PlannedInterception[];
  readonly funds: readonly PlannedFundsAction[];
  readonly tallies: readonly PlannedTally[];
  readonly inspections: readonly PlannedInspection[];
  readonly controlMeasures: readonly PlannedControlMeasure[];
  readonly alerts: readonly PlannedAlert[];
  readonly notices: readonly PlannedNotice[];
}

const AMENDED = 0.035;
const VOIDED = 0.014;
/** Share of the units that have entered what comes next. */
const LOOKS_AHEAD = 0.4;
const PLANNING_DAYS = 45;

/** The whole demo city as of a day. The same day gives the same plan; another day gives it other dates. */
export function planDemo(today: LocalDate): DemoPlan {
  const units = demoUnits(today);
  const drawn = drawPlan(units, today);
  const written = [...WRITTEN_ACTIVITIES, ...weeklyActivities(today)];
  return {
    ...drawn,
    activities: [...written.map((activity) => writtenPlan(activity, today)), ...drawn.activities],
    communities: planHouseholds(units, today),
    notices: planNotices(units, today),
  };
}

/** What units of any city record: nothing that is written out, no roster and no notice. */
export function drawPlan(units: readonly DemoUnit[], today: LocalDate): DemoPlan {
  const neighbours = new Neighbourhood(units);
  const cases = planFraudCases(units, today);
  return {
    units,
    activities: units.flatMap((unit) => unitPlan(unit, neighbours, today)),
    groups: planLeadershipGroups(units, today),
    communities: [],
    cases,
    interceptions: planInterceptions(units, today),
    funds: planFundsActions(units, cases, today),
    tallies: planTallies(units, cases, today),
    inspections: planInspections(units, today),
    controlMeasures: planControlMeasures(units, today),
    alerts: planAlerts(units, today),
    notices: [],
  };
}

function writtenPlan(
  {
    unit,
    on,
    through,
    type,
    title,
    venue,
    audiences,
    channels,
    partners,
    measures,
    narrative,
    details,
  }: WrittenActivity,
  today: LocalDate,
): PlannedActivity {
  const end = lastOccurrence(through ?? on, today);
  // Counted back from the end, so that a week across New Year stays one week.
  const startOn = lastOccurrence(on, end);
  const stated = measures.map(([indicator, qualifier, value]) => ({ indicator, qualifier, value: value ?? null }));
  return {
    unit,
    record: {
      ...details,
      type,
      title,
      status: 'DONE',
      startOn,
      endOn: through === undefined ? null : end,
      venue: venue ?? null,
      audiences,
      channels,
      partners: partners ?? [],
      measures: stated,
      narrative: narrative ?? null,
    },
    amended: null,
    voidedBecause: null,
  };
}

function unitPlan(unit: DemoUnit, neighbours: Neighbourhood, today: LocalDate): PlannedActivity[] {
  if (unit.diligence === 0) return [];
  const done = demoMonths(today).flatMap((month) => {
    // A sequence per month: a unit's past stays as it is when the calendar moves on.
    const random = new Random(`${unit.name} ${month.first}`);
    const expected =
      USUAL_PER_MONTH[unit.type] * (SEASON[unit.type][month.number - 1] ?? 1) * unit.diligence * month.share;
    const count = Math.floor(expected) + (random.chance(expected % 1) ? 1 : 0);
    return Array.from({ length: count }, () => donePlan(random, unit, neighbours, month));
  });
  const ahead = new Random(`${unit.name} ahead`);
  const coming =
    unit.closedOn === null && ahead.chance(LOOKS_AHEAD) ? [comingPlan(ahead, unit, neighbours, today)] : [];
  return [...done.filter((activity) => activity !== null), ...coming];
}

function donePlan(random: Random, unit: DemoUnit, neighbours: Neighbourhood, month: DemoMonth): PlannedActivity | null {
  const day = addDays(month.first, random.between(1, Number(month.last.slice(8))) - 1);
  // Communities and police work on Saturdays and Sundays, too.
  const startOn = unit.type === 'COMMUNITY' || unit.type === 'POLICE' ? day : workdayFrom(day, month.last);
  const template = random.weighted(templatesIn(unit, month.number), ({ weight }) => weight);
  const record = draw(random, unit, neighbours, template, startOn, month.last);
  const isOpen = startOn >= unit.openedOn && (unit.closedOn === null || startOn <= unit.closedOn);
  if (!isOpen) return null;

  const measures = random.chance(AMENDED) ? recounted(random, record.measures) : null;
  const amended = measures && {
    ...record,
    measures,
    narrative: [record.narrative, random.pick(RECOUNT_NOTES)].filter(Boolean).join(''),
  };
  return { unit: unit.name, record, amended, voidedBecause: random.chance(VOIDED) ? random.pick(VOID_REASONS) : null };
}

/** Something planned: its amounts are targets, without narrative. */
function comingPlan(random: Random, unit: DemoUnit, neighbours: Neighbourhood, today: LocalDate): PlannedActivity {
  const day = addDays(today, random.between(2, PLANNING_DAYS));
  const startOn = workdayFrom(day, addDays(day, 3));
  const template = random.weighted(templatesIn(unit, Number(startOn.slice(5, 7))), ({ weight }) => weight);
  const record = draw(random, unit, neighbours, template, startOn, addDays(startOn, 20));
  const targets = record.measures
    .filter(({ value }) => value !== null)
    .map((measure) => ({ ...measure, qualifier: 'EXACT' as const }));
  return {
    unit: unit.name,
    record: { ...record, status: 'PLANNED', measures: targets, narrative: null },
    amended: null,
    voidedBecause: null,
  };
}

function templatesIn({ type }: DemoUnit, month: number): Template[] {
  return TEMPLATES[type].filter(({ months }) => months === undefined || months.includes(month));
}

function titlesIn({ titles }: Template, day: LocalDate): string[] {
  const month = Number(day.slice(5, 7));
  return titles.flatMap((title) => (typeof title === 'string' ? [title] : title[1].includes(month) ? [title[0]] : []));
}

function draw(
  random: Random,
  unit: DemoUnit,
  neighbours: Neighbourhood,
  template: Template,
  startOn: LocalDate,
  latest: LocalDate,
): PlannedRecord {
  const partner = template.partners && neighbours.partnerOf(random, unit, template.partners);
  const topic = random.pick(FRAUD_TOPICS[unit.type]);
  const filled = (text: string) =>
    text
      .replaceAll('{骗术}', topic)
      .replaceAll('{镇}', neighbours.townOf(unit))
      .replaceAll('{伙伴}', partner ?? '结对单位');
  const lasts = template.days === undefined || random.chance(0.4) ? 0 : random.between(1, template.days);
  const end = addDays(startOn, lasts);
  const endOn = end <= latest ? end : latest;
  const narratives = fitting(template.narratives, unit);
  const titles = fitting(titlesIn(template, startOn), unit);
  const record: PlannedRecord = {
    type: template.type,
    title: filled(random.pick(titles)),
    status: 'DONE',
    startOn,
    endOn: endOn > startOn ? endOn : null,
    venue: filled(random.pick(fitting(template.venues, unit))),
    audiences: fitting(template.audiences, unit).slice(0, random.between(1, template.audiences.length)),
    channels: template.channels.slice(0, random.between(1, template.channels.length)),
    partners: partner === undefined ? [] : [partner],
    measures: drawMeasures(random, template.amounts, unit.size, unit.type === 'POLICE'),
    narrative: random.chance(0.85) ? filled(random.pick(narratives)) : null,
  };
  const taught = `${record.title}${record.narrative ?? ''}`.includes(topic) ? fraudTypeNotTagNamed(topic) : null;
  const isTaughtByPolice = template.type === 'LECTURE' && (partner ?? unit.name).endsWith('派出所');
  return {
    ...record,
    ...(taught ? { fraudTypeCodes: [taught] } : {}),
    ...(isTaughtByPolice ? { speakers: ['派出所民警'] } : {}),
  };
}

/** Who is near whom: partners are units that exist, of the same town where there is one. */
class Neighbourhood {
  constructor(private readonly units: readonly DemoUnit[]) {}

  /** Another open unit of one of the types, in the unit's town or else in its county; undefined if there is none. */
  partnerOf(random: Random, unit: DemoUnit, types: readonly string[]): string | undefined {
    const [county = '', town = county] = ancestorCodes(unit.region).slice(2);
    const near = (root: string) =>
      this.units.filter(
        (other) =>
          other !== unit && other.closedOn === null && types.includes(other.type) && isWithin(other.region, root),
      );
    const candidates = near(town).length > 0 ? near(town) : near(county);
    return candidates.length === 0 ? undefined : random.pick(candidates).name;
  }

  /** What people call the place: the town, by the name of its office; nothing for units of the county. */
  townOf(unit: DemoUnit): string {
    const town = ancestorCodes(unit.region)[3];
    const office = this.units.find(({ type, region }) => type === 'DISTRICT' && region === town);
    return office?.name.replace('平安建设办公室', '') ?? '';
  }
}
