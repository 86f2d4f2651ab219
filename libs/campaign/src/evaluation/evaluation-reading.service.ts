import {
  BOUNDS,
  DomainError,
  EVALUATION_BOUNDS,
  parsePeriod,
  regionCodeErrors,
  requireFound,
  requireId,
  requireNoErrors,
  textErrors,
  todayIn,
  visibleText,
} from '@fanzha/domain';
import { type Connection, KEY_PARTS, KeyedPage, listName, type Viewer } from '@fanzha/platform';
import { contentHash, type OperationReads } from '@fanzha/rollup';
import { Injectable } from '@nestjs/common';
import { requireOwnAuthority } from '../audience/own-authority.js';
import { AppealRepository } from './appeal.repository.js';
import type {
  EvaluationAppealsArgs,
  EvaluationListArgs,
  EvaluationScoreFilter,
  EvaluationScoresArgs,
} from './evaluation.inputs.js';
import { EvaluationRepository } from './evaluation.repository.js';
import type { AppealRow, EvaluationEditionRow, EvaluationRow, ScoredUnit, ScoreRow } from './evaluation.rows.js';
import { AT_ONCE, dayOfUnits, hasBegun, liveScores } from './evaluation-scores.js';
import { EVERY_UNIT, ScoreRepository, type ScoreSearch } from './score.repository.js';

/** Schemes, scores and appeals as they are read. Before a scheme is closed, scores are those of the moment. */
@Injectable()
export class EvaluationReading {
  constructor(
    private readonly schemes: EvaluationRepository,
    private readonly scores: ScoreRepository,
    private readonly appeals: AppealRepository,
  ) {}

  /** @throws DomainError NOT_FOUND where it does not exist, or where the viewer may not see it. */
  async get({ scope }: Viewer, id: string): Promise<EvaluationRow> {
    requireId(id);
    return requireFound(await this.schemes.find(scope, id));
  }

  /** Schemes of the own authority and those for the own unit, the latest first. @throws DomainError BAD_INPUT. */
  async list({ scope }: Viewer, { state = null, ...args }: EvaluationListArgs): Promise<Connection<EvaluationRow>> {
    const list = listName('evaluation schemes', { state });
    const page = new KeyedPage(args, { list, key: { id: KEY_PARTS.id } });
    const asked = { state, after: page.after?.id ?? null, limit: page.limit };
    const { schemes, totalCount } = await this.schemes.page(scope, asked);
    return page.rows(schemes, totalCount);
  }

  /** Editions, newest first. */
  editions({ scope }: Viewer, { id }: EvaluationRow): Promise<EvaluationEditionRow[]> {
    return this.schemes.editions(scope, id);
  }

  /**
   * Scores of all units of a scheme, for its authority alone. By name; by score only where ranking is on.
   * @throws DomainError NOT_FOUND; FORBIDDEN (READ_ONLY_OVERSIGHT for who did not make it; RANKING_OFF), BAD_INPUT.
   */
  async page(viewer: Viewer, reads: OperationReads, args: EvaluationScoresArgs): Promise<Connection<ScoreRow>> {
    const { id, filter, order } = args;
    const search = searchOf(filter);
    const scheme = await this.ownScheme(viewer, id);
    if (order === 'SCORE' && !(scheme.ranking && isFrozen(scheme))) throw DomainError.forbidden('RANKING_OFF');
    const list = listName('evaluation scores', { of: id, state: scheme.status, order, ...search });
    if (!isFrozen(scheme)) {
      const page = new KeyedPage(args, { list, key: { name: KEY_PARTS.text, id: KEY_PARTS.id } });
      const { units, totalCount } = await this.units(viewer, scheme, search, page);
      const rows = await this.live(reads, scheme, units.slice(0, page.first));
      // The row behind the page is only asked whether it is there.
      const rest = units.slice(page.first).map((unit) => ({ ...(rows[0] as ScoreRow), unit }));
      return page.shown([...rows, ...rest], totalCount, { key: ({ unit }) => unit, node: (row) => row });
    }
    const page = new KeyedPage(args, { list, key: { position: KEY_PARTS.whole } });
    const asked = { byScore: order === 'SCORE', after: page.after?.position ?? 0, limit: page.limit };
    const { scores, totalCount } = await this.scores.frozenPage(viewer.scope, id, search, asked);
    const shown = scores.map((score) => ({ ...verified(score), rank: scheme.ranking ? score.rank : null }));
    return page.rows(shown, totalCount);
  }

  /**
   * Scores of all units of a scheme by name, for its authority alone; without ranks where ranking is off.
   * @throws DomainError NOT_FOUND; FORBIDDEN (READ_ONLY_OVERSIGHT for who did not make it); TOO_COMPLEX
   *   (SCOPE_TOO_WIDE) for more units than are closed at once.
   */
  async all(
    viewer: Viewer,
    reads: OperationReads,
    id: string,
  ): Promise<{ scheme: EvaluationRow; showsRanks: boolean; scores: ScoreRow[] }> {
    const scheme = await this.ownScheme(viewer, id);
    const max = EVALUATION_BOUNDS.units;
    const showsRanks = scheme.ranking && isFrozen(scheme);
    if (isFrozen(scheme)) {
      const page = { byScore: false, after: 0, limit: max };
      const { scores } = await this.scores.frozenPage(viewer.scope, id, EVERY_UNIT, page);
      return { scheme, showsRanks, scores: scores.map(verified) };
    }
    const { units, totalCount } = await this.units(viewer, scheme, EVERY_UNIT, { after: null, limit: max });
    if (totalCount > max) throw DomainError.tooComplex({ units: totalCount, max }, 'SCOPE_TOO_WIDE');
    const scores: ScoreRow[] = [];
    for (let from = 0; from < units.length; from += AT_ONCE)
      scores.push(...(await this.live(reads, scheme, units.slice(from, from + AT_ONCE))));
    return { scheme, showsRanks, scores };
  }

  /**
   * The score of the own unit; null where the scheme is not for it, has not begun, or runs while the unit belonged
   * elsewhere for a time: what its authority does not see is no part of the score.
   */
  async own(viewer: Viewer, reads: OperationReads, scheme: EvaluationRow): Promise<ScoreRow | null> {
    if (scheme.tenantId === viewer.tenantId) return null;
    if (isFrozen(scheme)) {
      const score = await this.scores.frozenOf(viewer.scope, scheme.id, viewer.tenantId);
      return score && verified(score);
    }
    if (scheme.status === 'DRAFT' || !hasBegun(scheme)) return null;
    const [from, today] = [parsePeriod(scheme.period).start, todayIn()];
    const unit = await this.scores.ownUnit(viewer.scope, scheme.id, { from, day: dayOfUnits(scheme, today), today });
    return unit && ((await this.live(reads, scheme, [unit]))[0] ?? null);
  }

  /**
   * Appeals of a scheme: all of them for its authority, for a unit its own. Those that wait come first.
   * @throws DomainError NOT_FOUND, BAD_INPUT.
   */
  async listAppeals(viewer: Viewer, args: EvaluationAppealsArgs): Promise<Connection<AppealRow>> {
    const { id, state = null } = args;
    await this.get(viewer, id);
    const list = listName('evaluation appeals', { of: id, state });
    const page = new KeyedPage(args, { list, key: { settled: KEY_PARTS.whole, id: KEY_PARTS.id } });
    const asked = { state, after: page.after, limit: page.limit };
    const { appeals, totalCount } = await this.appeals.page(viewer.scope, id, asked);
    return page.rows(appeals, totalCount);
  }

  /** A scheme that the viewer's own authority has made. */
  private async ownScheme(viewer: Viewer, id: string): Promise<EvaluationRow> {
    const scheme = await this.get(viewer, id);
    requireOwnAuthority(viewer, scheme);
    return scheme;
  }

  private units(
    { scope }: Viewer,
    scheme: EvaluationRow,
    search: ScoreSearch,
    page: { after: { name: string; id: string } | null; limit: number },
  ): Promise<{ units: ScoredUnit[]; totalCount: number }> {
    // Nobody has a score of a period that is still to come.
    if (!hasBegun(scheme)) return Promise.resolve({ units: [], totalCount: 0 });
    return this.scores.units(scope, scheme.id, dayOfUnits(scheme, todayIn()), search, page);
  }

  private async live(reads: OperationReads, scheme: EvaluationRow, units: readonly ScoredUnit[]): Promise<ScoreRow[]> {
    const results = await liveScores(reads, scheme, units);
    return results.map((result, at) => ({
      unit: units[at] as ScoredUnit,
      result,
      ...{ number: 0, hash: null, rank: null, position: 0 },
    }));
  }
}

const isFrozen = ({ status }: EvaluationRow): boolean => status === 'CLOSED' || status === 'LOCKED';

/** @throws Error where a score is not the one that was frozen. */
function verified(score: ScoreRow): ScoreRow {
  if (contentHash(score.result) !== score.hash)
    throw new Error(`The score of ${score.unit.id} is not the one that was frozen`);
  return score;
}

/** @throws DomainError BAD_INPUT. */
function searchOf(filter: EvaluationScoreFilter | null | undefined): ScoreSearch {
  const { regionCode, sector, tenantType, text } = filter ?? {};
  requireNoErrors([
    ...regionCodeErrors('filter.regionCode', regionCode),
    ...textErrors('filter.text', text, BOUNDS.searchText),
  ]);
  return {
    regionCode: regionCode ?? null,
    sector: sector ?? null,
    tenantType: tenantType ?? null,
    text: visibleText(text) || null,
  };
}
