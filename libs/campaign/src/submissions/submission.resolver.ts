import { type Period, type Sector, type SubmissionState, shownState, todayIn, type ZeroReason } from '@fanzha/domain';
import { FactFieldSources } from '@fanzha/ledger';
import { Region, Tenant } from '@fanzha/org';
import {
  type Connection,
  Costs,
  CurrentViewer,
  PeriodScalar,
  type RequestContext,
  requirePermission,
  Requires,
  SafeIntScalar,
  SectorEnum,
  SelectedWith,
  SubmissionStateEnum,
  type Viewer,
  ZeroReasonEnum,
} from '@fanzha/platform';
import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { ReturnedCellInput, SeenSubmissionInput, SubmissionListArgs, SubmitArgs } from './submission.inputs.js';
import {
  CELLS_COST,
  Submission,
  SubmissionCell,
  SubmissionConnection,
  SubmissionMovement,
  SubmissionText,
  SubmissionTodo,
  SubmissionUnits,
} from './submission.model.js';
import { allowedActs, readable, seesFigures } from './submission.policy.js';
import { SubmissionReading } from './submission-reading.service.js';
import type { MovementRow, SubmissionRow } from './submission.rows.js';
import { SubmissionService } from './submission.service.js';

const ID_OF = { type: () => ID, description: 'the id of the submission' };
const SEEN = {
  type: () => [SeenSubmissionInput],
  description: 'submissions in the versions that were seen, at most 500',
};
const VERSION = { type: () => Int, description: 'the version that was seen' };
const CELLS = { type: () => [ReturnedCellInput], description: 'the cells that reopen, each with why' };
/** A list opens what is due. */
const LISTING = 100;

@Resolver(() => Submission)
export class SubmissionResolver {
  constructor(
    private readonly service: SubmissionService,
    private readonly reading: SubmissionReading,
    private readonly sources: FactFieldSources,
  ) {}

  @Query(() => SubmissionConnection, {
    description: 'Submissions of the own unit and of units that one oversees; the latest period first.',
  })
  @Requires('ledger:read')
  @Costs(LISTING)
  submissions(@CurrentViewer() viewer: Viewer, @Args() args: SubmissionListArgs): Promise<Connection<SubmissionRow>> {
    return this.reading.list(viewer, args);
  }

  @Query(() => SubmissionConnection, {
    description: 'what units have handed in to the own authority and nobody has approved or returned yet',
  })
  @Requires('ledger:read')
  @Costs(LISTING)
  reviewQueue(@CurrentViewer() viewer: Viewer, @Args() args: SubmissionListArgs): Promise<Connection<SubmissionRow>> {
    return this.reading.list(viewer, args, true);
  }

  @Query(() => Submission, { nullable: true, description: 'NOT_FOUND for one that is not there or not yours to see' })
  @Requires('ledger:read')
  submission(@CurrentViewer() viewer: Viewer, @Args('id', ID_OF) id: string): Promise<SubmissionRow> {
    return this.reading.get(viewer, id);
  }

  @Query(() => SubmissionTodo, { description: 'what the own unit, or the own authority, has to do about submissions' })
  @Requires('ledger:read')
  @Costs(LISTING)
  submissionTodo(@CurrentViewer() viewer: Viewer): Promise<SubmissionTodo> {
    return this.reading.todo(viewer);
  }

  @Query(() => SafeIntScalar, {
    nullable: true,
    description:
      'units of a region whose submissions within a period wait for review: figures of the region count them all the ' +
      'same; null where no unit owes any',
  })
  @Requires('ledger:read', 'rollup:read')
  @Costs(LISTING)
  unreviewedUnits(
    @CurrentViewer() viewer: Viewer,
    @Args('regionCode', { type: () => ID, description: 'the region' }) regionCode: string,
    @Args('period', { type: () => PeriodScalar, description: 'the period' }) period: Period,
    @Args('sector', { type: () => SectorEnum, nullable: true, description: 'of this line; null: of all' })
    sector: Sector | null,
  ): Promise<number | null> {
    return this.reading.unreviewed(viewer, regionCode, period, sector ?? null);
  }

  @Mutation(() => Submission, {
    description: 'hands in the figures as the ledgers have them at this moment; they stay as they are from now on',
  })
  @Requires('ledger:record', 'ledger:read', 'rollup:read')
  @Costs(CELLS_COST)
  submitSubmission(
    @CurrentViewer() viewer: Viewer,
    @Args() { id, version, alsoMoved }: SubmitArgs,
  ): Promise<SubmissionRow> {
    return this.service.submit(viewer, id, version, alsoMoved);
  }

  @Mutation(() => Submission, {
    description: 'takes back what nobody has accepted yet: it is a draft again, or what was returned before',
  })
  @Requires('ledger:record', 'ledger:read')
  withdrawSubmission(
    @CurrentViewer() viewer: Viewer,
    @Args('id', ID_OF) id: string,
    @Args('version', VERSION) version: number,
  ): Promise<SubmissionRow> {
    return this.service.withdraw(viewer, id, version);
  }

  @Mutation(() => Submission, {
    description: 'says why there is nothing: NOT_DONE hands in a zero report, NOT_RECORDED leaves the draft waiting',
  })
  @Requires('ledger:record', 'ledger:read', 'rollup:read')
  @Costs(CELLS_COST)
  declareZero(
    @CurrentViewer() viewer: Viewer,
    @Args('id', ID_OF) id: string,
    @Args('version', VERSION) version: number,
    @Args('reason', { type: () => ZeroReasonEnum, description: 'which of the two' }) reason: ZeroReason,
    @Args('note', { type: () => String, nullable: true, description: 'a sentence; required with NOT_DONE' })
    note: string | null,
  ): Promise<SubmissionRow> {
    return this.service.declareZero(viewer, id, version, reason, note ?? null);
  }

  @Mutation(() => Submission, { description: 'explains a figure, or writes a text that the form asks for' })
  @Requires('ledger:record', 'ledger:read')
  explainCell(
    @CurrentViewer() viewer: Viewer,
    @Args('id', ID_OF) id: string,
    @Args('version', VERSION) version: number,
    @Args('cell', { type: () => ID, description: 'the indicator, or the key of a text' }) cell: string,
    @Args('text', { type: () => String, description: 'what is to be said; empty takes it back' }) text: string,
  ): Promise<SubmissionRow> {
    return this.service.explain(viewer, id, version, cell, text);
  }

  @Mutation(() => Submission, {
    description: 'notes that a person of the unit works on what is to be handed in: minutes are measured from then on',
  })
  @Requires('ledger:record', 'ledger:read')
  beginSubmission(@CurrentViewer() viewer: Viewer, @Args('id', ID_OF) id: string): Promise<SubmissionRow> {
    return this.service.begin(viewer, id);
  }

  @Mutation(() => Submission, { description: 'accepts for review: the unit cannot take it back any more' })
  @Requires('ledger:record', 'ledger:read')
  acceptSubmission(
    @CurrentViewer() viewer: Viewer,
    @Args('id', ID_OF) id: string,
    @Args('version', VERSION) version: number,
  ): Promise<SubmissionRow> {
    return this.service.accept(viewer, id, version);
  }

  @Mutation(() => [Submission], { description: 'approves all of them or none; nobody approves the own' })
  @Requires('ledger:record', 'ledger:read')
  @Costs(LISTING)
  approveSubmissions(
    @CurrentViewer() viewer: Viewer,
    @Args('seen', SEEN) seen: SeenSubmissionInput[],
  ): Promise<SubmissionRow[]> {
    return this.service.approve(viewer, seen);
  }

  @Mutation(() => Submission, { description: 'sends cells back: they alone reopen for the unit' })
  @Requires('ledger:record', 'ledger:read')
  async returnSubmission(
    @CurrentViewer() viewer: Viewer,
    @Args('id', ID_OF) id: string,
    @Args('version', VERSION) version: number,
    @Args('cells', CELLS) cells: ReturnedCellInput[],
  ): Promise<SubmissionRow | undefined> {
    return (await this.service.sendBack(viewer, [{ id, version }], cells))[0];
  }

  @Mutation(() => [Submission], { description: 'sends the same cells of many back: all of them or none' })
  @Requires('ledger:record', 'ledger:read')
  @Costs(LISTING)
  returnSubmissions(
    @CurrentViewer() viewer: Viewer,
    @Args('seen', SEEN) seen: SeenSubmissionInput[],
    @Args('cells', CELLS) cells: ReturnedCellInput[],
  ): Promise<SubmissionRow[]> {
    return this.service.sendBack(viewer, seen, cells);
  }

  @ResolveField(() => SubmissionStateEnum, { description: 'how far it is' })
  state(@Parent() row: SubmissionRow): SubmissionState {
    return shownState(row, todayIn());
  }

  @ResolveField(() => [String], { description: 'what the viewer may do with it now' })
  allowed(@Parent() row: SubmissionRow, @CurrentViewer() viewer: Viewer): string[] {
    return allowedActs(viewer, row, todayIn());
  }

  @ResolveField(() => Boolean, { description: 'whether it came, or would come, behind its due day' })
  late(@Parent() { submittedOn, dueOn }: SubmissionRow): boolean {
    return (submittedOn ?? todayIn()) > dueOn;
  }

  @ResolveField(() => Boolean, { description: 'whether its lock day is over and no exception stands' })
  locked(@Parent() { lockOn, exceptedUntil }: SubmissionRow): boolean {
    return lockOn < todayIn() && exceptedUntil === null;
  }

  @ResolveField(() => Int, {
    description: 'cells that went back and are not handed in again; 0 of what is not returned',
  })
  returnedCells(@Parent() { state, returned }: SubmissionRow): number {
    return state === 'RETURNED' ? returned.length : 0;
  }

  @ResolveField()
  zeroNote(@Parent() row: SubmissionRow, @CurrentViewer() viewer: Viewer): string | null {
    return readable(viewer, row).zeroNote;
  }

  /** A few numbers are found by their hash. */
  @ResolveField()
  snapshotHash(@Parent() row: SubmissionRow, @CurrentViewer() viewer: Viewer): string | null {
    return seesFigures(viewer, row) ? row.snapshotHash : null;
  }

  @ResolveField(() => Tenant, { nullable: true, description: 'the unit; null where it is no longer yours to see' })
  tenant(@Parent() { tenantId }: SubmissionRow, @Context() context: RequestContext): Promise<Tenant | null> {
    return this.sources.tenants.find(context, tenantId);
  }

  @ResolveField(() => Region, { nullable: true, description: 'where the unit belonged on the last day of the period' })
  region(@Parent() { regionCode }: SubmissionRow): Region | undefined {
    return this.sources.regions.find(regionCode);
  }

  @Costs(CELLS_COST)
  @SelectedWith('rollup:read')
  @ResolveField(() => [SubmissionCell], { description: 'its figures, in the order of the form' })
  async cells(@Parent() row: SubmissionRow, @Context() context: RequestContext): Promise<SubmissionCell[]> {
    requirePermission(context.viewer, 'rollup:read');
    return this.reading.cells(context, row);
  }

  @ResolveField(() => [SubmissionText], { description: 'its texts, in the order of the form' })
  texts(@Parent() row: SubmissionRow, @CurrentViewer() viewer: Viewer): SubmissionText[] {
    return this.reading.texts(viewer, row);
  }

  @Costs(LISTING)
  @ResolveField(() => SubmissionUnits, { nullable: true, description: 'of an authority: how far its units are' })
  async units(@Parent() row: SubmissionRow, @Context() context: RequestContext): Promise<SubmissionUnits | null> {
    if (row.figuresRegion === null) return null;
    const { due, submitted, approved } = await this.reading.units(context, row);
    return { due, submitted, approved, unapprovedShare: percent(due - approved, due) };
  }
}

/** One decimal; null where there is nothing to divide by. */
export const percent = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 1_000) / 10;

/** Who has moved a figure: known within the own unit alone. */
@Resolver(() => SubmissionMovement)
export class SubmissionMovementResolver {
  constructor(private readonly sources: FactFieldSources) {}

  @ResolveField(() => String, { nullable: true, description: 'who; known to the own unit only' })
  async by(@Parent() { movedBy }: MovementRow, @Context() context: RequestContext): Promise<string | null> {
    return movedBy === null ? null : this.sources.loaders.personName(context, movedBy);
  }
}
