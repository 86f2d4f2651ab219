import { indicatorsOf, keepersOf } from '@fanzha/domain';
import type { LedgerDefinition } from '@fanzha/ledger';
import { contributions } from './warning.contributions.js';
import { WarningEntity, type WarningFact } from './warning.entity.js';

const LABELS = 'select id::text, title as label from warning where city_code = $1 and id = any ($2::uuid[])';

/** Warnings that are addressed to a unit and that it has not acknowledged. @param own the placeholder of its id */
export const unacknowledgedBy = (own: string): string => `f.tenant_id <> ${own} and app_home() ^@ any (f.regions)
          and (f.sectors = '{}' or app_line() = any (f.sectors))
      and not exists (select from warning_receipt r where r.city_code = $1 and r.warning_id = f.id
        and r.tenant_id = ${own})`;

/** Days for which an authority is told who has not acknowledged its warning: each costs a look at all its units. */
const CHASED_FOR = 30;

/** Warnings, as a ledger of the authorities that publish them. */
export const warningLedger: LedgerDefinition<WarningFact> = {
  kind: 'warning',
  entity: WarningEntity,
  day: 'publishedOn',
  recordedBy: keepersOf('WARNINGS'),
  stated: ['title', 'body', 'publishedOn', 'fraudType', 'regions', 'sectors'],
  texts: ({ title, body }) => [title, body],
  // Beside their authority and its overseers, whom they are addressed to sees them.
  shownToOthers: true,
  dues: [
    {
      code: 'WARNING_TO_ACKNOWLEDGE',
      description: 'the own unit has not acknowledged a warning that is addressed to it',
      where: ({ own }) => unacknowledgedBy(`${own()}::uuid`),
      since: 'f.published_on',
    },
    {
      code: 'RECEIPTS_MISSING',
      description: `a warning that the own authority published within ${CHASED_FOR} days waits for receipts of units`,
      where: ({ own, today, isUnit }) =>
        isUnit
          ? null
          : `f.tenant_id = ${own()} and f.published_on > ${today()}::date - ${CHASED_FOR} and exists (
          select from tenant own, warning_reach(array[f.id], ${today()}::date) r
          where own.city_code = $1 and own.id = ${own()} and r.receipts < r.addressed)`,
      since: 'f.published_on',
    },
  ],
  source: { kind: 'WARNING', description: '预警', indicators: indicatorsOf('warning'), labels: LABELS },
  // A receipt counts under the id of its warning.
  furtherSources: [{ kind: 'WARNING_RECEIPT', description: '预警签收', indicators: indicatorsOf('warning') }],
  contributions,
  // What units have acknowledged stays as they read it.
  unamendable: true,
  attributed: [{ table: 'warning_receipt', key: 'warning_id', day: 'f.received_on', isFact: false }],
};
