import { Database, type Scope, type Statement, type Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { Choices, KeptSettings } from './notification-choices.js';

const FIND: Statement = {
  name: 'notification_settings.find',
  text: 'select choices, version from notification_settings where city_code = $1 and user_id = $2',
};

const HOLD: Statement = { name: 'notification_settings.hold', text: `${FIND.text} for update` };

const KEEP: Statement = {
  name: 'notification_settings.keep',
  text: `insert into notification_settings as s (city_code, user_id, choices) values ($1, $2, $3)
    on conflict (city_code, user_id) do update
      set choices = excluded.choices, version = s.version + 1, changed_at = now()
    returning choices, version`,
};

type Row = { [Key in keyof KeptSettings]: KeptSettings[Key] };
const NOTHING_CHOSEN: KeptSettings = { choices: {}, version: 0 };

/** What the scope's user has chosen. */
@Injectable()
export class NotificationSettingsRepository {
  constructor(private readonly database: Database) {}

  async find(scope: Scope): Promise<KeptSettings> {
    return (await this.database.read<Row>(scope, FIND, [scope.cityCode, scope.userId]))[0] ?? NOTHING_CHOSEN;
  }

  /** As `find`, held until the transaction ends. */
  async hold(tx: Transaction): Promise<KeptSettings> {
    return (await tx.run<Row>(HOLD, [tx.scope.cityCode, tx.scope.userId]))[0] ?? NOTHING_CHOSEN;
  }

  async keep(tx: Transaction, choices: Choices): Promise<KeptSettings> {
    const values = [tx.scope.cityCode, tx.scope.userId, JSON.stringify(choices)];
    return (await tx.run<Row>(KEEP, values))[0] ?? NOTHING_CHOSEN;
  }
}
