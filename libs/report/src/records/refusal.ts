import { DomainError } from '@fanzha/domain';

/** What a refusal says, as it is kept. */
export interface Refusal {
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** The details of an error that messages can name. */
export function plainDetails({ details = {} }: DomainError): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(details).filter(
      (entry): entry is [string, string | number] => typeof entry[1] === 'string' || typeof entry[1] === 'number',
    ),
  );
}

/** What a refusal says: its finer reason, or its class. @throws what is no refusal */
export function refusalOf(error: unknown): Refusal {
  if (!(error instanceof DomainError)) throw error;
  return { code: error.reason ?? error.fields[0]?.code ?? error.code, params: plainDetails(error) };
}
