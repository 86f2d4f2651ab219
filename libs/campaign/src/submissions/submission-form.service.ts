import {
  DomainError,
  isId,
  type LocalDate,
  nextPeriodStart,
  requireFound,
  requireId,
  requireNoErrors,
  runningPeriodStart,
  todayIn,
} from '@fanzha/domain';
import { RegionDirectory } from '@fanzha/org';
import { Audit, Database, newId, type Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { requireOwnAuthority } from '../audience/own-authority.js';
import { requireRoomForOne } from '../audience/room.js';
import { readForm } from './submission-form.bounds.js';
import type { SubmissionFormInput } from './submission-form.inputs.js';
import { SubmissionFormRepository } from './submission-form.repository.js';
import type { FormRow } from './submission.rows.js';

/** Authorities set what units hand in, and how often. */
@Injectable()
export class SubmissionFormService {
  constructor(
    private readonly database: Database,
    private readonly forms: SubmissionFormRepository,
    private readonly regions: RegionDirectory,
    private readonly audit: Audit,
  ) {}

  /** The newest version of each form that the viewer may see. */
  async list(viewer: Viewer): Promise<FormRow[]> {
    return newestOf(await this.forms.visible(viewer.scope, null));
  }

  /**
   * Sets a form, or a new version of one, which holds from the next period on.
   * @param id of the form that is changed; null for a new one
   * @param now when it is set: whatever was over by then is due as many days after it as the form gives
   * @throws DomainError FORBIDDEN for who is no official of an authority, NOT_FOUND, BAD_INPUT, CONFLICT
   *   (ALREADY_RETIRED; TOO_MANY_OF_TENANT).
   */
  async define(
    viewer: Viewer,
    id: string | null,
    input: SubmissionFormInput,
    now: Date = new Date(),
  ): Promise<FormRow> {
    if (viewer.oversight.length === 0) throw DomainError.forbidden('OUTSIDE_OVERSIGHT');
    const today = todayIn(undefined, now);
    const context = { today, oversight: viewer.oversight, findRegion: (code: string) => this.regions.find(code) };
    const { content, errors } = readForm(input, context);
    if (id !== null && !isId(id)) throw DomainError.notFound();
    return this.database.transaction(viewer.scope, async (tx) => {
      const earlier = id === null ? [] : await this.forms.lock(tx, id);
      const [newest] = earlier;
      if (id !== null && !newest) throw DomainError.notFound();
      if (newest) requireInUse(viewer, newest);
      const changesRhythm = newest !== undefined && newest.rhythm !== content.rhythm;
      requireNoErrors([...errors, ...(changesRhythm ? [{ path: 'rhythm', code: 'NOT_ALLOWED_HERE' } as const] : [])]);
      if (!newest) await requireRoomForOne(tx, 'forms');
      const validFrom = newest
        ? changedFrom(newest, today)
        : (input.firstPeriodFrom ?? runningPeriodStart(content, today));
      const version = { id: newest?.id ?? newId(), version: (newest?.version ?? 0) + 1, validFrom, setAt: now };
      const form = await this.forms.insert(tx, version, content);
      await this.audit.record(tx, {
        action: newest ? 'submission_form.changed' : 'submission_form.defined',
        subjectKind: 'submission_form',
        subjectId: form.id,
        detail: { version: form.version, validFrom },
      });
      return form;
    });
  }

  /**
   * Retires a form: the period that runs today and those behind it are not opened. What is open stays, is handed in and
   * reviewed; what has ended and is not open yet is opened still.
   * @throws DomainError FORBIDDEN for who is no official of the authority that has set it, NOT_FOUND, CONFLICT
   *   (ALREADY_RETIRED).
   */
  async retire(viewer: Viewer, id: string): Promise<FormRow> {
    requireId(id);
    return this.database.transaction(viewer.scope, async (tx) => {
      const newest = requireFound((await this.forms.lock(tx, id))[0]);
      requireOwnAuthority(viewer, newest);
      requireInUse(viewer, newest);
      const retired = await this.forms.retire(tx, id, runningPeriodStart(newest, todayIn()));
      await this.audit.record(tx, {
        action: 'submission_form.retired',
        subjectKind: 'submission_form',
        subjectId: id,
        detail: { version: newest.version, validTo: retired.validTo },
      });
      return retired;
    });
  }
}

/** What has not begun is changed as a whole; what holds today holds to the end of its period. */
const changedFrom = (newest: FormRow, today: LocalDate): LocalDate =>
  newest.validFrom > today ? newest.validFrom : nextPeriodStart(newest, today);

/** @throws DomainError FORBIDDEN for another authority's form, CONFLICT (ALREADY_RETIRED). */
function requireInUse({ tenantId }: Viewer, form: FormRow): void {
  if (form.tenantId !== tenantId) throw DomainError.forbidden('READ_ONLY_OVERSIGHT');
  if (isRetired(form)) throw DomainError.conflict({ id: form.id, version: form.version }, 'ALREADY_RETIRED');
}

/** Whether nothing more is opened of a form. @param newest its newest version */
export const isRetired = (newest: FormRow): boolean => newest.validTo !== null;

/** The first version of each form, in the order of the repository. */
function newestOf(versions: readonly FormRow[]): FormRow[] {
  const seen = new Map<string, FormRow>();
  for (const form of versions) {
    const known = seen.get(form.id);
    if (!known || known.version < form.version) seen.set(form.id, form);
  }
  return [...seen.values()];
}
