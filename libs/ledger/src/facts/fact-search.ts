import {
  BOUNDS,
  type FieldError,
  foldedWords,
  isId,
  isLocalDate,
  isRegionCode,
  type LocalDate,
  type Period,
  requireNoErrors,
  type Sector,
  textErrors,
} from '@fanzha/domain';
import { invalidCursor, type Scope } from '@fanzha/platform';

/** The last row of the page before. */
export interface FactKey {
  readonly day: LocalDate;
  readonly id: string;
}

/** What the lists of all ledgers can be narrowed by. */
export interface FactFilter {
  readonly tenantId?: string | null;
  readonly regionCode?: string | null;
  readonly directly?: boolean | null;
  readonly period?: Period | null;
  readonly sector?: Sector | null;
  readonly campaignId?: string | null;
  readonly text?: string | null;
  readonly includeVoided?: boolean | null;
}

/**
 * Columns of the searched table `f`: its day, and where words are looked for, folded, unless
 * that is `search_text` alone.
 */
export interface Searched {
  readonly day: string;
  readonly text?: string;
  /**
   * Whether others than its tenant may see a row through a rule of their own, so that "own
   * rows" is not the whole answer.
   */
  readonly shownToOthers?: boolean;
}

/**
 * The conditions of a filter over table `f`. Every kind of condition is either in the statement or not, so that each
 * combination in use is prepared under a name of its own and planned for what it really asks.
 */
export class FactSearch {
  readonly values: unknown[] = [];
  private readonly names: string[] = [];
  private readonly texts: string[] = [];

  constructor(scope: Scope, { day, text: searched = 'f.search_text', shownToOthers }: Searched, filter: FactFilter) {
    const { tenantId, regionCode, period, sector, campaignId, text } = filter;
    this.add('city', ($) => `f.city_code = ${$(scope.cityCode)}`);
    // A unit sees its own rows only. Said aloud, the planner finds them by index; hidden in the policy's OR it cannot.
    if (scope.regions.length === 0 && !shownToOthers) this.add('own', ($) => `f.tenant_id = ${$(scope.tenantId)}`);
    if (tenantId != null) this.add('tenant', ($) => `f.tenant_id = ${$(tenantId)}`);
    if (regionCode != null && filter.directly) this.add('directly', ($) => `f.region_code = ${$(regionCode)}`);
    else if (regionCode != null) this.add('region', ($) => `f.region_code ^@ ${$(regionCode)}`);
    if (period != null) this.add('period', ($) => `f.${day} between ${$(period.start)} and ${$(period.end)}`);
    if (sector != null) this.add('sector', ($) => `f.sector = ${$(sector)}`);
    if (campaignId != null) {
      this.add('campaign', ($) => `f.campaign_id = ${$(campaignId)}`);
    }
    const words = foldedWords(text);
    if (words.length > 0) this.add('text', ($) => `${searched} like all (${$(words.map(patternOf))}::text[])`);
    if (!filter.includeVoided) this.add('active', () => "f.record_status = 'ACTIVE'");
  }

  /** Adds a condition; `wellFormed` false tells the statement without the value from the one with it. */
  add(name: string, condition: (value: (given: unknown) => string) => string, wellFormed = true): void {
    this.names.push(wellFormed ? name : `no ${name}`);
    this.texts.push(condition((given) => this.value(given)));
  }

  /** The placeholder of a value. */
  value(given: unknown): string {
    return `$${this.values.push(given)}`;
  }

  /** Names the combination of conditions. */
  get name(): string {
    return this.names.join(' ');
  }

  get conditions(): string {
    return this.texts.join(' and ');
  }
}

const idErrors = (path: string, id: string | null | undefined): FieldError[] =>
  id == null || isId(id) ? [] : [{ path, code: 'INVALID_ID' }];

/**
 * @throws DomainError BAD_INPUT for a text that cannot be searched for, an id that is none, or a
 * code that no region can have.
 */
export function requireFilter({ text, regionCode, tenantId, campaignId }: FactFilter): void {
  requireNoErrors([
    ...textErrors('filter.text', text, BOUNDS.searchText),
    ...idErrors('filter.tenantId', tenantId),
    ...idErrors('filter.campaignId', campaignId),
    ...(regionCode == null || isRegionCode(regionCode)
      ? []
      : [{ path: 'filter.regionCode', code: 'NOT_A_REGION' } as const]),
  ]);
}

/**
 * The key in a cursor's parts.
 * @throws DomainError BAD_INPUT on `after` for parts that no page ever gave out.
 */
export function factKey([day, id]: readonly (string | number)[]): FactKey {
  if (typeof day === 'string' && typeof id === 'string' && isLocalDate(day) && isId(id)) return { day, id };
  throw invalidCursor();
}

/** A LIKE pattern that finds the word itself: `100%` means a hundred percent, not anything that begins with 100. */
function patternOf(word: string): string {
  return `%${word.replace(/[\\%_]/g, '\\$&')}%`;
}
