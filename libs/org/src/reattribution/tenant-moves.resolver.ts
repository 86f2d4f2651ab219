import type { LocalDate, Sector } from '@fanzha/domain';
import {
  CurrentViewer,
  LocalDateScalar,
  loadTogether,
  type RequestContext,
  Requires,
  SectorEnum,
  type Viewer,
} from '@fanzha/platform';
import { Args, Context, ID, Int, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { RegionDirectory } from '../regions/region-directory.js';
import { Region } from '../regions/region.model.js';
import { Assignment } from '../tenants/assignment.model.js';
import type { AssignmentRow } from './tenant-moves.repository.js';
import { TenantMoves } from './tenant-moves.service.js';
import { Tenant } from '../tenants/tenant.entity.js';

/** Where tenants belong over time. */
@Resolver(() => Tenant)
export class TenantMovesResolver {
  constructor(private readonly moves: TenantMoves) {}

  @Mutation(() => Tenant, {
    description:
      'Operators: `on` is its first day there. What it reported before stays where it was; ' +
      'what is in place moves along. A unit that was put in the wrong place is corrected with the first day of the ' +
      'assignment it has: on the day it was entered, or while that first day is not over, until its first record or ' +
      'door.',
  })
  @Requires('tenant:manage')
  moveTenant(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'the unit that moves' }) id: string,
    @Args('version', {
      type: () => Int,
      description: 'the version that the change is based on; CONFLICT where another change came first',
    })
    version: number,
    @Args('on', { type: () => LocalDateScalar, description: 'its first day in the new place' }) on: LocalDate,
    @Args('regionCode', { type: () => ID, description: 'the region it moves to, in the own city' }) regionCode: string,
    @Args('sector', { type: () => SectorEnum, description: 'its sector (条线) from then on' }) sector: Sector,
    @Args('parentId', {
      type: () => ID,
      nullable: true,
      description: 'The tenant it reports to; without one, it reports to none.',
    })
    parentId?: string | null,
  ): Promise<Tenant> {
    return this.moves.move(viewer, id, version, on, { regionCode, sector, parentId: parentId ?? null });
  }

  @Mutation(() => Tenant, { description: 'Operators: `on` is its last day. Its facts stay and keep counting.' })
  @Requires('tenant:manage')
  closeTenant(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'the unit' }) id: string,
    @Args('version', {
      type: () => Int,
      description: 'the version that the change is based on; CONFLICT where another change came first',
    })
    version: number,
    @Args('on', { type: () => LocalDateScalar, description: 'its last day' }) on: LocalDate,
  ): Promise<Tenant> {
    return this.moves.close(viewer, id, version, on);
  }

  @ResolveField(() => [Assignment], {
    description: 'Where it belonged and when, oldest first, as far as the viewer may know.',
  })
  assignments(
    @Parent() tenant: Tenant,
    @CurrentViewer() viewer: Viewer,
    @Context() context: RequestContext,
  ): Promise<AssignmentRow[]> {
    return loadTogether(context, TenantMovesResolver, tenant.id, (ids) => this.moves.assignmentsOf(viewer, ids));
  }
}

@Resolver(() => Assignment)
export class AssignmentResolver {
  constructor(private readonly directory: RegionDirectory) {}

  @ResolveField(() => Region, { description: 'the region it belonged to' })
  region(@Parent() assignment: Assignment): Region | undefined {
    return this.directory.find(assignment.regionCode);
  }
}
