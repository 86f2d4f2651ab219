import {
  ACTIVITY_STATUSES,
  ACTIVITY_TYPES,
  AUDIENCES,
  CHANNELS,
  CONTROL_MEASURE_TYPES,
  FRAUD_TYPES,
  fraudType,
  FUNDS_ACTION_STAGES,
  GROUP_KINDS,
  ALERT_KINDS,
  ALERT_LEVELS,
  ALERT_SOURCES,
  INTERCEPTION_VENUES,
  isFraudTypeCode,
  LEADERSHIP_ROLES,
  nameIn,
  SECTORS,
  TALLY_LEDGERS,
  THEMES,
  VICTIM_SEXES,
  type IndicatorCode,
  type Term,
} from '@fanzha/domain';

/** An amount of a ledger: of an indicator, or of money in yuan. */
type Amount = IndicatorCode | 'MONEY';

/** Fields with amounts, by section and field. How they were counted stands in the field with `Qualifier` at its end. */
export const AMOUNT_FIELDS: Readonly<Record<string, Amount>> = {
  'fraudCases.loss': 'MONEY',
  'fundsActions.amount': 'MONEY',
  'fundsActions.accounts': 'ACCOUNTS_STOPPED',
  'inspections.inspections': 'INSPECTIONS',
  'interceptions.count': 'INTERCEPTIONS',
  'interceptions.amount': 'MONEY',
  'interceptions.dissuasions': 'DISSUASIONS',
  'leadershipGroups.memberCount': 'LEADERSHIP_MEMBERS',
  'householdVisits.doors': 'HOUSEHOLDS_REPORTED',
  'householdVisits.notMet': 'HOUSEHOLDS_REPORTED',
  'householdVisits.vacant': 'HOUSEHOLDS_REPORTED',
  'householdVisits.reported': 'HOUSEHOLDS_REPORTED',
  'householdVisits.peopleVisited': 'PEOPLE_VISITED',
};

/** Fields whose values are codes, by section and field. */
export const TERM_FIELDS: Readonly<Record<string, readonly Term[]>> = {
  'activities.type': ACTIVITY_TYPES,
  'activities.status': ACTIVITY_STATUSES,
  'activities.audiences': AUDIENCES,
  'activities.channels': CHANNELS,
  'activities.fraudTypes': FRAUD_TYPES,
  'activities.theme': THEMES,
  'alerts.kind': ALERT_KINDS,
  'alerts.level': ALERT_LEVELS,
  'alerts.source': ALERT_SOURCES,
  'tallies.alertLevel': ALERT_LEVELS,
  'controlMeasures.type': CONTROL_MEASURE_TYPES,
  'fraudCases.victimSector': SECTORS,
  'fraudCases.victimSex': VICTIM_SEXES,
  'fundsActions.stage': FUNDS_ACTION_STAGES,
  'interceptions.venue': INTERCEPTION_VENUES,
  'leadershipGroups.kind': GROUP_KINDS,
  'leadershipGroups.role': LEADERSHIP_ROLES,
  'tallies.ledger': TALLY_LEDGERS,
  'notices.sectors': SECTORS,
};

/** Name of a fraud type; the code itself where it is unknown. */
export const fraudTypeName = (code: string, locale: 'zh-CN' | 'en'): string =>
  isFraudTypeCode(code) ? nameIn(locale, fraudType(code)) : code;
