import { type FieldError, type Locale, type Named, nameIn, DomainError } from '@fanzha/domain';
import { GraphQLError } from 'graphql';
import { type ErrorForm, domainErrorForm } from '../errors/error-form.js';
import { RequestError } from './request-error.js';

/**
 * A document that cannot be parsed or does not fit the schema, or variables that do not fit the document. GraphQL's own
 * sentence goes along, in English: it speaks to the developer of the client. Errors of `fields` speak to people.
 */
export function documentError(
  cause: Named | GraphQLError | readonly GraphQLError[],
  fields: readonly FieldError[] = [],
): RequestError {
  if (fields.length > 0) return RequestError.refused(DomainError.badInput(fields));
  const causes = cause instanceof GraphQLError ? [cause] : cause;
  return new RequestError(400, 200, (locale) =>
    isList(causes)
      ? causes.map((error) => form(error, locale))
      : [domainErrorForm(new DomainError('BAD_INPUT'), locale, nameIn(locale, causes))],
  );
}

function isList(causes: Named | readonly GraphQLError[]): causes is readonly GraphQLError[] {
  return Array.isArray(causes);
}

function form({ message, locations }: GraphQLError, locale: Locale): ErrorForm {
  const said = locale === 'en' ? `The query does not fit: ${message}` : `查询有误：${message}`;
  return { ...domainErrorForm(new DomainError('BAD_INPUT'), locale, said), ...(locations && { locations }) };
}
