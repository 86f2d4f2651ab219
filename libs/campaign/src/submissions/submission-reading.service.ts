import {
  DomainError,
  indicator,
  isId,
  type Period,
  regionCodeErrors,
  requireFound,
  requireId,
  requireNoErrors,
  type Sector,
  todayIn,
} from '@fanzha/domain';
import { checkOversees } from '@fanzha/org';
import {
  type Connection,
  KEY_PARTS,
  KeyedPage,
  listName,
  loadById,
  loadTogether,
  type RequestContext,
  type Viewer,
} from '@fanzha/platform';
import { contentHash, RollupReader } from '@fanzha/rollup';
import { Injectable } from '@nestjs/common';
import { SubmissionOpening } from './opening.service.js';
import { growthOf, liveCells, sameFigure } from './submission-figures.js';
import type { SubmissionListArgs } from './submission.inputs.js';
import type { SubmissionCell, SubmissionReturn, SubmissionText } from './submission.model.js';
import { readable, requireSeesFigures } from './submission.policy.js';
import { SubmissionRepository, type UnitsRow } from './submission.repository.js';
import type { FrozenCell, MovementRow, SubmissionRow } from './submission.rows.js';

/** Shows submissions. */
@Injectable()
export class SubmissionReading {
  constructor(
    private readonly submissions: SubmissionRepository,
    private readonly opening: SubmissionOpening,
    private readonly rollups: RollupReader,
  ) {}

  /**
   * Submissions of the own unit and of units that one oversees; what is due of the own unit and not open yet is opened.
   * @param toReview only what others have handed in to the own authority
   */
  async list(
    viewer: Viewer,
    { filter, ...args }: SubmissionListArgs,
    toReview = false,
  ): Promise<Connection<SubmissionRow>> {
    await this.opening.openOwn(viewer);
    const { states, period, regionCode, overdue, formId, own, asked } = filter ?? {};
    if (formId != null && !isId(formId)) throw DomainError.badInput([{ path: 'filter.formId', code: 'INVALID_ID' }]);
    requireNoErrors(regionCodeErrors('filter.regionCode', regionCode));
    const search = {
      states: states ?? (toReview ? (['SUBMITTED', 'ACCEPTED'] as const) : null),
      period: period?.text ?? null,
      regionCode: regionCode ?? null,
      overdue: overdue ?? null,
      formId: formId ?? null,
      own: own ?? null,
      asked: toReview || asked === true,
    };
    const list = listName('submissions', search);
    const page = new KeyedPage(args, { list, key: { endsOn: KEY_PARTS.day, id: KEY_PARTS.id } });
    const { submissions, totalCount } = await this.submissions.page(viewer.scope, search, todayIn(), page);
    return page.rows(submissions, totalCount);
  }

  /** @throws DomainError NOT_FOUND. */
  async get(viewer: Viewer, id: string): Promise<SubmissionRow> {
    requireId(id);
    return requireFound((await this.submissions.byIds(viewer.scope, [id], todayIn()))[0]);
  }

  /** @throws DomainError FORBIDDEN (OUTSIDE_OVERSIGHT), for a region's figures that the viewer may not see. */
  async cells(context: RequestContext, row: SubmissionRow): Promise<SubmissionCell[]> {
    const viewer = context.viewer as Viewer;
    requireSeesFigures(viewer, row);
    requireIntact(row);
    const [live, movements, units] = await Promise.all([
      liveCells(this.rollups.readsOf(context), row),
      this.movements(context, row),
      row.figuresRegion === null ? null : this.units(context, row),
    ]);
    const now = new Map(live.map((cell) => [cell.indicator, cell]));
    const { explanations } = readable(viewer, row);
    const before = new Map(row.before?.cells.map((cell) => [cell.indicator, cell.figure]));
    return row.indicators.flatMap((code): SubmissionCell[] => {
      const current = now.get(code);
      const frozen = row.snapshot?.cells.find((cell) => cell.indicator === code) ?? null;
      const shown: FrozenCell | undefined = row.state === 'DRAFT' ? current : (frozen ?? current);
      if (!current || !shown) return [];
      const hasMoved = frozen !== null && row.state !== 'DRAFT' && !sameFigure(frozen.figure, current.figure);
      const then = before.get(code);
      return [
        {
          indicator: code,
          figure: shown.figure,
          previous: shown.previous,
          growth: growthOf(shown),
          returned: returnOf(row, code, then !== undefined && !sameFigure(then, current.figure)),
          explanation: explanations[code]?.text ?? null,
          movedSince: hasMoved
            ? { figure: current.figure, changes: movements.filter(({ indicator: moved }) => moved === code) }
            : null,
          before: then && !sameFigure(then, shown.figure) ? then : null,
          approvedOfUnits: units && addsUp(code) ? sumOfUnits(units, code) : null,
        },
      ];
    });
  }

  /** What others than the unit read of it is what was handed in. */
  texts(viewer: Viewer, row: SubmissionRow): SubmissionText[] {
    const { texts } = readable(viewer, row);
    return row.narratives.map(({ key, title, required }) => {
      const text = texts[key] ?? '';
      const earlier = row.before === null ? null : (row.before.texts[key] ?? '');
      const changed = earlier !== null && earlier !== (row.texts[key] ?? '');
      const before = earlier === text ? null : earlier;
      return { key, title, required, text, before, returned: returnOf(row, key, changed) };
    });
  }

  /** What the units of an authority have handed in; of a unit null. */
  units(context: RequestContext, row: SubmissionRow): Promise<UnitsRow> {
    return loadTogether(context, 'units of submissions', row, (rows, { scope }) =>
      Promise.all(rows.map((each) => this.submissions.units(scope, each))),
    );
  }

  /** What is to be done, with what is due of the own unit opened before. */
  async todo(viewer: Viewer) {
    await this.opening.openOwn(viewer);
    return this.submissions.todo(viewer.scope, todayIn());
  }

  /**
   * Units of a region whose submissions within a period are handed in and nobody has reviewed them; figures of a region
   * count them all the same. Null where no unit owes any.
   * @throws DomainError FORBIDDEN (OUTSIDE_OVERSIGHT)
   */
  async unreviewed(viewer: Viewer, regionCode: string, { start, end }: Period, sector: Sector | null) {
    const line = checkOversees(viewer, regionCode, sector);
    return this.submissions.unreviewed(viewer.scope, { regionCode, sector: line, start, end });
  }

  private movements(context: RequestContext, { id }: SubmissionRow): Promise<readonly MovementRow[]> {
    return loadById(context, 'movements of submissions', id, {
      find: async (ids, { scope }) =>
        Map.groupBy(await this.submissions.movements(scope, ids), ({ submissionId }) => submissionId),
      missing: [],
      isChanging: true,
    });
  }
}

/** Whether figures of units add up to that of their region. */
const addsUp = (code: SubmissionRow['indicators'][number]): boolean =>
  ['sum', 'stock'].includes(indicator(code).aggregation) && code !== 'TENANTS';

/** What is approved of units adds up to nothing where nothing is approved, and to no number where nobody counted. */
function sumOfUnits({ approvedsums }: UnitsRow, code: SubmissionRow['indicators'][number]): string | null {
  const sum = approvedsums[code];
  return sum === undefined ? '0' : sum;
}

/** @param hasChanged since it was returned */
function returnOf(row: SubmissionRow, cell: string, hasChanged: boolean): SubmissionReturn | null {
  const returned = row.state === 'RETURNED' ? row.returned.find((each) => each.cell === cell) : undefined;
  if (!returned) return null;
  const { reason, note } = returned;
  return { reason, note, answered: hasChanged || row.explanations[cell]?.round === row.round };
}

/**
 * What was handed in must be what is shown.
 * @throws Error where the kept snapshot has another hash than when it was taken.
 */
function requireIntact({ id, snapshot, snapshotHash }: SubmissionRow): void {
  if (snapshot !== null && contentHash(snapshot) !== snapshotHash)
    throw new Error(`The snapshot of submission ${id} is not the one that was taken`);
}
