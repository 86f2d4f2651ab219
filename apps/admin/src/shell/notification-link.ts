import { NOTIFICATION_SUBJECTS, type NotificationGroup, type NotificationSubject } from '@fanzha/domain';
import type { IconName } from '@fanzha/ui';
import type { RouteLocationRaw } from 'vue-router';

/** A form and its period, `<id>:<period>`. */
function chaseOf(id: string): RouteLocationRaw {
  const [form = '', period = ''] = id.split(':');
  return { name: 'chase', query: { form, period } };
}

/** Null: it has no page of its own. */
const LINKS: Readonly<Record<NotificationSubject, ((id: string) => RouteLocationRaw) | null>> = {
  NOTICE: (id) => ({ name: 'notice', params: { id } }),
  CAMPAIGN: (id) => ({ name: 'campaign', params: { id } }),
  SUBMISSION: (id) => ({ name: 'submission', params: { id } }),
  CHASE: chaseOf,
  ALERT: (id) => ({ name: 'alert', params: { id } }),
  SUPERVISION: (id) => ({ name: 'supervision-letter', params: { id } }),
  IMPORT: (id) => ({ name: 'import', params: { id } }),
  APPROVAL: () => ({ name: 'approvals' }),
  WEBHOOK: () => ({ name: 'webhooks' }),
  EVALUATION: (id) => ({ name: 'evaluation-scheme', params: { id } }),
  USER: null,
};

/** The page of what a notification is about; null where it has none. */
export function linkOf({
  subjectKind,
  subjectId,
}: {
  subjectKind: string;
  subjectId: string;
}): RouteLocationRaw | null {
  const known = NOTIFICATION_SUBJECTS.find((kind) => kind === subjectKind);
  return known ? (LINKS[known]?.(subjectId) ?? null) : null;
}

const ICONS: Readonly<Record<NotificationGroup, readonly [icon: IconName, tone: string]>> = {
  TO_REVIEW: ['checklist', 'info'],
  CORRECTED: ['undo', 'warn'],
  ALERT: ['warning', 'bad'],
  DUE: ['warning', 'bad'],
  DOCUMENT: ['megaphone', 'info'],
  REVIEW_RESULT: ['tick', 'ok'],
  DIFFERENCE: ['sum', 'warn'],
  FILE: ['table', ''],
  ACCOUNT: ['lock', 'warn'],
};

/** How a notification is drawn: as its group is, but what was returned is no good news. */
export const lookOf = (group: NotificationGroup, kind: string): readonly [icon: IconName, tone: string] =>
  kind === 'submission.returned' ? ICONS.CORRECTED : (ICONS[group] ?? ['info', '']);
