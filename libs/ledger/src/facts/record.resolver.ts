import { SourceRecord } from '@fanzha/rollup';
import { CurrentViewer, Requires, type Viewer } from '@fanzha/platform';
import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { FactEntity } from './fact.entity.js';
import { RecordModel } from './fact.model.js';
import { FactKindEnum, RecordKindEnum } from './record-kind.js';
import { RecordReaders } from './record-readers.js';
import { RecordId } from './record-args.js';

@Resolver()
export class RecordResolver {
  constructor(private readonly readers: RecordReaders) {}

  @Query(() => RecordModel, {
    nullable: true,
    description: 'a record of any ledger; NOT_FOUND where there is none, or none you may see',
  })
  @Requires('ledger:read')
  record(
    @CurrentViewer() viewer: Viewer,
    @Args('kind', { type: () => RecordKindEnum, description: 'the ledger that the record is in' }) kind: string,
    @RecordId() id: string,
  ): Promise<FactEntity> {
    return this.readers.get(viewer, kind, id);
  }
}

/** The engine knows the kinds of what stands behind figures as codes; the ledgers know which there are. */
@Resolver(() => SourceRecord)
export class SourceKindResolver {
  @ResolveField(() => FactKindEnum, { description: 'the ledger that the record is in' })
  kind(@Parent() { kind }: SourceRecord): string {
    return kind;
  }
}
