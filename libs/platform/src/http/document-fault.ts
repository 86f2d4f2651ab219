import { type FieldFault, type Locale, type Named, nameIn, Refusal } from '@fanzha/domain';
import { GraphQLError } from 'graphql';
import { type ErrorForm, refusalForm } from '../errors/error-form.js';
import { RequestFault } from './request-fault.js';

/**
 * A document that cannot be parsed or does not fit the schema, or variables that do not fit the document. GraphQL's own
 * sentence goes along, in English: it speaks to the developer of the client. Faults of `fields` speak to people.
 */
export function documentFault(
  cause: Named | GraphQLError | readonly GraphQLError[],
  fields: readonly FieldFault[] = [],
): RequestFault {
  if (fields.length > 0) return RequestFault.refused(Refusal.badInput(fields));
  const causes = cause instanceof GraphQLError ? [cause] : cause;
  return new RequestFault(400, 200, (locale) =>
    isList(causes)
      ? causes.map((error) => form(error, locale))
      : [refusalForm(new Refusal('BAD_INPUT'), locale, nameIn(locale, causes))],
  );
}

function isList(causes: Named | readonly GraphQLError[]): causes is readonly GraphQLError[] {
  return Array.isArray(causes);
}

function form({ message, locations }: GraphQLError, locale: Locale): ErrorForm {
  const said = locale === 'en' ? `The query does not fit: ${message}` : `查询有误：${message}`;
  return { ...refusalForm(new Refusal('BAD_INPUT'), locale, said), ...(locations && { locations }) };
}
