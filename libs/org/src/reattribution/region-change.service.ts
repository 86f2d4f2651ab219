import { addDays, type FieldError, type LocalDate, DomainError, requireNoErrors, visibleText } from '@fanzha/domain';
import { Audit, type MaintenanceTransaction, type Viewer } from '@fanzha/platform';
import { Inject, Injectable } from '@nestjs/common';
import { REATTRIBUTION, type Reattribution } from './reattribution.js';
import { SessionRepository } from '../sessions/session.repository.js';
import { RegionDirectory } from '../regions/region-directory.js';
import type { Region } from '../regions/region.model.js';
import { mergeChange, type RegionChange, type RegionPart, splitChange } from './region-change.js';
import { mergeErrors, sharedOutErrors, splitErrors } from './region-change.bounds.js';
import { type AffectedTenant, RegionChangeRepository, type TenantMove } from './region-change.repository.js';

/** A part of a split, with the tenants that belonged to the region itself. */
interface SplitPart extends RegionPart {
  readonly tenantIds: readonly string[];
}

/** A region change, and into which of its regions the tenants of an ended one come. */
interface Plan {
  readonly change: RegionChange;
  readonly newRegionOf: (tenant: AffectedTenant) => string | null;
  /** Errors that only the tenants concerned tell. */
  readonly errors: (tenants: readonly AffectedTenant[]) => readonly FieldError[];
  /** Regions whose tenants are concerned though the region goes on. */
  readonly alsoIn: readonly string[];
}

/**
 * Mergers and splits of regions (行政区划调整). Ended regions keep their facts and name their successor; tenants belong to
 * the new ones from the day on; the households registered in a community come along with it.
 *
 * Oversight is not carried over: who may look at the new region is for the operators to say.
 */
@Injectable()
export class RegionChanges {
  constructor(
    private readonly changes: RegionChangeRepository,
    private readonly directory: RegionDirectory,
    private readonly sessions: SessionRepository,
    private readonly audit: Audit,
    @Inject(REATTRIBUTION) private readonly reattribution: Reattribution,
  ) {}

  /**
   * Lets regions of one parent go up in one of them or in a new one.
   * @throws DomainError BAD_INPUT, CONFLICT where two tenants of one name (ALREADY_EXISTS) or the households of two
   *   communities (STILL_IN_USE) would meet.
   */
  async merge(
    viewer: Viewer,
    codes: readonly string[],
    into: { code: string; name: string },
    on: LocalDate,
  ): Promise<Region> {
    await this.carryOut(viewer, { action: 'region.merged', subjectId: into.code, detail: { codes } }, () => {
      const named = { code: into.code, name: visibleText(into.name) };
      requireNoErrors(mergeErrors(this.directory, viewer.cityCode, codes, named, on));
      const change = mergeChange(this.directory, codes, named, on);
      return {
        change,
        newRegionOf: ({ regionCode }) => change.successors.get(regionCode) ?? null,
        errors: () => [],
        alsoIn: [],
      };
    });
    return this.require(into.code);
  }

  /**
   * Splits a town or a community. One part may keep its code; communities and tenants go into exactly one part each.
   * @throws DomainError BAD_INPUT, CONFLICT (STILL_IN_USE) for a community with registered households that does not go
   * on.
   */
  async split(viewer: Viewer, code: string, parts: readonly SplitPart[], on: LocalDate): Promise<Region[]> {
    const named = parts.map((part) => ({ ...part, name: visibleText(part.name) }));
    await this.carryOut(
      viewer,
      { action: 'region.split', subjectId: code, detail: { into: parts.map((part) => part.code) } },
      () => {
        requireNoErrors(splitErrors(this.directory, viewer.cityCode, code, named, on));
        const change = splitChange(this.directory, code, named, on);
        const partOf = (tenantId: string) => named.find((part) => part.tenantIds.includes(tenantId))?.code ?? null;
        return {
          change,
          newRegionOf: ({ tenantId, regionCode }) =>
            regionCode === code ? partOf(tenantId) : (change.successors.get(regionCode) ?? null),
          errors: (tenants) => {
            const ids = tenants.filter(({ regionCode }) => regionCode === code).map(({ tenantId }) => tenantId);
            return sharedOutErrors(named, 'tenantIds', [...new Set(ids)]);
          },
          alsoIn: [code],
        };
      },
    );
    return parts.map((part) => this.require(part.code));
  }

  /** `plan` is made of the regions as they are once nobody else can change them. */
  private async carryOut(
    viewer: Viewer,
    { action, subjectId, detail }: { action: string; subjectId: string; detail: Record<string, unknown> },
    plan: () => Plan,
  ): Promise<void> {
    await this.sessions.requireAlive(viewer.scope);
    await this.reattribution.ofCity(viewer.cityCode, async (tx, reattribute) => {
      await this.directory.ensureFresh();
      const { change, newRegionOf, errors, alsoIn } = plan();
      const tenants = await this.changes.tenantsIn(tx, [...change.successors.keys(), ...alsoIn], change.on);
      requireNoErrors([...errors(tenants), ...tooLate(tenants, change.on)]);
      const moves = tenants.flatMap((tenant): TenantMove[] => {
        const to = newRegionOf(tenant);
        return to === null || to === tenant.regionCode
          ? []
          : [{ tenantId: tenant.tenantId, from: tenant.regionCode, to }];
      });
      await this.requireOwnNames(tx, moves);
      const tenantIds = [...new Set(moves.map(({ tenantId }) => tenantId))];
      await reattribute({ tenantIds, successors: change.successors }, () => this.changes.carryOut(tx, change, moves));
      const told = { ...detail, on: change.on, tenants: tenantIds.length };
      await this.audit.recordFor(viewer.scope, tx, { action, subjectKind: 'region', subjectId, detail: told });
    });
    await this.directory.ensureFresh();
  }

  private async requireOwnNames(tx: MaintenanceTransaction, moves: readonly TenantMove[]): Promise<void> {
    const names = await this.changes.namesakes(tx, moves);
    if (names.length > 0) throw DomainError.conflict({ names }, 'ALREADY_EXISTS');
  }

  private require(code: string): Region {
    const region = this.directory.find(code);
    if (!region) throw new Error(`Region ${code} was not created`);
    return region;
  }
}

/** Units that came into a region on the day of its change or later would have been in it after its end. */
function tooLate(tenants: readonly AffectedTenant[], on: LocalDate): FieldError[] {
  const latest = tenants
    .map(({ validFrom }) => validFrom)
    .sort()
    .at(-1);
  return latest === undefined || latest < on
    ? []
    : [{ path: 'on', code: 'DATE_TOO_EARLY', params: { earliest: addDays(latest, 1) } }];
}
