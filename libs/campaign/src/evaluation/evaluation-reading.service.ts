import {
  BOUNDS,
  DomainError,
  EVALUATION_BOUNDS,
  isId,
  isRegionCode,
  parsePeriod,
  requireNoErrors,
  textErrors,
  todayIn,
  visibleText,
} from '@fanzha/domain';
import { type Connection, invalidCursor, keyOfCursor, listName, pageOf, pageSize, type Viewer } from '@fanzha/platform';
import { contentHash, type OperationReads } from '@fanzha/rollup';
import { Injectable } from '@nestjs/common';
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

const USUAL_PAGE = 20;

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
    const scheme = isId(id) ? await this.schemes.find(scope, id) : null;
    if (!scheme) throw DomainError.notFound();
    return scheme;
  }

  /** Schemes of the own authority and those for the own unit, the latest first. @throws DomainError BAD_INPUT. */
  async list({ scope }: Viewer, { state, first, after }: EvaluationListArgs): Promise<Connection<EvaluationRow>> {
    const size = pageSize(first ?? USUAL_PAGE);
    const list = listName('evaluation schemes', { state: state ?? null });
    const behind = after ? idOf(keyOfCursor(after, 1, list)[0]) : null;
    const page = { state: state ?? null, after: behind, limit: size + 1 };
    const { schemes, totalCount } = await this.schemes.page(scope, page);
    return pageOf(schemes, {
      list,
      first: size,
      after: after || null,
      totalCount,
      key: ({ id }) => [id],
      node: (scheme) => scheme,
    });
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
    const { id, filter, order, first, after } = args;
    const search = searchOf(filter);
    const scheme = await this.ownScheme(viewer, id);
    if (order === 'SCORE' && !(scheme.ranking && isFrozen(scheme))) throw DomainError.forbidden('RANKING_OFF');
    const size = pageSize(first ?? USUAL_PAGE);
    const list = listName('evaluation scores', { of: id, state: scheme.status, order, ...search });
    const options = { list, first: size, after: after || null };
    if (!isFrozen(scheme)) {
      const behind = after ? unitOf(keyOfCursor(after, 2, list)) : null;
      const { units, totalCount } = await this.units(viewer, scheme, search, { after: behind, limit: size + 1 });
      const rows = await this.live(reads, scheme, units.slice(0, size));
      // The row behind the page is only asked whether it is there.
      const rest = units.slice(size).map((unit) => ({ ...(rows[0] as ScoreRow), unit }));
      const key = ({ unit }: ScoreRow) => [unit.name, unit.id];
      return pageOf([...rows, ...rest], { ...options, totalCount, key, node: itself });
    }
    const behind = after ? positionOf(keyOfCursor(after, 1, list)[0]) : 0;
    const page = { byScore: order === 'SCORE', after: behind, limit: size + 1 };
    const { scores, totalCount } = await this.scores.frozenPage(viewer.scope, id, search, page);
    const shown = scores.map((score) => ({ ...verified(score), rank: scheme.ranking ? score.rank : null }));
    return pageOf(shown, { ...options, totalCount, key: ({ position }) => [position], node: itself });
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
    const { id, state, first, after } = args;
    await this.get(viewer, id);
    const size = pageSize(first ?? USUAL_PAGE);
    const list = listName('evaluation appeals', { of: id, state: state ?? null });
    const behind = after ? settledOf(keyOfCursor(after, 2, list)) : null;
    const page = { state: state ?? null, after: behind, limit: size + 1 };
    const { appeals, totalCount } = await this.appeals.page(viewer.scope, id, page);
    return pageOf(appeals, {
      list,
      first: size,
      after: after || null,
      totalCount,
      key: (appeal) => [appeal.settled, appeal.id],
      node: (appeal) => appeal,
    });
  }

  /** A scheme that the viewer's own authority has made. */
  private async ownScheme(viewer: Viewer, id: string): Promise<EvaluationRow> {
    const scheme = await this.get(viewer, id);
    if (scheme.tenantId !== viewer.tenantId || viewer.oversight.length === 0)
      throw DomainError.forbidden('READ_ONLY_OVERSIGHT');
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

const itself = (row: ScoreRow): ScoreRow => row;

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
    ...(regionCode == null || isRegionCode(regionCode)
      ? []
      : [{ path: 'filter.regionCode', code: 'NOT_A_REGION' } as const]),
    ...textErrors('filter.text', text, BOUNDS.searchText),
  ]);
  return {
    regionCode: regionCode ?? null,
    sector: sector ?? null,
    tenantType: tenantType ?? null,
    text: visibleText(text) || null,
  };
}

type Key = string | number | undefined;

function idOf(id: Key): string {
  if (typeof id === 'string' && isId(id)) return id;
  throw invalidCursor();
}

function positionOf(position: Key): number {
  if (typeof position === 'number' && Number.isSafeInteger(position)) return position;
  throw invalidCursor();
}

function unitOf([name, id]: readonly (string | number)[]): { name: string; id: string } {
  if (typeof name === 'string') return { name, id: idOf(id) };
  throw invalidCursor();
}

const settledOf = ([settled, id]: readonly (string | number)[]): [number, string] => [positionOf(settled), idOf(id)];
