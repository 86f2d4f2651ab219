import type { ProposalKind } from '../../graphql/generated.js';
import type { Proposal } from './accepted-draft.js';

/** The class that gives a kind its colour; the number and the name say it, too. */
const HUES: Readonly<Record<ProposalKind, string>> = {
  LEADERSHIP_GROUP: 'k-grp',
  ACTIVITY: 'k-act',
  HOUSEHOLD_VISIT: 'k-vis',
  FRAUD_CASE: 'k-cas',
  INTERCEPTION: 'k-cas',
  FUNDS_ACTION: 'k-cas',
  TALLY: 'k-cas',
  INSPECTION: 'k-vis',
  OF_OTHERS: 'k-dup',
  WORDS: 'k-dup',
};

/** In the order in which kinds are shown. */
export const KINDS = Object.keys(HUES) as readonly ProposalKind[];

export const hueOf = ({ kind, toldBefore }: Pick<Proposal, 'kind' | 'toldBefore'>): string =>
  toldBefore ? 'k-dup' : HUES[kind];

export const hueOfKind = (kind: ProposalKind): string => HUES[kind];
