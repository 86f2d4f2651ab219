import {
  CHASE_PLAN_MOST,
  type ChasePlanDays,
  type FieldError,
  requireFound,
  requireId,
  requireNoErrors,
  requireVersion,
} from '@fanzha/domain';
import { Audit, Database, type Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { requireOwnAuthority } from '../audience/own-authority.js';
import { rangeErrors } from '../audience/audience-errors.js';
import type { ChasePlanInput } from './chase-plan.model.js';
import { ChasePlanRepository, type ChasePlanRow } from './chase-plan.repository.js';
import { SubmissionFormRepository } from './submission-form.repository.js';

/** Changes the plans by which forms of an authority are chased. */
@Injectable()
export class ChasePlans {
  constructor(
    private readonly database: Database,
    private readonly forms: SubmissionFormRepository,
    private readonly plans: ChasePlanRepository,
    private readonly audit: Audit,
  ) {}

  /**
   * Replaces the plan of a form. What was told is not told anew; the log keeps the plan that was replaced.
   * @param version the one that was seen; 0 for the usual plan
   * @throws DomainError NOT_FOUND; FORBIDDEN (READ_ONLY_OVERSIGHT) for another authority's form and for people who
   *   are no officials; BAD_INPUT with every error; CONFLICT (VERSION_CHANGED) where somebody else has changed it.
   */
  async change(viewer: Viewer, formId: string, version: number, input: ChasePlanInput): Promise<ChasePlanRow> {
    requireId(formId);
    return this.database.transaction(viewer.scope, async (tx) => {
      const form = requireFound((await this.forms.lock(tx, formId))[0]);
      requireOwnAuthority(viewer, form);
      const plan = planOf(input);
      requireNoErrors(planErrors(plan));
      const before = (await this.plans.ofForms(tx, [form.id])).get(form.id) ?? null;
      const current = { id: form.id, version: before?.version ?? 0, changedAt: before?.changedAt ?? null };
      requireVersion(current, version, { current });
      const after = await this.plans.set(tx, form.id, plan);
      const detail = { version: after.version, before: before && planOf(before), after: plan };
      const entry = { action: 'chase_plan.changed', subjectKind: 'submission_form', subjectId: form.id, detail };
      await this.audit.record(tx, entry);
      return after;
    });
  }
}

/** The days of a plan alone, without its version and time. */
const planOf = (input: ChasePlanInput): ChasePlanDays => ({
  enabled: input.enabled,
  soonDays: input.soonDays ?? null,
  onDueDay: input.onDueDay,
  unitDays: input.unitDays ?? null,
  authorityDays: input.authorityDays ?? null,
  townDays: input.townDays ?? null,
  lineDays: input.lineDays ?? null,
});

/** Errors of the days. A plan goes up: the town is not told before the unit, nor the line before the town. */
function planErrors({ soonDays, unitDays, authorityDays, townDays, lineDays }: ChasePlanDays): FieldError[] {
  const { soon, after } = CHASE_PLAN_MOST;
  const errorsOf = (path: string, days: number | null, least: number, most: number): FieldError[] =>
    days === null ? [] : rangeErrors(path, days, least, most);
  return [
    ...errorsOf('soonDays', soonDays, 1, soon),
    ...errorsOf('unitDays', unitDays, 1, after),
    ...errorsOf('authorityDays', authorityDays, 1, after),
    ...errorsOf('townDays', townDays, Math.max(1, unitDays ?? 1), after),
    ...errorsOf('lineDays', lineDays, Math.max(1, townDays ?? unitDays ?? 1), after),
  ];
}
