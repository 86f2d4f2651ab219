import type { IconName } from '@fanzha/ui';
import type { RouteLocationRaw } from 'vue-router';

const LINKS: Readonly<Record<string, (id: string) => RouteLocationRaw>> = {
  NOTICE: (id) => ({ name: 'notice', params: { id } }),
  IMPORT: (id) => ({ name: 'import', params: { id } }),
  APPROVAL: () => ({ name: 'approvals' }),
  WEBHOOK: () => ({ name: 'webhooks' }),
};

/** The page of what a notification is about; null where it has none. */
export const linkOf = ({
  subjectKind,
  subjectId,
}: {
  subjectKind: string;
  subjectId: string;
}): RouteLocationRaw | null => LINKS[subjectKind]?.(subjectId) ?? null;

const ICONS: Readonly<Record<string, readonly [icon: IconName, tone: string]>> = {
  TO_REVIEW: ['checklist', 'info'],
  CORRECTED: ['undo', 'warn'],
  DUE: ['warning', 'bad'],
  EXCEPTION: ['edit', 'info'],
  DOCUMENT: ['megaphone', 'info'],
  REVIEW_RESULT: ['tick', 'ok'],
  DIFFERENCE: ['sum', 'warn'],
  FILE: ['table', ''],
  ACCOUNT: ['lock', 'warn'],
};

/** How a group of notifications is drawn. */
export const lookOf = (group: string): readonly [icon: IconName, tone: string] => ICONS[group] ?? ['info', ''];
