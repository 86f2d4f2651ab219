import { BOUNDS, type FieldError, isId, requireNoErrors, textErrors } from '@fanzha/domain';
import { Costs, CurrentViewer, errorForm, type RequestContext, Requires, type Viewer } from '@fanzha/platform';
import { Args, Context, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import type { FactEntity } from './fact.entity.js';
import { RecordModel } from './fact.model.js';
import { RecordKindEnum } from './record-kind.js';
import { RecordReaders } from './record-readers.js';

/** Records that are voided by one operation at most. */
const MOST = 100;
/** A transaction for each, of which there may be so many. */
const COST = 5_000;

@InputType({ description: 'a record, and the version of it that somebody has seen' })
class RecordVersionInput {
  @Field(() => ID, { description: 'the id of the record' }) id!: string;
  @Field(() => Int, { description: 'the version that the change is based on' }) version!: number;
}

@ObjectType({ description: 'why a record stayed as it was' })
class RecordError {
  @Field(() => String, { description: 'the class of the error, as in `errors[].extensions.code`' }) code!: string;
  @Field(() => String, { nullable: true, description: 'the finer reason, where there is one' }) reason!: string | null;
  @Field(() => String, { description: 'what happened, in the language of the request' }) message!: string;
}

@ObjectType({ description: 'what became of one of several records that were to be voided' })
class VoidedRecord {
  @Field(() => ID, { description: 'the id that was given' }) id!: string;
  @Field(() => RecordModel, { nullable: true, description: 'the record as it is now; null where it was not voided' })
  record!: FactEntity | null;
  @Field(() => RecordError, { nullable: true, description: 'null where the record was voided' })
  error!: RecordError | null;
}

/** Several records of one ledger, voided as if each had been voided by itself. */
@Resolver()
export class VoidRecordsResolver {
  constructor(private readonly readers: RecordReaders) {}

  /** One after the other, each in a transaction of its own: of one that is refused nothing is written. */
  @Costs(COST, { items: MOST })
  @Mutation(() => [VoidedRecord], {
    description:
      'Takes several records of one ledger out of all figures, with one reason: each as the operation of its ledger ' +
      'would. Those that are refused stay as they were, and the answer says why; the others are voided.',
  })
  @Requires('ledger:void')
  async voidRecords(
    @CurrentViewer() viewer: Viewer,
    @Context() { locale, request }: RequestContext,
    @Args('kind', { type: () => RecordKindEnum, description: 'the ledger that the records are in' }) kind: string,
    @Args('records', { type: () => [RecordVersionInput], description: `1 to ${MOST} records, each once` })
    records: RecordVersionInput[],
    @Args('reason', { type: () => String, description: 'why, for the history and the log of each' }) reason: string,
  ): Promise<VoidedRecord[]> {
    requireNoErrors([...listErrors(records), ...textErrors('reason', reason, BOUNDS.reason)]);
    const voided: VoidedRecord[] = [];
    for (const { id, version } of records) {
      try {
        const record = await this.readers.void(viewer, kind, { id, version, reason });
        voided.push({ id, record, error: null });
      } catch (error) {
        const { message, extensions } = errorForm(error, { locale, requestId: request.id });
        voided.push({ id, record: null, error: { code: extensions.code, reason: extensions.reason ?? null, message } });
      }
    }
    return voided;
  }
}

function listErrors(records: readonly RecordVersionInput[]): FieldError[] {
  if (records.length === 0) return [{ path: 'records', code: 'TOO_FEW_ITEMS', params: { min: 1 } }];
  if (records.length > MOST)
    return [{ path: 'records', code: 'TOO_MANY_ITEMS', params: { max: MOST, actual: records.length } }];
  const ids = records.map(({ id }) => id.toLowerCase());
  return ids.flatMap((id, position): FieldError[] => {
    const path = `records.${position}.id`;
    if (!isId(id)) return [{ path, code: 'INVALID_ID' }];
    return ids.indexOf(id) < position ? [{ path, code: 'DUPLICATE' }] : [];
  });
}
