import { type Period, regionLevel, type Sector, SECTORS } from '@fanzha/domain';

/** Whose figures: a region with everything below it, a region's own facts only, or one tenant. */
export type RollupNode =
  | { readonly kind: 'REGION'; readonly code: string }
  | { readonly kind: 'OWN'; readonly code: string }
  | {
      readonly kind: 'TENANT';
      readonly tenantId: string;
      /** Where the tenant is today: the households in its territory are the denominator of its coverage. */
      readonly territory: string;
    };

/** A question to the engine. Two equal questions of one request are answered once. */
export interface RollupQuestion {
  readonly node: RollupNode;
  readonly period: Period;
  /** null: all sectors. */
  readonly sector: Sector | null;
  /** null: whatever the campaign. */
  readonly campaignId: string | null;
}

/** Key of the node in rollup_cell and rollup_qualifier_count. */
export function cellNode(node: RollupNode): string {
  return node.kind === 'TENANT' ? node.tenantId : node.kind === 'OWN' ? `${node.code}=` : node.code;
}

/** Two questions with the same key have the same answer. */
export function questionKey({ node, period, sector, campaignId }: RollupQuestion): string {
  return `${cellNode(node)}|${period.text}|${sector ?? '*'}|${campaignId ?? '*'}`;
}

/**
 * The question about the roster that answers this one: households belong to no line and no campaign, and a tenant's are
 * those of its territory.
 */
export function rosterQuestion({ node, period }: RollupQuestion): RollupQuestion {
  return { node: rosterNode(node), period, sector: null, campaignId: null };
}

/** The node that has the roster: a tenant's is that of its territory. */
export const rosterNode = (node: RollupNode): RollupNode =>
  node.kind === 'TENANT' ? { kind: 'REGION', code: node.territory } : node;

/**
 * Aggregate nodes keep totals per quarter and year and members of every dimension; detail nodes keep totals per month.
 */
export function isAggregate(node: RollupNode): boolean {
  return node.kind === 'REGION' && regionLevel(node.code) !== 'COMMUNITY' && regionLevel(node.code) !== 'PROVINCE';
}

const ALL_SECTORS: readonly Sector[] = SECTORS.map((term) => term.code);

/**
 * Sectors of the cells to read for `sector`: aggregate nodes keep a total of all sectors, unless it is wanted `apart`
 * by sector; detail nodes do not.
 */
export function cellSectors(node: RollupNode, sector: Sector | null, apart: boolean): readonly string[] {
  if (sector !== null) return [sector];
  return isAggregate(node) && !apart ? ['*'] : ALL_SECTORS;
}
