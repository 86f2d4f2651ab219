import {
  appealUntilErrors,
  BOUNDS,
  DomainError,
  type LocalDate,
  parsePeriod,
  requireFound,
  requireId,
  requireNoErrors,
  requireVersion,
  textErrors,
  todayIn,
  visibleLines,
} from '@fanzha/domain';
import { Database, newId, type Transaction, type Viewer } from '@fanzha/platform';
import { canonicalJson } from '@fanzha/rollup';
import { Injectable } from '@nestjs/common';
import { requireRoomForOne } from '../audience/room.js';
import { mayMake } from '../campaigns/campaign.policy.js';
import { statedOf } from '../campaigns/campaign.rows.js';
import { AppealRepository } from './appeal.repository.js';
import { writtenErrors } from './evaluation.bounds.js';
import { EvaluationContents } from './evaluation-contents.js';
import type { EvaluationSchemeInput } from './evaluation.inputs.js';
import { EvaluationLog } from './evaluation-log.js';
import {
  type EvaluationAct,
  latestAppealDay,
  requireMayChangeScheme,
  requireOver,
  requireSettled,
  requireState,
} from './evaluation.policy.js';
import { EvaluationRepository } from './evaluation.repository.js';
import { contentOf, type EvaluationContent, type EvaluationRow } from './evaluation.rows.js';
import { EvaluationClosing } from './evaluation-closing.js';

/** Makes, publishes, changes and closes scoring schemes. Each change is one transaction with what is told of it. */
@Injectable()
export class EvaluationService {
  constructor(
    private readonly database: Database,
    private readonly schemes: EvaluationRepository,
    private readonly appeals: AppealRepository,
    private readonly content: EvaluationContents,
    private readonly closing: EvaluationClosing,
    private readonly log: EvaluationLog,
  ) {}

  /**
   * Begins a scheme, which nobody else sees before it is published.
   * @throws DomainError FORBIDDEN (OUTSIDE_OVERSIGHT), BAD_INPUT with every error, CONFLICT (ALREADY_EXISTS with `id`
   *   where the authority has one of the same title and period; TOO_MANY_OF_TENANT with `max`).
   */
  async create(viewer: Viewer, input: EvaluationSchemeInput): Promise<EvaluationRow> {
    if (viewer.oversight.length === 0) throw DomainError.forbidden('OUTSIDE_OVERSIGHT');
    if (!mayMake(viewer)) throw DomainError.forbidden();
    return this.database.transaction(viewer.scope, async (tx) => {
      const content = await this.content.checked(tx, viewer, input, []);
      await requireRoomForOne(tx, 'schemes');
      const made = await this.schemes.insert(tx, newId(), content);
      if (!made) throw await this.taken(tx, content);
      await this.log.write(tx, 'created', made);
      return made;
    });
  }

  /**
   * Replaces what a draft states.
   * @param version the one that the viewer has seen
   * @throws DomainError NOT_FOUND, FORBIDDEN, BAD_INPUT, CONFLICT (VERSION_CHANGED with `version`; EVALUATION_STATE;
   *   ALREADY_EXISTS).
   */
  async write(viewer: Viewer, id: string, version: number, input: EvaluationSchemeInput): Promise<EvaluationRow> {
    requireNoErrors(writtenErrors(input));
    return this.change(viewer, 'write', { id, version }, async (tx, scheme) => {
      const content = await this.content.checked(tx, viewer, input, scheme.items);
      const written = await this.schemes.write(tx, id, content);
      if (!written) throw await this.taken(tx, content);
      await this.log.write(tx, 'written', written);
      return written;
    });
  }

  /**
   * Deletes a draft for good. Nobody else has seen it, so that nobody is told.
   * @throws DomainError NOT_FOUND, FORBIDDEN, CONFLICT (VERSION_CHANGED; EVALUATION_STATE).
   */
  async delete(viewer: Viewer, id: string, version: number): Promise<true> {
    await this.change(viewer, 'delete', { id, version }, async (tx, scheme) => {
      await this.schemes.delete(tx, id);
      await this.log.write(tx, 'deleted', scheme, { title: scheme.title, period: scheme.period });
      return scheme;
    });
    return true;
  }

  /**
   * Shows a draft to the units that it is for.
   * @throws DomainError NOT_FOUND, FORBIDDEN, CONFLICT (VERSION_CHANGED; EVALUATION_STATE), BAD_INPUT for what holds no
   *   longer, TOO_COMPLEX (SCOPE_TOO_WIDE) for more units than can be closed at once.
   */
  async publish(viewer: Viewer, id: string, version: number): Promise<EvaluationRow> {
    return this.change(viewer, 'publish', { id, version }, async (tx, scheme) => {
      await this.content.checked(tx, viewer, inputOf(scheme), scheme.items);
      await this.closing.units(tx, scheme);
      const published = await this.schemes.publish(tx, id, contentOf(scheme), null);
      await this.log.write(tx, 'published', published);
      return published;
    });
  }

  /**
   * Changes a published scheme by a new edition, with the reason; the earlier one stays as it was, and units are told.
   * @throws DomainError as `publish`; CONFLICT (EVALUATION_UNCHANGED) where nothing differs.
   */
  async amend(
    viewer: Viewer,
    id: string,
    version: number,
    input: EvaluationSchemeInput,
    reason: string,
  ): Promise<EvaluationRow> {
    requireNoErrors([...writtenErrors(input), ...textErrors('reason', reason, BOUNDS.reason)]);
    return this.change(viewer, 'amend', { id, version }, async (tx, scheme) => {
      const content = await this.content.checked(tx, viewer, input, scheme.items);
      if (same(content, contentOf(scheme))) throw DomainError.conflict({ version }, 'EVALUATION_UNCHANGED');
      const written = await this.schemes.write(tx, id, content);
      if (!written) throw await this.taken(tx, content);
      await this.closing.units(tx, written);
      const amended = await this.schemes.publish(tx, id, content, visibleLines(reason));
      await this.log.write(tx, 'amended', amended);
      return amended;
    });
  }

  /**
   * Ends the scoring of a period that is over: every score is frozen as it is now, with its hash, and units may appeal.
   * @param appealUntil the last day of appeals
   * @throws DomainError NOT_FOUND, FORBIDDEN, BAD_INPUT on `appealUntil`, CONFLICT (VERSION_CHANGED; EVALUATION_STATE;
   *   EVALUATION_RUNS with `end`).
   */
  async close(viewer: Viewer, id: string, version: number, appealUntil: LocalDate): Promise<EvaluationRow> {
    const today = todayIn();
    requireNoErrors(appealUntilErrors('appealUntil', appealUntil, today, latestAppealDay(today)));
    return this.change(viewer, 'close', { id, version }, async (tx, scheme) => {
      requireOver(scheme, today);
      const frozen = await this.closing.freeze(tx, scheme);
      const closed = await this.schemes.close(tx, id, appealUntil, frozen);
      await this.log.write(tx, 'closed', closed, { hash: frozen.hash }, frozen.units);
      return closed;
    });
  }

  /**
   * Locks scores for good, once every appeal is decided and nobody can appeal any more.
   * @throws DomainError NOT_FOUND, FORBIDDEN, CONFLICT (VERSION_CHANGED; EVALUATION_STATE; APPEALS_OPEN).
   */
  async lock(viewer: Viewer, id: string, version: number): Promise<EvaluationRow> {
    return this.change(viewer, 'lock', { id, version }, async (tx, scheme) => {
      requireSettled(scheme, await this.appeals.open(tx, id), todayIn());
      const { locked, scored } = await this.schemes.lockScores(tx, id);
      await this.log.write(tx, 'locked', locked, {}, scored);
      return locked;
    });
  }

  /**
   * Switches ranking on or off. It is off until somebody does, and who did is logged.
   * @param shownToUnits whether each unit sees its own rank
   * @throws DomainError NOT_FOUND, FORBIDDEN, BAD_INPUT on `shownToUnits` without ranking, CONFLICT (VERSION_CHANGED).
   */
  async rank(
    viewer: Viewer,
    id: string,
    version: number,
    { ranking, shownToUnits }: { readonly ranking: boolean; readonly shownToUnits: boolean },
  ): Promise<EvaluationRow> {
    if (shownToUnits && !ranking) requireNoErrors([{ path: 'shownToUnits', code: 'NOT_ALLOWED_HERE' }]);
    return this.change(viewer, 'rank', { id, version }, async (tx) => {
      const ranked = await this.schemes.rank(tx, id, ranking, shownToUnits);
      await this.log.write(tx, 'ranked', ranked, { ranking, shownToUnits });
      return ranked;
    });
  }

  private async taken(tx: Transaction, content: EvaluationContent): Promise<DomainError> {
    return DomainError.conflict({ id: await this.schemes.same(tx, content) }, 'ALREADY_EXISTS');
  }

  private async change(
    viewer: Viewer,
    act: EvaluationAct,
    { id, version }: { readonly id: string; readonly version: number },
    work: (tx: Transaction, scheme: EvaluationRow) => Promise<EvaluationRow>,
  ): Promise<EvaluationRow> {
    requireId(id);
    return this.database.transaction(viewer.scope, async (tx) => {
      const seen = requireFound(await this.schemes.findIn(tx, id));
      requireMayChangeScheme(act, viewer, seen);
      const scheme = requireFound(await this.schemes.lock(tx, id));
      requireState(act, scheme);
      requireVersion(scheme, version, { version: scheme.version, changedAt: scheme.changedAt });
      return work(tx, scheme);
    });
  }
}

/** Equal whatever the order of their properties. */
const same = (one: unknown, other: unknown): boolean => canonicalJson(statedOf(one)) === canonicalJson(statedOf(other));

/** What a scheme states, as a person would send it. */
function inputOf({ period, regions, excepted, items, ...stated }: EvaluationContent): EvaluationSchemeInput {
  return {
    title: stated.title,
    period: parsePeriod(period),
    regionCodes: [...regions],
    sectors: [...stated.sectors],
    tenantTypes: [...stated.tenantTypes],
    exceptions: [...excepted],
    spreadsExempt: stated.spreadsExempt,
    items: items.map((item) => ({ ...item, steps: item.steps.map((step) => ({ ...step })) })),
  };
}
