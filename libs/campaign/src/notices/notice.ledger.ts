import { indicatorsOf, keepersOf } from '@fanzha/domain';
import type { LedgerDefinition } from '@fanzha/ledger';
import { contributions } from './notice.contributions.js';
import { NoticeEntity, type NoticeFact } from './notice.entity.js';
import { CHASED_FOR } from './unread.js';

const LABELS = 'select id::text, title as label from notice where city_code = $1 and id = any ($2::uuid[])';

/**
 * Notices that were published when a unit was there, are addressed to it, and that it has not acknowledged. @param own
 * the placeholder of its id
 */
export const unacknowledgedBy = (own: string): string => `f.tenant_id <> ${own} and app_home() ^@ any (f.regions)
          and (f.sectors = '{}' or app_line() = any (f.sectors))
      and exists (select from tenant u where u.city_code = $1 and u.id = ${own} and u.opened_on <= f.published_on)
      and not exists (select from notice_receipt r where r.city_code = $1 and r.notice_id = f.id
        and r.tenant_id = ${own})`;

/** Notices, as a ledger of the authorities that publish them. */
export const noticeLedger: LedgerDefinition<NoticeFact> = {
  kind: 'notice',
  entity: NoticeEntity,
  day: 'publishedOn',
  recordedBy: keepersOf('NOTICES'),
  stated: ['title', 'body', 'publishedOn', 'receiveBy', 'fraudType', 'regions', 'sectors'],
  texts: ({ title, body }) => [title, body],
  // Beside their authority and its overseers, whom they are addressed to sees them.
  shownToOthers: true,
  dues: [
    {
      code: 'NOTICE_TO_ACKNOWLEDGE',
      description: 'the own unit has not acknowledged a notice that is addressed to it',
      where: ({ own }) => unacknowledgedBy(`${own()}::uuid`),
      since: 'f.published_on',
      dueOn: 'f.receive_by',
    },
    {
      code: 'RECEIPTS_MISSING',
      description:
        `a notice of the own authority, published or to be acknowledged within ${CHASED_FOR} days, ` +
        'waits for receipts of units',
      where: ({ own, today, isUnit }) =>
        isUnit
          ? null
          : `f.tenant_id = ${own()} and greatest(f.published_on, f.receive_by) > ${today()}::date - ${CHASED_FOR}
          and exists (
          select from tenant own, notice_reach(array[f.id], ${today()}::date) r
          where own.city_code = $1 and own.id = ${own()} and r.receipts < r.addressed)`,
      since: 'f.published_on',
      dueOn: 'f.receive_by',
    },
  ],
  source: { kind: 'NOTICE', description: '通报', indicators: indicatorsOf('notice'), labels: LABELS },
  // A receipt counts under the id of its notice.
  furtherSources: [{ kind: 'NOTICE_RECEIPT', description: '通报签收', indicators: indicatorsOf('notice') }],
  contributions,
  // What units have acknowledged stays as they read it.
  unamendable: true,
  ofOfficials: true,
  attributed: [{ table: 'notice_receipt', key: 'notice_id', day: 'f.received_on', isFact: false }],
};
