import { type Locale, type Named, nameIn, DomainError } from '@fanzha/domain';
import { type ErrorForm, domainErrorForm } from '../errors/error-form.js';

/**
 * An operation that does not get as far as being executed. `status` is the HTTP status; `asJson` the one
 * that clients of application/json are told, who learn about an invalid document by its `errors` alone
 * (GraphQL over HTTP, "application/json").
 */
export class RequestError extends Error {
  constructor(
    readonly status: number,
    readonly asJson: number,
    readonly forms: (locale: Locale) => readonly ErrorForm[],
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(`request error ${status}`);
  }

  /** The request itself is malformed: no GraphQL was reached. */
  static malformed(status: number, message: Named, headers?: Readonly<Record<string, string>>): RequestError {
    return new RequestError(
      status,
      status,
      (locale) => [domainErrorForm(new DomainError('BAD_INPUT'), locale, nameIn(locale, message))],
      headers,
    );
  }

  /** The operation is refused before it runs: too complex, or variables that do not fit. */
  static refused(domainError: DomainError): RequestError {
    return new RequestError(400, 200, (locale) => [domainErrorForm(domainError, locale)]);
  }
}
