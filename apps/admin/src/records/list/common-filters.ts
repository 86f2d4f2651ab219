import {
  isRegionCode,
  parsePeriod,
  periodLabel,
  QUALIFIERS,
  SECTORS,
  TENANT_TYPES,
  visibleText,
  type Sector,
  type TenantType,
} from '@fanzha/domain';
import { computed, type ComputedRef } from 'vue';
import { useI18n } from 'vue-i18n';
import type { Qualifier } from '../../graphql/generated.js';
import { currentLocale } from '../../locales/i18n.js';
import { validCampaign, type CampaignChoices } from './use-campaign-choices.js';
import type { ListRegions } from './list-regions.js';
import { termFilter, tickFilter, type FilterControl, type ListFilter } from './list-filter.js';

/** The part of the API's filter that all ledgers share. */
export interface CommonFilter {
  readonly text?: string | null;
  readonly tenantId?: string | null;
  readonly regionCode?: string | null;
  readonly directly?: boolean | null;
  readonly sector?: Sector | null;
  readonly tenantType?: TenantType | null;
  readonly period?: string | null;
  readonly campaignId?: string | null;
  readonly qualifier?: Qualifier | null;
  readonly toCheck?: boolean | null;
  readonly includeVoided?: boolean | null;
}

const MOST_WORDS = 100;

/** A period as it is written in full; '' where the text is not a period. */
export function validPeriod(text: string): string {
  if (text === '') return '';
  try {
    return parsePeriod(text).text;
  } catch {
    return '';
  }
}

/** A code as it can be asked for; '' where the text is not a code. */
export const validRegion = (text: string): string => (isRegionCode(text) ? text : '');

/** What a list lets be offered beside words and time. */
interface OfferedFilters {
  /** Records of several units: unit, its type, region and sector are offered. */
  readonly manyUnits: boolean;
  /** The one sector that the viewer sees; null: all of them. */
  readonly sector: Sector | null;
  /** Its records state amounts: how they are meant can be asked for. */
  readonly amounts: boolean;
  /** Its records have a day that lists are narrowed by. */
  readonly period: boolean;
  /** Its records belong to campaigns. */
  readonly campaigns: boolean;
}

interface Context {
  readonly t: (key: string, named?: Record<string, unknown>) => string;
  readonly regions: ListRegions;
  readonly campaigns: CampaignChoices;
  readonly offered: OfferedFilters;
}
type Common = ListFilter<CommonFilter>;

const HIDDEN = { kind: 'none' } as const;
const shown = (is: boolean, control: FilterControl): FilterControl => (is ? control : HIDDEN);

/** Words, each somewhere in what is listed. */
export const wordsFilter = <Asked>(t: Context['t'], ask: (value: string) => Asked): ListFilter<Asked> => ({
  key: 'q',
  label: t('records.list.filter.text'),
  control: { kind: 'text' },
  read: (value) => value.slice(0, MOST_WORDS),
  ask,
  chip: (value) =>
    visibleText(value)
      ? { name: t('records.list.filter.text'), value: t('records.list.quoted', { text: visibleText(value) }) }
      : null,
});

const period = ({ t, offered }: Context): Common => ({
  key: 'period',
  label: t('records.list.filter.period'),
  control: shown(offered.period, { kind: 'period' }),
  read: validPeriod,
  ask: (value) => ({ period: value || null }),
  chip: (value) => ({
    name: t('records.list.filter.period'),
    value: periodLabel(parsePeriod(value), currentLocale()),
  }),
});

const unit = ({ t, regions, offered }: Context): Common => ({
  key: 'tenant',
  label: t('records.list.filter.unit'),
  control: shown(offered.manyUnits, { kind: 'unit' }),
  read: (value) => value,
  ask: (value) => ({ tenantId: value || null }),
  chip: () => ({ name: t('records.list.filter.unit'), value: regions.unitName.value || t('records.list.tenant') }),
});

/** A region with everything below it. */
export const regionFilter = <Asked>(
  t: Context['t'],
  regions: ListRegions,
  ask: (code: string) => Asked,
): ListFilter<Asked> => ({
  key: 'region',
  label: t('records.list.filter.region'),
  control: shown(regions.choices.value.length > 0, {
    kind: 'choice',
    all: t('records.list.any.region'),
    choices: () => regions.choices.value,
  }),
  read: validRegion,
  ask,
  chip: (value, values) => ({
    name: t('records.list.filter.region'),
    value:
      (regions.nameOf(value) || t('records.list.someRegion')) + (values['directly'] ? t('records.list.directly') : ''),
  }),
  alongWith: ['directly'],
});

const directly: Common = {
  key: 'directly',
  label: '',
  control: HIDDEN,
  read: (value) => (value === '1' ? '1' : ''),
  ask: (value) => ({ directly: value === '1' }),
  chip: () => null,
};

function sector({ t, offered }: Context): Common {
  const filter = termFilter({
    key: 'sector',
    label: t('records.list.filter.sector'),
    all: t('records.list.any.sector'),
    terms: SECTORS,
    ask: (code): CommonFilter => ({ sector: code }),
  });
  return { ...filter, control: shown(offered.manyUnits && offered.sector === null, filter.control) };
}

function unitType({ t, offered }: Context): Common {
  const filter = termFilter({
    key: 'unitType',
    label: t('records.list.filter.unitType'),
    all: t('records.list.any.unitType'),
    terms: TENANT_TYPES,
    ask: (code): CommonFilter => ({ tenantType: code }),
    further: true,
  });
  return { ...filter, control: shown(offered.manyUnits, filter.control) };
}

const campaign = ({ t, campaigns, offered }: Context): Common => ({
  key: 'campaign',
  label: t('records.list.filter.campaign'),
  control: shown(offered.campaigns, {
    kind: 'choice',
    all: t('records.list.any.campaign'),
    choices: () => campaigns.choices.value,
    prepare: campaigns.prepare,
  }),
  read: validCampaign,
  ask: (value) => ({ campaignId: value || null }),
  chip: (value) => ({
    name: t('records.list.filter.campaign'),
    value: campaigns.nameOf(value) || t('records.changes.other.campaignIds'),
  }),
  further: true,
});

function qualifier({ t, offered }: Context): Common {
  const filter = termFilter({
    key: 'qualifier',
    label: t('records.list.filter.qualifier'),
    all: t('records.list.any.qualifier'),
    terms: QUALIFIERS,
    ask: (code): CommonFilter => ({ qualifier: code }),
    further: true,
  });
  return { ...filter, control: shown(offered.amounts, filter.control) };
}

function toCheck({ t, offered }: Context): Common {
  const filter = tickFilter({
    key: 'check',
    label: t('records.toCheck.tag'),
    ask: (on): CommonFilter => ({ toCheck: on || null }),
    further: true,
  });
  return { ...filter, control: shown(offered.amounts, filter.control) };
}

const voided = ({ t }: Context): Common =>
  tickFilter({
    key: 'voided',
    label: t('records.list.voided'),
    ask: (on): CommonFilter => ({ includeVoided: on }),
    further: true,
  });

/**
 * What all lists can be narrowed to, in the order of the bar. What is not offered is read from a link all the same, and
 * has its chip. A further one for all lists needs an entry here and its words.
 * @param regions knows the names of regions and units
 * @param campaigns knows those of campaigns
 */
export function useCommonFilters(
  regions: ListRegions,
  campaigns: CampaignChoices,
  offered: () => OfferedFilters,
): ComputedRef<readonly ListFilter<CommonFilter>[]> {
  const { t } = useI18n();
  return computed(() => {
    const context: Context = { t, regions, campaigns, offered: offered() };
    return [
      wordsFilter<CommonFilter>(t, (value) => ({ text: visibleText(value) || null })),
      period(context),
      unit(context),
      regionFilter<CommonFilter>(t, regions, (code) => ({ regionCode: code || null })),
      directly,
      sector(context),
      unitType(context),
      campaign(context),
      qualifier(context),
      toCheck(context),
      voided(context),
    ];
  });
}
