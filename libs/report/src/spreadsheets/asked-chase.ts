import { type FieldError, isId, parsePeriod, type Period, requireNoErrors } from '@fanzha/domain';
import { type Query, textsIn } from './asked-export.js';

export const CHASE_TABS = ['reports', 'returned', 'receipts', 'alerts'] as const;

/** Which list of the chase is asked for; of reports also the form and the period. */
export type AskedChase =
  | { readonly tab: 'reports'; readonly formId: string; readonly period: Period }
  | { readonly tab: 'returned' | 'receipts' | 'alerts' };

const PARAMETERS = ['tab', 'formId', 'period'] as const;

/** Reads the parameters of an export of the chase. @throws DomainError BAD_INPUT with every error, by parameter. */
export function askedChase(query: Query): AskedChase {
  const { texts, errors } = textsIn(query, PARAMETERS);
  const tab = CHASE_TABS.find((each) => each === texts.tab);
  if (texts.tab === undefined) errors.push({ path: 'tab', code: 'REQUIRED' });
  else if (!tab) errors.push({ path: 'tab', code: 'UNKNOWN_CODE', allowed: [...CHASE_TABS] });
  for (const path of ['formId', 'period'] as const) errors.push(...ofReports(path, texts[path], tab));
  if (texts.formId !== undefined && !isId(texts.formId)) errors.push({ path: 'formId', code: 'INVALID_ID' });
  requireNoErrors(errors);
  if (tab !== 'reports') return { tab: tab as 'returned' | 'receipts' | 'alerts' };
  const { formId, period } = texts as { formId: string; period: string };
  return { tab, formId: formId.toLowerCase(), period: parsePeriod(period) };
}

/** Errors of a parameter that reports need and other lists do not have. */
function ofReports(path: string, text: string | undefined, tab: AskedChase['tab'] | undefined): FieldError[] {
  if (tab === 'reports' && text === undefined) return [{ path, code: 'REQUIRED' }];
  return tab !== undefined && tab !== 'reports' && text !== undefined ? [{ path, code: 'UNKNOWN_FIELD' }] : [];
}
