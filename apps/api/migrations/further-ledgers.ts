import { FACT_COLUMNS } from './fact-table.js';
import { addToFactViews } from './further-facts.js';
import type { LedgerPart } from './stated-figures/part.js';

/**
 * What ledgers need that come after 1770001100000: their records name several campaigns, as those of all others do
 * since then. The files that these are made of belong to earlier migrations and say one campaign.
 */
const inLists = (text: string): string => text.replaceAll(/\bcampaign_id\b/g, 'campaign_ids');

/** What every fact has. */
export const FURTHER_FACT_COLUMNS = inLists(
  FACT_COLUMNS.replace(/,\s*foreign key \(city_code, campaign_id\) references campaign \(city_code, id\)/, '').replace(
    'campaign_id uuid',
    `campaign_ids uuid[] not null default '{}' check (cardinality(campaign_ids) <= 5)`,
  ),
);

/** Adds what a further ledger states to the views of all facts. */
export const addFurtherFacts = (ledger: LedgerPart): string => inLists(addToFactViews(ledger));
