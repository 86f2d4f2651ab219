import type { MailRhythm } from '@fanzha/domain';
import { type Connection, Costs, CurrentViewer, type RequestContext, Requires, type Viewer } from '@fanzha/platform';
import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver, Subscription } from '@nestjs/graphql';
import { ViewerProfile } from '../sign-in/session.model.js';
import { Notification, NotificationConnection, NotificationNews } from './notification.model.js';
import { NotificationService } from './notification.service.js';
import { MailRhythmEnum, NotificationChoiceInput, NotificationSettings } from './notification-settings.model.js';
import { NotificationSettingsService } from './notification-settings.service.js';

const USUAL_PAGE = 20;

@Resolver(() => Notification)
export class NotificationResolver {
  constructor(
    private readonly service: NotificationService,
    private readonly settings: NotificationSettingsService,
  ) {}

  @Query(() => NotificationConnection, { description: 'What the signed-in person was told, the newest first.' })
  @Requires('account:own')
  notifications(
    @CurrentViewer() viewer: Viewer,
    @Context() { locale }: RequestContext,
    @Args('unread', { type: () => Boolean, defaultValue: false, description: 'only what is unread' }) unread: boolean,
    @Args('first', { type: () => Int, defaultValue: USUAL_PAGE, description: 'rows of the page, 1 to 100' })
    first: number,
    @Args('after', { type: () => String, nullable: true, description: 'cursor of the row to go on behind' })
    after: string | null,
  ): Promise<Connection<Notification>> {
    return this.service.list(viewer, { unread, first, after: after || null }, locale);
  }

  @Query(() => NotificationSettings, { description: 'What the signed-in person is told, and where.' })
  @Requires('account:own')
  notificationSettings(@CurrentViewer() viewer: Viewer): Promise<NotificationSettings> {
    return this.settings.ofViewer(viewer);
  }

  @Mutation(() => Int, { description: 'Marks own notifications as read; how many are unread now, 100 at most.' })
  @Requires('account:own')
  markNotificationsRead(
    @CurrentViewer() viewer: Viewer,
    @Args('ids', { type: () => [ID], nullable: true, description: 'which ones, 200 at most; null: all' })
    ids: readonly string[] | null,
  ): Promise<number> {
    return this.service.markRead(viewer, ids ?? null);
  }

  @Mutation(() => NotificationSettings, { description: 'Changes what one is told, and where.' })
  @Requires('account:own')
  changeNotificationSettings(
    @CurrentViewer() viewer: Viewer,
    @Args('choices', {
      type: () => [NotificationChoiceInput],
      nullable: true,
      description: 'what is to be otherwise; null: all as it is for everybody',
    })
    choices: NotificationChoiceInput[] | null,
  ): Promise<NotificationSettings> {
    return this.settings.change(viewer, choices ?? null);
  }

  @Mutation(() => NotificationSettings, { description: 'Changes how often and when mails come.' })
  @Requires('account:own')
  changeMailTimes(
    @CurrentViewer() viewer: Viewer,
    @Args('rhythm', { type: () => MailRhythmEnum, description: 'how often' }) rhythm: MailRhythm,
    @Args('quietFrom', {
      type: () => String,
      nullable: true,
      description: 'when quiet hours begin, `22:00`; null: there are none',
    })
    quietFrom: string | null,
    @Args('quietTo', { type: () => String, nullable: true, description: 'when they end, `07:00`' })
    quietTo: string | null,
    @Args('quietWeekends', { type: () => Boolean, defaultValue: false, description: 'Saturdays and Sundays, too' })
    quietWeekends: boolean,
  ): Promise<NotificationSettings> {
    return this.settings.changeMailTimes(viewer, {
      rhythm,
      quietFrom: quietFrom ?? null,
      quietTo: quietTo ?? null,
      quietWeekends,
    });
  }

  @Subscription(() => NotificationNews, {
    description: 'Tells what arrives for the signed-in person, and when something of it was read in another window.',
    resolve(this: NotificationResolver, id: string, _args: unknown, { viewer, locale }: RequestContext) {
      return this.service.newsOf(viewer as Viewer, id, locale);
    },
  })
  @Requires('account:own')
  notificationArrived(@CurrentViewer() viewer: Viewer): Promise<AsyncIterableIterator<string>> {
    return this.service.arrivals(viewer);
  }
}

/** The number at the bell. */
@Resolver(() => ViewerProfile)
export class UnreadNotificationsResolver {
  constructor(private readonly service: NotificationService) {}

  @Costs(10)
  @ResolveField(() => Int, { description: 'own notifications that are unread, 100 at most' })
  unreadCount(@Parent() { viewer }: ViewerProfile): Promise<number> {
    return this.service.unreadCount(viewer);
  }
}
