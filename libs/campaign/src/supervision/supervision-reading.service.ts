import { requireFound, requireId, todayIn } from '@fanzha/domain';
import {
  type Connection,
  KEY_PARTS,
  KeyedPage,
  listName,
  loadTogether,
  type RequestContext,
  type Viewer,
} from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
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
  async list({ scope }: Viewer, { filter, ...args }: SupervisionListArgs): Promise<Connection<LetterRow>> {
    const { states, kind, overdue, received, sent } = filter ?? {};
    const search = {
      states: states ?? null,
      kind: kind ?? null,
      overdue: overdue ?? null,
      received: received ?? null,
      sent: sent ?? null,
    };
    const list = listName('supervisionLetters', search);
    const page = new KeyedPage(args, { list, key: { id: KEY_PARTS.id } });
    const asked = { after: page.after?.id ?? null, limit: page.limit };
    const { letters, totalCount } = await this.letters.page(scope, search, todayIn(), asked);
    return page.rows(letters, totalCount);
  }

  /** @throws DomainError NOT_FOUND where it does not exist, or where the viewer may not see it. */
  async get({ scope }: Viewer, id: string): Promise<LetterRow> {
    requireId(id);
    return requireFound(await this.letters.byId(scope, id));
  }

  /** What became of a letter, the first step first. One statement for all letters of an operation. */
  course(context: RequestContext, letter: LetterRow): Promise<readonly EventRow[]> {
    return loadTogether(context, 'course of letters', letter, async (letters, { scope }) => {
      const ids = letters.map(({ id }) => id);
      const found = Map.groupBy(await this.letters.course(scope, ids), ({ letterId }) => letterId);
      return ids.map((id) => found.get(id) ?? []);
    });
  }

  /** What there is to do, and what the menu and the forms of the viewer are told by. */
  async todo(viewer: Viewer): Promise<SupervisionTodo> {
    const { isOn, hasAny, ...counts } = await this.letters.todo(viewer.scope, todayIn());
    return { ...counts, shown: isOn || hasAny, mayWrite: isOn && mayWrite(viewer) };
  }
}
