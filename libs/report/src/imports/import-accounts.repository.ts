import { Database, type Scope, type Statement, type Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { REQUEST_KIND } from './books/accounts-book.js';
import { ownIn } from './import.repository.js';

/** An account that a row became. */
export interface ImportedAccount {
  readonly row: number;
  readonly id: string;
  /** The version that the import knows: its first, or that of the last account sheet. */
  readonly version: number;
}

const OF_IMPORT = 'r.city_code = $1 and r.tenant_id = $2 and r.import_id = $3 and r.written';

const ACCOUNTS: Statement = {
  name: 'import_account.list',
  text: `select r.row_number as "row", r.record_id as id, coalesce(r.seen_version, 1) as version
    from import_row r where ${OF_IMPORT} and r.kind <> $4 order by r.row_number`,
};

const REQUESTS: Statement = {
  name: 'import_account.requests',
  text: `select count(*)::int as count from import_row r where ${OF_IMPORT} and r.kind = $4`,
};

const NOTE: Statement = {
  name: 'import_account.note',
  text: `update import_row r set seen_version = j.version
    from jsonb_to_recordset($4::jsonb) as j (id uuid, version int)
    where ${OF_IMPORT} and r.record_id = j.id`,
};

/** Accounts that came of imports of the scope's own unit, and which versions of them are known. */
@Injectable()
export class ImportAccountRepository {
  constructor(private readonly database: Database) {}

  /** Accounts that were added, in the order of the file. */
  accounts(scope: Scope, importId: string): Promise<ImportedAccount[]> {
    const values = [...ownIn(scope), importId, REQUEST_KIND];
    return this.database.read<ImportedAccount & Record<string, unknown>>(scope, ACCOUNTS, values);
  }

  /** How many rows became requests, which another operator decides. */
  async requests(scope: Scope, importId: string): Promise<number> {
    const values = [...ownIn(scope), importId, REQUEST_KIND];
    return (await this.database.read<{ count: number }>(scope, REQUESTS, values))[0]?.count ?? 0;
  }

  /** Notes which versions the accounts have, in the transaction that gives them passwords. */
  async note(tx: Transaction, importId: string, accounts: readonly Omit<ImportedAccount, 'row'>[]): Promise<void> {
    const versions = accounts.map(({ id, version }) => ({ id, version }));
    await tx.run(NOTE, [...ownIn(tx.scope), importId, JSON.stringify(versions)]);
  }
}
