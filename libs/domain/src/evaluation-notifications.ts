import type { NotificationWording } from './notification-wording.js';

/** What is told of scoring schemes, scores and appeals. */
export const EVALUATION_NOTIFICATIONS = {
  'evaluation.published': {
    group: 'DOCUMENT',
    title: { zh: '{unit}发布了考核方案“{title}”', en: '{unit} published the scoring scheme “{title}”' },
    body: { zh: '得分由台账算出，可以看到每一步。', en: 'Scores are computed from the ledgers; every step is shown.' },
    robot: { zh: '{unit}发布了考核方案，请登录查看。', en: '{unit} published a scoring scheme. Sign in to read it.' },
  },
  'evaluation.amended': {
    group: 'DOCUMENT',
    title: { zh: '{unit}修改了考核方案“{title}”', en: '{unit} changed the scoring scheme “{title}”' },
    body: { zh: '现为第 {count} 版，请查看改了什么。', en: 'Edition now: {count}. See what has changed.' },
    robot: {
      zh: '{unit}修改了考核方案，现为第 {count} 版，请登录查看。',
      en: '{unit} changed a scoring scheme. Edition now: {count}. Sign in to read it.',
    },
  },
  'evaluation.closed': {
    group: 'REVIEW_RESULT',
    title: { zh: '“{title}”已定分', en: 'The scores of “{title}” are set' },
    body: { zh: '对得分有异议的，请在 {day} 前申诉。', en: 'You may appeal against a score until {day}.' },
    robot: { zh: '考核已定分，申诉到 {day} 为止。', en: 'Scores are set. Appeals are possible until {day}.' },
  },
  'evaluation.locked': {
    group: 'REVIEW_RESULT',
    title: { zh: '“{title}”的得分已锁定', en: 'The scores of “{title}” are locked' },
    body: { zh: '得分不再变动。', en: 'They stay as they are.' },
  },
  'evaluation.appealed': {
    group: 'TO_REVIEW',
    title: { zh: '{unit}对“{title}”提出申诉', en: '{unit} appeals against its score of “{title}”' },
    body: { zh: '请处理。', en: 'Please decide.' },
    robot: { zh: '{unit}提出了考核申诉，待处理。', en: '{unit} appeals against a score.' },
  },
  'evaluation.decided': {
    group: 'REVIEW_RESULT',
    title: { zh: '“{title}”的申诉已处理', en: 'Your appeal about “{title}” is decided' },
    body: { zh: '{unit}已写明理由，请查看。', en: '{unit} has given its reasons. Please read them.' },
  },
} as const satisfies Readonly<Record<string, NotificationWording>>;
