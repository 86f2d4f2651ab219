import { DomainError } from './domain-error.js';

/**
 * How many of a kind one tenant may have in use at once, and one account of sessions. Ten times what the largest units
 * need: beyond them it is an error or an attack, and every list and every write would pay for it.
 */
export const PER_TENANT = {
  accounts: 500,
  clients: 100,
  groups: 200,
  sessionsOfAccount: 50,
  imports: 30,
  /** Of an authority: forms that are not retired. */
  forms: 50,
  /** Campaigns that are drafts or run. */
  campaigns: 200,
  /** Scoring schemes that are not closed. */
  schemes: 50,
  /** Schemes for places without fraud that have not ended. */
  fraudFreeSchemes: 50,
} as const;

/** @throws DomainError CONFLICT (TOO_MANY_OF_TENANT) with `max` where there is no room for one more. */
export function requireRoom(inUse: number, max: number): void {
  if (inUse >= max) throw DomainError.conflict({ max }, 'TOO_MANY_OF_TENANT');
}
