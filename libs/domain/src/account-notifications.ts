import type { NotificationWording } from './notification-wording.js';

/** What is told of rights, accounts, files, and ways to be told. */
export const ACCOUNT_NOTIFICATIONS = {
  'approval.requested': {
    group: 'TO_REVIEW',
    title: { zh: '有一项权限变更等你批准', en: 'A change of rights waits for approval' },
    body: { zh: '涉及{unit}，{days} 天内有效。', en: 'It is about {unit}. Days until it expires: {days}.' },
  },
  'import.finished': {
    group: 'FILE',
    title: { zh: '导入 {batch} 完成', en: 'Import {batch} is done' },
    body: { zh: '写入 {rows} 行。', en: 'Rows written: {rows}.' },
  },
  'import.stopped': {
    group: 'FILE',
    title: { zh: '导入 {batch} 停下了', en: 'Import {batch} has stopped' },
    body: { zh: '已写入 {rows} 行，请查看原因。', en: 'Rows written: {rows}. See why it stopped.' },
  },
  'account.locked': {
    group: 'ACCOUNT',
    title: { zh: '账号因连续输错密码被锁定', en: 'An account was locked after wrong passwords' },
    body: {
      zh: '{count} 分钟后自动解锁。不是本人操作的，请告诉管理员。',
      en: 'It opens again after {count} minutes. If this was nobody of yours, tell the administrator.',
    },
  },
  'webhook.disabled': {
    group: 'ACCOUNT',
    title: { zh: '群机器人已停用', en: 'A chat robot was switched off' },
    body: {
      zh: '连续 {count} 次发送失败。检查地址后可重新启用。',
      en: 'Failed deliveries in a row: {count}. Check its address, then switch it on again.',
    },
  },
  'mail.stopped': {
    group: 'ACCOUNT',
    title: { zh: '邮件提醒已停用', en: 'Mails to you were stopped' },
    body: {
      zh: '你的邮箱连续 {count} 次拒收。请在通知设置里检查邮箱，重新验证后恢复。',
      en: 'Mails that your address refused in a row: {count}. Check it in the settings and confirm it again.',
    },
  },
} as const satisfies Readonly<Record<string, NotificationWording>>;
