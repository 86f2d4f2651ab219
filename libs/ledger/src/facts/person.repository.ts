import { Database, type Scope, type Statement, type Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';

type Row = { id: string; name: string };

const NAMES: Statement = {
  name: 'person.names',
  text: 'select id, display_name as name from user_account where city_code = $1 and id = any ($2::uuid[])',
};

/**
 * Names of the people behind a record. Row-level security gives them to their own tenant only: overseers see which unit
 * answers for a figure, not which of its people typed it (个人信息保护法 第六条).
 */
@Injectable()
export class PersonRepository {
  constructor(private readonly database: Database) {}

  /** Names by user id, as far as the scope may know them. */
  async names(scope: Scope, userIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return byId(await this.database.read<Row>(scope, NAMES, [scope.cityCode, userIds]));
  }

  /** One name, inside a transaction; null where the scope may not know it. */
  async nameIn(tx: Transaction, userId: string): Promise<string | null> {
    return byId(await tx.run<Row>(NAMES, [tx.scope.cityCode, [userId]])).get(userId) ?? null;
  }
}

function byId(rows: readonly Row[]): ReadonlyMap<string, string> {
  return new Map(rows.map(({ id, name }) => [id, name]));
}
