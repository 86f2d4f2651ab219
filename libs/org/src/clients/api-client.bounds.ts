import {
  addDays,
  addYears,
  BOUNDS,
  CLIENT_SCOPES,
  type ClientScope,
  dateErrors,
  type FieldError,
  isClientScope,
  listErrors,
  type LocalDate,
  textErrors,
  visibleText,
} from '@fanzha/domain';
import type { ApiClientInput } from './api-client.inputs.js';

/** How long a token lives at most: somebody has to look after it and renew it. */
const LONGEST_YEARS = 2;

/** What is stored of an input: the name without blanks at its ends, each scope once. */
export interface ApiClientContent {
  readonly name: string;
  readonly scopes: readonly ClientScope[];
  readonly expiresOn: LocalDate;
}

/** The content of a new client, and every error of its input. */
export function readApiClient(
  { name, scopes, expiresOn }: ApiClientInput,
  today: LocalDate,
): { content: ApiClientContent; errors: FieldError[] } {
  const tooMany = listErrors('scopes', scopes, BOUNDS.clientScopes);
  const unknown = scopes.flatMap((scope, index): FieldError[] =>
    isClientScope(scope) ? [] : [{ path: `scopes.${index}`, code: 'UNKNOWN_CODE' }],
  );
  return {
    content: {
      name: visibleText(name),
      scopes: CLIENT_SCOPES.map(({ code }) => code).filter((code) => scopes.includes(code)),
      expiresOn,
    },
    errors: [
      ...textErrors('name', name, BOUNDS.clientName),
      ...(tooMany.length > 0 ? tooMany : unknown),
      ...expiryErrors(expiresOn, today),
    ],
  };
}

function expiryErrors(expiresOn: LocalDate, today: LocalDate): FieldError[] {
  const path = 'expiresOn';
  const earliest = addDays(today, 1);
  const latest = addYears(today, LONGEST_YEARS);
  const errors = dateErrors(path, expiresOn, { required: true });
  if (errors.length > 0) return errors;
  if (expiresOn < earliest) return [{ path, code: 'DATE_TOO_EARLY', params: { earliest } }];
  return expiresOn > latest ? [{ path, code: 'DATE_TOO_LATE', params: { latest } }] : [];
}
