import { alertState, type AlertState, type LocalDate } from '@fanzha/domain';
import {
  AlertStateEnum,
  CurrentViewer,
  LocalDateScalar,
  type RequestContext,
  Requires,
  type Viewer,
} from '@fanzha/platform';
import { Args, Context, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { FactFieldSources } from '../facts/fact-fields.resolver.js';
import { FactLoaders } from '../facts/fact-loaders.js';
import { FraudTypeModel, fraudTypeOf } from '../facts/fraud-type.model.js';
import { amendableLedgerOperations } from '../facts/ledger-operations.resolver.js';
import { AlertAnswers } from './alert-answers.service.js';
import type { AlertFact } from './alert.entity.js';
import { AlertAnswerInput, AlertFilter, AlertInput } from './alert.inputs.js';
import { HIDDEN_REFERENCE } from './alert.ledger.js';
import { AlertAnswerHistory, type GivenAnswer } from './alert-answer-history.js';
import { Alert, AlertAnswer, AlertAnswerGiven, AlertAssignee, AlertConnection } from './alert.model.js';
import { AlertService } from './alert.service.js';
import { ClosedAssignees } from './closed-assignees.js';
import { RecordId } from '../facts/record-args.js';

@Resolver(() => Alert)
export class AlertResolver extends amendableLedgerOperations<AlertFact, AlertInput>({
  model: Alert,
  connection: AlertConnection,
  filter: AlertFilter,
  input: AlertInput,
  one: ['alert'],
  list: ['alerts', 'newest day first; those assigned to the own unit included'],
  record: ['recordAlert', 'police units'],
  amend: ['amendAlert', 'replaces all that was stated, the unit it is assigned to included'],
  void: ['voidAlert'],
}) {
  constructor(
    protected override readonly ledger: AlertService,
    private readonly answers: AlertAnswers,
    private readonly given: AlertAnswerHistory,
    private readonly closed: ClosedAssignees,
    sources: FactFieldSources,
  ) {
    super(sources);
  }

  @Query(() => [AlertAssignee], {
    description: 'units of the own county that answer alerts, with this in their names, for assigneeId; at most 20',
  })
  @Requires('ledger:record')
  alertAssignees(
    @CurrentViewer() viewer: Viewer,
    @Args('text', { type: () => String, description: 'words of the name, at least one visible letter or digit' })
    text: string,
  ): Promise<AlertAssignee[]> {
    return this.ledger.assignees(viewer, text);
  }

  @Mutation(() => Alert, {
    description: 'what the unit answers that an alert is assigned to; DISSUADED makes or names the one interception',
  })
  // Answers show what another unit has recorded.
  @Requires('ledger:record', 'ledger:read')
  answerAlert(
    @CurrentViewer() viewer: Viewer,
    @RecordId() id: string,
    @Args('version', { type: () => Int, description: 'the version of the alert that was seen' }) version: number,
    @Args('answerVersion', {
      type: () => Int,
      description: 'the version of the answer that is changed; 0 for the first. CONFLICT where another came first',
    })
    answerVersion: number,
    @Args('input', { type: () => AlertAnswerInput, description: 'the whole answer' }) input: AlertAnswerInput,
  ): Promise<AlertFact> {
    return this.answers.answer(viewer, id, version, answerVersion, input);
  }

  @ResolveField(() => String, { nullable: true, description: 'known to the own unit only, *** for everybody else' })
  reference(@Parent() { reference, tenantId }: AlertFact, @CurrentViewer() viewer: Viewer): string | null {
    return tenantId === viewer.tenantId ? reference : HIDDEN_REFERENCE;
  }

  @ResolveField(() => FraudTypeModel, { nullable: true, description: 'how the person is deceived; null where unknown' })
  fraudType(@Parent() { fraudType }: AlertFact, @Context() { locale }: RequestContext): FraudTypeModel | null {
    return fraudTypeOf(fraudType, locale);
  }

  @ResolveField(() => AlertStateEnum, {
    description: 'how far it is, now; while it waits for a unit that is closed it is UNASSIGNED',
  })
  async state(@Parent() alert: AlertFact, @Context() context: RequestContext): Promise<AlertState> {
    const { assignee, answer, dueAt } = alert;
    const isAssigned = assignee !== null && (await this.assigneeClosedOn(alert, context)) === null;
    return alertState({ isAssigned, dueAt, answeredAt: answer?.answeredAt ?? null }, new Date());
  }

  @ResolveField(() => LocalDateScalar, {
    nullable: true,
    description:
      'the last day of the unit that is to answer and is closed by now: assign it anew. Null while the unit is open, ' +
      'or has answered',
  })
  async assigneeClosedOn(
    @Parent() { id, assignee, answer }: AlertFact,
    @Context() context: RequestContext,
  ): Promise<LocalDate | null> {
    return assignee === null || answer !== null ? null : this.closed.of(context, id);
  }

  @ResolveField(() => Boolean, { description: 'whether it waits for the own unit to answer' })
  async toAnswer(@Parent() alert: AlertFact, @Context() context: RequestContext): Promise<boolean> {
    const { assignee, answer, recordStatus } = alert;
    const waits = recordStatus === 'ACTIVE' && answer === null && assignee?.id === context.viewer?.tenantId;
    return waits && (await this.assigneeClosedOn(alert, context)) === null;
  }

  @ResolveField(() => AlertAnswer, { nullable: true, description: 'null until the unit has answered' })
  answer(@Parent() { answer }: AlertFact): object | null {
    return answer && { ...answer, repeatOfId: answer.repeatOf };
  }

  @ResolveField(() => [AlertAnswerGiven], {
    description: 'the answers of the unit, the latest first: what was answered when, and what before that',
  })
  async answersGiven(@Parent() { id }: AlertFact, @Context() context: RequestContext): Promise<object[]> {
    const answers = await this.given.of(context, id);
    return answers.map((answer) => ({ ...answer, repeatOfId: answer.repeatOf }));
  }
}

@Resolver(() => AlertAnswerGiven)
export class AlertAnswerGivenResolver {
  constructor(private readonly loaders: FactLoaders) {}

  @ResolveField(() => String, { nullable: true, description: 'who answered; known to the own unit only' })
  async answeredBy(
    @Parent() { answeredById }: Pick<GivenAnswer, 'answeredById'>,
    @Context() context: RequestContext,
  ): Promise<string | null> {
    return answeredById === null ? null : this.loaders.personName(context, answeredById);
  }
}
