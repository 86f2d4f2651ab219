import { nameIn, parsePeriod, periodLabel, SECTORS, SUMMARY_STATES, type Sector } from '@fanzha/domain';
import { currentLocale } from '../../locales/i18n.js';

/** What is said of a summary wherever it is listed or headed. */
interface SummaryHead {
  readonly about: string;
  readonly period: string;
  readonly sector?: Sector | null;
  readonly state: string;
  readonly region: { readonly name: string };
  readonly tenant: { readonly name: string };
}

const named = (terms: readonly { code: string; zh: string; en: string }[], code: string | null | undefined): string => {
  const term = terms.find((one) => one.code === code);
  return term ? nameIn(currentLocale(), term) : '';
};

export const periodWords = (period: string): string => periodLabel(parsePeriod(period), currentLocale());

export const stateWords = (state: string): string => named(SUMMARY_STATES, state);

/** Whose work it is about: a unit, or a region with its line. */
export function subjectWords({ about, region, tenant, sector }: SummaryHead): string {
  if (about === 'UNIT') return tenant.name;
  return [region.name, named(SECTORS, sector)].filter(Boolean).join(' · ');
}
