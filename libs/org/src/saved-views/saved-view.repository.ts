import { DomainError } from '@fanzha/domain';
import { Database, type Scope, type Statement, type Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { LAST_PLACE, type SavedViewContent } from './saved-view.bounds.js';
import type { SavedView } from './saved-view.model.js';

const COLUMNS = 'v.id, v.list, v.name, v.content, v.position, v.created_at "createdAt"';
const OWN = 'v.city_code = $1 and v.user_id = $2';

const OF_LIST: Statement = {
  name: 'saved_view.of_list',
  text: `select ${COLUMNS} from saved_view v where ${OWN} and v.list = $3 order by v.position, v.id`,
};

/** One change at a time of a person's views. */
const LOCK: Statement = {
  name: 'saved_view.lock',
  text: `select pg_advisory_xact_lock(hashtext('saved_view'), hashtext($1)) is not null as locked`,
};

const COUNT: Statement = {
  name: 'saved_view.count',
  text: `select count(*)::int as "ofUser", count(*) filter (where v.list = $3)::int as "ofList",
      least(coalesce(max(v.position) filter (where v.list = $3) + 1, 0), ${LAST_PLACE}) as next
    from saved_view v where ${OWN}`,
};

const INSERT: Statement = {
  name: 'saved_view.insert',
  text: `insert into saved_view as v (city_code, user_id, id, list, name, content, position)
    values ($1, $2, $3, $4, $5, $6, $7) returning ${COLUMNS}`,
};

const REPLACE: Statement = {
  name: 'saved_view.replace',
  text: `update saved_view v set name = $5, content = $6, position = coalesce($7, v.position)
    where ${OWN} and v.id = $3 and v.list = $4 returning ${COLUMNS}`,
};

const RENAME: Statement = {
  name: 'saved_view.rename',
  text: `update saved_view v set name = $4 where ${OWN} and v.id = $3 returning ${COLUMNS}`,
};

const DELETE: Statement = {
  name: 'saved_view.delete',
  text: `delete from saved_view v where ${OWN} and v.id = $3 returning v.id`,
};

const UNIQUE_VIOLATION = '23505';

type Row = { [Key in keyof SavedView]: SavedView[Key] };

/** Views of lists: those of the scope's user, and nobody else's. */
@Injectable()
export class SavedViewRepository {
  constructor(private readonly database: Database) {}

  /** The views of a list in their order. */
  ofList(scope: Scope, list: string): Promise<SavedView[]> {
    return this.database.read<Row>(scope, OF_LIST, [scope.cityCode, scope.userId, list]);
  }

  /** How many views there are, and the place behind them. No other change comes between until the transaction ends. */
  async room(tx: Transaction, list: string): Promise<{ ofUser: number; ofList: number; next: number }> {
    const { cityCode, userId } = tx.scope;
    await tx.run(LOCK, [userId]);
    const [row] = await tx.run<{ ofUser: number; ofList: number; next: number }>(COUNT, [cityCode, userId, list]);
    return row ?? { ofUser: 0, ofList: 0, next: 0 };
  }

  /** @throws DomainError BAD_INPUT (ALREADY_TAKEN on `name`). */
  async insert(
    tx: Transaction,
    id: string,
    view: SavedViewContent & { readonly position: number },
  ): Promise<SavedView> {
    const { list, name, content, position } = view;
    const { cityCode, userId } = tx.scope;
    const [saved] = await named(tx.run<Row>(INSERT, [cityCode, userId, id, list, name, content, position]));
    if (!saved) throw new Error('A view was inserted and not returned');
    return saved;
  }

  /** The view as it is now; null where the user has none of the id in the list. @throws as `insert`. */
  async replace(tx: Transaction, id: string, view: SavedViewContent): Promise<SavedView | null> {
    const { list, name, content, position } = view;
    const { cityCode, userId } = tx.scope;
    return (await named(tx.run<Row>(REPLACE, [cityCode, userId, id, list, name, content, position])))[0] ?? null;
  }

  /** As `replace`. */
  async rename(tx: Transaction, id: string, name: string): Promise<SavedView | null> {
    return (await named(tx.run<Row>(RENAME, [tx.scope.cityCode, tx.scope.userId, id, name])))[0] ?? null;
  }

  /** Whether the user had such a view. */
  async delete(tx: Transaction, id: string): Promise<boolean> {
    return (await tx.run(DELETE, [tx.scope.cityCode, tx.scope.userId, id])).length > 0;
  }
}

async function named(rows: Promise<Row[]>): Promise<Row[]> {
  try {
    return await rows;
  } catch (error) {
    if ((error as { code?: string }).code === UNIQUE_VIOLATION)
      throw DomainError.badInput([{ path: 'name', code: 'ALREADY_TAKEN' }]);
    throw error;
  }
}
