import type { Term } from './vocabulary.js';

/** What one operator cannot do alone where the city has another one: whatever decides who looks at whose records. */
export const APPROVAL_KINDS = [
  { code: 'CREATE_USER', zh: '新建账号', en: 'Create an account' },
  { code: 'RESET_PASSWORD', zh: '重置密码', en: 'Reset a password' },
  { code: 'ENABLE_USER', zh: '重新启用账号', en: 'Enable an account again' },
  { code: 'DISABLE_USER', zh: '停用账号', en: 'Disable an account' },
  { code: 'GRANT_OVERSIGHT', zh: '授予主管范围', en: 'Grant oversight' },
] as const satisfies readonly Term[];
export type ApprovalKind = (typeof APPROVAL_KINDS)[number]['code'];

/** What has become of a request. It is decided once, and never again. */
export const APPROVAL_STATES = [
  { code: 'PENDING', zh: '待批准', en: 'Waiting for another operator' },
  { code: 'APPROVED', zh: '已批准', en: 'Approved and carried out' },
  { code: 'DECLINED', zh: '已驳回', en: 'Declined' },
  { code: 'WITHDRAWN', zh: '已撤回', en: 'Withdrawn by who asked' },
  { code: 'EXPIRED', zh: '已过期', en: 'Expired' },
] as const satisfies readonly Term[];
export type ApprovalState = (typeof APPROVAL_STATES)[number]['code'];
