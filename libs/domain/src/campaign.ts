import { BOUNDS, dateErrors, listErrors, repeatedAt } from './bounds.js';
import { carriesTarget } from './campaign-target.js';
import type { FieldError } from './domain-error.js';
import { indicator, type IndicatorCode } from './indicator.js';
import type { LocalDate } from './local-date.js';
import type { Sector, TenantType, Term } from './vocabulary.js';

/** How far a campaign (专项行动) is. What was issued is never a draft again: it is changed by a new edition. */
export const CAMPAIGN_STATES = [
  { code: 'DRAFT', zh: '草稿', en: 'Draft' },
  { code: 'ISSUED', zh: '已下发', en: 'Issued' },
  { code: 'CLOSED', zh: '已结束', en: 'Closed' },
  { code: 'WITHDRAWN', zh: '已撤回', en: 'Withdrawn' },
] as const satisfies readonly Term[];
/** Code of the state of a campaign. */
export type CampaignState = (typeof CAMPAIGN_STATES)[number]['code'];

/** How a unit stands with a task; the worst one first. */
export const TASK_STATES = [
  { code: 'LATE', zh: '逾期', en: 'Late' },
  { code: 'NEW', zh: '未开始', en: 'Not begun' },
  { code: 'RUNNING', zh: '进行中', en: 'Under way' },
  { code: 'MET', zh: '已达标', en: 'Met' },
  { code: 'NOT_APPLICABLE', zh: '不涉及', en: 'Not concerned' },
] as const satisfies readonly Term[];
/** Code of how a unit stands with a task. */
export type TaskState = (typeof TASK_STATES)[number]['code'];

/** Limits of campaigns. */
export const CAMPAIGN_BOUNDS = {
  title: { min: 1, max: 80, required: true, legible: true },
  issuingBody: { min: 1, max: 100, legible: true },
  requirements: { max: 5_000, multiline: true },
  taskTitle: { min: 1, max: 60, required: true, legible: true },
  regions: { min: 1, max: 50 },
  exceptions: { max: 500 },
  tasks: { min: 1, max: 20 },
  /** Records that are assigned in one step. */
  assigned: { max: 100 },
  /** Days: a campaign of more than two years is a standing duty. */
  days: 731,
  percent: 100,
} as const;

/** What a task asks for: at least so much of an indicator, by a day. */
interface TaskAim {
  readonly indicator: IndicatorCode;
  /** In the unit that the indicator is shown in; percent of a ratio. */
  readonly target: number;
  readonly dueOn: LocalDate;
}

/** A task as it is typed. */
interface TypedTask extends TaskAim {
  readonly title: string;
  /** A day of action (活动日): what is done on this day alone counts. */
  readonly eventOn?: LocalDate | null;
  readonly sectors: readonly Sector[];
  readonly tenantTypes: readonly TenantType[];
}

/** The days of a campaign. */
interface CampaignDays {
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
}

/** Errors of a target: whole for what is counted, with at most one decimal for a share, above zero. */
function targetErrors(path: string, code: IndicatorCode, target: number): FieldError[] {
  const { ratio } = indicator(code);
  if (!Number.isFinite(target) || target <= 0) return [{ path, code: 'TOO_SMALL', params: { min: ratio ? 0.1 : 1 } }];
  if (ratio) {
    if (Math.abs(target * 10 - Math.round(target * 10)) > 1e-9)
      return [{ path, code: 'TOO_MANY_DECIMALS', params: { max: 1 } }];
    return target > CAMPAIGN_BOUNDS.percent ? [{ path, code: 'TOO_LARGE', params: { max: 100 } }] : [];
  }
  if (!Number.isInteger(target)) return [{ path, code: 'NOT_WHOLE' }];
  const { max } = BOUNDS.pieces;
  return target > max ? [{ path, code: 'TOO_LARGE', params: { max } }] : [];
}

/**
 * Errors of a task, under its path: NOT_ALLOWED_HERE on an indicator that can carry no target, the deadline and the
 * day of action within the days of the campaign.
 * @param days null where they are wrong themselves
 */
export function taskErrors(path: string, task: TypedTask, days: CampaignDays | null): FieldError[] {
  const { indicator: code, target, dueOn, eventOn } = task;
  const within = (field: string, day: LocalDate): FieldError[] => {
    if (!days) return [];
    const { startsOn, endsOn } = days;
    if (day < startsOn) return [{ path: `${path}.${field}`, code: 'DATE_TOO_EARLY', params: { earliest: startsOn } }];
    return day > endsOn ? [{ path: `${path}.${field}`, code: 'DATE_TOO_LATE', params: { latest: endsOn } }] : [];
  };
  const inPlaceOnADay = eventOn != null && code === 'LEADERSHIP_GROUPS';
  return [
    ...(carriesTarget(code)
      ? targetErrors(`${path}.target`, code, target)
      : [{ path: `${path}.indicator`, code: 'NOT_ALLOWED_HERE' } as const]),
    ...within('dueOn', dueOn),
    ...(eventOn == null ? [] : within('eventOn', eventOn)),
    ...(eventOn != null && eventOn > dueOn
      ? [{ path: `${path}.dueOn`, code: 'DATE_TOO_EARLY', params: { earliest: eventOn } } as const]
      : []),
    ...(inPlaceOnADay ? [{ path: `${path}.eventOn`, code: 'NOT_ALLOWED_HERE' } as const] : []),
    ...[...repeatedAt(task.sectors)].map((at): FieldError => ({ path: `${path}.sectors.${at}`, code: 'DUPLICATE' })),
    ...[...repeatedAt(task.tenantTypes)].map((at): FieldError => ({
      path: `${path}.tenantTypes.${at}`,
      code: 'DUPLICATE',
    })),
  ];
}

/** Errors of the days of a campaign and of the day by which it is to be received. */
export function campaignDayErrors({ startsOn, endsOn }: CampaignDays, receiveBy: LocalDate | null): FieldError[] {
  const errors = [
    ...dateErrors('startsOn', startsOn, { required: true }),
    ...dateErrors('endsOn', endsOn, { required: true }),
    ...dateErrors('receiveBy', receiveBy),
  ];
  if (errors.length > 0) return errors;
  if (endsOn < startsOn) return [{ path: 'endsOn', code: 'END_BEFORE_START', params: { start: startsOn } }];
  const days = (Date.parse(endsOn) - Date.parse(startsOn)) / 86_400_000 + 1;
  if (days > CAMPAIGN_BOUNDS.days)
    errors.push({ path: 'endsOn', code: 'SPAN_TOO_LONG', params: { max: CAMPAIGN_BOUNDS.days } });
  if (receiveBy !== null && receiveBy > endsOn)
    errors.push({ path: 'receiveBy', code: 'DATE_TOO_LATE', params: { latest: endsOn } });
  return errors;
}

/** Errors of the number of tasks and of tasks that are called alike. */
export function taskListErrors(tasks: readonly Pick<TypedTask, 'title'>[]): FieldError[] {
  return [
    ...listErrors('tasks', tasks, CAMPAIGN_BOUNDS.tasks),
    ...[...repeatedAt(tasks.map(({ title }) => title.trim()))].map((at): FieldError => ({
      path: `tasks.${at}.title`,
      code: 'DUPLICATE',
    })),
  ];
}

/** A figure as a task is held against it. */
interface JudgedFigure {
  /** Null where nothing was counted, or a ratio has nothing to divide by. */
  readonly value: number | null;
  readonly denominator: number | null;
  readonly uncounted: number;
  readonly withheld: number;
  /** Whether some part lies on both sides of an end of the days. */
  readonly spans: boolean;
}

/**
 * How a unit stands with a task. "N or more" counts by its lower bound and "about N" by its value, which is what a
 * figure's value is; what was not counted adds nothing. A ratio over nothing does not concern the unit, and one with a
 * part that spans an end of the days is not certain enough to be met.
 */
export function judgeTask(
  { indicator: code, target, dueOn }: TaskAim,
  figure: JudgedFigure,
  today: LocalDate,
): TaskState {
  const isRatio = indicator(code).ratio !== undefined;
  if (isRatio && !figure.denominator) return 'NOT_APPLICABLE';
  const value = figure.value ?? 0;
  if (value >= target && !(isRatio && figure.spans)) return 'MET';
  if (today > dueOn) return 'LATE';
  return value > 0 ? 'RUNNING' : 'NEW';
}

const RANK = new Map<TaskState, number>(TASK_STATES.map(({ code }, at) => [code, at]));
/** Where a state stands when the worst comes first. */
export const taskStateRank = (state: TaskState): number => RANK.get(state) as number;

/** The state of a unit: that of its worst task. */
export const worstState = (states: readonly TaskState[]): TaskState =>
  states.reduce<TaskState>(
    (worst, each) => (taskStateRank(each) < taskStateRank(worst) ? each : worst),
    'NOT_APPLICABLE',
  );

/** Whom a campaign or one of its tasks is for: no sectors mean all of them, no types all but authorities. */
interface CampaignAudience {
  readonly sectors: readonly Sector[];
  readonly tenantTypes: readonly TenantType[];
}

/** Whether a unit of this line and type is among them. Regions and exceptions are for the caller to check. */
export function concerns(
  { sectors, tenantTypes }: CampaignAudience,
  unit: { readonly sector: Sector; readonly type: TenantType },
): boolean {
  if (sectors.length > 0 && !sectors.includes(unit.sector)) return false;
  return tenantTypes.length > 0 ? tenantTypes.includes(unit.type) : unit.type !== 'AUTHORITY';
}
