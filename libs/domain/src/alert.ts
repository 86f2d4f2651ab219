import type { Term } from './vocabulary.js';

/** How urgent an alert is, and within how many hours of its receipt the unit that it is assigned to answers. */
interface AlertLevelTerm extends Term {
  readonly hours: number;
}

/** 预警等级. The hours are the longest a unit gets; who records an alert may give it less. */
export const ALERT_LEVELS = [
  { code: 'HIGH', zh: '高', en: 'High', hours: 2 },
  { code: 'MEDIUM', zh: '中', en: 'Medium', hours: 24 },
  { code: 'LOW', zh: '低', en: 'Low', hours: 72 },
] as const satisfies readonly AlertLevelTerm[];
export type AlertLevel = (typeof ALERT_LEVELS)[number]['code'];

/** Where the police had an alert from. */
export const ALERT_SOURCES = [
  { code: 'MINISTRY', zh: '部级平台', en: 'Ministry platform' },
  { code: 'PROVINCE', zh: '省级平台', en: 'Provincial platform' },
  { code: 'CITY', zh: '市级平台', en: 'City platform' },
  { code: 'HOTLINE', zh: '96110', en: '96110' },
  { code: 'BANK', zh: '银行', en: 'Bank' },
  { code: 'TELECOM', zh: '通信企业', en: 'Telecom company' },
  { code: 'OTHER', zh: '其他', en: 'Other' },
] as const satisfies readonly Term[];
export type AlertSource = (typeof ALERT_SOURCES)[number]['code'];

/** What told that somebody is at risk. */
export const ALERT_KINDS = [
  { code: 'CALL', zh: '涉诈来电', en: 'Fraudulent call' },
  { code: 'MESSAGE', zh: '涉诈短信', en: 'Fraudulent message' },
  { code: 'WEBSITE', zh: '涉诈网址', en: 'Fraudulent website' },
  { code: 'APP', zh: '涉诈APP', en: 'Fraudulent app' },
  { code: 'TRANSFER', zh: '异常转账', en: 'Unusual transfer' },
  { code: 'OTHER', zh: '其他', en: 'Other' },
] as const satisfies readonly Term[];
export type AlertKind = (typeof ALERT_KINDS)[number]['code'];

/** How the unit reached the person. */
export const ALERT_STEP_WAYS = [
  { code: 'SMS', zh: '短信', en: 'Text message' },
  { code: 'PHONE', zh: '电话', en: 'Phone' },
  { code: 'MEETING', zh: '见面', en: 'Face to face' },
] as const satisfies readonly Term[];
export type AlertStepWay = (typeof ALERT_STEP_WAYS)[number]['code'];

/** How an alert ended. One that repeats another counts nothing. */
export const ALERT_RESULTS = [
  { code: 'DISSUADED', zh: '劝阻成功', en: 'Dissuaded' },
  { code: 'NOT_FOUND', zh: '未找到', en: 'Not found' },
  { code: 'NOT_APPLICABLE', zh: '不适用', en: 'Not applicable' },
  { code: 'REFUSED', zh: '拒绝', en: 'Refused' },
  { code: 'TRANSFERRED', zh: '已转账', en: 'Already transferred' },
  { code: 'REPEATED', zh: '重复', en: 'Repeated' },
] as const satisfies readonly Term[];
export type AlertResult = (typeof ALERT_RESULTS)[number]['code'];

/** How far an alert is. */
export const ALERT_STATES = [
  { code: 'UNASSIGNED', zh: '未交办', en: 'Not assigned' },
  { code: 'WAITING', zh: '待反馈', en: 'Waiting' },
  { code: 'OVERDUE', zh: '超时未反馈', en: 'Overdue' },
  { code: 'ANSWERED', zh: '按时反馈', en: 'Answered in time' },
  { code: 'ANSWERED_LATE', zh: '超时反馈', en: 'Answered late' },
] as const satisfies readonly Term[];
export type AlertState = (typeof ALERT_STATES)[number]['code'];

const MS_PER_HOUR = 3_600_000;
const CHINA_HOURS = 8;

/** Until when an alert of this level is to be answered at the latest, from when it was received. */
export function latestAnswer(receivedAt: Date, level: AlertLevel): Date {
  const hours = ALERT_LEVELS.find(({ code }) => code === level)?.hours ?? 0;
  return new Date(receivedAt.getTime() + hours * MS_PER_HOUR);
}

/** A moment as people in China write it: `2026-11-20 14:05`. */
export function minuteInChina(moment: Date): string {
  return new Date(moment.getTime() + CHINA_HOURS * MS_PER_HOUR).toISOString().slice(0, 16).replace('T', ' ');
}

/** How far an alert is at a moment. Times are compared as moments. */
export function alertState(
  alert: { readonly isAssigned: boolean; readonly dueAt: Date | string; readonly answeredAt: Date | string | null },
  now: Date,
): AlertState {
  const due = new Date(alert.dueAt).getTime();
  if (alert.answeredAt !== null) return new Date(alert.answeredAt).getTime() <= due ? 'ANSWERED' : 'ANSWERED_LATE';
  if (!alert.isAssigned) return 'UNASSIGNED';
  return now.getTime() > due ? 'OVERDUE' : 'WAITING';
}
