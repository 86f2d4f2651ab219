import {
  chaseStage,
  type ChaseTextStyle,
  daysBetween,
  DomainError,
  isId,
  type LocalDate,
  todayIn,
} from '@fanzha/domain';
import { RegionDirectory } from '@fanzha/org';
import { Database, type Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { type ChaseBoard, ChaseRepository, MOST_OWING, type OwingRow } from './chase.repository.js';
import { chaseText } from './chase-text.js';
import { ExceptionRepository } from './exception.repository.js';
import type { ChaseArgs } from './submission.inputs.js';
import { requireAsked } from './submission.policy.js';
import { SubmissionLog } from './submission-log.js';
import { SubmissionRepository } from './submission.repository.js';
import { SubmissionFormRepository } from './submission-form.repository.js';

/** Days from the due day to today; of what is not over it 0 or less. An exception is another due day. */
export const overdueDays = (
  { dueOn, exceptedUntil }: Pick<OwingRow, 'dueOn' | 'exceptedUntil'>,
  today: LocalDate,
): number => daysBetween(exceptedUntil !== null && exceptedUntil > dueOn ? exceptedUntil : dueOn, today);

/** What chasing reads beside its own. */
@Injectable()
export class ChaseRecords {
  constructor(
    readonly exceptions: ExceptionRepository,
    readonly submissions: SubmissionRepository,
  ) {}
}

/** Shows an authority what is missing, and reminds units of it. */
@Injectable()
export class ChaseService {
  constructor(
    private readonly database: Database,
    private readonly chases: ChaseRepository,
    private readonly forms: SubmissionFormRepository,
    private readonly kept: ChaseRecords,
    private readonly regions: RegionDirectory,
    private readonly log: SubmissionLog,
  ) {}

  /** @throws DomainError NOT_FOUND for a form the viewer may not see; FORBIDDEN for another authority's. */
  async board(viewer: Viewer, { formId, period }: ChaseArgs): Promise<ChaseBoard> {
    const [form] = isId(formId) ? await this.forms.visible(viewer.scope, formId) : [];
    if (!form) throw DomainError.notFound();
    if (form.tenantId !== viewer.tenantId || viewer.oversight.length === 0)
      throw DomainError.forbidden('READ_ONLY_OVERSIGHT');
    const asOf = new Date();
    const today = todayIn(undefined, asOf);
    const [owing, rates, exceptions] = await Promise.all([
      this.chases.owing(viewer.scope, formId, period.text, today),
      this.chases.rates(viewer.scope, { formId, period: period.text, digits: digitsBelow(viewer), today }),
      this.kept.exceptions.ofForm(viewer.scope, formId, period.text),
    ]);
    const sum = (of: keyof ChaseBoard['total']) => rates.reduce((all, rate) => all + rate[of], 0);
    const total = {
      ...{ due: sum('due'), submitted: sum('submitted'), onTime: sum('onTime'), approved: sum('approved') },
      excepted: sum('excepted'),
    };
    const [first] = rates;
    const days = { dueOn: first?.dueOn ?? null, lockOn: first?.lockOn ?? null };
    return { form, period: period.text, asOf, ...days, owing, total, rates, exceptions };
  }

  /** The text for the group chat, as things stand at this moment. @throws DomainError as `board` */
  async text(viewer: Viewer, asked: ChaseArgs, style: ChaseTextStyle): Promise<string> {
    const board = await this.board(viewer, asked);
    return chaseText(board, style, (code) => this.regions.find(code)?.name ?? code, digitsBelow(viewer));
  }

  /**
   * Reminds units of what they owe, in one step.
   * @returns how many were reminded
   * @throws DomainError NOT_FOUND, FORBIDDEN for submissions that others have asked for, CONFLICT (SUBMISSION_STATE)
   *   for one that was handed in meanwhile.
   */
  async remind(viewer: Viewer, given: readonly string[]): Promise<number> {
    const ids = [...new Set(given.map((id) => id.toLowerCase()))];
    if (ids.length === 0 || ids.length > MOST_OWING)
      throw DomainError.badInput([{ path: 'ids', code: ids.length === 0 ? 'TOO_FEW_ITEMS' : 'TOO_MANY_ITEMS' }]);
    if (!ids.every(isId)) throw DomainError.notFound();
    const today = todayIn();
    return this.database.transaction(viewer.scope, async (tx) => {
      const rows = await this.kept.submissions.find(tx, ids, today);
      if (rows.length < ids.length) throw DomainError.notFound();
      for (const row of rows) {
        requireAsked(viewer, row);
        const { id, state, version, changedAt } = row;
        if (state !== 'DRAFT' && state !== 'RETURNED')
          throw DomainError.conflict({ id, state, version, changedAt }, 'SUBMISSION_STATE');
      }
      const to = rows.map((row) => ({ id: row.id, stage: chaseStage(overdueDays(row, today)) }));
      const count = await this.chases.remind(tx, to);
      await this.log.reminded(tx, rows, today);
      return count;
    });
  }
}

/** Regions right below the one that is overseen: counties of a city, towns of a county. */
function digitsBelow({ oversight }: Viewer): number {
  const [shortest = 6] = oversight.map(({ region }) => region.length).sort((one, other) => one - other);
  return shortest <= 4 ? 6 : 9;
}
