import { todayIn } from '@fanzha/domain';
import type { Connection, Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { Book } from '../facts/book.js';
import { Bookkeeper } from '../facts/bookkeeper.js';
import { readActivity, type StatedContent } from './activity.bounds.js';
import { contributions } from './activity.contributions.js';
import type { ActivityFact } from './activity.entity.js';
import type { ActivitiesArgs, ActivityInput } from './activity.inputs.js';
import { ActivityRepository } from './activity.repository.js';

/** The activities ledger: publicity work of any tenant. */
@Injectable()
export class ActivityService {
  readonly book: Book<ActivityFact, StatedContent>;

  constructor(
    private readonly bookkeeper: Bookkeeper,
    private readonly activities: ActivityRepository,
  ) {
    this.book = {
      kind: 'activity',
      recordedBy: null,
      dayPath: 'startOn',
      dayOf: ({ startOn }) => startOn,
      changeable: [
        'type',
        'title',
        'status',
        'startOn',
        'endOn',
        'regionCode',
        'place',
        'audiences',
        'channels',
        'partners',
        'campaignId',
        'narrative',
        'measures',
        'recordStatus',
        'voidReason',
      ],
      store: activities,
      amounts: ({ measures }) => measures,
      contributions,
    };
  }

  /**
   * Records an activity of the viewer's tenant, attributed to where the tenant belonged on its first day.
   * @returns the first record where the same was sent under its idempotency key before, also by a request still under way.
   * @throws Refusal CONFLICT (IDEMPOTENCY_KEY_REUSED), BAD_INPUT with every fault.
   */
  record(viewer: Viewer, input: ActivityInput): Promise<ActivityFact> {
    return this.bookkeeper.record(viewer, this.book, readActivity(input, todayIn()));
  }

  /**
   * Replaces what is stated about an activity. While its first day stays, so does its attribution.
   * @param version the one the viewer has seen.
   * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT (voided, or changed meanwhile: with the other's change), BAD_INPUT.
   */
  amend(viewer: Viewer, id: string, version: number, input: ActivityInput): Promise<ActivityFact> {
    return this.bookkeeper.amend(viewer, this.book, id, version, readActivity(input, todayIn()));
  }

  /**
   * Takes an activity out of every figure for good. The record stays, with the reason.
   * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT (voided, or changed meanwhile: with the other's change), BAD_INPUT.
   */
  void(viewer: Viewer, id: string, version: number, reason: string): Promise<ActivityFact> {
    return this.bookkeeper.void(viewer, this.book, id, version, reason);
  }

  /** @throws Refusal NOT_FOUND where there is none, or none that the viewer may see. */
  get(viewer: Viewer, id: string): Promise<ActivityFact> {
    return this.bookkeeper.get(viewer, this.book, id);
  }

  /** A page of the activities the viewer may see, newest day first: those done, unless the filter names another status or none. */
  list(viewer: Viewer, args: ActivitiesArgs): Promise<Connection<ActivityFact>> {
    // What is planned comes after today and would stand before all that was done.
    const filter = args.filter ?? { status: 'DONE' as const };
    return this.bookkeeper.list(viewer, this.activities.table, { ...args, filter }, (search) =>
      this.activities.narrow(search, filter),
    );
  }
}
