import { DomainError, isId, isLocalDate, isRegionCode } from '@fanzha/domain';
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
import { changesBetween, type FigureChange } from './document/changes.js';
import { EditionRepository } from './edition.repository.js';
import type { SummaryListArgs } from './summary.inputs.js';
import { requireIntact } from './summary.policy.js';
import { SummaryRepository } from './summary.repository.js';
import type { DraftRow, EditionRow, SummaryRow, SummaryStand } from './summary.rows.js';

const USUAL_PAGE = 20;

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
    const summary = isId(id) ? await this.summaries.byId(scope, id) : null;
    if (!summary) throw DomainError.notFound();
    return summary;
  }

  /** Summaries that the viewer may see, the latest period first. @throws DomainError BAD_INPUT. */
  async list({ scope }: Viewer, { filter, first, after }: SummaryListArgs): Promise<Connection<SummaryRow>> {
    const { period, state, about, regionCode, own } = filter ?? {};
    if (regionCode != null && !isRegionCode(regionCode))
      throw DomainError.badInput([{ path: 'filter.regionCode', code: 'NOT_A_REGION' }]);
    const size = pageSize(first ?? USUAL_PAGE);
    const list = listName('summaries', { period: period?.text, state, about, regionCode, own });
    const search = {
      within: period ?? null,
      issued: state == null ? null : state === 'ISSUED',
      about: about ?? null,
      regionCode: regionCode ?? null,
      own: own ?? null,
    };
    const page = { after: after ? rowOf(keyOfCursor(after, 2, list)) : null, limit: size + 1 };
    const { summaries, totalCount } = await this.summaries.page(scope, search, page);
    return pageOf(summaries, {
      list,
      first: size,
      after: after || null,
      totalCount,
      key: ({ endsOn, id }) => [endsOn, id],
      node: (summary) => summary,
    });
  }

  /** The draft of a summary; null for all but its unit. However many are asked for, one statement answers. */
  async draft(context: RequestContext, { id }: SummaryRow): Promise<DraftRow | null> {
    const { scope } = context.viewer as Viewer;
    const loader = loaderOf(
      context,
      'drafts of summaries',
      () =>
        new DataLoader<string, DraftRow | null>(async (ids) => {
          const found = await this.summaries.drafts(scope, ids);
          return ids.map((each) => found.get(each) ?? null);
        }),
    );
    const draft = await loader.load(id);
    return draft && requireIntact(draft);
  }

  /** The editions of a summary, newest first. However many are asked for, one statement answers. */
  async issued(context: RequestContext, { id }: SummaryRow): Promise<EditionRow[]> {
    const { scope } = context.viewer as Viewer;
    const loader = loaderOf(
      context,
      'editions of summaries',
      () =>
        new DataLoader<string, EditionRow[]>(async (ids) => {
          const found = await this.editions.ofSummaries(scope, ids);
          return ids.map((each) => found.get(each) ?? []);
        }),
    );
    return (await loader.load(id)).map(requireIntact);
  }

  /** @throws DomainError NOT_FOUND where there is no such edition, or none that the viewer may see. */
  async edition({ scope }: Viewer, id: string, number: number): Promise<EditionRow> {
    const isNumber = Number.isSafeInteger(number) && number > 0 && number < 2 ** 31;
    const edition = isId(id) && isNumber ? await this.editions.byNumber(scope, id, number) : null;
    if (!edition) throw DomainError.notFound();
    return requireIntact(edition);
  }

  /** The draft by itself. @throws DomainError NOT_FOUND for all but its unit. */
  async ownDraft({ scope }: Viewer, id: string): Promise<DraftRow> {
    const draft = isId(id) ? (await this.summaries.drafts(scope, [id])).get(id.toLowerCase()) : undefined;
    if (!draft) throw DomainError.notFound();
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

function rowOf([endsOn, id]: readonly (string | number)[]): { endsOn: string; id: string } {
  if (typeof endsOn === 'string' && isLocalDate(endsOn) && typeof id === 'string' && isId(id)) return { endsOn, id };
  throw invalidCursor();
}
