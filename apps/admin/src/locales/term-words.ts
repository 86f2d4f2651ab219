import { nameIn, parsePeriod, periodLabel } from '@fanzha/domain';
import { currentLocale } from './i18n.js';

type Terms = readonly { readonly code: string; readonly zh: string; readonly en: string }[];

/** What a code is called in the language of the page; '' for none, the code itself where it is unknown. */
export function termWords(terms: Terms, code: string | null | undefined): string {
  if (!code) return '';
  const term = terms.find((one) => one.code === code);
  return term ? nameIn(currentLocale(), term) : code;
}

/** What a period is called in the language of the page. */
export const periodWords = (period: string): string => periodLabel(parsePeriod(period), currentLocale());
