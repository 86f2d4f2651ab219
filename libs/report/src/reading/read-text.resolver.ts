import type { LocalDate } from '@fanzha/domain';
import {
  type Connection,
  Costs,
  CurrentViewer,
  LocalDateScalar,
  LongTextScalar,
  Requires,
  type Viewer,
} from '@fanzha/platform';
import { Args, ArgsType, Field, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { AcceptReadings } from './accept-readings.service.js';
import { AcceptReadingsInput, UndoReadTextArgs } from './read-text.inputs.js';
import { ReadText, ReadTextUndo, ReadTextConnection, type ReadTextEntry } from './read-text.model.js';
import { ReadTextService } from './read-text.service.js';
import { UndoReadings } from './undo-readings.service.js';

/** What it costs to read a text and to look for its passages: some four in one operation. */
const READING_COST = 4_000;

@ArgsType()
class GivenTextArgs {
  @Field(() => LongTextScalar, { description: 'the summary, its paragraphs as lines, cells of tables parted by tabs' })
  text!: string;
  @Field(() => String, { nullable: true, description: 'the file that it came from' }) fileName?: string | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'the day that 本月 and a month without a year are of' })
  reportDate?: LocalDate | null;
  @Field(() => String, {
    nullable: true,
    description: 'sent again, the same input returns the first text; another one is a CONFLICT',
  })
  idempotencyKey?: string | null;
}

@ArgsType()
class ReadTextsArgs {
  @Field(() => Int, { nullable: true, defaultValue: 20, description: 'rows of a page, 1 to 100' }) first?:
    number | null;
  @Field(() => String, { nullable: true, description: '`endCursor` of the page before; null: from the beginning' })
  after?: string | null;
}

@Resolver(() => ReadText)
export class ReadTextResolver {
  constructor(
    private readonly texts: ReadTextService,
    private readonly acceptance: AcceptReadings,
    private readonly undoing: UndoReadings,
  ) {}

  @Query(() => ReadTextConnection, { description: 'texts that the own unit has had read, the newest first' })
  @Requires('ledger:record', 'ledger:read')
  @Costs(100)
  readTexts(
    @CurrentViewer() viewer: Viewer,
    @Args() { first, after }: ReadTextsArgs,
  ): Promise<Connection<ReadTextEntry>> {
    return this.texts.list(viewer, { first: first ?? 20, after: after || null });
  }

  @Query(() => ReadText, { description: 'a text of the own unit, read anew; NOT_FOUND for those of others' })
  @Requires('ledger:record', 'ledger:read')
  @Costs(READING_COST)
  readText(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'the text' }) id: string,
  ): Promise<ReadText> {
    return this.texts.get(viewer, id);
  }

  @Mutation(() => ReadText, {
    description: 'stores a work summary and reads it: nothing is recorded. A text that waits already is that one',
  })
  @Requires('ledger:record', 'ledger:read')
  @Costs(READING_COST)
  readSummaryText(@CurrentViewer() viewer: Viewer, @Args() given: GivenTextArgs): Promise<ReadText> {
    return this.texts.read(viewer, given);
  }

  @Mutation(() => ReadText, {
    description: 'records the proposals that a person has accepted, all in one step; a text becomes records once',
  })
  @Requires('ledger:record', 'ledger:read')
  @Costs(READING_COST)
  acceptReadings(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => AcceptReadingsInput, description: 'the text, and what of it becomes records' })
    input: AcceptReadingsInput,
  ): Promise<ReadText> {
    return this.acceptance.accept(viewer, input);
  }

  @Mutation(() => ReadText, {
    description: 'voids the records that were made of a text, in one step; those that were changed since stay',
  })
  @Requires('ledger:record', 'ledger:read', 'ledger:void')
  @Costs(READING_COST)
  undoReadText(@CurrentViewer() viewer: Viewer, @Args() given: UndoReadTextArgs): Promise<ReadText> {
    return this.undoing.undo(viewer, given);
  }

  @Costs(100)
  @ResolveField(() => ReadTextUndo, { description: 'what undoing it would do now' })
  undo(@CurrentViewer() viewer: Viewer, @Parent() text: ReadText): Promise<ReadTextUndo> {
    return this.undoing.of(viewer, text);
  }

  @Mutation(() => ReadText, { description: 'puts a text aside that is no report; it stays in the list' })
  @Requires('ledger:record', 'ledger:read')
  @Costs(READING_COST)
  parkReadText(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'the text' }) id: string,
    @Args('version', { type: () => Int, description: 'the version that was seen' }) version: number,
    @Args('reason', { type: () => String, description: 'what it is instead of a report' }) reason: string,
  ): Promise<ReadText> {
    return this.texts.park(viewer, id, version, reason);
  }
}
