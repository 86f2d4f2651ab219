import { DomainError, todayIn } from '@fanzha/domain';
import type { Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { AlertChaseRepository, type OverdueAlert } from '../alert-chase/alert-chase.repository.js';
import { mayMake } from '../campaigns/campaign.policy.js';
import { type MissingReceipt, MissingReceiptRepository } from '../campaigns/missing-receipt.repository.js';
import type { ChaseArgs } from '../submissions/submission.inputs.js';
import { ChaseRepository, type OwingRow, type ReturnedRow } from '../submissions/chase.repository.js';
import { ChaseBoards } from '../submissions/chase-board.service.js';
import type { FormRow } from '../submissions/submission.rows.js';

/** More rows are no file that somebody works through. */
export const MOST_CHASED = 50_000;
const LIMIT = MOST_CHASED + 1;

/** The lists by which an authority chases, each whole and of one moment: for files. */
@Injectable()
export class ChaseLists {
  constructor(
    private readonly boards: ChaseBoards,
    private readonly chases: ChaseRepository,
    private readonly receipts: MissingReceiptRepository,
    private readonly alerts: AlertChaseRepository,
  ) {}

  /** Units that owe a form of a period, by region and name. @throws DomainError as `ChaseBoards.board`; TOO_COMPLEX */
  async reports(viewer: Viewer, args: ChaseArgs): Promise<{ form: FormRow; period: string; rows: OwingRow[] }> {
    const form = await this.boards.form(viewer, args.formId);
    const asked = { formId: form.id, period: args.period.text, today: todayIn() };
    const rows = await this.chases.owing(viewer.scope, asked, { after: null, limit: LIMIT });
    return { form, period: asked.period, rows: whole(rows) };
  }

  /** What was returned and has not come in again, of all forms of the own authority. */
  async returned(viewer: Viewer): Promise<ReturnedRow[]> {
    requireOversight(viewer);
    return whole(await this.chases.returned(viewer.scope, LIMIT));
  }

  /** Units that have not received running campaigns of the own authority. */
  async missingReceipts(viewer: Viewer): Promise<MissingReceipt[]> {
    if (!mayMake(viewer)) throw DomainError.forbidden('OUTSIDE_OVERSIGHT');
    const page = { after: null, limit: LIMIT };
    return whole((await this.receipts.page(viewer.scope, todayIn(), page)).receipts);
  }

  /** Overdue alerts of places that the viewer oversees, what was due first in front. */
  async overdueAlerts(viewer: Viewer): Promise<OverdueAlert[]> {
    requireOversight(viewer);
    return whole(await this.alerts.overdue(viewer.scope, LIMIT));
  }
}

/** @throws DomainError FORBIDDEN (OUTSIDE_OVERSIGHT) for who oversees nothing: there is nobody to chase. */
function requireOversight({ oversight }: Viewer): void {
  if (oversight.length === 0) throw DomainError.forbidden('OUTSIDE_OVERSIGHT');
}

/** @throws DomainError TOO_COMPLEX (LIST_TOO_WIDE) */
function whole<Row>(rows: Row[]): Row[] {
  if (rows.length > MOST_CHASED) throw DomainError.tooComplex({ max: MOST_CHASED }, 'LIST_TOO_WIDE');
  return rows;
}
