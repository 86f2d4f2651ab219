import {
  DomainError,
  type Locale,
  mailAddressErrors,
  maskedMailAddress,
  requireFound,
  requireNoErrors,
} from '@fanzha/domain';
import { Audit, Config, Database, Mailer, newId, openText, sealText, type Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { MailAddress } from './mail-address.model.js';
import { MailAddressRepository } from './mail-address.repository.js';
import { isLinkToken } from './mail-links.js';
import { type MailAddressRow, sealedFor } from './mail.row.js';

/** How long a link works. */
export const LINK_HOURS = 24;
const LINKS_AN_HOUR = 3;
const LINKS_A_DAY = 8;
const AN_HOUR = 3_600;
/** Characters of a token; a longer one cannot be ours. */
const LONGEST_TOKEN = 100;

/** A person states the own address, confirms it by a link and takes it away. The log says so and never names it. */
@Injectable()
export class MailAddressService {
  constructor(
    private readonly database: Database,
    private readonly addresses: MailAddressRepository,
    private readonly audit: Audit,
    private readonly mailer: Mailer,
    private readonly config: Config,
  ) {}

  /** The viewer's address, masked. */
  async ofViewer(viewer: Viewer): Promise<MailAddress> {
    return this.shown(viewer, await this.addresses.find(viewer.scope));
  }

  /**
   * Keeps an address and sends it a link. Until that is opened nothing else goes there.
   * @param stated the address; null: another link to the one that is kept
   * @throws DomainError BAD_INPUT on `address`, NOT_FOUND where none is kept, CONFLICT (MAIL_OFF) where no mails are
   *   sent, RATE_LIMITED.
   */
  async state(viewer: Viewer, stated: string | null, locale: Locale): Promise<MailAddress> {
    if (stated !== null) requireNoErrors(mailAddressErrors('address', stated));
    if (!this.mailer.isOn) throw DomainError.conflict({}, 'MAIL_OFF');
    const { scope, userId } = viewer;
    return this.database.transaction(scope, async (tx) => {
      const { hour, day } = await this.addresses.links(tx);
      if (hour >= LINKS_AN_HOUR || day >= LINKS_A_DAY) throw DomainError.rateLimited(AN_HOUR);
      const before = await this.addresses.hold(tx);
      const text = requireFound(stated?.trim() ?? (before && this.opened(viewer, before)));
      const address = sealText(this.config.key('mail addresses'), text, sealedFor(scope.cityCode, userId));
      const row = await this.addresses.put(tx, { address, locale, linkId: newId(), hours: LINK_HOURS });
      await this.audit.record(tx, logged(before === null ? 'stated' : 'changed', userId));
      return this.shown(viewer, row);
    });
  }

  /**
   * Confirms the address by the link that was sent to it.
   * @throws DomainError NOT_FOUND for a link of another account, an earlier link, one that is over, or no link at all.
   */
  async confirm(viewer: Viewer, token: string): Promise<MailAddress> {
    const { scope, userId } = viewer;
    return this.database.transaction(scope, async (tx) => {
      const held = await this.addresses.hold(tx);
      const { linkId: id, linkUntil: until } = held ?? { linkId: null, linkUntil: null };
      const key = this.config.key('mail links');
      const isRight =
        token.length <= LONGEST_TOKEN &&
        id !== null &&
        until !== null &&
        isLinkToken(key, token, { id, cityCode: scope.cityCode, userId, until });
      if (!isRight) throw DomainError.notFound();
      const row = await this.addresses.confirm(tx);
      await this.audit.record(tx, logged('confirmed', userId));
      return this.shown(viewer, row);
    });
  }

  /** Takes the address away; nothing is sent any more. @throws DomainError NOT_FOUND where there is none. */
  async remove(viewer: Viewer): Promise<MailAddress> {
    return this.database.transaction(viewer.scope, async (tx) => {
      if (!(await this.addresses.remove(tx))) throw DomainError.notFound();
      await this.audit.record(tx, logged('removed', viewer.userId));
      return this.shown(viewer, null);
    });
  }

  private opened({ scope, userId }: Viewer, row: MailAddressRow): string | null {
    return openText(this.config.key('mail addresses'), row.address, sealedFor(scope.cityCode, userId));
  }

  private shown(viewer: Viewer, row: MailAddressRow | null): MailAddress {
    const text = row && this.opened(viewer, row);
    const shown = row && text !== null ? { ...row, masked: maskedMailAddress(text) } : null;
    return MailAddress.of(shown, this.mailer.isOn);
  }
}

const logged = (done: string, userId: string) =>
  ({ action: `mail_address.${done}`, subjectKind: 'user', subjectId: userId, detail: {} }) as const;
