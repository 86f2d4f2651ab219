import {
  Config,
  HandlesJobs,
  InjectJobQueue,
  JobHandler,
  type JobQueue,
  Mailer,
  type MailFailure,
  openText,
  Outbox,
} from '@fanzha/platform';
import { Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { LINK_HOURS } from './mail-address.service.js';
import { MailDeliveryRepository, type SettledMail } from './mail-delivery.repository.js';
import { gathered } from './mail-gathering.js';
import { linkToken } from './mail-links.js';
import { linkMessage, newsMessage } from './mail-message.js';
import { type DueMail, sealedFor } from './mail.row.js';

export const MAIL_QUEUE = 'mails';

const LOOK_EVERY_MS = 5_000;
const PURGE_EVERY_MS = 24 * 3_600_000;
const KEPT_DAYS = 30;
/** Mails that are under way at once, each over a connection of its own. */
const AT_ONCE = 5;
/** Accounts and notifications that are put together in one transaction. */
const GATHERED_AT_ONCE = { readers: 100, news: 2_000 };
/** Notifications that a mail names; the rest is a number. */
const MOST_NAMED = 50;
/** The waits after failed attempts. When the attempt after the last of them fails, the mail is given up. */
const AGAIN_IN_SECONDS = [60, 300, 1_800, 7_200, 21_600];
/** So many refusals in a row stop the mails to an address. */
const MOST_REFUSALS = 3;

/** Puts notifications into mails, sends what is due, and tries again. */
@HandlesJobs(MAIL_QUEUE)
export class MailJobs extends JobHandler implements OnApplicationBootstrap {
  private readonly told = new Logger(MailJobs.name);

  constructor(
    @InjectJobQueue(MAIL_QUEUE) private readonly queue: JobQueue,
    private readonly deliveries: MailDeliveryRepository,
    private readonly mailer: Mailer,
    private readonly config: Config,
    private readonly outbox: Outbox,
  ) {
    super();
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.queue.schedule('send', LOOK_EVERY_MS);
    await this.queue.schedule('purge', PURGE_EVERY_MS);
  }

  override async process(job: Parameters<JobHandler['process']>[0]): Promise<unknown> {
    if (job.name === 'purge') {
      await this.deliveries.purge(KEPT_DAYS);
      return {};
    }
    return { sent: await this.sendAll() };
  }

  /** Puts together and sends everything that is due. @returns how many attempts were made */
  async sendAll(): Promise<number> {
    if (!this.mailer.isOn) return 0;
    let attempts = 0;
    for (const city of await this.deliveries.cities()) {
      while (await this.deliveries.gather(city, GATHERED_AT_ONCE, gathered));
      for (;;) {
        const due = await this.deliveries.claim(city, AT_ONCE);
        await Promise.all(due.map((mail) => this.attempt(city, mail)));
        attempts += due.length;
        if (due.length < AT_ONCE) break;
      }
    }
    return attempts;
  }

  private async attempt(city: string, mail: DueMail): Promise<void> {
    const to = mail.address && openText(this.config.key('mail addresses'), mail.address, sealedFor(city, mail.userId));
    const message = to === null ? null : await this.messageOf(city, mail);
    if (to === null || message === null) {
      await this.deliveries.settle(city, mail, { state: 'DROPPED', failure: 'NO_ADDRESS', againInSeconds: 0 });
      return;
    }
    const failure = await this.mailer.send({ ...message, to, id: mail.id });
    const settled = settledOf(mail, failure);
    if (failure === 'NO_ANSWER' || failure === 'SERVER_REFUSED')
      this.told.error({ msg: 'the mail server takes no mails', failure });
    if (!isOfAddress(failure, settled)) await this.deliveries.settle(city, mail, settled);
    else
      await this.deliveries.settleAddress(city, mail, settled, MOST_REFUSALS, (tx, count) =>
        this.outbox.recordFor(tx, mail.tenantId, [
          {
            kind: 'mail.stopped',
            tenantId: mail.tenantId,
            subjectKind: 'USER',
            subjectId: mail.userId,
            recipients: [{ userId: mail.userId }],
            facts: { count },
          },
        ]),
      );
  }

  /** What a mail says; null where it is not sent any more: another address or link, or nothing left to tell. */
  private async messageOf(city: string, { id, userId, purpose, isOpen, linkUntil, locale }: DueMail) {
    const { publicUrl } = this.mailer;
    if (purpose === 'LINK') {
      if (linkUntil === null || linkUntil <= new Date()) return null;
      const token = linkToken(this.config.key('mail links'), { id, cityCode: city, userId, until: linkUntil });
      return linkMessage(publicUrl, token, LINK_HOURS, locale);
    }
    if (!isOpen) return null;
    const { news, total } = await this.deliveries.news(city, id, MOST_NAMED);
    return total === 0 ? null : newsMessage(publicUrl, news, total, locale);
  }
}

/** Whether the end of a mail says something of its address: it was taken, refused, or put off at every attempt. */
function isOfAddress(failure: MailFailure | null, { state }: SettledMail): boolean {
  if (state === 'WAITING') return false;
  return failure === null || ['ADDRESS_REFUSED', 'MESSAGE_REFUSED', 'TRY_LATER'].includes(failure);
}

function settledOf({ attempts }: DueMail, failure: MailFailure | null): SettledMail {
  if (failure === null) return { state: 'SENT', failure, againInSeconds: 0 };
  const againInSeconds = AGAIN_IN_SECONDS[attempts - 1];
  const isForGood = failure === 'ADDRESS_REFUSED' || failure === 'MESSAGE_REFUSED';
  if (isForGood || againInSeconds === undefined) return { state: 'FAILED', failure, againInSeconds: 0 };
  return { state: 'WAITING', failure, againInSeconds };
}
