import { isSupervisionOverdue, todayIn } from '@fanzha/domain';
import { FactFieldSources } from '@fanzha/ledger';
import { Region, Tenant } from '@fanzha/org';
import { type Connection, Costs, CurrentViewer, type RequestContext, Requires, type Viewer } from '@fanzha/platform';
import { RollupReader } from '@fanzha/rollup';
import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Occasions } from './occasions.service.js';
import {
  AnswerLetterArgs,
  ReturnLetterArgs,
  SeenLetterArgs,
  SupervisionLetterInput,
  SupervisionListArgs,
  WithdrawLetterArgs,
} from './supervision.inputs.js';
import {
  SupervisionEvent,
  SupervisionLetter,
  SupervisionLetterConnection,
  SupervisionOccasion,
  SupervisionTodo,
} from './supervision.model.js';
import { allowedActs } from './supervision.policy.js';
import { SupervisionReading } from './supervision-reading.service.js';
import type { EventRow, LetterRow } from './supervision.rows.js';
import { SupervisionService } from './supervision.service.js';

/** A task of a campaign may be named, whose units are all looked at. */
const SENDING = 1_000;

@Resolver(() => SupervisionLetter)
export class SupervisionResolver {
  constructor(
    private readonly service: SupervisionService,
    private readonly reading: SupervisionReading,
    private readonly occasions: Occasions,
    private readonly rollups: RollupReader,
    private readonly sources: FactFieldSources,
  ) {}

  @Query(() => SupervisionLetterConnection, {
    description:
      'Letters to the own unit, of the own authority, and of authorities below it; the latest first. ' +
      'Units see those of authorities that have supervision switched on.',
  })
  @Requires('ledger:read')
  supervisionLetters(
    @CurrentViewer() viewer: Viewer,
    @Args() args: SupervisionListArgs,
  ): Promise<Connection<LetterRow>> {
    return this.reading.list(viewer, args);
  }

  @Query(() => SupervisionLetter, {
    nullable: true,
    description: 'NOT_FOUND for one that is not there or not yours to see',
  })
  @Requires('ledger:read')
  supervisionLetter(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'the id of the letter' }) id: string,
  ): Promise<LetterRow> {
    return this.reading.get(viewer, id);
  }

  @Query(() => SupervisionTodo, { description: 'what the own unit, or the own authority, has to do about letters' })
  @Requires('ledger:read')
  supervisionTodo(@CurrentViewer() viewer: Viewer): Promise<SupervisionTodo> {
    return this.reading.todo(viewer);
  }

  @Mutation(() => [SupervisionLetter], {
    description: 'officials: writes one letter to each of some units; refused while supervision is off',
  })
  @Requires('ledger:record', 'ledger:read')
  @Costs(SENDING)
  sendSupervisionLetters(
    @CurrentViewer() viewer: Viewer,
    @Context() context: RequestContext,
    @Args('input', { type: () => SupervisionLetterInput, description: 'the letter and whom it is to' })
    input: SupervisionLetterInput,
  ): Promise<LetterRow[]> {
    return this.service.send(viewer, this.rollups.readsOf(context), input);
  }

  @Mutation(() => SupervisionLetter, { description: 'the own unit has received it' })
  @Requires('ledger:record', 'ledger:read')
  receiveSupervisionLetter(
    @CurrentViewer() viewer: Viewer,
    @Args() { id, version }: SeenLetterArgs,
  ): Promise<LetterRow> {
    return this.service.receive(viewer, id, version);
  }

  @Mutation(() => SupervisionLetter, { description: 'the own unit answers; what was returned is answered anew' })
  @Requires('ledger:record', 'ledger:read')
  answerSupervisionLetter(
    @CurrentViewer() viewer: Viewer,
    @Args() { id, version, words }: AnswerLetterArgs,
  ): Promise<LetterRow> {
    return this.service.answer(viewer, id, version, words);
  }

  @Mutation(() => SupervisionLetter, { description: 'the authority sends the answer back, with the reason' })
  @Requires('ledger:record', 'ledger:read')
  returnSupervisionLetter(
    @CurrentViewer() viewer: Viewer,
    @Args() { id, version, reason, dueOn }: ReturnLetterArgs,
  ): Promise<LetterRow> {
    return this.service.sendBack(viewer, id, version, reason, dueOn ?? null);
  }

  @Mutation(() => SupervisionLetter, { description: 'the authority accepts the answer, for good' })
  @Requires('ledger:record', 'ledger:read')
  closeSupervisionLetter(@CurrentViewer() viewer: Viewer, @Args() { id, version }: SeenLetterArgs): Promise<LetterRow> {
    return this.service.close(viewer, id, version);
  }

  @Mutation(() => SupervisionLetter, { description: 'the authority takes a letter back for good; it stays to be read' })
  @Requires('ledger:record', 'ledger:read')
  withdrawSupervisionLetter(
    @CurrentViewer() viewer: Viewer,
    @Args() { id, version, reason }: WithdrawLetterArgs,
  ): Promise<LetterRow> {
    return this.service.withdraw(viewer, id, version, reason);
  }

  @ResolveField(() => [String], { description: 'what the viewer may do with it now' })
  allowed(@Parent() row: LetterRow, @CurrentViewer() viewer: Viewer): string[] {
    return allowedActs(viewer, row);
  }

  @ResolveField(() => Boolean, { description: 'whether an answer is owed and its day is over' })
  overdue(@Parent() row: LetterRow): boolean {
    return isSupervisionOverdue(row, todayIn());
  }

  @ResolveField(() => Boolean, { description: 'whether the last answer came behind its day' })
  late(@Parent() { answeredOn, dueOn }: LetterRow): boolean {
    return answeredOn !== null && answeredOn > dueOn;
  }

  @ResolveField(() => Tenant, { nullable: true, description: 'the unit; null where it is no longer yours to see' })
  tenant(@Parent() { tenantId }: LetterRow, @Context() context: RequestContext): Promise<Tenant | null> {
    return this.sources.tenants.find(context, tenantId);
  }

  @ResolveField(() => Tenant, { nullable: true, description: 'the authority that wrote it' })
  issuer(@Parent() { issuerId }: LetterRow, @Context() context: RequestContext): Promise<Tenant | null> {
    return this.sources.tenants.find(context, issuerId);
  }

  @ResolveField(() => Region, { nullable: true, description: 'where the unit belonged when it was written to' })
  region(@Parent() { regionCode }: LetterRow): Region | undefined {
    return this.sources.regions.find(regionCode);
  }

  @ResolveField(() => SupervisionOccasion, { nullable: true, description: 'what it names as its occasion' })
  occasion(@Parent() row: LetterRow, @Context() context: RequestContext): Promise<SupervisionOccasion | null> {
    return this.occasions.of(context, row);
  }

  @ResolveField(() => [SupervisionEvent], { description: 'what became of it, the first step first' })
  course(@Parent() row: LetterRow, @Context() context: RequestContext): Promise<readonly EventRow[]> {
    return this.reading.course(context, row);
  }
}

/** Who has done a step: known within the own unit alone. */
@Resolver(() => SupervisionEvent)
export class SupervisionEventResolver {
  constructor(private readonly sources: FactFieldSources) {}

  @ResolveField(() => String, { nullable: true, description: 'who; known to the own unit only' })
  by(@Parent() { doneBy }: EventRow, @Context() context: RequestContext): Promise<string | null> {
    return this.sources.loaders.personName(context, doneBy);
  }
}
