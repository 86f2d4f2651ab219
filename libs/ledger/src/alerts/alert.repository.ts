import { type AlertState, foldIdentifier, fraudTypesBelow, isId, type LocalDate } from '@fanzha/domain';
import { Database, type Scope, type Statement, type Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { FactSearch } from '../facts/fact-search.js';
import { FactTable } from '../facts/fact-table.js';
import {
  type AlertAnswerContent,
  AlertAssignmentEntity,
  type AlertFact,
  AlertReferenceEntity,
  type Assignee,
} from './alert.entity.js';
import { KEPT_ANSWERS } from './alert-answer-history.js';
import type { AlertFilter } from './alert.inputs.js';
import { alertLedger } from './alert.ledger.js';

type Row = Assignee & Record<string, unknown>;

const ASSIGNEES_NAMED: Statement = {
  name: 'alert.assignees_named',
  text: `select u.id, u.name, u.type, u.home_region as "homeRegion", u.sector
    from tenant own, alert_assignees($3, null, $4) u
    where own.city_code = $1 and own.id = $2`,
};

const ASSIGNEES: Statement = {
  name: 'alert.assignees',
  text: `select u.id, u.name, u.type, u.home_region as "homeRegion", u.sector
    from tenant own, alert_assignees(null, $3::uuid[], $4) u
    where own.city_code = $1 and own.id = $2`,
};

const ASSIGNEES_CALLED: Statement = {
  name: 'alert.assignees_called',
  text: `select u.id, u.name, u.type, u.home_region as "homeRegion", u.sector
    from tenant own, alert_assignees_called($3, $4) u
    where own.city_code = $1 and own.id = $2`,
};

const ASSIGNEE_CLOSED: Statement = {
  name: 'alert.assignee_closed',
  text: 'select alert_assignee_closed($1, $2::uuid) as "closedOn"',
};

/** Whom the record is assigned to, in the record: the database shows it to that unit by its own row. */
const WRITE_ASSIGNED: Statement = {
  name: 'alert.write_assigned',
  text: 'update alert set assigned_to = $3::uuid where city_code = $1 and id = $2',
};

const ANSWER: Statement = {
  name: 'alert.answer',
  text: `update alert_assignment a set earlier_answers = ${KEPT_ANSWERS}, answer_version = answer_version + 1,
      result = $5, steps = $6::jsonb,
      loss_avoided = $7, loss_avoided_qualifier = $8, loss_avoided_up_to = $9, loss_avoided_at_least = $10,
      later_case_on = $11, repeat_of = $12, note = $13, interception_id = $14, interception_made = $15,
      answered_by = $16, answered_at = coalesce(answered_at, now()), answer_changed_at = now()
    where a.city_code = $1 and a.alert_id = $2 and a.tenant_id = $3 and a.answer_version = $4 returning a.alert_id`,
};

const LINKED: Statement = {
  name: 'alert.interception_linked',
  text: `select 1 from alert_assignment where city_code = $1 and tenant_id = $2 and interception_id = $3
    and alert_id <> $4`,
};

/** Own alerts that count, by the folded numbers under which the police keep them: the first of each. */
const REFERENCED: Statement = {
  name: 'alert.referenced',
  text: `select distinct on (n.reference_folded) n.reference_folded as reference, i.id
    from alert_reference n join alert i on i.city_code = $1 and i.id = n.alert_id
    where n.city_code = $1 and n.tenant_id = $2 and n.reference_folded = any ($3::text[])
      and i.record_status = 'ACTIVE'
    order by n.reference_folded, i.id`,
};

const OWN_TYPE: Statement = {
  name: 'alert.own_type',
  text: 'select type from tenant where city_code = $1 and id = $2',
};

const ASSIGNED = 'alert_assignment a where a.city_code = $1 and a.alert_id = f.id and a.tenant_id = f.assigned_to';
// A unit that is closed answers nothing: what waits for it is assigned to nobody.
const WAITS = `exists (select from ${ASSIGNED} and a.result is null)`;
const STATES: Readonly<Record<AlertState, string>> = {
  UNASSIGNED: `(f.assigned_to is null or (${WAITS} and alert_unit_closed_on(f.id) is not null))`,
  WAITING: `f.due_at >= now() and ${WAITS} and alert_unit_closed_on(f.id) is null`,
  OVERDUE: `f.due_at < now() and ${WAITS} and alert_unit_closed_on(f.id) is null`,
  ANSWERED: `exists (select from ${ASSIGNED} and a.result is not null and a.answered_at <= f.due_at)`,
  ANSWERED_LATE: `exists (select from ${ASSIGNED} and a.result is not null and a.answered_at > f.due_at)`,
};

/** Alerts with whom they are assigned to, what was answered, and the number that only their own tenant reads. */
@Injectable()
export class AlertRepository extends FactTable<AlertFact> {
  constructor(database: Database) {
    super(database, alertLedger);
  }

  override knownBy({ reference }: AlertFact): string | null {
    return reference === null ? null : foldIdentifier(reference);
  }

  override async findKnownBy(tx: Transaction, keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (keys.length === 0) return new Map();
    const values = [tx.scope.cityCode, tx.scope.tenantId, keys];
    const rows = await tx.run<{ reference: string; id: string }>(REFERENCED, values);
    return new Map(rows.map(({ reference, id }) => [reference, id]));
  }

  /** The conditions that only this ledger's lists know. */
  narrow(search: FactSearch, scope: Scope, { level, state, toAnswer, fraudTypeCode }: AlertFilter): void {
    if (level != null) search.add('level', ($) => `f.level = ${$(level)}`);
    if (state != null) search.add(`state ${state}`, () => STATES[state]);
    if (toAnswer)
      search.add(
        `to answer ${scope.regions.length > 0}`,
        ($) => `f.id in (select a.alert_id from alert_assignment a where a.city_code = $1 and a.result is null
        ${scope.regions.length > 0 ? '' : `and a.tenant_id = ${$(scope.tenantId)}`})
        and alert_unit_closed_on(f.id) is null`,
      );
    if (fraudTypeCode != null) {
      const codes = fraudTypesBelow(fraudTypeCode);
      search.add('fraud type', ($) => `f.fraud_type = any (${$(codes)}::text[])`);
    }
  }

  /** Units of the own county that answer alerts, open on the day, with this in their names: at most 20, by name. */
  async assigneesNamed(scope: Scope, text: string, day: LocalDate): Promise<Assignee[]> {
    return this.database.read<Row>(scope, ASSIGNEES_NAMED, [scope.cityCode, scope.tenantId, foldIdentifier(text), day]);
  }

  /** The unit with this id, if an alert of the day can be assigned to it. */
  async assignee(tx: Transaction, id: string, day: LocalDate): Promise<Assignee | null> {
    if (!isId(id)) return null;
    return (await tx.run<Row>(ASSIGNEES, [tx.scope.cityCode, tx.scope.tenantId, [id], day]))[0] ?? null;
  }

  /** Units of this very name that an alert of the day can be assigned to; two at most tell that it is ambiguous. */
  async assigneesCalled(tx: Transaction, name: string, day: LocalDate): Promise<Assignee[]> {
    const folded = foldIdentifier(name);
    if (folded === '') return [];
    const rows = await tx.run<Row>(ASSIGNEES_CALLED, [tx.scope.cityCode, tx.scope.tenantId, folded, day]);
    return rows;
  }

  /** The last day of a unit that alerts could be assigned to, by its id or its whole name; null where there is none. */
  async assigneeClosedOn(tx: Transaction, unit: { id: string } | { name: string }): Promise<LocalDate | null> {
    const stated = 'id' in unit ? [null, unit.id] : [foldIdentifier(unit.name), null];
    return (await tx.run<{ closedOn: LocalDate | null }>(ASSIGNEE_CLOSED, stated))[0]?.closedOn ?? null;
  }

  /** The type of the scope's own tenant. */
  async ownType(scope: Scope): Promise<string | null> {
    const [row] = await this.database.read<{ type: string }>(scope, OWN_TYPE, [scope.cityCode, scope.tenantId]);
    return row?.type ?? null;
  }

  /** Whether another alert of the scope's unit names the interception. */
  async isLinked(tx: Transaction, interceptionId: string, alertId: string): Promise<boolean> {
    const { cityCode, tenantId } = tx.scope;
    return (await tx.run(LINKED, [cityCode, tenantId, interceptionId, alertId])).length > 0;
  }

  /**
   * Keeps what the scope's own unit answers, in the place of the answer of this version, which stays in the history; 0
   * is none.
   * @returns false where that is no longer the current one.
   */
  async answer(
    tx: Transaction,
    alertId: string,
    version: number,
    content: AlertAnswerContent,
    interception: { readonly id: string; readonly made: boolean } | null,
  ): Promise<boolean> {
    const { cityCode, tenantId, userId } = tx.scope;
    const written = await tx.run(ANSWER, [
      cityCode,
      alertId,
      tenantId,
      version,
      content.result,
      JSON.stringify(content.steps),
      content.lossAvoided,
      content.lossAvoidedQualifier,
      content.lossAvoidedUpTo,
      content.lossAvoidedAtLeast,
      content.laterCaseOn,
      content.repeatOf,
      content.note,
      interception?.id ?? null,
      interception?.made ?? false,
      userId,
    ]);
    return written.length > 0;
  }

  protected override async insertParts(tx: Transaction, fact: AlertFact): Promise<void> {
    await this.insertReference(tx, fact);
    if (fact.assignee) await this.assign(tx, fact, fact.assignee);
  }

  /**
   * The unit that an alert is taken from stays until `removeAssignee`: the database lets nobody move figures of a unit
   * that has no alert. What was answered stays as it is.
   */
  protected override async replaceParts(tx: Transaction, fact: AlertFact): Promise<void> {
    const { cityCode, id: alertId, assignee } = fact;
    await tx.manager.delete(AlertReferenceEntity, { cityCode, alertId });
    await this.insertReference(tx, fact);
    if (fact.answer) return;
    if (assignee === null) {
      await tx.run(WRITE_ASSIGNED, [cityCode, alertId, null]);
      return;
    }
    const kept = await tx.manager.findOneBy(AlertAssignmentEntity, { cityCode, alertId, tenantId: assignee.id });
    if (kept?.alertRegion === fact.regionCode && kept.alertSector === fact.sector) return;
    await tx.manager.delete(AlertAssignmentEntity, { cityCode, alertId, tenantId: assignee.id });
    await this.assign(tx, fact, assignee);
  }

  /** Takes away the unit that the alert was assigned to before. */
  async removeAssignee(
    tx: Transaction,
    { cityCode, id: alertId, assignee }: AlertFact,
    after: AlertFact,
  ): Promise<void> {
    if (assignee === null || assignee.id === after.assignee?.id) return;
    await tx.manager.delete(AlertAssignmentEntity, { cityCode, alertId, tenantId: assignee.id });
  }

  private async assign(tx: Transaction, fact: AlertFact, { id: tenantId, ...unit }: Assignee): Promise<void> {
    const { cityCode, id: alertId, tenantId: recorderId, regionCode: alertRegion, sector: alertSector } = fact;
    await tx.manager.insert(AlertAssignmentEntity, {
      ...unit,
      cityCode,
      alertId,
      tenantId,
      recorderId,
      regionCode: unit.homeRegion,
      alertRegion,
      alertSector,
    });
    await tx.run(WRITE_ASSIGNED, [cityCode, alertId, tenantId]);
  }

  private async insertReference(
    tx: Transaction,
    { cityCode, id: alertId, tenantId, reference }: AlertFact,
  ): Promise<void> {
    if (reference === null) return;
    const referenceFolded = foldIdentifier(reference);
    await tx.manager.insert(AlertReferenceEntity, { cityCode, alertId, tenantId, reference, referenceFolded });
  }
}
