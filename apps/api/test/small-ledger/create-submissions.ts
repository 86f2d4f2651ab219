import { FACT_COLUMNS, factIndexes } from '../../migrations/fact-table.js';
import { ACTIVITIES } from '../../migrations/stated-figures/activities.js';
import { CASES } from '../../migrations/stated-figures/cases.js';
import { FUNDS_ACTIONS } from '../../migrations/stated-figures/funds-actions.js';
import { HOUSEHOLDS } from '../../migrations/stated-figures/households.js';
import { INSPECTIONS } from '../../migrations/stated-figures/inspections.js';
import { INTERCEPTIONS } from '../../migrations/stated-figures/interceptions.js';
import { LEADERSHIP_GROUPS } from '../../migrations/stated-figures/leadership-groups.js';
import { dayOf, factDay, factFigure, figuresOf, type LedgerPart } from '../../migrations/stated-figures/part.js';
import { TALLIES } from '../../migrations/stated-figures/tallies.js';
import { WARNINGS } from '../../migrations/stated-figures/warnings.js';
import { ledgerPartPolicies, ledgerPolicies } from '../../migrations/ledger-policies.js';

const SUBMISSIONS: LedgerPart = {
  figures: [
    figuresOf({
      table: 'submission',
      kind: 'SUBMISSION',
      day: 'f.due_on',
      figures: `lateral (values ('SUBMISSIONS_DUE', 1, 'EXACT'), ('SUBMISSIONS_ON_TIME', 1, 'EXACT'))
        as i(indicator, amount, qualifier)`,
      where: `(i.indicator = 'SUBMISSIONS_DUE' or f.sent_on <= f.due_on)`,
    }),
  ],
  days: [dayOf('submission', 'SUBMISSION', 'due_on')],
};

const LEDGERS = [
  ACTIVITIES,
  CASES,
  INTERCEPTIONS,
  FUNDS_ACTIONS,
  TALLIES,
  INSPECTIONS,
  WARNINGS,
  HOUSEHOLDS,
  LEADERSHIP_GROUPS,
  SUBMISSIONS,
];

/** What the migration of the ledger does: its tables with their walls, and its part of the two views of all facts. */
export const CREATE_SUBMISSIONS = `
  create table submission (${FACT_COLUMNS},
    search_text text not null default '',
    input_hash text check (input_hash ~ '^[0-9a-f]{64}$'),
    exceeded jsonb,
    subject text not null,
    due_on date not null,
    sent_on date);
  ${factIndexes('submission', 'due_on')}
  ${ledgerPolicies('submission')}
  create table submission_attachment (
    city_code text collate "C" not null,
    submission_id uuid not null,
    position smallint not null,
    title text not null,
    tenant_id uuid not null,
    region_code text collate "C" not null,
    sector text not null,
    primary key (city_code, submission_id, position),
    foreign key (city_code, submission_id) references submission (city_code, id));
  ${ledgerPartPolicies('submission_attachment', 'submission', 'submission_id')}
  drop view fact_figure, fact_day;
  create view fact_day with (security_invoker = true) as ${factDay(LEDGERS)};
  create view fact_figure with (security_invoker = true) as ${factFigure(LEDGERS)};
  grant select on fact_day, fact_figure to fanzha_app, fanzha_jobs;`;
