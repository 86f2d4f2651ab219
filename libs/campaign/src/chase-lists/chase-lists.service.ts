import { type ChasePlanDays, DomainError, todayIn } from '@fanzha/domain';
import type { Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { AlertChaseRepository, type OverdueAlert } from '../alert-chase/alert-chase.repository.js';
import { mayMake } from '../campaigns/campaign.policy.js';
import { type MissingReceipt, MissingReceiptRepository } from '../campaigns/missing-receipt.repository.js';
import type { ChaseArgs } from '../submissions/submission.inputs.js';
import { ChaseRepository, type OwingRow, type ReturnedRow } from '../submissions/chase.repository.js';
import { ChasePlanRepository } from '../submissions/chase-plan.repository.js';
import { ChaseBoards } from '../submissions/chase-board.service.js';
import type { FormRow } from '../submissions/submission.rows.js';

/** Nobody works through a file of more rows. */
const MOST_CHASED = 50_000;
const LIMIT = MOST_CHASED + 1;

/** Units that owe a form of a period, and its plan of reminders. */
interface ChasedReports {
  readonly form: FormRow;
  readonly period: string;
  readonly rows: readonly OwingRow[];
  readonly plan: ChasePlanDays;
}

/** The lists of the chase for files: each is whole, and as it was at one moment. */
@Injectable()
export class ChaseLists {
  constructor(
    private readonly boards: ChaseBoards,
    private readonly chases: ChaseRepository,
    private readonly plans: ChasePlanRepository,
    private readonly receipts: MissingReceiptRepository,
    private readonly alerts: AlertChaseRepository,
  ) {}

  /** Units that owe a form of a period, by region and name. @throws DomainError as `ChaseBoards.board`; TOO_COMPLEX */
  async reports(viewer: Viewer, args: ChaseArgs): Promise<ChasedReports> {
    const form = await this.boards.form(viewer, args.formId);
    const asked = { formId: form.id, period: args.period.text, today: todayIn() };
    const [rows, plan] = await Promise.all([
      this.chases.owing(viewer.scope, asked, { after: null, limit: LIMIT }),
      this.plans.of(viewer.scope, form.id),
    ]);
    return { form, period: asked.period, rows: whole(rows), plan };
  }

  /**
   * What was returned and has not come in again, of all forms of the own authority.
   * @throws DomainError FORBIDDEN (OUTSIDE_OVERSIGHT) for people who oversee nothing; TOO_COMPLEX
   */
  async returned(viewer: Viewer): Promise<ReturnedRow[]> {
    requireOversight(viewer);
    return whole(await this.chases.returned(viewer.scope, LIMIT));
  }

  /**
   * Units that have not received running campaigns of the own authority.
   * @throws DomainError FORBIDDEN (OUTSIDE_OVERSIGHT) for people who may make no campaigns; TOO_COMPLEX
   */
  async missingReceipts(viewer: Viewer): Promise<MissingReceipt[]> {
    if (!mayMake(viewer)) throw DomainError.forbidden('OUTSIDE_OVERSIGHT');
    const page = { after: null, limit: LIMIT };
    return whole((await this.receipts.page(viewer.scope, todayIn(), page)).receipts);
  }

  /**
   * Overdue alerts of places that the viewer oversees, in the order of their due times.
   * @throws DomainError FORBIDDEN (OUTSIDE_OVERSIGHT) for people who oversee nothing; TOO_COMPLEX
   */
  async overdueAlerts(viewer: Viewer): Promise<OverdueAlert[]> {
    requireOversight(viewer);
    return whole(await this.alerts.overdue(viewer.scope, LIMIT));
  }
}

/** @throws DomainError FORBIDDEN (OUTSIDE_OVERSIGHT) for people who oversee nothing and so have nobody to chase. */
function requireOversight({ oversight }: Viewer): void {
  if (oversight.length === 0) throw DomainError.forbidden('OUTSIDE_OVERSIGHT');
}

/** The rows, where they are all. @throws DomainError TOO_COMPLEX (LIST_TOO_WIDE) */
function whole<Row>(rows: Row[]): Row[] {
  if (rows.length > MOST_CHASED) throw DomainError.tooComplex({ max: MOST_CHASED }, 'LIST_TOO_WIDE');
  return rows;
}
