import {
  addDays,
  addYears,
  BOUNDS,
  CLIENT_SCOPES,
  type ClientScope,
  dateFaults,
  type FieldFault,
  isClientScope,
  listFaults,
  type LocalDate,
  textFaults,
  visibleText,
} from '@fanzha/domain';
import type { ApiClientInput } from './api-client.inputs.js';

/** A token nobody renews is a token nobody looks after. */
const LONGEST_YEARS = 2;

/** What is stored of an input: the name without blanks at its ends, each scope once. */
export interface ApiClientContent {
  readonly name: string;
  readonly scopes: readonly ClientScope[];
  readonly expiresOn: LocalDate;
}

/** The content of a new client, and every fault of its input. */
export function readApiClient(
  { name, scopes, expiresOn }: ApiClientInput,
  today: LocalDate,
): { content: ApiClientContent; faults: FieldFault[] } {
  const tooMany = listFaults('scopes', scopes, BOUNDS.clientScopes);
  const unknown = scopes.flatMap((scope, index): FieldFault[] =>
    isClientScope(scope) ? [] : [{ path: `scopes.${index}`, code: 'UNKNOWN_CODE' }],
  );
  return {
    content: {
      name: visibleText(name),
      scopes: CLIENT_SCOPES.map(({ code }) => code).filter((code) => scopes.includes(code)),
      expiresOn,
    },
    faults: [
      ...textFaults('name', name, BOUNDS.clientName),
      ...(tooMany.length > 0 ? tooMany : unknown),
      ...expiryFaults(expiresOn, today),
    ],
  };
}

function expiryFaults(expiresOn: LocalDate, today: LocalDate): FieldFault[] {
  const path = 'expiresOn';
  const earliest = addDays(today, 1);
  const latest = addYears(today, LONGEST_YEARS);
  const faults = dateFaults(path, expiresOn, { required: true });
  if (faults.length > 0) return faults;
  if (expiresOn < earliest) return [{ path, code: 'DATE_TOO_EARLY', params: { earliest } }];
  return expiresOn > latest ? [{ path, code: 'DATE_TOO_LATE', params: { latest } }] : [];
}
