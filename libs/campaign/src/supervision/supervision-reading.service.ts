import { DomainError, isId, todayIn } from '@fanzha/domain';
import {
  type Connection,
  invalidCursor,
  keyOfCursor,
  listName,
  loaderOf,
  pageOf,
  pageSize,
  type RequestContext,
  type Viewer,
} from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';
import { LetterRepository } from './letter.repository.js';
import type { SupervisionListArgs } from './supervision.inputs.js';
import type { SupervisionTodo } from './supervision.model.js';
import { mayWrite } from './supervision.policy.js';
import type { EventRow, LetterRow } from './supervision.rows.js';

/** Shows letters to the unit, to the authority that wrote them, and to the authorities above it. */
@Injectable()
export class SupervisionReading {
  constructor(private readonly letters: LetterRepository) {}

  /** The latest first. @throws DomainError BAD_INPUT. */
  async list({ scope }: Viewer, { filter, first, after }: SupervisionListArgs): Promise<Connection<LetterRow>> {
    const size = pageSize(first ?? 20);
    const { states, kind, overdue, received, sent } = filter ?? {};
    const search = {
      states: states ?? null,
      kind: kind ?? null,
      overdue: overdue ?? null,
      received: received ?? null,
      sent: sent ?? null,
    };
    const list = listName('supervisionLetters', search);
    const page = { after: after ? idOf(keyOfCursor(after, 1, list)) : null, limit: size + 1 };
    const { letters, totalCount } = await this.letters.page(scope, search, todayIn(), page);
    return pageOf(letters, {
      list,
      first: size,
      after: after || null,
      totalCount,
      key: ({ id }) => [id],
      node: (row) => row,
    });
  }

  /** @throws DomainError NOT_FOUND where it does not exist, or where the viewer may not see it. */
  async get({ scope }: Viewer, id: string): Promise<LetterRow> {
    const row = isId(id) ? await this.letters.byId(scope, id) : null;
    if (!row) throw DomainError.notFound();
    return row;
  }

  /** What became of a letter, the first step first. One statement for all letters of an operation. */
  course(context: RequestContext, { id, version }: LetterRow): Promise<readonly EventRow[]> {
    const { scope } = context.viewer as Viewer;
    const loader = loaderOf(
      context,
      'course of letters',
      () =>
        new DataLoader<LetterRow['id'], readonly EventRow[]>(async (keys) => {
          const ids = keys.map((key) => key.split(' ')[0] ?? key);
          const found = Map.groupBy(await this.letters.course(scope, ids), ({ letterId }) => letterId);
          return ids.map((each) => found.get(each) ?? []);
        }),
    );
    return loader.load(`${id} ${version}`);
  }

  /** What there is to do, and what the menu and the forms of the viewer are told by. */
  async todo(viewer: Viewer): Promise<SupervisionTodo> {
    const { isOn, hasAny, ...counts } = await this.letters.todo(viewer.scope, todayIn());
    return { ...counts, shown: isOn || hasAny, mayWrite: isOn && mayWrite(viewer) };
  }
}

function idOf([id]: readonly (string | number)[]): string {
  if (typeof id === 'string' && isId(id)) return id;
  throw invalidCursor();
}
