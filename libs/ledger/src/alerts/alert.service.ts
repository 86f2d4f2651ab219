import {
  ANSWER_ALERTS,
  BOUNDS,
  DomainError,
  type FieldError,
  foldIdentifier,
  isId,
  isLocalDate,
  isRegionCode,
  minuteInChina,
  requireNoErrors,
  textErrors,
  todayIn,
} from '@fanzha/domain';
import { Outbox, type Transaction, type Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { hasError } from '../facts/fact-bounds.js';
import type { FactSearch } from '../facts/fact-search.js';
import type { Prepared, WriteContext } from '../facts/ledger-hooks.js';
import { LedgerService } from '../facts/ledger.service.js';
import { LedgerTools } from '../facts/ledger-tools.js';
import { alertCountErrorsIn } from './alert-counts.js';
import { readAlert } from './alert.bounds.js';
import type { AlertContent, AlertFact, Assignee, ReadAlert } from './alert.entity.js';
import { alertAssigned } from './alert-events.js';
import type { AlertFilter, AlertInput } from './alert.inputs.js';
import { alertLedger } from './alert.ledger.js';
import { AlertRepository } from './alert.repository.js';

/** Alerts. The police record and assign them; the unit answers through `AlertAnswers`. */
@Injectable()
export class AlertService extends LedgerService<AlertFact, AlertInput, AlertFilter, ReadAlert> {
  constructor(
    tools: LedgerTools,
    private readonly alerts: AlertRepository,
    private readonly outbox: Outbox,
  ) {
    super(tools, alertLedger, alerts);
  }

  protected override read(input: AlertInput): ReadAlert {
    return readAlert(input, new Date());
  }

  protected override narrow(search: FactSearch, filter: AlertFilter, viewer: Viewer): void {
    this.alerts.narrow(search, viewer.scope, filter);
  }

  /**
   * Units of the own county that an alert can be assigned to today, by a part of their name; at most 20.
   * @throws DomainError FORBIDDEN (WRONG_TENANT_TYPE) for tenants that record no alerts, BAD_INPUT without a text.
   */
  async assignees(viewer: Viewer, text: string): Promise<Assignee[]> {
    if ((await this.alerts.ownType(viewer.scope)) !== 'POLICE') throw DomainError.forbidden('WRONG_TENANT_TYPE');
    requireNoErrors(textErrors('text', text, { ...BOUNDS.searchText, required: true }));
    return this.alerts.assigneesNamed(viewer.scope, text, todayIn());
  }

  /**
   * A unit that cannot be assigned to is treated as unknown. What was answered cannot be taken away from who answered:
   * neither the alert nor its time, its day or its place.
   */
  protected override async prepare(
    read: ReadAlert,
    { tx, before, attribution: { homeRegion } }: WriteContext<AlertFact>,
  ): Promise<Prepared<AlertFact, undefined>> {
    const { found, errors: unknown } = await this.called(tx, read, before);
    const content = { ...read.content, assignee: found ?? read.content.assignee };
    const assignee = await this.assigneeOf(tx, content, homeRegion, before);
    const errors: FieldError[] = [...unknown];
    if (content.assignee !== null && assignee === null)
      errors.push(await this.unassignable(tx, 'assigneeId', { id: content.assignee }));
    const isMoved = before !== null && before.assignee !== null && before.assignee.id !== content.assignee;
    if (isMoved && content.assignReason === null) errors.push({ path: 'assignReason', code: 'REQUIRED' });
    if (before?.answer) errors.push(...answeredErrors(content, before));
    else if (before?.assignee && !isMoved) errors.push(...shortenedErrors(content, before, new Date()));
    errors.push(...(await countedTwice(tx, content, homeRegion, before)));
    return { errors, facts: { assignee, answer: before?.answer ?? null } };
  }

  /** A unit that an alert is assigned to is told at once. */
  protected override async afterWrite(tx: Transaction, before: AlertFact | null, after: AlertFact): Promise<void> {
    await this.outbox.record(tx, alertAssigned(before, after));
  }

  protected override cleanUp(tx: Transaction, before: AlertFact, after: AlertFact): Promise<void> {
    return this.alerts.removeAssignee(tx, before, after);
  }

  /** The id of the unit that is stated by its name: the one that the alert has, or the only one of this name. */
  private async called(
    tx: Transaction,
    { assigneeName, content, errors: stated }: ReadAlert,
    before: AlertFact | null,
  ): Promise<{ found: string | null; errors: FieldError[] }> {
    if (assigneeName === null || hasError(stated, 'assigneeName')) return { found: null, errors: [] };
    const kept = before?.assignee ?? null;
    if (kept && foldIdentifier(kept.name) === foldIdentifier(assigneeName)) return { found: kept.id, errors: [] };
    const [one, ...others] = await this.alerts.assigneesCalled(tx, assigneeName, content.receivedOn);
    if (one && others.length === 0) return { found: one.id, errors: [] };
    const path = 'assigneeName';
    if (!one) return { found: null, errors: [await this.unassignable(tx, path, { name: assigneeName })] };
    return { found: null, errors: [{ path, code: 'AMBIGUOUS', params: { count: others.length + 1 } }] };
  }

  /** Says of a unit that an alert cannot be assigned to whether it has closed: the alert can wait without one. */
  private async unassignable(
    tx: Transaction,
    path: string,
    unit: { id: string } | { name: string },
  ): Promise<FieldError> {
    const isUnit = 'name' in unit || isId(unit.id);
    const closedOn = isUnit ? await this.alerts.assigneeClosedOn(tx, unit) : null;
    return closedOn === null ? { path, code: 'NOT_FOUND' } : { path, code: 'UNIT_CLOSED', params: { closedOn } };
  }

  /**
   * The unit as it was recorded while day and place stay, else as it was on the day; of those that are open still: one
   * that is closed answers nothing.
   */
  private async assigneeOf(
    tx: Transaction,
    { assignee, receivedOn, regionCode }: AlertContent,
    homeRegion: string | null,
    before: AlertFact | null,
  ): Promise<Assignee | null> {
    if (assignee === null) return null;
    const stays = before?.receivedOn === receivedOn && before.regionCode === (regionCode ?? homeRegion);
    if (before?.assignee?.id === assignee && (stays || before.answer !== null)) return before.assignee;
    const found = await this.alerts.assignee(tx, assignee, receivedOn);
    return found && ANSWER_ALERTS.includes(found.type) ? found : null;
  }
}

/**
 * A unit that is to answer may be given less time, but none that is over already: it would be late by what others do.
 * Where the receipt or the level was wrong, the time follows from what is right.
 */
function shortenedErrors({ dueAt, receivedAt, level }: AlertContent, before: AlertFact, now: Date): FieldError[] {
  if (receivedAt !== before.receivedAt || level !== before.level) return [];
  if (Date.parse(dueAt) >= Math.min(Date.parse(before.dueAt), now.getTime())) return [];
  return [{ path: 'dueAt', code: 'DATE_TOO_EARLY', params: { earliest: minuteInChina(now) } }];
}

/** Errors of an alert of days and a place that were counted. One that stays where it is was there before. */
async function countedTwice(
  tx: Transaction,
  { regionCode, receivedOn, level }: AlertContent,
  homeRegion: string | null,
  before: AlertFact | null,
): Promise<FieldError[]> {
  const place = regionCode ?? homeRegion;
  const stays = before?.receivedOn === receivedOn && before.regionCode === place && before.level === level;
  if (place === null || stays || !isRegionCode(place) || !isLocalDate(receivedOn)) return [];
  return alertCountErrorsIn(tx, 'ONE', { place, from: receivedOn, until: receivedOn, level }, null, 'receivedAt');
}

/** Fields of an alert that its answer was given to. */
function answeredErrors(content: AlertContent, before: AlertFact): FieldError[] {
  const refused = (path: string): FieldError => ({ path, code: 'ANSWERED_ALREADY' });
  return [
    ...(content.assignee === before.assignee?.id ? [] : [refused('assigneeId')]),
    ...(content.receivedAt === before.receivedAt ? [] : [refused('receivedAt')]),
    ...(content.dueAt === before.dueAt ? [] : [refused('dueAt')]),
    ...((content.regionCode ?? before.homeRegion) === before.regionCode ? [] : [refused('regionCode')]),
  ];
}
