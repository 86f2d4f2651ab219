import { type Locale, type Named, nameIn, Refusal } from '@fanzha/domain';
import { type ErrorForm, refusalForm } from '../errors/error-form.js';

/**
 * An operation that does not get as far as being executed. `status` is the HTTP status; `asJson` the one
 * that clients of application/json are told, who learn about a faulty document by its `errors` alone
 * (GraphQL over HTTP, "application/json").
 */
export class RequestFault extends Error {
  constructor(
    readonly status: number,
    readonly asJson: number,
    readonly forms: (locale: Locale) => readonly ErrorForm[],
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(`request fault ${status}`);
  }

  /** The request itself is malformed: no GraphQL was reached. */
  static malformed(status: number, message: Named, headers?: Readonly<Record<string, string>>): RequestFault {
    return new RequestFault(
      status,
      status,
      (locale) => [refusalForm(new Refusal('BAD_INPUT'), locale, nameIn(locale, message))],
      headers,
    );
  }

  /** The operation is refused before it runs: too complex, or variables that do not fit. */
  static refused(refusal: Refusal): RequestFault {
    return new RequestFault(400, 200, (locale) => [refusalForm(refusal, locale)]);
  }
}
