import type { Term } from './vocabulary.js';

/** What may be stated of the sex of a victim. */
export const VICTIM_SEXES = [
  { code: 'MALE', zh: '男', en: 'Male' },
  { code: 'FEMALE', zh: '女', en: 'Female' },
] as const satisfies readonly Term[];
export type VictimSex = (typeof VICTIM_SEXES)[number]['code'];

/** How far a case has come. Each stage has a day of its own, and the figures of that day. */
export const FRAUD_CASE_STAGES = [
  { code: 'REPORTED', zh: '已接报', en: 'Reported' },
  { code: 'FILED', zh: '已立案', en: 'Filed' },
  { code: 'SOLVED', zh: '已破案', en: 'Solved' },
] as const satisfies readonly Term[];
export type FraudCaseStage = (typeof FRAUD_CASE_STAGES)[number]['code'];
