import type { Term } from './vocabulary.js';

/** What may be stated of the sex of a victim. */
export const VICTIM_SEXES = [
  { code: 'MALE', zh: '男', en: 'Male' },
  { code: 'FEMALE', zh: '女', en: 'Female' },
] as const satisfies readonly Term[];
export type VictimSex = (typeof VICTIM_SEXES)[number]['code'];

/**
 * Occupational groups a form offers for a victim. Any other text will do: the list helps to write, it decides nothing.
 */
export const OCCUPATIONS = [
  { code: 'STUDENT', zh: '学生', en: 'Student' },
  { code: 'TEACHER', zh: '教师', en: 'Teacher' },
  { code: 'MEDICAL', zh: '医护人员', en: 'Medical staff' },
  { code: 'CIVIL_SERVANT', zh: '机关事业单位人员', en: 'Public servant' },
  { code: 'FINANCE_ACCOUNTING', zh: '财会人员', en: 'Accounting staff' },
  { code: 'ENTERPRISE_STAFF', zh: '企业职工', en: 'Company employee' },
  { code: 'SELF_EMPLOYED', zh: '个体经营者', en: 'Self-employed' },
  { code: 'FREELANCE', zh: '自由职业者', en: 'Freelancer' },
  { code: 'MIGRANT_WORKER', zh: '务工人员', en: 'Migrant worker' },
  { code: 'FARMER', zh: '农民', en: 'Farmer' },
  { code: 'DELIVERY_RIDER', zh: '快递外卖人员', en: 'Delivery rider' },
  { code: 'HOMEMAKER', zh: '家庭主妇（夫）', en: 'Homemaker' },
  { code: 'RETIRED', zh: '离退休人员', en: 'Retired' },
  { code: 'UNEMPLOYED', zh: '待业人员', en: 'Out of work' },
  { code: 'OTHER', zh: '其他', en: 'Other' },
] as const satisfies readonly Term[];

/** How far a case has come. Each stage has a day of its own, and the figures of that day. */
export const FRAUD_CASE_STAGES = [
  { code: 'REPORTED', zh: '已接报', en: 'Reported' },
  { code: 'FILED', zh: '已立案', en: 'Filed' },
  { code: 'SOLVED', zh: '已破案', en: 'Solved' },
] as const satisfies readonly Term[];
export type FraudCaseStage = (typeof FRAUD_CASE_STAGES)[number]['code'];
