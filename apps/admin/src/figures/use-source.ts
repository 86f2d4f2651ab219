import { indicator as registered, type BreakdownDimension, type IndicatorCode, type Sector } from '@fanzha/domain';
import { computed, type ComputedRef } from 'vue';
import {
  FigureSourceDocument,
  type SourceListsFragment,
  type SourcePartsFragment,
  type SourceRowFragment,
  type SourceTenantFragment,
} from '../graphql/generated.js';
import { usePageQuery, type PageQuery } from '../graphql/use-page-query.js';
import { addsUp, countsOverlap } from './adding-up.js';
import { stableComputed } from '../graphql/stable-computed.js';
import { useSourceList, type SourceList } from './use-source-list.js';

/** The node and period whose figure is explained. Exactly one of `region` and `tenant` is given. */
export interface SourceOf {
  readonly indicator: IndicatorCode;
  readonly period: string;
  readonly sector: Sector | null;
  readonly region: string | null;
  /** Only the units that belong to the region itself. */
  readonly direct: boolean;
  readonly tenant: string | null;
  readonly campaign?: string | null | undefined;
  /** One member of a breakdown instead of the whole figure. */
  readonly by?: BreakdownDimension | null | undefined;
  readonly member?: string | null | undefined;
}

export type Contributing = NonNullable<SourceListsFragment['tenants']>['edges'][number]['node'];

interface Source extends Omit<PageQuery<unknown>, 'data'> {
  readonly name: ComputedRef<string>;
  readonly rollup: ComputedRef<SourcePartsFragment | null>;
  readonly tenants: SourceList<Contributing>;
  readonly missing: SourceList<SourceTenantFragment>;
  readonly silent: SourceList<SourceTenantFragment>;
  readonly records: SourceList<SourceRowFragment>;
  /** What began before the period and ended in it, and what goes on beyond it. */
  readonly beganBefore: SourceList<SourceRowFragment>;
  readonly goesOn: SourceList<SourceRowFragment>;
}

/** Rows of each list that come with the figure itself. */
const AT_FIRST = 8;

/** How a figure can be opened further. */
interface SourceKind {
  /** What a ratio divides; it is explained by them and has no records of its own. */
  readonly ratio: readonly [numerator: IndicatorCode, denominator: IndicatorCode] | null;
  /** Counted from the register of units, not from records. */
  readonly register: boolean;
  /** Different things counted once: parts do not add up to it. */
  readonly distinct: boolean;
}

export function sourceKind(code: IndicatorCode): SourceKind {
  const { ratio } = registered(code);
  return {
    ratio: ratio ? [ratio.numerator, ratio.denominator] : null,
    register: code === 'TENANTS',
    distinct: !ratio && !addsUp(code),
  };
}

/** What a figure is asked for by. */
const nodeOf = ({ indicator, period, sector, region, direct, tenant, campaign, by, member }: SourceOf) => ({
  region: region ?? '',
  tenant: tenant ?? '',
  ofRegion: tenant === null && !direct,
  ofDirect: tenant === null && direct,
  ofTenant: tenant !== null,
  period,
  sector,
  campaign: campaign ?? null,
  indicator,
  by: by ?? null,
  member: member ?? null,
});
type SourceNode = ReturnType<typeof nodeOf>;

/** The variables of the first page: parts of a ratio and registers have no lists to open. */
function firstPageOf(node: SourceNode) {
  const { ratio, register } = sourceKind(node.indicator);
  const opened = ratio === null && !register;
  return {
    ...node,
    parts: ratio ? [...ratio] : [],
    first: AT_FIRST,
    after: null,
    withTenants: opened && !node.ofTenant,
    withRecords: opened,
    withMissing: false,
    withSilent: false,
    withOverlap:
      node.indicator === 'HOUSEHOLDS_COVERED' && !node.ofTenant && node.by === null && countsOverlap(node.period),
  };
}

/** Where one figure comes from: what it is made of, who stated it, who did not, and the records, a page at a time. */
export function useSource(of: () => SourceOf): Source {
  const node = stableComputed(() => nodeOf(of()));
  const page = usePageQuery({ query: FigureSourceDocument, variables: computed(() => firstPageOf(node.value)) });

  const rollup = computed(() => {
    const { region, tenant } = page.data.value ?? {};
    return (node.value.ofTenant ? tenant?.rollup : (region?.directRollup ?? region?.rollup)) ?? null;
  });
  const provenance = () => rollup.value?.provenance;

  return {
    name: computed(() => (node.value.ofTenant ? page.data.value?.tenant?.name : page.data.value?.region?.name) ?? ''),
    rollup,
    tenants: useSourceList(
      () => node.value,
      'tenants',
      () => provenance()?.tenants,
      () => provenance()?.tenants?.totalCount ?? 0,
    ),
    records: useSourceList(
      () => node.value,
      'sources',
      () => provenance()?.sources,
      () => provenance()?.sources?.totalCount ?? 0,
    ),
    beganBefore: useSourceList(
      () => node.value,
      'sources',
      () => undefined,
      () => provenance()?.beganBefore.records ?? 0,
      'BEGAN_BEFORE',
    ),
    goesOn: useSourceList(
      () => node.value,
      'sources',
      () => undefined,
      () => provenance()?.goesOn.records ?? 0,
      'GOES_ON',
    ),
    missing: useSourceList(
      () => node.value,
      'missingTenants',
      () => undefined,
      () => provenance()?.missing ?? 0,
    ),
    silent: useSourceList(
      () => node.value,
      'silentTenants',
      () => undefined,
      () => provenance()?.silent ?? 0,
    ),
    failure: page.failure,
    waiting: page.waiting,
    updating: page.updating,
    retry: page.retry,
  };
}
