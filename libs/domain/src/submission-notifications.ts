import type { NotificationWording } from './notification-wording.js';

/** What is told of submissions: their dates, their review, and figures that moved behind it. */
export const SUBMISSION_NOTIFICATIONS = {
  'submission.submitted': {
    group: 'TO_REVIEW',
    title: { zh: '{unit}报送了“{title}”', en: '{unit} submitted “{title}”' },
    body: { zh: '等你审核。', en: 'It waits for review.' },
    robot: { zh: '{unit}报送了报表，待审核。', en: '{unit} submitted a report to review.' },
  },
  'submission.reminded': {
    group: 'DUE',
    title: { zh: '{unit}催报“{title}”', en: '{unit} asks for “{title}”' },
    body: { zh: '期限 {day}，共 {count} 份未报。', en: 'Due on {day}. Reports that are missing: {count}.' },
    robot: {
      zh: '{unit}催报：报表期限 {day}，共 {count} 份未报。',
      en: '{unit} asks for reports. Due on {day}. Missing: {count}.',
    },
  },
  'submission.corrected': {
    group: 'CORRECTED',
    title: { zh: '退回的 {count} 格有改动', en: 'Returned cells that were changed: {count}' },
    body: { zh: '{unit}改了“{title}”，等你看差异。', en: '{unit} changed “{title}”. See the differences.' },
  },
  'submission.returned': {
    group: 'REVIEW_RESULT',
    title: { zh: '“{title}”被退回', en: '“{title}” was returned' },
    body: {
      zh: '{unit}退回 {count} 格，请修改后再报。',
      en: '{unit} returned cells: {count}. Change and submit again.',
    },
  },
  'submission.approved': {
    group: 'REVIEW_RESULT',
    title: { zh: '“{title}”通过了', en: '“{title}” was approved' },
    body: { zh: '{unit}已通过审核。', en: '{unit} has approved it.' },
  },
  'submission.due': {
    group: 'DUE',
    title: { zh: '“{title}”{day} 到期', en: '“{title}” is due on {day}' },
    body: { zh: '还差 {count} 家。', en: 'Units that are missing: {count}.' },
    robot: { zh: '报表 {day} 到期，还差 {count} 家。', en: 'A report is due on {day}. Units missing: {count}.' },
  },
  'submission.overdue': {
    group: 'DUE',
    title: { zh: '“{title}”已逾期 {days} 天', en: '“{title}” is overdue. Days: {days}' },
    body: { zh: '还差 {count} 家。', en: 'Units that are missing: {count}.' },
    robot: {
      zh: '报表已逾期 {days} 天，还差 {count} 家。',
      en: 'A report is overdue. Days: {days}. Units missing: {count}.',
    },
  },
  'submission.differs': {
    group: 'DIFFERENCE',
    title: { zh: '已通过的数有变动', en: 'Approved figures have moved' },
    body: {
      zh: '{unit}的“{title}”通过后，台账动了 {count} 格的数。',
      en: 'Since “{title}” of {unit} was approved, the ledger has moved cells: {count}.',
    },
  },
  'submission.unit_due': {
    group: 'DUE',
    title: { zh: '“{title}”{day} 到期', en: '“{title}” is due on {day}' },
    body: { zh: '本单位还没有报送。', en: 'Your unit has not submitted it yet.' },
    robot: { zh: '报表 {day} 到期，本单位还没有报送。', en: 'A report is due on {day} and not submitted yet.' },
  },
  'submission.unit_overdue': {
    group: 'DUE',
    title: { zh: '“{title}”已逾期 {days} 天', en: '“{title}” is overdue. Days: {days}' },
    body: { zh: '期限 {day}，请尽快报送。', en: 'It was due on {day}. Please submit it.' },
    robot: {
      zh: '报表已逾期 {days} 天，期限 {day}，请尽快报送。',
      en: 'A report is overdue. Days: {days}. It was due on {day}.',
    },
  },
} as const satisfies Readonly<Record<string, NotificationWording>>;
