import { factIndexes } from '../../migrations/fact-table.js';
import { addFurtherFacts, FURTHER_FACT_COLUMNS } from '../../migrations/further-ledgers.js';
import { dayOf, figuresOf, type LedgerPart } from '../../migrations/stated-figures/part.js';
import { ledgerPartPolicies, ledgerPolicies } from '../../migrations/ledger-policies.js';

const LETTERS: LedgerPart = {
  figures: [
    figuresOf({
      table: 'letter',
      kind: 'LETTER',
      day: 'f.due_on',
      figures: `lateral (values ('SUBMISSIONS_DUE', 1, 'EXACT'), ('SUBMISSIONS_ON_TIME', 1, 'EXACT'))
        as i(indicator, amount, qualifier)`,
      where: `(i.indicator = 'SUBMISSIONS_DUE' or f.sent_on <= f.due_on)`,
    }),
  ],
  days: [dayOf('letter', 'LETTER', 'due_on')],
};

/** What the migration of the ledger does: its tables with their walls, and its part of the views of all facts. */
export const CREATE_LETTERS = `
  create table letter (${FURTHER_FACT_COLUMNS},
    search_text text not null default '',
    input_hash text check (input_hash ~ '^[0-9a-f]{64}$'),
    exceeded jsonb,
    subject text not null,
    due_on date not null,
    sent_on date);
  ${factIndexes('letter', 'due_on')}
  ${ledgerPolicies('letter')}
  create table letter_attachment (
    city_code text collate "C" not null,
    letter_id uuid not null,
    position smallint not null,
    title text not null,
    tenant_id uuid not null,
    region_code text collate "C" not null,
    sector text not null,
    primary key (city_code, letter_id, position),
    foreign key (city_code, letter_id) references letter (city_code, id));
  ${ledgerPartPolicies('letter_attachment', 'letter', 'letter_id')}
  ${addFurtherFacts(LETTERS)}`;
