import { DueJobs } from '@fanzha/campaign';
import { DEFAULT_LOCALE, type LocalDate } from '@fanzha/domain';
import { AlertDueJobs } from '@fanzha/ledger';
import { NotificationService } from '@fanzha/org';
import { OutboxDispatcher, type Viewer } from '@fanzha/platform';
import type { Recorder } from './ledgers/recorder.js';

const MOST_READ = 100;

/** What people of the demo accounts are told, and what of it they have read. */
export class News {
  private readonly people: readonly Viewer[];

  /** @param units those whose accounts somebody signs in with */
  constructor(
    private readonly recorder: Recorder,
    private readonly cityCode: string,
    units: readonly string[],
  ) {
    this.people = units.map((unit) => recorder.viewerOf(unit));
  }

  /** Tells what has happened so far; everybody has read it. */
  async readAll(): Promise<void> {
    await this.told();
    for (const person of this.people) await this.notifications.markRead(person, null);
  }

  /** Tells what is due on the day and what has happened meanwhile; everybody has read half of each group. */
  async tellDue(today: LocalDate): Promise<void> {
    await this.recorder.service(DueJobs).tellDue(new Date(`${today}T09:00:00+08:00`));
    await this.recorder.service(AlertDueJobs).tellDue();
    await this.told();
    for (const person of this.people) {
      const page = { unread: true, first: MOST_READ, after: null };
      const { edges } = await this.notifications.list(person, page, DEFAULT_LOCALE);
      // By their words: what is told at the same moment has no order that is the same every time.
      const unread = edges.map(({ node }) => node).toSorted((left, right) => (wordsOf(left) > wordsOf(right) ? -1 : 1));
      const read = [...Map.groupBy(unread, ({ group }) => group).values()].flatMap((alike) =>
        alike.slice(0, Math.floor(alike.length / 2)).map(({ id }) => id),
      );
      if (read.length > 0) await this.notifications.markRead(person, read);
    }
  }

  private told(): Promise<number> {
    return this.recorder.service(OutboxDispatcher).dispatch(this.cityCode);
  }

  private get notifications(): NotificationService {
    return this.recorder.service(NotificationService);
  }
}

const wordsOf = ({ title, body }: { title: string; body: string }) => `${title} ${body}`;
