import { beyond, dayOf, figureRows, type LedgerPart } from './part.js';

const DONE = `a.record_status = 'ACTIVE' and a.status = 'DONE'`;
const ACTIVITY = {
  of: 'a',
  kind: 'ACTIVITY',
  activityType: 'a.type',
  theme: 'a.theme',
  audiences: 'a.audiences',
  channels: 'a.channels',
} as const;
/** Themes whose work counts, and types that are internal acts (libs/domain, publicity). */
const COUNTED = `a.theme in ('TELECOM_FRAUD','PENSION_FRAUD','ILLEGAL_FUNDRAISING')`;
const INTERNAL = `a.type in ('SETUP_GROUP','DEPLOY_MEETING','ISSUE_PLAN','RULE_BUILDING','STAFF_TRAINING',
      'BANK_ACCOUNT_CONTROL','INSPECTION_RECTIFICATION','VICTIM_FOLLOWUP','ANALYSIS_WARNING','JOINT_MECHANISM',
      'INVESTIGATION_CRACKDOWN','TECHNICAL_PROTECTION')`;
const WITH_MEASURES = 'activity a join activity_measure m on m.city_code = a.city_code and m.activity_id = a.id';

const measures = (day: string, where: string, beganOn?: string) =>
  figureRows({
    ...ACTIVITY,
    // The place of a measure is that of its activity: so its own index finds it by place and last day.
    regionCode: 'm.region_code',
    from: WITH_MEASURES,
    where: `${DONE} and ${COUNTED} and ${where}`,
    day,
    ...(beganOn && { beganOn }),
    indicator: 'm.indicator',
    amount: 'm.amount',
    qualifier: 'm.qualifier',
    toCheck: beyond('a', 'm.indicator', 'm.amount'),
  });

/**
 * Records that are counted themselves: the indicator is a literal, so that the planner leaves out what states another.
 */
const one = (indicator: string, where: string) =>
  figureRows({
    ...ACTIVITY,
    day: 'a.start_on',
    from: 'activity a',
    where: `${DONE} and ${where}`,
    indicator: `'${indicator}'::text`,
    amount: '1',
  });

export const ACTIVITIES: LedgerPart = {
  figures: [
    one('ACTIVITIES', `${COUNTED} and not ${INTERNAL}`),
    one('INTERNAL_ACTS', `${COUNTED} and ${INTERNAL}`),
    one('OTHER_THEME_ACTIVITIES', `not ${COUNTED}`),
    // Most amounts are of the first day, and found by the index of the activity; the others by one of their own. The
    // former began nowhere else, so that nobody looks among them for what spans the beginning of a period.
    measures('a.start_on', 'm.until_on is null'),
    measures('m.until_on', 'm.until_on is not null', 'm.from_on'),
  ],
  days: [
    // A planned one makes its tenant contributing and adds no figure; one that is required of others does neither.
    dayOf('activity', 'ACTIVITY', 'start_on', "status <> 'REQUIRED'"),
    `
    select distinct a.city_code, a.tenant_id, a.home_region, a.region_code, a.sector, m.until_on as day,
      'ACTIVITY'::text as fact_kind, a.id as fact_id
    from ${WITH_MEASURES} where ${DONE} and ${COUNTED} and m.until_on <> a.start_on`,
  ],
};
