import type { NotificationWording } from './notification-wording.js';

/** What is told of alerts. */
export const ALERT_NOTIFICATIONS = {
  'alert.assigned': {
    group: 'ALERT',
    title: { zh: '{unit}交办一条预警', en: '{unit} assigned an alert' },
    body: { zh: '请在 {day} 前劝阻并反馈。', en: 'Please answer it by {day}.' },
    robot: {
      zh: '{unit}交办一条预警，请在 {day} 前劝阻，并登录反馈。',
      en: '{unit} assigned an alert. Sign in and answer it by {day}.',
    },
  },
  'alert.reassigned': {
    group: 'ALERT',
    title: { zh: '{unit}改派一条预警给本单位', en: '{unit} passed an alert on to you' },
    body: { zh: '请在 {day} 前劝阻并反馈。', en: 'Please answer it by {day}.' },
    robot: {
      zh: '{unit}改派一条预警，请在 {day} 前劝阻，并登录反馈。',
      en: '{unit} passed an alert on. Sign in and answer it by {day}.',
    },
  },
  'alert.answered': {
    group: 'ALERT',
    title: { zh: '{unit}反馈了一条预警', en: '{unit} answered an alert' },
    body: { zh: '请查看劝阻结果。', en: 'See what came of it.' },
    robot: { zh: '{unit}反馈了一条预警，请登录查看。', en: '{unit} answered an alert. Sign in to read it.' },
  },
  'alert.due': {
    group: 'ALERT',
    title: { zh: '一条预警快到期', en: 'An alert is due soon' },
    body: { zh: '{unit}交办，请在 {day} 前劝阻并反馈。', en: 'Assigned by {unit}. Please answer it by {day}.' },
    robot: {
      zh: '{unit}交办的预警 {day} 到期，请登录反馈。',
      en: 'An alert of {unit} is due at {day}. Sign in to answer it.',
    },
  },
  'alert.overdue': {
    group: 'ALERT',
    title: { zh: '一条预警逾期未反馈', en: 'An alert is overdue' },
    body: {
      zh: '{unit}交办，期限 {day}，请马上劝阻并反馈。',
      en: 'Assigned by {unit}, due at {day}. Please answer it now.',
    },
    robot: {
      zh: '{unit}交办的预警逾期未反馈，期限 {day}，请登录反馈。',
      en: 'An alert of {unit} is overdue since {day}. Sign in to answer it.',
    },
  },
  'alert.reminded': {
    group: 'ALERT',
    title: { zh: '{unit}催办预警', en: '{unit} asks for answers to alerts' },
    body: { zh: '共 {count} 条逾期未反馈，最早期限 {day}。', en: 'Overdue: {count}. The first was due at {day}.' },
    robot: {
      zh: '{unit}催办 {count} 条逾期预警，最早期限 {day}。',
      en: '{unit}: overdue alerts {count}, since {day}.',
    },
  },
  'alert.unanswered': {
    group: 'ALERT',
    title: { zh: '{unit}逾期未反馈一条预警', en: '{unit} has not answered an alert in time' },
    body: { zh: '期限 {day}。', en: 'It was due at {day}.' },
    robot: {
      zh: '{unit}逾期未反馈一条预警，期限 {day}。',
      en: '{unit} has not answered an alert that was due at {day}.',
    },
  },
} as const satisfies Readonly<Record<string, NotificationWording>>;
