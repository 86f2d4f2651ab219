import { type ChaseTextStyle, DomainError } from '@fanzha/domain';
import { Alert, type AlertFact } from '@fanzha/ledger';
import { RegionDirectory } from '@fanzha/org';
import {
  ChaseTextStyleEnum,
  Costs,
  CurrentViewer,
  loadById,
  type RequestContext,
  Requires,
  type Viewer,
} from '@fanzha/platform';
import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Reminded } from '../submissions/chase.model.js';
import { digitsBelow } from '../submissions/chase-board.service.js';
import { AlertChaseRepository, type AlertReminderRow } from './alert-chase.repository.js';
import { alertChaseText } from './alert-chase-text.js';
import { AlertReminder } from './alert-reminder.model.js';
import { AlertReminders } from './alert-reminders.service.js';

const CHASE_COST = 300;

/** Overdue alerts as authorities chase them. */
@Resolver(() => Alert)
export class AlertChaseResolver {
  constructor(
    private readonly reminding: AlertReminders,
    private readonly alerts: AlertChaseRepository,
    private readonly regions: RegionDirectory,
  ) {}

  @Mutation(() => Reminded, {
    description:
      'reminds units of overdue alerts of places that the own authority oversees (催办): of the same alert once in 30 ' +
      'minutes, whoever does it. Each unit is told once, of all of them',
  })
  @Requires('ledger:record', 'ledger:read')
  @Costs(CHASE_COST)
  remindOfAlerts(
    @CurrentViewer() viewer: Viewer,
    @Args('ids', { type: () => [ID], description: 'the ids of alerts, at most 500' }) ids: string[],
  ): Promise<Reminded> {
    return this.reminding.remind(viewer, ids);
  }

  @Query(() => String, {
    description:
      'what can be pasted into a group chat about overdue alerts: as of this moment, units or numbers, no persons, ' +
      'no places of persons, no ranking',
  })
  @Requires('ledger:read')
  @Costs(CHASE_COST)
  async alertChaseText(
    @CurrentViewer() viewer: Viewer,
    @Args('style', { type: () => ChaseTextStyleEnum, description: 'names of units, or numbers' }) style: ChaseTextStyle,
  ): Promise<string> {
    if (viewer.oversight.length === 0) throw DomainError.forbidden('OUTSIDE_OVERSIGHT');
    const units = await this.alerts.units(viewer.scope);
    const nameOf = (code: string) => this.regions.nameOf(code);
    return alertChaseText(units, { style, asOf: new Date(), nameOf, digits: digitsBelow(viewer) });
  }

  @ResolveField(() => [AlertReminder], { description: 'reminders of it since it was overdue, the latest first' })
  reminders(
    @Parent() { id }: Pick<AlertFact, 'id'>,
    @Context() context: RequestContext,
  ): Promise<readonly AlertReminderRow[]> {
    return loadById(context, 'reminders of alerts', id, {
      find: async (ids, { scope }) => Map.groupBy(await this.alerts.reminders(scope, ids), ({ alertId }) => alertId),
      missing: [],
      isChanging: true,
    });
  }
}
