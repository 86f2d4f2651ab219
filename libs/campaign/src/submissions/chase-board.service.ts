import { daysBetween, isId, type LocalDate, requireFound, requireId, todayIn } from '@fanzha/domain';
import { cursorOf, invalidCursor, keyOfCursor, listName, type Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { requireOwnAuthority } from '../audience/own-authority.js';
import {
  type ChaseBoard,
  ChaseRepository,
  type OwedPeriodRow,
  type OwingKey,
  type OwingRow,
} from './chase.repository.js';
import { ChasePlanRepository } from './chase-plan.repository.js';
import { MOST_AT_ONCE } from './ids-at-once.js';
import { LockExceptionRepository } from './lock-exception.repository.js';
import type { ChaseArgs } from './submission.inputs.js';
import type { FormRow } from './submission.rows.js';
import { SubmissionFormRepository } from './submission-form.repository.js';

/** Periods that are looked through at once: 50 forms, and those of them that somebody owes for years. */
const MOST_PERIODS = 1_000;

/** Days since the due day, 0 or fewer up to it. An exception that ends later is the due day instead. */
export const overdueDays = (
  { dueOn, exceptedUntil }: Pick<OwingRow, 'dueOn' | 'exceptedUntil'>,
  today: LocalDate,
): number => daysBetween(exceptedUntil !== null && exceptedUntil > dueOn ? exceptedUntil : dueOn, today);

/** Shows an authority which units owe a form of a period. */
@Injectable()
export class ChaseBoards {
  constructor(
    private readonly chases: ChaseRepository,
    private readonly forms: SubmissionFormRepository,
    private readonly exceptions: LockExceptionRepository,
    private readonly plans: ChasePlanRepository,
  ) {}

  /** The form, of the viewer's own authority. @throws DomainError NOT_FOUND, FORBIDDEN for another authority's */
  async form(viewer: Viewer, formId: string): Promise<FormRow> {
    requireId(formId);
    const form = requireFound((await this.forms.visible(viewer.scope, formId))[0]);
    requireOwnAuthority(viewer, form);
    return form;
  }

  /**
   * Periods of the own authority's forms that units owe still, the oldest first, at most 1,000; none for a viewer who
   * oversees nobody.
   */
  async owedPeriods({ scope, oversight }: Viewer): Promise<OwedPeriodRow[]> {
    return oversight.length === 0 ? [] : this.chases.owedPeriods(scope, todayIn(), MOST_PERIODS);
  }

  /**
   * Who owes the form, 500 at a time, with the numbers of all units.
   * @param after `owingCursor` of the units before; null: from the beginning
   * @throws DomainError NOT_FOUND for a form that the viewer may not see; FORBIDDEN for another authority's; BAD_INPUT
   *   for a cursor of another list.
   */
  async board(viewer: Viewer, { formId, period }: ChaseArgs, after: string | null = null): Promise<ChaseBoard> {
    const form = await this.form(viewer, formId);
    const list = listName('chase', { formId, period: period.text });
    const behind = after ? keyOf(keyOfCursor(after, 3, list)) : null;
    const asOf = new Date();
    const today = todayIn(undefined, asOf);
    const asked = { formId, period: period.text, today };
    const [found, rates, lockExceptions, plan] = await Promise.all([
      this.chases.owing(viewer.scope, asked, { after: behind, limit: MOST_AT_ONCE + 1 }),
      this.chases.rates(viewer.scope, { ...asked, digits: digitsBelow(viewer) }),
      this.exceptions.ofForm(viewer.scope, formId, period.text),
      this.plans.of(viewer.scope, formId),
    ]);
    const owing = found.slice(0, MOST_AT_ONCE);
    const last = found.length > MOST_AT_ONCE ? owing.at(-1) : undefined;
    const sum = (of: keyof ChaseBoard['total']) => rates.reduce((all, rate) => all + rate[of], 0);
    const total = {
      ...{ due: sum('due'), submitted: sum('submitted'), onTime: sum('onTime'), approved: sum('approved') },
      excepted: sum('excepted'),
    };
    const [first] = rates;
    return {
      ...{ form, period: period.text, asOf, dueOn: first?.dueOn ?? null, lockOn: first?.lockOn ?? null },
      ...{ owing, total, rates, lockExceptions, plan },
      owingCursor: last ? cursorOf([last.regionCode, last.name, last.submissionId], list) : null,
    };
  }
}

/**
 * How many digits the codes of the regions right below the one that is overseen have: counties of a city, towns of a
 * county.
 */
export function digitsBelow({ oversight }: Viewer): number {
  const [shortest = 6] = oversight.map(({ region }) => region.length).sort((one, other) => one - other);
  return shortest <= 4 ? 6 : 9;
}

function keyOf([regionCode, name, submissionId]: readonly (string | number)[]): OwingKey {
  if (typeof regionCode === 'string' && typeof name === 'string' && typeof submissionId === 'string')
    if (isId(submissionId)) return { regionCode, name, submissionId };
  throw invalidCursor();
}
