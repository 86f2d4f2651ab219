/** What notifications are about, as a person chooses among them; in the order in which they are shown. */
export const NOTIFICATION_GROUPS = [
  { code: 'TO_REVIEW', zh: '待审', en: 'To review' },
  { code: 'CORRECTED', zh: '改好了', en: 'Corrected' },
  { code: 'ALERT', zh: '预警劝阻', en: 'Alerts' },
  { code: 'DUE', zh: '快到期、逾期', en: 'Due and overdue' },
  { code: 'DOCUMENT', zh: '上级文件', en: 'Documents from above' },
  { code: 'REVIEW_RESULT', zh: '审核结果', en: 'Results of reviews' },
  { code: 'DIFFERENCE', zh: '已通过的数有变动', en: 'Approved figures that have moved' },
  { code: 'FILE', zh: '导出、导入完成', en: 'Exports and imports that are done' },
  { code: 'ACCOUNT', zh: '账号与安全', en: 'Accounts and security' },
] as const;
export type NotificationGroup = (typeof NOTIFICATION_GROUPS)[number]['code'];

/** What an event is about, by which the web client finds its page. */
export const NOTIFICATION_SUBJECTS = [
  'NOTICE',
  'CAMPAIGN',
  'SUBMISSION',
  'CHASE',
  'ALERT',
  'SUPERVISION',
  'IMPORT',
  'APPROVAL',
  'WEBHOOK',
  'USER',
  'EVALUATION',
] as const;
export type NotificationSubject = (typeof NOTIFICATION_SUBJECTS)[number];

/** Groups that reach a person in the application whatever they chose, and that no summary of mails holds back. */
export const ALWAYS_IN_APP: ReadonlySet<NotificationGroup> = new Set(['ALERT', 'DUE', 'ACCOUNT']);

/** Groups that are not mailed until a person chooses so: many of them, or none that waits for anybody. */
export const UNMAILED_AT_FIRST: ReadonlySet<NotificationGroup> = new Set(['TO_REVIEW', 'DIFFERENCE', 'FILE']);

/** Groups that tell of the work of those who review: nobody else is ever told anything of them. */
export const OF_REVIEWERS: ReadonlySet<NotificationGroup> = new Set(['TO_REVIEW', 'CORRECTED', 'DIFFERENCE']);
