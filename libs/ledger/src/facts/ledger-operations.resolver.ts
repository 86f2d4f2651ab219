import { Costs, CurrentViewer, Requires, type ScopedReads, selectedFields, type Viewer } from '@fanzha/platform';
import type { OnModuleInit, Type } from '@nestjs/common';
import { Args, Info, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { FactEntity } from './fact.entity.js';
import { comparedFactFields, factFields } from './fact-fields.resolver.js';
import type { FactModel, RecordFilter } from './fact.model.js';
import type { KeptLedger } from './kept-ledger.js';
import type { LedgerDefinition } from './ledger-definition.js';
import { recordListArgs, type RecordListGiven, USUAL_ROWS } from './record-list.args.js';
import type { ListParts, RecordWalk } from './record-lists.js';
import { addListFields, type RecordConnection } from './record-sum.model.js';
import { RecordId, SeenVersion } from './record-args.js';

/** What an operation is called in the API, and what is said about it. */
type NamedOperation = readonly [name: string, description?: string];

/** How a ledger's operations look in the API. Types and inputs are the ledger's own. */
interface LedgerOperations {
  readonly model: Type<FactModel>;
  readonly connection: Type<unknown>;
  readonly filter: Type<RecordFilter>;
  readonly input: Type<object>;
  readonly one: NamedOperation;
  readonly list: NamedOperation;
  readonly record: NamedOperation;
  readonly void: NamedOperation;
  /** What a record and the last time before it have in common, in words; without it there is no such field. */
  readonly alike?: string;
}

/** What the resolver of a ledger asks its service. Whoever works on all ledgers alike asks it as well. */
interface OfLedger<Fact extends FactEntity, Input> extends Omit<
  KeptLedger,
  'definition' | 'get' | 'list' | 'walk' | 'void'
> {
  readonly definition: LedgerDefinition<Fact>;
  lastTimesBefore(viewer: Viewer, facts: readonly Fact[]): Promise<ReadonlyMap<string, Fact>>;
  get(viewer: Viewer, id: string): Promise<Fact>;
  list(viewer: Viewer, given: RecordListGiven<RecordFilter>, wanted: ListParts): Promise<RecordConnection<Fact>>;
  walk(viewer: Viewer, filter: RecordFilter, reads: ScopedReads): RecordWalk<Fact>;
  record(viewer: Viewer, input: Input): Promise<Fact>;
  void(viewer: Viewer, id: string, version: number, reason: string): Promise<Fact>;
}

const MISSING = 'NOT_FOUND where there is none, or none you may see';
const VOIDED = 'takes a record out of all figures; it stays readable, with the reason';
const REPLACED = 'replaces all that was stated; the earlier version stays in its history';

const named = ([name, description]: NamedOperation, usual?: string) => ({
  name,
  ...((description ?? usual) !== undefined && { description: description ?? usual }),
});

/** What is selected of a list beside its rows. */
function partsIn(info: GraphQLResolveInfo): ListParts {
  const fields = selectedFields(info).filter((field) => field.isIncluded(info.variableValues));
  const has = (...names: readonly string[]) => fields.some(({ name }) => names.includes(name));
  return { total: has('totalCount', 'totalIsExact'), sums: has('sums', 'sumsTooWide'), around: has('pageInfo') };
}

/** One record, a list of them, recording and voiding, beside the fields of every record. */
export function ledgerOperations<Fact extends FactEntity, Input>(operations: LedgerOperations) {
  const { model, connection, filter, input, one, list, record, void: voided, alike } = operations;

  addListFields(connection);
  const ListArgs = recordListArgs(filter);
  const Fields = alike === undefined ? factFields<Fact>(() => model) : comparedFactFields<Fact>(() => model, alike);

  @Resolver(() => model, { isAbstract: true })
  abstract class LedgerOperationsResolver
    extends (Fields as ReturnType<typeof factFields<Fact>>)
    implements OnModuleInit
  {
    protected abstract override readonly ledger: OfLedger<Fact, Input>;

    onModuleInit(): void {
      this.sources.readers.add(this.ledger.definition.source.kind, {
        type: model.name,
        list: list[0],
        ledger: this.ledger,
      });
    }

    @Query(() => model, { nullable: true, ...named(one, MISSING) })
    @Requires('ledger:read')
    findOne(@CurrentViewer() viewer: Viewer, @RecordId() id: string): Promise<Fact> {
      return this.ledger.get(viewer, id);
    }

    @Query(() => connection, named(list, 'newest day first, unless another order is given'))
    @Costs(1, { items: USUAL_ROWS })
    @Requires('ledger:read')
    findPage(
      @CurrentViewer() viewer: Viewer,
      @Args({ type: () => ListArgs }) args: RecordListGiven<RecordFilter>,
      @Info() info: GraphQLResolveInfo,
    ): Promise<RecordConnection<Fact>> {
      return this.ledger.list(viewer, args, partsIn(info));
    }

    @Mutation(() => model, named(record))
    @Requires('ledger:record')
    record(
      @CurrentViewer() viewer: Viewer,
      @Args('input', { type: () => input, description: 'all that is stated; what is left out is not stated' })
      stated: Input,
    ): Promise<Fact> {
      return this.ledger.record(viewer, stated);
    }

    @Mutation(() => model, named(voided, VOIDED))
    @Requires('ledger:void')
    voidOne(
      @CurrentViewer() viewer: Viewer,
      @RecordId() id: string,
      @SeenVersion() version: number,
      @Args('reason', {
        type: () => String,
        description: 'why, for the history and the log; needs a visible letter or digit',
      })
      reason: string,
    ): Promise<Fact> {
      return this.ledger.void(viewer, id, version, reason);
    }
  }
  return LedgerOperationsResolver;
}

/** The same for a ledger whose records can be corrected. */
export function amendableLedgerOperations<Fact extends FactEntity, Input>(
  operations: LedgerOperations & { readonly amend: NamedOperation },
) {
  const { model, input, amend } = operations;

  @Resolver(() => model, { isAbstract: true })
  abstract class AmendableOperationsResolver extends ledgerOperations<Fact, Input>(operations) {
    protected abstract override readonly ledger: OfLedger<Fact, Input> & {
      amend(viewer: Viewer, id: string, version: number, input: Input): Promise<Fact>;
    };

    @Mutation(() => model, named(amend, REPLACED))
    @Requires('ledger:amend')
    amend(
      @CurrentViewer() viewer: Viewer,
      @RecordId() id: string,
      @SeenVersion() version: number,
      @Args('input', { type: () => input, description: 'all that is stated; what is left out is not stated' })
      stated: Input,
    ): Promise<Fact> {
      return this.ledger.amend(viewer, id, version, stated);
    }
  }
  return AmendableOperationsResolver;
}
