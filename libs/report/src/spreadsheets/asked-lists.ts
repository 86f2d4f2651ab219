import { DomainError, requireFound, requireNoErrors } from '@fanzha/domain';
import { type FactFilter, type RecordReader, RecordReaders } from '@fanzha/ledger';
import { inputErrors } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { coerceInputValue, type GraphQLInputType } from 'graphql';

/** As much as an address carries; every filter of a list is shorter. */
const LONGEST_FILTER = 4_000;

/** Lists of records as an address asks for them: the filter is what the query of the list takes, as JSON. */
@Injectable()
export class AskedLists {
  constructor(
    private readonly readers: RecordReaders,
    private readonly modules: ModuleRef,
  ) {}

  /**
   * The ledger whose list is called `list`, and what it is narrowed to.
   * @throws DomainError NOT_FOUND for no ledger; BAD_INPUT with every field that does not fit: `filter.period`
   */
  read(list: string, filter: string | null): { readonly ledger: RecordReader['ledger']; readonly filter: FactFilter } {
    const { ledger } = this.readers.ofList(list);
    return { ledger, filter: filter === null ? {} : this.filterIn(list, filter) };
  }

  private filterIn(list: string, text: string): FactFilter {
    const type = this.typeOf(list);
    const given = parsed(text);
    requireNoErrors(inputErrors(given, type, ['filter']));
    return coerceInputValue(given, type) as FactFilter;
  }

  private typeOf(list: string): GraphQLInputType {
    const { schema } = this.modules.get(GraphQLSchemaHost, { strict: false });
    const filter = requireFound(
      schema
        .getQueryType()
        ?.getFields()
        [list]?.args.find(({ name }) => name === 'filter'),
    );
    return filter.type;
  }
}

function parsed(text: string): unknown {
  if (text.length > LONGEST_FILTER)
    throw DomainError.badInput([{ path: 'filter', code: 'TOO_LONG', params: { max: LONGEST_FILTER } }]);
  try {
    return JSON.parse(text) ?? {};
  } catch {
    throw DomainError.badInput([
      { path: 'filter', code: 'INVALID_FORMAT', params: { example: '{"period":"2026-10"}' } },
    ]);
  }
}
