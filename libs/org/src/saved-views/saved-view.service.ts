import { DomainError, requireId, requireNoErrors, visibleText } from '@fanzha/domain';
import { Audit, Database, newId, type Transaction, type Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { listErrors, MOST_OF_LIST, MOST_OF_USER, nameErrors, readSavedView } from './saved-view.bounds.js';
import type { SavedViewInput } from './saved-view.inputs.js';
import type { SavedView } from './saved-view.model.js';
import { SavedViewRepository } from './saved-view.repository.js';

/** Views of lists as each person keeps them. The log names them and does not say what is in them. */
@Injectable()
export class SavedViewService {
  constructor(
    private readonly database: Database,
    private readonly views: SavedViewRepository,
    private readonly audit: Audit,
  ) {}

  /**
   * The viewer's own views of a list, in their order.
   * @throws DomainError BAD_INPUT on `list` for what cannot be the name of one.
   */
  async ofList({ scope }: Viewer, list: string): Promise<SavedView[]> {
    requireNoErrors(listErrors(list));
    return this.views.ofList(scope, list);
  }

  /**
   * Saves a view of the viewer, or puts it in the place of another one.
   * @throws DomainError BAD_INPUT with every error, TOO_MANY_ITEMS on `list` among them; NOT_FOUND for a view that is
   *   not the viewer's or of another list.
   */
  async save({ scope }: Viewer, input: SavedViewInput): Promise<SavedView> {
    const { content, errors } = readSavedView(input);
    requireNoErrors(errors);
    return this.database.transaction(scope, async (tx) => {
      const { id } = input;
      if (id != null) return this.found(tx, 'replaced', await this.views.replace(tx, id, content));
      const { ofUser, ofList, next } = await this.views.room(tx, content.list);
      const max = ofList >= MOST_OF_LIST ? MOST_OF_LIST : MOST_OF_USER;
      if (ofList >= MOST_OF_LIST || ofUser >= MOST_OF_USER)
        throw DomainError.badInput([{ path: 'list', code: 'TOO_MANY_ITEMS', params: { max, actual: max + 1 } }]);
      const position = content.position ?? next;
      return this.found(tx, 'saved', await this.views.insert(tx, newId(), { ...content, position }));
    });
  }

  /** @throws DomainError NOT_FOUND for a view that is not the viewer's; BAD_INPUT on `name`. */
  async rename({ scope }: Viewer, id: string, name: string): Promise<SavedView> {
    requireNoErrors(nameErrors(name));
    requireId(id);
    return this.database.transaction(scope, async (tx) =>
      this.found(tx, 'renamed', await this.views.rename(tx, id, visibleText(name))),
    );
  }

  /** @throws DomainError NOT_FOUND for a view that is not the viewer's. */
  async delete({ scope }: Viewer, id: string): Promise<void> {
    requireId(id);
    await this.database.transaction(scope, async (tx) => {
      if (!(await this.views.delete(tx, id))) throw DomainError.notFound();
      await this.log(tx, 'deleted', id);
    });
  }

  private async found(tx: Transaction, done: string, view: SavedView | null): Promise<SavedView> {
    if (!view) throw DomainError.notFound();
    await this.log(tx, done, view.id);
    return view;
  }

  private async log(tx: Transaction, done: string, subjectId: string): Promise<void> {
    await this.audit.record(tx, { action: `saved_view.${done}`, subjectKind: 'saved_view', subjectId, detail: {} });
  }
}
