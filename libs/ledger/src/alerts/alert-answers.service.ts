import {
  type AlertStepWay,
  DomainError,
  type FieldError,
  type InterceptionVenue,
  isId,
  requireFound,
  requireNoErrors,
  todayIn,
} from '@fanzha/domain';
import { Audit, Database, Outbox, type Transaction, type Viewer } from '@fanzha/platform';
import { recordDeltas } from '@fanzha/rollup';
import { Injectable } from '@nestjs/common';
import { lockTenant } from '../facts/tenant-lock.repository.js';
import type { InterceptionFact } from '../interceptions/interception.entity.js';
import type { InterceptionInput } from '../interceptions/interception.inputs.js';
import { InterceptionService } from '../interceptions/interception.service.js';
import { readAnswer, type ReadAnswer } from './alert-answer.bounds.js';
import { contributions } from './alert.contributions.js';
import type { AlertAnswerContent, AlertFact } from './alert.entity.js';
import type { AlertAnswerInput } from './alert.inputs.js';
import { alertAnswered } from './alert-events.js';
import { AlertRepository } from './alert.repository.js';

/** The interception that bears the loss avoided of an answer. */
interface Borne {
  readonly id: string;
  readonly made: boolean;
}

/** Where somebody was dissuaded, by how the person was reached last. */
const VENUES: Readonly<Record<AlertStepWay, InterceptionVenue>> = { SMS: 'ONLINE', PHONE: 'PHONE', MEETING: 'VISIT' };

/** The reason with which an interception of an earlier answer is voided. */
const NO_LONGER = '预警劝阻的结果已改，不再是劝阻成功';

/** Units answer the alerts that are assigned to them. */
@Injectable()
export class AlertAnswers {
  constructor(
    private readonly database: Database,
    private readonly alerts: AlertRepository,
    private readonly interceptions: InterceptionService,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Keeps the answer of the viewer's unit. The same transaction moves its figures, and makes, changes or voids the one
   * interception that bears the loss avoided.
   * @param version the version of the alert that the unit has seen
   * @param answerVersion that of the answer that it changes; 0 for the first
   * @throws DomainError NOT_FOUND, FORBIDDEN for a unit that sees the alert and does not have to answer it, CONFLICT
   *   (voided, or changed or answered meanwhile), BAD_INPUT with every error.
   */
  async answer(
    viewer: Viewer,
    id: string,
    version: number,
    answerVersion: number,
    input: AlertAnswerInput,
  ): Promise<AlertFact> {
    return this.database.transaction(viewer.scope, async (tx) => {
      const seen = requireFound(await this.alerts.findIn(tx, id));
      await this.lock(tx, seen, input.repeatOfId);
      const before = requireFound(await this.alerts.findIn(tx, id));
      if (before.assignee?.id !== viewer.tenantId) throw DomainError.forbidden();
      const current = { version: before.version, changedAt: before.changedAt };
      if (before.recordStatus === 'VOIDED') throw DomainError.conflict({ current }, 'ALREADY_VOIDED');
      if (before.version !== version || (before.answer?.version ?? 0) !== answerVersion)
        throw DomainError.conflict({ current }, 'VERSION_CHANGED');

      const read = readAnswer(input, before, new Date());
      requireNoErrors([...read.errors, ...(await this.knownErrors(tx, before, read))]);
      const borne = await this.interceptionOf(tx, viewer, before, read);
      if (!(await this.alerts.answer(tx, before.id, answerVersion, read.content, borne)))
        throw DomainError.conflict({ current }, 'VERSION_CHANGED');
      const after = await this.alerts.findIn(tx, id);
      if (!after) throw new Error(`Alert ${id} is gone after its answer`);
      await recordDeltas(tx, contributions(before), contributions(after));
      const action = before.answer === null ? 'alert.answered' : 'alert.answer_changed';
      const detail = { version, result: read.content.result, before: before.answer?.result ?? null };
      await this.audit.record(tx, { action, subjectKind: 'alert', subjectId: before.id, detail });
      await this.outbox.record(tx, [alertAnswered(after, viewer.tenantId)]);
      return after;
    });
  }

  /** Errors that only the database knows: the interception is an own one that counts, and bears no other alert. */
  private async knownErrors(tx: Transaction, alert: AlertFact, read: ReadAnswer): Promise<FieldError[]> {
    const { interceptionId, content, errors } = read;
    const found: FieldError[] = [];
    if (interceptionId !== null && !errors.some(({ path }) => path === 'interceptionId')) {
      const own = await this.ownInterception(tx, interceptionId);
      if (!own) found.push({ path: 'interceptionId', code: 'NOT_FOUND' });
      else if (await this.alerts.isLinked(tx, interceptionId, alert.id))
        found.push({ path: 'interceptionId', code: 'ALREADY_TAKEN' });
    }
    const repeats = content.repeatOf !== null && !errors.some(({ path }) => path === 'repeatOfId');
    if (repeats) {
      const repeated = await this.alerts.findIn(tx, content.repeatOf ?? '');
      if (repeated?.recordStatus !== 'ACTIVE') found.push({ path: 'repeatOfId', code: 'NOT_FOUND' });
      // Alerts that repeat each other would count nowhere.
      else if (repeated.answer?.result === 'REPEATED') found.push({ path: 'repeatOfId', code: 'IS_REPEAT_ITSELF' });
    }
    return found;
  }

  /**
   * Locks the alerts of the recorder and of the recorder of the repeated one, and the answers of the unit: so no two
   * answers name one interception, and no two alerts become repeats of each other. All lock in the same order, so that
   * no two transactions wait for each other.
   */
  private async lock(tx: Transaction, alert: AlertFact, repeatOfId: string | null | undefined): Promise<void> {
    const named = repeatOfId?.trim().toLowerCase() ?? '';
    const repeated = isId(named) ? await this.alerts.findIn(tx, named) : null;
    const recorders = new Set([alert.tenantId, repeated?.tenantId ?? alert.tenantId]);
    for (const tenantId of [...recorders].sort()) await lockTenant(tx, 'alert', tenantId);
    await lockTenant(tx, 'alert_answer', tx.scope.tenantId);
  }

  private async ownInterception(tx: Transaction, id: string): Promise<InterceptionFact | null> {
    const found = await this.interceptions.table.findIn(tx, id);
    return found?.tenantId === tx.scope.tenantId && found.recordStatus === 'ACTIVE' ? found : null;
  }

  /**
   * The one interception that bears the loss avoided: the one that is named, or one that the answer makes and keeps up
   * to date. One that an earlier answer has made goes with it.
   */
  private async interceptionOf(
    tx: Transaction,
    viewer: Viewer,
    alert: AlertFact,
    { content, interceptionId }: ReadAnswer,
  ): Promise<Borne | null> {
    const { answer } = alert;
    const made =
      answer?.interceptionMade && answer.interceptionId !== null
        ? await this.ownInterception(tx, answer.interceptionId)
        : null;
    if (content.result === 'DISSUADED' && (interceptionId === null || interceptionId === made?.id)) {
      const input = interceptionInput(alert, content, (answer?.version ?? 0) + 1);
      const one = made
        ? await this.interceptions.amendIn(tx, viewer, made.id, made.version, input)
        : await this.interceptions.recordIn(tx, viewer, input);
      return { id: one.id, made: true };
    }
    if (made) await this.interceptions.voidIn(tx, viewer, made.id, made.version, NO_LONGER);
    return interceptionId === null ? null : { id: interceptionId, made: false };
  }
}

/** The interception of an answer: one transfer that was stopped, on the day of the last step. */
function interceptionInput(alert: AlertFact, content: AlertAnswerContent, answerVersion: number): InterceptionInput {
  const last = content.steps.at(-1);
  return {
    idempotencyKey: `alert ${alert.id} ${answerVersion}`,
    occurredOn: last ? todayIn('Asia/Shanghai', new Date(last.at)) : todayIn(),
    venue: VENUES[last?.way ?? 'PHONE'],
    fraudTypeCode: alert.fraudType,
    count: 1,
    countQualifier: 'EXACT',
    amount: content.lossAvoided,
    amountQualifier: content.lossAvoidedQualifier,
    amountUpTo: content.lossAvoidedUpTo,
    amountAtLeast: content.lossAvoidedAtLeast,
    dissuasions: { value: 1, qualifier: 'EXACT' },
    narrative: content.note,
  };
}
