import type { Period } from '@fanzha/domain';
import { RegionDirectory } from '@fanzha/org';
import { type Connection, Costs, CurrentViewer, PeriodScalar, Requires, type Viewer } from '@fanzha/platform';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { FormWarningsInput, UnitLoadArgs } from './load.inputs.js';
import { FormLoad, FormWarning, type Load, UnitLoad, UnitLoadConnection } from './load.model.js';
import type { LoadRow } from './load.repository.js';
import { LoadMeter } from './load.service.js';

/** What units are asked for (填报负担), and what need not be asked. */
@Resolver(() => UnitLoad)
export class LoadResolver {
  constructor(
    private readonly meter: LoadMeter,
    private readonly regions: RegionDirectory,
  ) {}

  @Query(() => UnitLoadConnection, {
    description: 'what was asked of the own unit and of those one oversees in a month, by region; no ranking',
  })
  @Requires('ledger:read')
  @Costs(200)
  async unitLoads(@CurrentViewer() viewer: Viewer, @Args() args: UnitLoadArgs): Promise<Connection<UnitLoad>> {
    const page = await this.meter.units(viewer, args);
    const shown = page.edges.map(({ cursor, node: { now, before, ...unit } }) => ({
      cursor,
      node: {
        ...unit,
        regionName: this.regions.nameOf(unit.regionCode),
        now: loadOf(now),
        before: loadOf(before),
      },
    }));
    return { ...page, edges: shown };
  }

  @Query(() => [FormLoad], {
    description: 'what each form asks in a month of the own unit and of those one oversees, the most texts first',
  })
  @Requires('ledger:read')
  @Costs(200)
  async formLoads(
    @CurrentViewer() viewer: Viewer,
    @Args('month', { type: () => PeriodScalar, description: 'a month, such as 2026-11' }) month: Period,
  ): Promise<FormLoad[]> {
    const rows = await this.meter.forms(viewer, month);
    return rows.map(({ issuerId, measured, seconds, minutes, ...row }) => ({
      ...row,
      isOwn: issuerId === viewer.tenantId,
      measuredForms: measured,
      measuredMinutes: measured === 0 ? null : inMinutes(seconds / measured),
      estimatedMinutes: minutes,
    }));
  }

  @Query(() => [FormWarning], {
    description: 'what a form would ask for without need: shown before it is set, and never refused; for authorities',
  })
  @Requires('ledger:read')
  @Costs(100)
  formWarnings(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => FormWarningsInput, description: 'the form as it is written' })
    input: FormWarningsInput,
  ): Promise<FormWarning[]> {
    return this.meter.warnings(viewer, input);
  }
}

/** Minutes with one decimal. */
const inMinutes = (seconds: number): number => Math.round(seconds / 6) / 10;

const loadOf = ({ measured, seconds, estimated, minutes, ...counted }: LoadRow): Load => ({
  ...counted,
  measuredForms: measured,
  measuredMinutes: measured === 0 ? null : inMinutes(seconds),
  estimatedForms: estimated,
  estimatedMinutes: estimated === 0 ? null : minutes,
});
