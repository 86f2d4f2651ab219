import {
  BOUNDS,
  DomainError,
  type FieldError,
  indicator,
  type IndicatorCode,
  requireFound,
  requireId,
  requireNoErrors,
  stateAfter,
  type SubmissionAct,
  textErrors,
  todayIn,
  visibleLines,
  type ZeroReason,
} from '@fanzha/domain';
import { Database, type Transaction, type Viewer } from '@fanzha/platform';
import { recordDeltas } from '@fanzha/rollup';
import { Injectable } from '@nestjs/common';
import { idsAtOnce } from './ids-at-once.js';
import { type Frozen, freeze, movedCells, readCells, saysNothing } from './submission-figures.js';
import { submissionContributions } from './submission.contributions.js';
import type { ReturnedCellInput, SeenSubmissionInput } from './submission.inputs.js';
import { requireMayAct, requireSeesFigures } from './submission.policy.js';
import { SubmissionLog } from './submission-log.js';
import { SubmissionRepository } from './submission.repository.js';
import type { FrozenSubmission, ReturnedCell, SubmissionRow } from './submission.rows.js';

const NOTE = { max: 500, multiline: true } as const;
const EXPLANATION = { max: 1_000, multiline: true } as const;

/** What a change makes of a submission, and the snapshot of the database that its figures were frozen from. */
interface Made {
  readonly row: SubmissionRow;
  readonly seen?: string;
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** Hands in, takes back, reviews. Each change is one transaction with what is logged and told of it. */
@Injectable()
export class SubmissionService {
  constructor(
    private readonly database: Database,
    private readonly submissions: SubmissionRepository,
    private readonly log: SubmissionLog,
  ) {}

  /**
   * Hands in the figures as the ledgers have them at this moment, by one snapshot of the database.
   * @param alsoMoved of what was returned, cells that were not returned and have moved with the ledger
   * @param now when it comes in; the figures are those of this moment whatever it says
   * @throws DomainError as `requireMayAct`; BAD_INPUT for a text that is missing; CONFLICT (ZERO_UNDECLARED; of what
   *   was returned CELLS_OPEN with `cells` that are neither changed nor explained, CELLS_MOVED with those not
   *   confirmed).
   */
  async submit(
    viewer: Viewer,
    id: string,
    version: number,
    alsoMoved: readonly IndicatorCode[],
    now = new Date(),
  ): Promise<SubmissionRow> {
    return this.act(viewer, 'submit', id, version, async (tx, row) => {
      requireSeesFigures(viewer, row);
      requireNoErrors(
        row.narratives.flatMap(({ key, required }): FieldError[] =>
          required && !row.texts[key] ? [{ path: `texts.${key}`, code: 'REQUIRED' }] : [],
        ),
      );
      const read = await readCells(tx, row);
      const nothing = saysNothing(read.cells);
      // What is no zero any more is not frozen as one.
      const staysZero = row.zero === 'NOT_DONE' && row.state === 'RETURNED' && nothing;
      if (nothing && row.figuresRegion === null && hasFlows(row) && !staysZero)
        throw DomainError.conflict({ id }, 'ZERO_UNDECLARED');
      const stated = { ...row, ...(!staysZero && { zero: null, zeroNote: null }) };
      const frozen = freeze(stated, read);
      if (row.state === 'RETURNED') requireAnswered(row, frozen.snapshot, alsoMoved);
      return handedIn(stated, frozen, now);
    });
  }

  /**
   * Says why there is nothing: with NOT_DONE a zero report is handed in, with NOT_RECORDED the draft waits for what is
   * still to be recorded. Of what was returned that answers every figure that is gone; what stays as it was returned is
   * explained like always.
   * @param now when it comes in
   * @throws DomainError as `requireMayAct`; BAD_INPUT; CONFLICT (NOT_ZERO) where the ledgers have records; CELLS_OPEN.
   */
  async declareZero(
    viewer: Viewer,
    id: string,
    version: number,
    reason: ZeroReason,
    note: string | null,
    now = new Date(),
  ): Promise<SubmissionRow> {
    requireNoErrors(textErrors('note', note, { ...NOTE, ...(reason === 'NOT_DONE' && { min: 1, required: true }) }));
    return this.act(viewer, 'declareZero', id, version, async (tx, row) => {
      requireSeesFigures(viewer, row);
      const zero = { ...row, zero: reason, zeroNote: visibleLines(note) || null };
      const frozen = freeze(zero, await readCells(tx, row));
      if (!saysNothing(frozen.cells)) throw DomainError.conflict({ id }, 'NOT_ZERO');
      if (reason === 'NOT_RECORDED') return { row: zero, detail: { zero: reason } };
      if (row.state === 'RETURNED') requireAnswered(row, frozen.snapshot, row.indicators);
      return { ...handedIn(zero, frozen, now), detail: { zero: reason, snapshot: frozen.snapshotHash } };
    });
  }

  /**
   * Explains a cell, or writes the text of one; of what was returned, only of what was.
   * @throws DomainError as `requireMayAct`; BAD_INPUT for no cell of the form; CONFLICT (CELL_NOT_RETURNED).
   */
  async explain(viewer: Viewer, id: string, version: number, cell: string, text: string) {
    requireNoErrors(textErrors('text', text, BOUNDS.narrative));
    return this.act(viewer, 'explain', id, version, async (_tx, row) => {
      const isText = row.narratives.some(({ key }) => key === cell);
      if (!isText && !(row.indicators as readonly string[]).includes(cell))
        throw DomainError.badInput([{ path: 'cell', code: 'UNKNOWN_CODE' }]);
      if (!isText) requireNoErrors(textErrors('text', text, EXPLANATION));
      if (row.state === 'RETURNED' && !row.returned.some((each) => each.cell === cell))
        throw DomainError.conflict({ id, cell }, 'CELL_NOT_RETURNED');
      const said = visibleLines(text);
      if (isText) return { row: { ...row, texts: { ...row.texts, [cell]: said } }, detail: { cell } };
      const others = Object.entries(row.explanations).filter(([key]) => key !== cell);
      const own = said ? [[cell, { text: said, round: row.round }] as const] : [];
      const explanations = Object.fromEntries([...others, ...own]);
      return { row: { ...row, explanations }, detail: { cell } };
    });
  }

  /**
   * Takes back what nobody has accepted yet: it is a draft again, or what was returned and is not answered any more.
   * @throws DomainError as `requireMayAct`
   */
  async withdraw(viewer: Viewer, id: string, version: number) {
    return this.act(viewer, 'withdraw', id, version, async (_tx, row) => ({
      row: row.round > 0 ? row : { ...row, ...NOT_HANDED_IN },
    }));
  }

  /**
   * Notes that a person of the unit has opened what it is to hand in: minutes are measured from then on. A program
   * measures nothing. Nothing else of the submission changes, its version among it.
   * @throws DomainError NOT_FOUND; FORBIDDEN for another unit's; CONFLICT (SUBMISSION_STATE).
   */
  async begin(viewer: Viewer, id: string): Promise<SubmissionRow> {
    requireId(id);
    const today = todayIn();
    return this.database.transaction(viewer.scope, async (tx) => {
      const row = requireFound((await this.submissions.find(tx, [id], today))[0]);
      if (row.tenantId !== viewer.tenantId) throw DomainError.forbidden('READ_ONLY_OVERSIGHT');
      if (viewer.scope.client !== undefined || (await this.submissions.begin(tx, id))) return row;
      const { state, version, changedAt } = row;
      throw DomainError.conflict({ id, state, version, changedAt }, 'SUBMISSION_STATE');
    });
  }

  /** Accepts for review: the unit cannot take it back any more. @throws DomainError as `requireMayAct` */
  async accept(viewer: Viewer, id: string, version: number) {
    return this.act(viewer, 'accept', id, version, async (_tx, row) => ({ row: { ...row, acceptedAt: new Date() } }));
  }

  /** Approves all of them or none. @throws DomainError as `requireMayAct`, with the id of the one that is refused */
  async approve(viewer: Viewer, seen: readonly SeenSubmissionInput[]): Promise<SubmissionRow[]> {
    return this.actOnMany(viewer, 'approve', seen, async (_tx, row) => ({
      row: { ...row, acceptedAt: row.acceptedAt ?? new Date(), approvedAt: new Date() },
    }));
  }

  /**
   * Sends cells back, the same of each: they alone reopen.
   * @throws DomainError as `requireMayAct`; BAD_INPUT for no cell of the form, or without a reason.
   */
  async sendBack(
    viewer: Viewer,
    seen: readonly SeenSubmissionInput[],
    cells: readonly ReturnedCellInput[],
  ): Promise<SubmissionRow[]> {
    requireNoErrors(returnErrors(cells));
    return this.actOnMany(viewer, 'return', seen, async (_tx, row) => {
      const known = new Set<string>([...row.indicators, ...row.narratives.map(({ key }) => key)]);
      requireNoErrors(
        cells.flatMap(({ cell }, at): FieldError[] =>
          known.has(cell) ? [] : [{ path: `cells.${at}.cell`, code: 'UNKNOWN_CODE' }],
        ),
      );
      const returned = cells.map(({ cell, reason, note }): ReturnedCell => ({
        cell,
        reason,
        note: visibleLines(note) || null,
      }));
      return {
        row: {
          ...row,
          round: row.round + 1,
          returned,
          before: row.snapshot,
          returnedAt: new Date(),
          acceptedAt: null,
          approvedAt: null,
        },
        detail: { cells: returned.map(({ cell }) => cell) },
      };
    });
  }

  private async act(
    viewer: Viewer,
    act: SubmissionAct,
    id: string,
    version: number,
    change: (tx: Transaction, row: SubmissionRow) => Promise<Made>,
  ): Promise<SubmissionRow> {
    const [row] = await this.actOnMany(viewer, act, [{ id, version }], change);
    return row as SubmissionRow;
  }

  private async actOnMany(
    viewer: Viewer,
    act: SubmissionAct,
    given: readonly SeenSubmissionInput[],
    change: (tx: Transaction, row: SubmissionRow) => Promise<Made>,
  ): Promise<SubmissionRow[]> {
    const versions = new Map(given.map(({ id, version }) => [id.toLowerCase(), version]));
    const ids = idsAtOnce([...versions.keys()], 'seen');
    const today = todayIn();
    return this.database.transaction(viewer.scope, async (tx) => {
      const seen = await this.submissions.find(tx, ids, today);
      if (seen.length < ids.length) throw DomainError.notFound();
      const judge = (row: SubmissionRow) => requireMayAct(act, viewer, row, versions.get(row.id) ?? 0, today);
      const rows = await this.submissions.lock(tx, ids, today);
      if (rows.length < ids.length) {
        // What the database does not let the viewer hold is refused by the rule, as it stands by now.
        for (const row of await this.submissions.find(tx, ids, today)) judge(row);
        throw DomainError.forbidden('READ_ONLY_OVERSIGHT');
      }
      const made: Made[] = [];
      for (const row of rows) {
        judge(row);
        const done = await change(tx, row);
        const state = stateAfter(act, row);
        const isHandedIn = done.row.snapshot !== row.snapshot;
        made.push({
          ...done,
          row: { ...done.row, state: act === 'declareZero' && !isHandedIn ? row.state : state },
        });
      }
      await this.write(tx, rows, made);
      const changes = rows.flatMap((before, at) => {
        const one = made[at];
        return one ? [{ before, after: one.row, detail: one.detail }] : [];
      });
      await this.log.changed(tx, act, changes);
      const after = await this.submissions.find(tx, ids, today);
      return ids.flatMap((id) => after.find((row) => row.id === id) ?? []);
    });
  }

  private async write(tx: Transaction, before: readonly SubmissionRow[], made: readonly Made[]): Promise<void> {
    const [only] = made;
    await this.submissions.write(
      tx,
      made.map(({ row }) => row),
      made.length === 1 ? (only?.seen ?? null) : null,
    );
    for (const [at, { row }] of made.entries()) {
      const earlier = before[at];
      if (earlier && earlier.submittedOn !== row.submittedOn)
        await recordDeltas(tx, submissionContributions(earlier), submissionContributions(row));
    }
  }
}

const NOT_HANDED_IN = {
  snapshot: null,
  snapshotHash: null,
  asOf: null,
  submittedOn: null,
  submittedAt: null,
  zero: null,
  zeroNote: null,
} as const;

/** Whether a form asks for anything that is done in a period. */
const hasFlows = ({ indicators }: SubmissionRow): boolean =>
  indicators.some((code) => indicator(code).aggregation !== 'stock');

function handedIn(row: SubmissionRow, { snapshot, snapshotHash, asOf, seen }: Frozen, now: Date): Made {
  return {
    row: {
      ...row,
      snapshot,
      snapshotHash,
      asOf,
      // What was returned came in when it came first: to correct it takes nothing from that.
      submittedOn: row.submittedOn ?? todayIn(undefined, now),
      submittedAt: now,
    },
    seen,
    detail: { snapshot: snapshotHash },
  };
}

/**
 * Every returned cell was changed since it was returned or explained in this round, and no other one has moved unsaid.
 * @throws DomainError CONFLICT (CELLS_OPEN, CELLS_MOVED)
 */
function requireAnswered(row: SubmissionRow, now: FrozenSubmission, alsoMoved: readonly string[]): void {
  const moved = new Set<string>(movedCells(row.before, now));
  const returned = new Set(row.returned.map(({ cell }) => cell));
  const open = [...returned].filter((cell) => !moved.has(cell) && row.explanations[cell]?.round !== row.round);
  if (open.length > 0) throw DomainError.conflict({ id: row.id, cells: open, count: open.length }, 'CELLS_OPEN');
  const unsaid = [...moved].filter((cell) => !returned.has(cell) && !alsoMoved.includes(cell));
  if (unsaid.length > 0) throw DomainError.conflict({ id: row.id, cells: unsaid, count: unsaid.length }, 'CELLS_MOVED');
}

function returnErrors(cells: readonly ReturnedCellInput[]): FieldError[] {
  if (cells.length === 0) return [{ path: 'cells', code: 'TOO_FEW_ITEMS' }];
  const seen = new Set<string>();
  return cells.flatMap(({ cell, reason, note }, at): FieldError[] => {
    const repeated = seen.has(cell);
    seen.add(cell);
    const isOther = reason === 'OTHER';
    return [
      ...(repeated ? [{ path: `cells.${at}.cell`, code: 'DUPLICATE' } as const] : []),
      ...textErrors(`cells.${at}.note`, note, { ...NOTE, ...(isOther && { min: 1, required: true }) }),
    ];
  });
}
