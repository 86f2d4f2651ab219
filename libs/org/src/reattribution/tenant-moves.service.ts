import {
  addDays,
  dateErrors,
  dayAfter,
  DomainError,
  type FieldError,
  isId,
  type LocalDate,
  requireNoErrors,
  requireVersion,
  todayIn,
} from '@fanzha/domain';
import { Audit, type MaintenanceTransaction, type Viewer } from '@fanzha/platform';
import { Inject, Injectable } from '@nestjs/common';
import { ApiClientService } from '../clients/api-client.service.js';
import { assignmentErrors } from '../regions/region.bounds.js';
import { RegionDirectory } from '../regions/region-directory.js';
import { REATTRIBUTION, type Reattribution } from './reattribution.js';
import { latestDayOfTenants } from '../tenants/tenant.bounds.js';
import type { Tenant } from '../tenants/tenant.entity.js';
import {
  type HeldTenant,
  type AssignmentRow,
  type AssignmentTarget,
  TenantMovesRepository,
} from './tenant-moves.repository.js';
import { TenantService } from '../tenants/tenant.service.js';

/** Tenants move and close. What they have reported stays as it was reported; what is in place moves along. */
@Injectable()
export class TenantMoves {
  constructor(
    private readonly tenants: TenantService,
    private readonly moves: TenantMovesRepository,
    private readonly directory: RegionDirectory,
    private readonly clients: ApiClientService,
    private readonly audit: Audit,
    @Inject(REATTRIBUTION) private readonly reattribution: Reattribution,
  ) {}

  /**
   * Lets a tenant belong to another region, sector or parent from `on` until further notice. One that was put in the
   * wrong place is corrected: from the first day of the assignment it has, on the day it was entered or before that
   * first day is over, as long as it has recorded nothing.
   * @param version the one the operator has seen.
   * @param on its first day there: behind the first day of the assignment it has, today at the latest.
   * @throws DomainError NOT_FOUND, BAD_INPUT naming the fields, CONFLICT for a closed tenant or one changed meanwhile.
   */
  async move(viewer: Viewer, id: string, version: number, on: LocalDate, target: AssignmentTarget): Promise<Tenant> {
    await this.tenants.require(viewer, id);
    const dayErrors = dateErrors('on', on, { required: true, latest: latestDayOfTenants() });
    const unknownParent: FieldError[] = target.parentId === null || isId(target.parentId) ? [] : [PARENT_UNKNOWN];
    const regionErrors = dayErrors.length > 0 ? [] : assignmentErrors(this.directory, viewer, target.regionCode, on);
    requireNoErrors([...dayErrors, ...regionErrors, ...unknownParent]);

    const attempt = (isCityHeld: boolean) => async (tx: MaintenanceTransaction) => {
      const held = await this.hold(tx, id, version);
      const isCorrection = await this.mayBeCorrected(tx, held, on);
      if (isCorrection && !isCityHeld && this.moves.isNamedByOthers(held.tenant)) return CITY_TO_BE_HELD;
      requireNoErrors([
        ...(isCorrection ? [] : dayErrorsOfMove(on, sinceOf(held))),
        ...(await this.targetErrors(tx, held.tenant, target)),
      ]);
      await this.carryOut(viewer, tx, held.tenant, { on, target, isCorrection });
      return null;
    };
    // Whoever names the unit right now, where it is wrongly, is either seen as its first record or sees it corrected.
    // A move has no such first record: what is named before it was noted stays as it was reported.
    const outcome = await this.reattribution.ofTenant(viewer.cityCode, id, attempt(false));
    if (outcome === CITY_TO_BE_HELD)
      await this.reattribution.ofTenant(viewer.cityCode, id, attempt(true), [viewer.cityCode]);
    return this.tenants.require(viewer, id);
  }

  /**
   * Closes a tenant; its facts stay and keep counting. Its API clients end at once, or behind a last day still to come.
   * @param on the last day it works
   * @throws DomainError NOT_FOUND, BAD_INPUT, CONFLICT with the state found, when somebody changed
   * it after the operator looked.
   */
  async close(viewer: Viewer, id: string, version: number, on: LocalDate): Promise<Tenant> {
    await this.tenants.require(viewer, id);
    requireNoErrors(dateErrors('on', on, { required: true, latest: latestDayOfTenants() }));
    await this.reattribution.ofTenant(viewer.cityCode, id, async (tx) => {
      const { tenant, assignedFrom } = await this.hold(tx, id, version);
      if (on < (assignedFrom ?? tenant.openedOn))
        throw DomainError.badInput([{ path: 'on', code: 'END_BEFORE_START' }]);
      await this.moves.close(tx, tenant, on);
      await this.audit.recordFor(viewer.scope, tx, {
        action: 'tenant.closed',
        subjectKind: 'tenant',
        subjectId: id,
        detail: { on },
      });
    });
    // Clients of a closed tenant are refused whatever is written about them; this is what the list of clients shows.
    if (on <= todayIn()) await this.clients.revokeAllOfClosed(viewer, id);
    return this.tenants.require(viewer, id);
  }

  /** Where each of these tenants has belonged, in their order, as far as the viewer may know. */
  async assignmentsOf(viewer: Viewer, tenantIds: readonly string[]): Promise<AssignmentRow[][]> {
    const assignments = Map.groupBy(await this.moves.assignments(viewer.scope, tenantIds), ({ tenantId }) => tenantId);
    return tenantIds.map((id) => assignments.get(id) ?? []);
  }

  private async hold(tx: MaintenanceTransaction, id: string, version: number): Promise<HeldTenant> {
    const held = await this.moves.hold(tx, id);
    if (held === null) throw DomainError.notFound();
    const { tenant } = held;
    const state = { version: tenant.version, closedOn: tenant.closedOn };
    requireVersion(tenant, version, state);
    if (tenant.closedOn !== null) throw DomainError.conflict(state, 'TENANT_CLOSED');
    return held;
  }

  private async carryOut(
    viewer: Viewer,
    tx: MaintenanceTransaction,
    tenant: Tenant,
    { on, target, isCorrection }: { on: LocalDate; target: AssignmentTarget; isCorrection: boolean },
  ): Promise<void> {
    if (isCorrection) await this.moves.correct(tx, tenant, target);
    else await this.moves.move(tx, tenant, addDays(on, -1), on, target);
    const from = { regionCode: tenant.regionCode, sector: tenant.sector };
    const to = { regionCode: target.regionCode, sector: target.sector };
    const event = { action: 'tenant.moved', subjectKind: 'tenant', subjectId: tenant.id, detail: { on, from, to } };
    await this.audit.recordFor(viewer.scope, tx, event);
  }

  /** Nothing was reported yet that could stay where it was, and nobody has looked at the day that is not over. */
  private async mayBeCorrected(tx: MaintenanceTransaction, held: HeldTenant, on: LocalDate): Promise<boolean> {
    const [since, today] = [sinceOf(held), todayIn()];
    const isFresh = held.enteredOn === today || since >= today;
    return on === since && isFresh && !(await this.moves.hasRecords(tx, held.tenant.id));
  }

  private async targetErrors(
    tx: MaintenanceTransaction,
    tenant: Tenant,
    target: AssignmentTarget,
  ): Promise<FieldError[]> {
    const { regionCode, sector, parentId } = target;
    const parentIsThere = parentId === null || (parentId !== tenant.id && (await this.moves.isThere(tx, parentId)));
    const isSame = tenant.regionCode === regionCode && tenant.sector === sector && tenant.parentId === parentId;
    const isTaken = regionCode !== tenant.regionCode && (await this.moves.isNameTaken(tx, regionCode, tenant));
    return [
      ...(isSame ? [{ path: 'regionCode', code: 'CONTRADICTORY' } as const] : []),
      ...(isTaken ? [{ path: 'regionCode', code: 'ALREADY_TAKEN' } as const] : []),
      ...(parentIsThere ? [] : [PARENT_UNKNOWN]),
    ];
  }
}

/** Nothing was done: others may name the tenant, so that nobody in the city may write meanwhile. */
const CITY_TO_BE_HELD = Symbol('city to be held');

const sinceOf = ({ tenant, assignedFrom }: HeldTenant): LocalDate => assignedFrom ?? tenant.openedOn;

const dayErrorsOfMove = (on: LocalDate, since: LocalDate): FieldError[] =>
  on > since
    ? dateErrors('on', on, { today: todayIn() })
    : [{ path: 'on', code: 'DATE_TOO_EARLY', params: { earliest: dayAfter(since) } }];

const PARENT_UNKNOWN = { path: 'parentId', code: 'NOT_FOUND' } as const satisfies FieldError;
