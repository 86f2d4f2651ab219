import { type IndicatorCode, type LocalDate } from '@fanzha/domain';
import type { Contribution } from '@fanzha/rollup';
import type { Assignment } from '../facts/attribution.repository.js';
import { inPlaceLines, type Span } from '../facts/in-place.js';
import type { LeadershipGroupFact } from './leadership-group.entity.js';

const ONE = { amount: 1, qualifier: 'EXACT' } as const;
const MINUS_ONE = { amount: -1, qualifier: 'EXACT' } as const;

/**
 * What all groups of one tenant add to the figures together. Pure: rollup, recount and property tests share it.
 * - each active group makes its tenant contributing on the day it was founded;
 * - groups and their members are in place wherever the tenant belongs meanwhile;
 * - the tenant itself counts while at least one group is in place, and once for each campaign that has one. Lines of
 *   campaigns are added up with those without, so that each of them is taken back without a campaign.
 * @param groups of one tenant; voided ones give nothing.
 */
export function contributions(
  groups: readonly LeadershipGroupFact[],
  assignments: readonly Assignment[],
): Contribution[] {
  return [
    ...groups.flatMap((group) => groupContributions(group, assignments)),
    ...tenantContributions(groups, assignments),
  ];
}

/** What one group adds by itself: its founding, and itself and its members in place. VOIDED gives nothing. */
export function groupContributions(group: LeadershipGroupFact, assignments: readonly Assignment[]): Contribution[] {
  return group.recordStatus === 'ACTIVE' ? [founding(group), ...inPlace(group, assignments)] : [];
}

/** What is known of a group without reading its members. */
export type GroupOutline = Pick<
  LeadershipGroupFact,
  'id' | 'tenantId' | 'documentNumber' | 'campaignIds' | 'foundedOn' | 'dissolvedOn' | 'recordStatus'
>;

/** What the groups of a tenant add together: the tenant while it has one. */
export function tenantContributions(
  groups: readonly GroupOutline[],
  assignments: readonly Assignment[],
): Contribution[] {
  return tenantLines(
    groups.filter(({ recordStatus }) => recordStatus === 'ACTIVE'),
    assignments,
  );
}

function founding({
  foundedOn: day,
  tenantId,
  homeRegion,
  regionCode,
  sector,
  campaignIds,
}: LeadershipGroupFact): Contribution {
  return {
    day,
    tenantId,
    homeRegion,
    regionCode,
    sector,
    campaignIds,
    tenantOnly: false,
    facts: 1,
    figures: {},
  };
}

function inPlace(group: LeadershipGroupFact, assignments: readonly Assignment[]): Contribution[] {
  const of = (indicator: IndicatorCode, span: Span, count: Parameters<typeof inPlaceLines>[2] = ONE) =>
    inPlaceLines(group, indicator, count, span, assignments);
  return [
    ...of('LEADERSHIP_GROUPS', spanOf(group)),
    ...memberSpans(group).flatMap(({ span, ...count }) => of('LEADERSHIP_MEMBERS', span, count)),
  ];
}

/** The members and how long they are there. A stated number says all of them, also those who are listed as former. */
function memberSpans(group: LeadershipGroupFact) {
  const { memberCount: amount, memberCountQualifier: qualifier, dissolvedOn, members } = group;
  if (qualifier !== null) return [{ span: spanOf(group), amount, qualifier }];
  return members.map(({ joinedOn: from, leftOn, people }) => ({
    span: { from, until: earlier(leftOn, dissolvedOn) },
    amount: people,
    qualifier: 'EXACT' as const,
  }));
}

function tenantLines(groups: readonly GroupOutline[], assignments: readonly Assignment[]): Contribution[] {
  const [first] = groups;
  if (!first) return [];
  const { tenantId } = first;
  const lines = (spans: readonly Span[], campaignIds: readonly string[], count: typeof ONE | typeof MINUS_ONE) =>
    spans.flatMap((span) => inPlaceLines({ tenantId, campaignIds }, 'TENANTS_WITH_GROUP', count, span, assignments));
  const campaigns = new Set(groups.flatMap(({ campaignIds }) => campaignIds));
  return [
    ...lines(mergedSpans(groups.map(spanOf)), [], ONE),
    ...[...campaigns].flatMap((campaign) => {
      const spans = mergedSpans(groups.filter(({ campaignIds }) => campaignIds.includes(campaign)).map(spanOf));
      return [...lines(spans, [campaign], ONE), ...lines(spans, [], MINUS_ONE)];
    }),
  ];
}

/** The days covered by at least one of the spans, as spans that neither overlap nor touch, oldest first. */
export function mergedSpans(spans: readonly Span[]): Span[] {
  const merged: { from: LocalDate; until: LocalDate | null }[] = [];
  const filled = spans.filter(({ from, until }) => until === null || until > from);
  for (const { from, until } of [...filled].sort((left, right) => left.from.localeCompare(right.from))) {
    const last = merged.at(-1);
    if (!last || (last.until !== null && last.until < from)) merged.push({ from, until });
    else if (last.until !== null && (until === null || until > last.until)) last.until = until;
  }
  return merged;
}

const spanOf = ({ foundedOn, dissolvedOn }: GroupOutline): Span => ({ from: foundedOn, until: dissolvedOn });

const earlier = (left: LocalDate | null, right: LocalDate | null): LocalDate | null =>
  left === null || right === null ? (left ?? right) : left < right ? left : right;
