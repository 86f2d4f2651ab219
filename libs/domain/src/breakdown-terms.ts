import { BANKS, OCCUPATIONS, PAYMENT_METHODS } from './coded-words.js';
import { VICTIM_SEXES } from './fraud-case-vocabulary.js';
import { FRAUD_TYPES } from './fraud-type.js';
import { THEMES } from './publicity.js';
import {
  ACTIVITY_TYPES,
  AUDIENCES,
  type BreakdownDimension,
  CHANNELS,
  HAD_PUBLICITY,
  INTERCEPTION_VENUES,
  SECTORS,
  TENANT_TYPES,
  type Term,
} from './vocabulary.js';

/** What the members of a dimension are called, where they are of a closed list. */
export const BREAKDOWN_TERMS: Readonly<Partial<Record<BreakdownDimension, readonly Term[]>>> = {
  ACTIVITY_TYPE: ACTIVITY_TYPES,
  FRAUD_TYPE: FRAUD_TYPES,
  VENUE: INTERCEPTION_VENUES,
  SECTOR: SECTORS,
  THEME: THEMES,
  AUDIENCE: AUDIENCES,
  CHANNEL: CHANNELS,
  TENANT_TYPE: TENANT_TYPES,
  VICTIM_SEX: VICTIM_SEXES,
  OCCUPATION: OCCUPATIONS,
  BANK: BANKS,
  PAYMENT_METHOD: PAYMENT_METHODS,
  HAD_PUBLICITY,
  VICTIM_SECTOR: SECTORS,
};

/**
 * Dimensions of which a record may have several members: it counts for each of them with its whole amount, so members
 * are never added up and have no share of a whole.
 */
export const OVERLAPPING_DIMENSIONS: readonly BreakdownDimension[] = ['AUDIENCE', 'CHANNEL', 'CAMPAIGN'];
