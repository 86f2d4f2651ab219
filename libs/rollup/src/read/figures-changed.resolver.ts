import { DomainError } from '@fanzha/domain';
import { checkOversees, Region, RegionService } from '@fanzha/org';
import {
  CurrentViewer,
  DateTimeScalar,
  eventStream,
  LiveSignals,
  MISSED,
  Requires,
  type Viewer,
} from '@fanzha/platform';
import { Args, Field, ObjectType, Resolver, Subscription } from '@nestjs/graphql';
import { figuresTopic } from '../deltas/figures-topic.js';

@ObjectType({ description: 'figures of a region have changed; what they are now, a query answers' })
class FiguresChange {
  @Field(() => String, { description: 'the region that was asked for' }) regionCode!: string;
  @Field(() => DateTimeScalar, { description: 'when it was noticed: figures read from then on have it' }) asOf!: Date;
}

/** For screens that stay open: when it is worth reading figures anew. */
@Resolver(() => Region)
export class FiguresChangedResolver {
  constructor(
    private readonly signals: LiveSignals,
    private readonly regions: RegionService,
  ) {}

  /** @throws DomainError NOT_FOUND, FORBIDDEN (OUTSIDE_OVERSIGHT) before the first event and before each one. */
  @Subscription(() => FiguresChange, {
    description: 'Tells when figures of a region that the viewer oversees have changed, and no figure.',
    resolve(this: FiguresChangedResolver, regionCode: string, _args: unknown, { viewer }: { viewer: Viewer }) {
      checkOversees(viewer, regionCode);
      return { regionCode, asOf: new Date() };
    },
  })
  @Requires('rollup:read')
  async figuresChanged(
    @CurrentViewer() viewer: Viewer,
    @Args('regionCode', { type: () => String, description: 'the region, with everything below it' }) regionCode: string,
  ): Promise<AsyncIterableIterator<string>> {
    const region = this.regions.require(regionCode);
    checkOversees(viewer, region.code);
    if (!region.code.startsWith(viewer.cityCode)) throw DomainError.notFound();
    return eventStream<string>((push) =>
      this.signals.subscribe(figuresTopic(viewer.cityCode), (county) => {
        if (county === MISSED || county.startsWith(region.code) || region.code.startsWith(county)) push(region.code);
      }),
    );
  }
}
