import {
  BOUNDS,
  DomainError,
  requireFound,
  requireId,
  requireNoErrors,
  textErrors,
  todayIn,
  visibleLines,
} from '@fanzha/domain';
import { Database, newId, type Transaction, type Viewer } from '@fanzha/platform';
import { contentHash, readInTransaction } from '@fanzha/rollup';
import { Injectable } from '@nestjs/common';
import { requireMayChange, requireOverseesAll } from '../campaigns/campaign.policy.js';
import { AppealRepository } from './appeal.repository.js';
import type { AppealOutcome } from './evaluation.inputs.js';
import { EvaluationLog } from './evaluation-log.js';
import { requireAppeals, requireState } from './evaluation.policy.js';
import { EvaluationRepository } from './evaluation.repository.js';
import type { AppealRow, EvaluationRow, ItemScore } from './evaluation.rows.js';
import { exempted, liveScores, withItem } from './evaluation-scores.js';
import { ScoreRepository } from './score.repository.js';

/** Appeals of units against items of their scores, and what their authority decides. */
@Injectable()
export class AppealService {
  constructor(
    private readonly database: Database,
    private readonly schemes: EvaluationRepository,
    private readonly scores: ScoreRepository,
    private readonly appeals: AppealRepository,
    private readonly log: EvaluationLog,
  ) {}

  /**
   * The own unit appeals against an item of its closed score, once for each.
   * @throws DomainError NOT_FOUND where there is no such scheme or score, BAD_INPUT on `reason` or `itemId`, FORBIDDEN
   *   for who may not record, CONFLICT (EVALUATION_STATE; APPEAL_OVER with `until`; ALREADY_EXISTS with `id`).
   */
  async appeal(viewer: Viewer, id: string, itemId: string, reason: string): Promise<AppealRow> {
    requireNoErrors(textErrors('reason', reason, BOUNDS.reason));
    requireId(id);
    return this.database.transaction(viewer.scope, async (tx) => {
      const scheme = requireFound(await this.schemes.findIn(tx, id));
      if (scheme.tenantId === viewer.tenantId) throw DomainError.forbidden();
      requireState('appeal', scheme);
      requireAppeals(scheme, todayIn());
      if (!(await this.scores.frozenIn(tx, id, viewer.tenantId))) throw DomainError.notFound();
      if (!scheme.items.some((item) => item.id === itemId))
        throw DomainError.badInput([{ path: 'itemId', code: 'NOT_FOUND' }]);
      const stated = { schemeId: id, issuerId: scheme.tenantId, itemId, reason: visibleLines(reason) };
      const made = await this.appeals.insert(tx, { id: newId(), ...stated });
      if (!made) throw DomainError.conflict({ id: await this.appeals.same(tx, id, itemId) }, 'ALREADY_EXISTS');
      await this.log.appeal(tx, 'made', scheme, made);
      return made;
    });
  }

  /**
   * Decides about an appeal, with the reason. Accepted, the item is computed again by the ledgers of now, or the unit
   * is exempt from it; nothing is typed, and all other items stay as they were frozen.
   * @throws DomainError NOT_FOUND, FORBIDDEN (READ_ONLY_OVERSIGHT for another authority's; OUTSIDE_OVERSIGHT to compute
   *   again for a unit that is overseen no longer), BAD_INPUT on `reason`, CONFLICT (EVALUATION_STATE; APPEAL_DECIDED
   *   with `state` and `decidedAt` where another official was faster).
   */
  async decide(viewer: Viewer, id: string, outcome: AppealOutcome, reason: string): Promise<AppealRow> {
    requireNoErrors(textErrors('reason', reason, BOUNDS.reason));
    requireId(id);
    return this.database.transaction(viewer.scope, async (tx) => {
      const seen = requireFound(await this.appeals.findIn(tx, id));
      requireMayChange(viewer, { tenantId: seen.issuerId });
      // Decisions of one scheme come one after the other, so that each changes the score that the one before has left.
      const scheme = requireFound(await this.schemes.lock(tx, seen.schemeId));
      const decided = await this.appeals.decide(tx, id, outcome, visibleLines(reason));
      if (!decided) throw await this.faster(tx, id);
      requireState('decide', scheme);
      if (outcome !== 'REFUSED') await this.change(tx, viewer, scheme, decided, outcome);
      await this.log.appeal(tx, 'decided', scheme, decided);
      return decided;
    });
  }

  private async faster(tx: Transaction, id: string): Promise<DomainError> {
    const { state, decidedAt } = (await this.appeals.findIn(tx, id)) as AppealRow;
    return DomainError.conflict({ id, state, decidedAt }, 'APPEAL_DECIDED');
  }

  private async change(
    tx: Transaction,
    viewer: Viewer,
    scheme: EvaluationRow,
    { tenantId, itemId }: AppealRow,
    outcome: AppealOutcome,
  ): Promise<void> {
    const frozen = await this.scores.frozenIn(tx, scheme.id, tenantId);
    const before = frozen?.result.items.find((item) => item.itemId === itemId);
    if (!frozen || !before) throw new Error(`The score of appeal ${scheme.id} ${tenantId} is gone`);
    const { unit, number } = frozen;
    // Figures that the authority reads no longer would be none.
    if (outcome === 'RECOMPUTED') requireOverseesAll(viewer, { regions: [unit.regionCode], sectors: [unit.sector] });
    const item = outcome === 'EXEMPTED' ? exempted(before) : await itemNow(tx, scheme, unit, itemId);
    const result = withItem(scheme, frozen.result, item);
    const kept = { unit, result, hash: contentHash(result), number: number + 1 };
    await this.scores.keep(tx, scheme.id, [kept], new Date());
  }
}

/** One item of a unit as the ledgers have it now, of one snapshot. */
async function itemNow(
  tx: Transaction,
  scheme: EvaluationRow,
  unit: Parameters<typeof liveScores>[2][number],
  itemId: string,
): Promise<ItemScore> {
  const { figures } = await readInTransaction(tx, (reads) => liveScores(reads, scheme, [unit]));
  const item = figures[0]?.items.find((each) => each.itemId === itemId);
  if (!item) throw new Error(`There is no item ${itemId}`);
  return item;
}
