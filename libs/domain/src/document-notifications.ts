import type { NotificationWording } from './notification-wording.js';

/** What is told of documents of authorities: notices, campaigns and letters of supervision. */
export const DOCUMENT_NOTIFICATIONS = {
  'notice.published': {
    group: 'DOCUMENT',
    title: { zh: '{unit}下发了“{title}”', en: '{unit} published “{title}”' },
    body: { zh: '请查看并签收。', en: 'Please read and acknowledge it.' },
    robot: {
      zh: '{unit}下发了新的通报，请登录查看并签收。',
      en: '{unit} published a notice. Sign in to acknowledge it.',
    },
  },
  'campaign.issued': {
    group: 'DOCUMENT',
    title: { zh: '{unit}下发了“{title}”', en: '{unit} issued “{title}”' },
    body: { zh: '请签收，期限 {day}。', en: 'Please acknowledge it by {day}.' },
    robot: { zh: '{unit}下发了专项行动，签收期限 {day}。', en: '{unit} issued a campaign. Acknowledge it by {day}.' },
  },
  'campaign.amended': {
    group: 'DOCUMENT',
    title: { zh: '{unit}修改了“{title}”', en: '{unit} changed “{title}”' },
    body: {
      zh: '现为第 {count} 版。任务有改动的，请重新签收。',
      en: 'Edition now: {count}. Where tasks have changed, please acknowledge it again.',
    },
    robot: {
      zh: '{unit}修改了专项行动，现为第 {count} 版，请登录查看。',
      en: '{unit} changed a campaign. Edition now: {count}. Sign in to read it.',
    },
  },
  'campaign.withdrawn': {
    group: 'DOCUMENT',
    title: { zh: '{unit}撤回了“{title}”', en: '{unit} withdrew “{title}”' },
    body: { zh: '不用再开展。已登记的记录仍在。', en: 'Nothing more is to be done. Records stay.' },
    robot: { zh: '{unit}撤回了一个专项行动。', en: '{unit} withdrew a campaign.' },
  },
  'campaign.closed': {
    group: 'DOCUMENT',
    title: { zh: '{unit}结束了“{title}”', en: '{unit} closed “{title}”' },
    body: { zh: '数据已定格。', en: 'Its figures stay as they are.' },
    robot: { zh: '{unit}结束了一个专项行动。', en: '{unit} closed a campaign.' },
  },
  'supervision.issued': {
    group: 'DOCUMENT',
    title: { zh: '{unit}发来“{title}”', en: '{unit} sent “{title}”' },
    body: { zh: '请签收，并在 {day} 前回复。', en: 'Please receive it, and answer by {day}.' },
    robot: {
      zh: '{unit}发来督办函，请登录签收，并在 {day} 前回复。',
      en: '{unit} sent a supervision letter. Sign in and answer by {day}.',
    },
  },
  'supervision.answered': {
    group: 'TO_REVIEW',
    title: { zh: '{unit}回复了“{title}”', en: '{unit} answered “{title}”' },
    body: { zh: '请查看，办结或退回。', en: 'Please read it, and close or return it.' },
    robot: {
      zh: '{unit}回复了督办函，请登录查看。',
      en: '{unit} answered a supervision letter. Sign in to read it.',
    },
  },
  'supervision.returned': {
    group: 'REVIEW_RESULT',
    title: { zh: '“{title}”的回复被退回', en: 'The answer to “{title}” was returned' },
    body: { zh: '{unit}请你单位在 {day} 前再次回复。', en: '{unit} asks for another answer by {day}.' },
  },
  'supervision.closed': {
    group: 'REVIEW_RESULT',
    title: { zh: '“{title}”已办结', en: '“{title}” was closed' },
    body: { zh: '{unit}认可了你单位的回复。', en: '{unit} has accepted the answer.' },
  },
  'supervision.withdrawn': {
    group: 'DOCUMENT',
    title: { zh: '{unit}撤回了“{title}”', en: '{unit} withdrew “{title}”' },
    body: { zh: '不用再回复。', en: 'No answer is asked for any more.' },
  },
  'campaign.overdue': {
    group: 'DUE',
    title: { zh: '“{title}” {count} 家逾期未签收', en: '“{title}”: units overdue: {count}' },
    body: { zh: '签收期限 {day}。', en: 'It was due on {day}.' },
    robot: {
      zh: '专项行动 {count} 家逾期未签收，期限 {day}。',
      en: 'A campaign has units overdue: {count}. Due {day}.',
    },
  },
  'notice.due': {
    group: 'DUE',
    title: { zh: '“{title}”{day} 前签收', en: 'Please acknowledge “{title}” by {day}' },
    body: { zh: '{unit}下发，本单位还没有签收。', en: 'Published by {unit}; your unit has not acknowledged it yet.' },
    robot: { zh: '{unit}的通报请在 {day} 前签收。', en: 'Please acknowledge a notice of {unit} by {day}.' },
  },
  'notice.overdue': {
    group: 'DUE',
    title: { zh: '“{title}”逾期未签收', en: '“{title}” is not acknowledged in time' },
    body: { zh: '{unit}下发，签收期限 {day}。', en: 'Published by {unit}. It was due on {day}.' },
    robot: { zh: '{unit}的通报逾期未签收，期限 {day}。', en: 'A notice of {unit} is overdue since {day}.' },
  },
  'notice.missing': {
    group: 'DUE',
    title: { zh: '“{title}” {count} 家逾期未签收', en: '“{title}”: units overdue: {count}' },
    body: { zh: '签收期限 {day}。', en: 'It was due on {day}.' },
    robot: { zh: '通报 {count} 家逾期未签收，期限 {day}。', en: 'A notice has units overdue: {count}. Due {day}.' },
  },
  'campaign.due': {
    group: 'DUE',
    title: { zh: '“{title}”{day} 前签收', en: 'Please acknowledge “{title}” by {day}' },
    body: { zh: '{unit}下发，本单位还没有签收。', en: 'Issued by {unit}; your unit has not acknowledged it yet.' },
    robot: { zh: '{unit}的专项行动请在 {day} 前签收。', en: 'Please acknowledge a campaign of {unit} by {day}.' },
  },
  'campaign.unit_overdue': {
    group: 'DUE',
    title: { zh: '“{title}”逾期未签收', en: '“{title}” is not acknowledged in time' },
    body: { zh: '{unit}下发，签收期限 {day}。', en: 'Issued by {unit}. It was due on {day}.' },
    robot: { zh: '{unit}的专项行动逾期未签收，期限 {day}。', en: 'A campaign of {unit} is overdue since {day}.' },
  },
} as const satisfies Readonly<Record<string, NotificationWording>>;
