import type { MailTimes } from '@fanzha/domain';
import { Database, type Scope, type Statement, type Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { Choices, KeptSettings } from './notification-choices.js';

const COLUMNS = `choices, version, rhythm,
  case when quiet_from is not null
    then jsonb_build_object('from', quiet_from, 'to', quiet_to, 'weekends', quiet_weekends)
    end as quiet`;

const FIND: Statement = {
  name: 'notification_settings.find',
  text: `select ${COLUMNS} from notification_settings where city_code = $1 and user_id = $2`,
};

const HOLD: Statement = { name: 'notification_settings.hold', text: `${FIND.text} for update` };

const KEEP: Statement = {
  name: 'notification_settings.keep',
  text: `insert into notification_settings as s (city_code, user_id, choices) values ($1, $2, $3)
    on conflict (city_code, user_id) do update
      set choices = excluded.choices, version = s.version + 1, changed_at = now()
    returning ${COLUMNS}`,
};

const KEEP_TIMES: Statement = {
  name: 'notification_settings.keep_times',
  text: `insert into notification_settings as s (city_code, user_id, rhythm, quiet_from, quiet_to, quiet_weekends)
    values ($1, $2, $3, $4, $5, $6)
    on conflict (city_code, user_id) do update set rhythm = excluded.rhythm, quiet_from = excluded.quiet_from,
      quiet_to = excluded.quiet_to, quiet_weekends = excluded.quiet_weekends,
      version = s.version + 1, changed_at = now()
    returning ${COLUMNS}`,
};

/** What waits is looked at again by other hours. */
const JUDGE_AGAIN: Statement = {
  name: 'notification_settings.judge_again',
  text: `update notification n set mail_at = now() where n.city_code = $1 and n.user_id = $2 and n.mail_at is not null`,
};

type Row = { [Key in keyof KeptSettings]: KeptSettings[Key] };
const NOTHING_CHOSEN: KeptSettings = { choices: {}, version: 0, rhythm: 'SOON', quiet: null };

/** What the scope's user has chosen. */
@Injectable()
export class NotificationSettingsRepository {
  constructor(private readonly database: Database) {}

  /** What the own account has chosen; nothing where it has never chosen. */
  async find(scope: Scope): Promise<KeptSettings> {
    return (await this.database.read<Row>(scope, FIND, [scope.cityCode, scope.userId]))[0] ?? NOTHING_CHOSEN;
  }

  /** As `find`, held until the transaction ends. */
  async hold(tx: Transaction): Promise<KeptSettings> {
    return (await tx.run<Row>(HOLD, [tx.scope.cityCode, tx.scope.userId]))[0] ?? NOTHING_CHOSEN;
  }

  /** Keeps what the own account has chosen, in place of what it chose before. */
  async keep(tx: Transaction, choices: Choices): Promise<KeptSettings> {
    const values = [tx.scope.cityCode, tx.scope.userId, JSON.stringify(choices)];
    return (await tx.run<Row>(KEEP, values))[0] ?? NOTHING_CHOSEN;
  }

  /** Keeps when mails come; those that wait follow at once. */
  async keepTimes(tx: Transaction, { rhythm, quiet }: MailTimes): Promise<KeptSettings> {
    const own = [tx.scope.cityCode, tx.scope.userId];
    const [kept] = await tx.run<Row>(KEEP_TIMES, [
      ...own,
      ...[rhythm, quiet?.from ?? null, quiet?.to ?? null, quiet?.weekends ?? false],
    ]);
    await tx.run(JUDGE_AGAIN, own);
    return kept ?? NOTHING_CHOSEN;
  }
}
