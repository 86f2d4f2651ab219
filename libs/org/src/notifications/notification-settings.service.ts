import { type MailRhythm, requireNoErrors } from '@fanzha/domain';
import { Audit, Database, type Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { type Choice, choiceErrors, quietErrors, quietHours, withChoices } from './notification-choices.js';
import { NotificationSettings } from './notification-settings.model.js';
import { NotificationSettingsRepository } from './notification-settings.repository.js';

/** When mails are to come; hours both or none. */
interface MailTimesInput {
  readonly rhythm: MailRhythm;
  readonly quietFrom: string | null;
  readonly quietTo: string | null;
  readonly quietWeekends: boolean;
}

/** What a person wants to be told, and where. */
@Injectable()
export class NotificationSettingsService {
  constructor(
    private readonly database: Database,
    private readonly settings: NotificationSettingsRepository,
    private readonly audit: Audit,
  ) {}

  /** What the viewer has chosen to be told of, and how. */
  async ofViewer({ scope }: Viewer): Promise<NotificationSettings> {
    return NotificationSettings.of(await this.settings.find(scope));
  }

  /**
   * Changes some choices; null puts all back to what is usual.
   * @throws DomainError BAD_INPUT (ALWAYS_ON) for what cannot be switched off.
   */
  async change(
    { scope, userId }: Viewer,
    choices: readonly Omit<Choice, 'fixed'>[] | null,
  ): Promise<NotificationSettings> {
    requireNoErrors(choiceErrors(choices ?? []));
    return this.database.transaction(scope, async (tx) => {
      const before = await this.settings.hold(tx);
      const kept = await this.settings.keep(tx, choices === null ? {} : withChoices(before.choices, choices));
      await this.audit.record(tx, {
        action: 'notification_settings.changed',
        subjectKind: 'user',
        subjectId: userId,
        detail: { before: before.choices, after: kept.choices },
      });
      return NotificationSettings.of(kept);
    });
  }

  /**
   * Changes when mails come; those that wait follow at once.
   * @throws DomainError BAD_INPUT on `quietFrom` and `quietTo`: one alone, no time of day, or both the same.
   */
  async changeMailTimes(
    { scope, userId }: Viewer,
    { rhythm, quietFrom, quietTo, quietWeekends }: MailTimesInput,
  ): Promise<NotificationSettings> {
    requireNoErrors(quietErrors(quietFrom, quietTo));
    return this.database.transaction(scope, async (tx) => {
      const before = await this.settings.hold(tx);
      const kept = await this.settings.keepTimes(tx, { rhythm, quiet: quietHours(quietFrom, quietTo, quietWeekends) });
      await this.audit.record(tx, {
        action: 'notification_settings.times_changed',
        subjectKind: 'user',
        subjectId: userId,
        detail: {
          before: { rhythm: before.rhythm, quiet: before.quiet },
          after: { rhythm: kept.rhythm, quiet: kept.quiet },
        },
      });
      return NotificationSettings.of(kept);
    });
  }
}
