import { SECTORS, SUMMARY_STATES, type Sector } from '@fanzha/domain';
import { termWords } from '../../locales/term-words.js';

/** What is said of a summary wherever it is listed or headed. */
interface SummaryHead {
  readonly about: string;
  readonly period: string;
  readonly sector?: Sector | null;
  readonly state: string;
  readonly region: { readonly name: string };
  readonly tenant: { readonly name: string };
}

export const stateWords = (state: string): string => termWords(SUMMARY_STATES, state);

/** Whose work it is about: a unit, or a region with its line. */
export function subjectWords({ about, region, tenant, sector }: SummaryHead): string {
  if (about === 'UNIT') return tenant.name;
  return [region.name, termWords(SECTORS, sector)].filter(Boolean).join(' · ');
}
