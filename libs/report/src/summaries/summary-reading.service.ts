import { isId, regionCodeErrors, requireFound, requireId, requireNoErrors } from '@fanzha/domain';
import {
  type Connection,
  KEY_PARTS,
  KeyedPage,
  listName,
  loadById,
  type RequestContext,
  type Viewer,
} from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { changesBetween, type FigureChange } from './document/changes.js';
import { EditionRepository } from './edition.repository.js';
import type { SummaryListArgs } from './summary.inputs.js';
import { requireIntact } from './summary.policy.js';
import { SummaryRepository } from './summary.repository.js';
import type { DraftRow, EditionRow, SummaryRow, SummaryStand } from './summary.rows.js';

/** Two stands of a summary, and what differs between them. */
interface Comparison {
  readonly from: SummaryStand;
  readonly to: SummaryStand;
  readonly figures: readonly FigureChange[];
}

/** Summaries as they are read: by their unit, and once issued by those who oversee it. */
@Injectable()
export class SummaryReading {
  constructor(
    private readonly summaries: SummaryRepository,
    private readonly editions: EditionRepository,
  ) {}

  /** @throws DomainError NOT_FOUND where there is none, or none that the viewer may see. */
  async get({ scope }: Viewer, id: string): Promise<SummaryRow> {
    requireId(id);
    return requireFound(await this.summaries.byId(scope, id));
  }

  /** Summaries that the viewer may see, the latest period first. @throws DomainError BAD_INPUT. */
  async list({ scope }: Viewer, { filter, ...args }: SummaryListArgs): Promise<Connection<SummaryRow>> {
    const { period, state, about, regionCode, own } = filter ?? {};
    requireNoErrors(regionCodeErrors('filter.regionCode', regionCode));
    const list = listName('summaries', { period: period?.text, state, about, regionCode, own });
    const search = {
      within: period ?? null,
      issued: state == null ? null : state === 'ISSUED',
      about: about ?? null,
      regionCode: regionCode ?? null,
      own: own ?? null,
    };
    const page = new KeyedPage(args, { list, key: { endsOn: KEY_PARTS.day, id: KEY_PARTS.id } });
    const { summaries, totalCount } = await this.summaries.page(scope, search, page);
    return page.rows(summaries, totalCount);
  }

  /** The draft of a summary; null for all but its unit. However many are asked for, one statement answers. */
  async draft(context: RequestContext, { id }: SummaryRow): Promise<DraftRow | null> {
    const draft = await loadById(context, 'drafts of summaries', id, {
      find: (ids, { scope }) => this.summaries.drafts(scope, ids),
      missing: null,
    });
    return draft && requireIntact(draft);
  }

  /** The editions of a summary, newest first. However many are asked for, one statement answers. */
  async issued(context: RequestContext, { id }: SummaryRow): Promise<EditionRow[]> {
    const editions = await loadById(context, 'editions of summaries', id, {
      find: (ids, { scope }) => this.editions.ofSummaries(scope, ids),
      missing: [],
    });
    return editions.map((edition) => requireIntact(edition));
  }

  /** @throws DomainError NOT_FOUND where there is no such edition, or none that the viewer may see. */
  async edition({ scope }: Viewer, id: string, number: number): Promise<EditionRow> {
    const isNumber = Number.isSafeInteger(number) && number > 0 && number < 2 ** 31;
    const edition = requireFound(isId(id) && isNumber ? await this.editions.byNumber(scope, id, number) : null);
    return requireIntact(edition);
  }

  /** The draft by itself. @throws DomainError NOT_FOUND for all but its unit. */
  async ownDraft({ scope }: Viewer, id: string): Promise<DraftRow> {
    const draft = requireFound(isId(id) ? (await this.summaries.drafts(scope, [id])).get(id.toLowerCase()) : undefined);
    return requireIntact(draft);
  }

  /**
   * What differs between an edition and a later stand of the same summary.
   * @param to an edition; null: the draft
   * @throws DomainError NOT_FOUND.
   */
  async compare(viewer: Viewer, id: string, from: number, to: number | null): Promise<Comparison> {
    const [before, after] = await Promise.all([
      this.edition(viewer, id, from),
      to === null ? this.ownDraft(viewer, id) : this.edition(viewer, id, to),
    ]);
    return { from: before, to: after, figures: changesBetween(before.snapshot, after.snapshot) };
  }
}
