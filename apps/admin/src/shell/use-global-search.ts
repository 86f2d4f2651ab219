import { canHold, foldText, visibleLength, type IndicatorCode } from '@fanzha/domain';
import { indicatorLabel, type FinderGroup, type FinderItem } from '@fanzha/ui';
import { computed, ref, type ComputedRef, type Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { useRouter, type RouteLocationRaw } from 'vue-router';
import type { ApiFailure } from '../graphql/api-failure.js';
import { GlobalSearchDocument, type GlobalSearchQuery } from '../graphql/generated.js';
import { usePageQuery } from '../graphql/use-page-query.js';
import { useTyped } from '../graphql/use-typed.js';
import { dayText } from '../locales/date-text.js';
import { currentLocale } from '../locales/i18n.js';
import { serverToday } from '../session/server-clock.js';
import { useSession } from '../session/use-session.js';
import { useLedgers, type LedgerRow } from './ledgers.js';
import { useNavigation } from './use-navigation.js';

/** Fewer characters are in everything. */
export const LEAST_TYPED = 2;
/** Rows of each kind. */
const FEW = 5;

type Found = GlobalSearchQuery['search'];
/** An item with where it leads. */
type Leading = FinderItem & { readonly to: RouteLocationRaw };
interface Kind {
  readonly key: string;
  readonly title: string;
  readonly items: readonly Leading[];
  readonly more?: boolean;
}

interface GlobalSearch {
  readonly text: Ref<string>;
  readonly groups: ComputedRef<readonly FinderGroup[]>;
  /** Where each item leads, by its key. */
  readonly locations: ComputedRef<ReadonlyMap<string, RouteLocationRaw>>;
  /** Whether the groups belong to what is typed now. */
  readonly isSettled: ComputedRef<boolean>;
  readonly isTooShort: ComputedRef<boolean>;
  readonly failure: ComputedRef<ApiFailure | null>;
  /** The day from which on all records were looked through; null where all were. */
  readonly since: ComputedRef<string | null>;
}

/** Looks for records, units, regions, indicators, and for pages by their names, while somebody types. */
export function useGlobalSearch(): GlobalSearch {
  const { t } = useI18n();
  const session = useSession();
  const text = ref('');
  const { asked, isAsked } = useTyped(text);
  const isShort = (typed: string) => visibleLength(foldText(typed)) < LEAST_TYPED;
  const isTooShort = computed(() => isShort(text.value));
  const { data, failure, updating } = usePageQuery({
    query: GlobalSearchDocument,
    variables: () => ({ text: asked.value, first: FEW }),
    pause: () => isShort(asked.value),
  });
  const pages = usePages();
  const listed = useListed();
  const found = computed(() => (isTooShort.value || !isAsked.value ? null : (data.value?.search ?? null)));

  const kinds = computed<Kind[]>(() => {
    const known = found.value;
    const all: Kind[] = [
      ...(known ? listed.found(known) : []),
      { key: 'pages', title: t('app.search.pages'), items: pages(text.value) },
      ...(known ? [{ key: 'lists', title: t('app.search.lists'), items: listed.lists(known, asked.value) }] : []),
    ];
    return all.filter(({ items }) => items.length > 0);
  });
  return {
    text,
    groups: kinds,
    locations: computed(() => new Map(kinds.value.flatMap(({ items }) => items.map(({ key, to }) => [key, to])))),
    // An answer of before stays in sight for a moment; Enter must not open what stands in it.
    isSettled: computed(
      () => isTooShort.value || (isAsked.value && !updating.value && (found.value !== null || failure.value !== null)),
    ),
    isTooShort,
    failure: computed(() => (isTooShort.value || !session.signedIn ? null : failure.value)),
    since: computed(() => found.value?.recordsSince ?? null),
  };
}

/** Pages of the menu, and what their lists show of things to do, by name. */
function usePages(): (typed: string) => Leading[] {
  const { t, te } = useI18n();
  const { menu } = useNavigation();
  const rows = useLedgers();
  return (typed) => {
    const words = foldText(typed).split(' ').filter(Boolean);
    const entries = menu.value.flatMap(({ name, label, icon, to }): Leading[] => {
      const row = rows.find(({ list }) => list === name);
      const lists = Object.entries(row?.dues ?? {}).flatMap(([code, query]): Leading[] => {
        const key = `${row?.words}.dues.${code}.list`;
        return query && te(key) ? [{ key: `page ${name} ${code}`, label: t(key), icon, to: { name, query } }] : [];
      });
      return [{ key: `page ${name}`, label: t(label), icon, to }, ...lists];
    });
    if (words.length === 0) return [];
    return entries.filter(({ label }) => words.every((word) => foldText(label).includes(word))).slice(0, FEW);
  };
}

/** What the server found, as items. */
function useListed() {
  const { t } = useI18n();
  const router = useRouter();
  const session = useSession();
  const rows = useLedgers();
  const day = (text: string) => dayText(text, serverToday(), currentLocale());
  const rowOf = (kind: Found['records'][number]['kind']): LedgerRow | undefined =>
    rows.find(({ kinds }) => kinds.includes(kind));

  const records = ({ records: found }: Found): Leading[] =>
    found.flatMap(({ kind, recordId, label, day: on, tenant }) => {
      const row = rowOf(kind);
      if (!row || !router.hasRoute(row.stem)) return [];
      const named = session.isUnit ? null : tenant?.name;
      return [
        {
          key: `record ${recordId}`,
          label: label || t(`${row.words}.record`),
          meta: [named, t(`${row.words}.title`), day(on)].filter(Boolean).join(' · '),
          icon: row.icon,
          to: { name: row.stem, params: { id: recordId } },
        },
      ];
    });
  const units = ({ tenants }: Found): Leading[] =>
    tenants.map(({ id, name, region, closedOn }) => ({
      key: `unit ${id}`,
      label: name,
      meta: closedOn ? t('app.search.closed', { region: region.name }) : region.name,
      icon: 'building',
      to: session.isOfficial ? { name: 'tenant-overview', params: { id } } : { name: 'home' },
    }));
  const regions = ({ regions: found }: Found): Leading[] =>
    found.map(({ code, name, parent }) => ({
      key: `region ${code}`,
      label: name,
      ...(parent && { meta: parent.name }),
      icon: 'chart',
      to: { name: 'overview', params: { code } },
    }));
  const isOfOwn = (code: IndicatorCode) =>
    !session.isUnit || (session.viewer !== null && canHold(code, [session.viewer.tenant.type]));
  const indicators = ({ indicators: codes }: Found): Leading[] =>
    codes.filter(isOfOwn).map((code) => ({
      key: `indicator ${code}`,
      label: indicatorLabel(code, currentLocale()),
      icon: 'sum',
      to: { name: session.isOfficial ? 'overview' : 'home', query: { source: code } },
    }));
  return {
    found: (found: Found): Kind[] => [
      { key: 'units', title: t('app.search.units'), items: units(found), more: found.moreTenants },
      { key: 'records', title: t('app.search.records'), items: records(found), more: found.moreRecords },
      { key: 'regions', title: t('app.search.regions'), items: regions(found) },
      { key: 'indicators', title: t('app.search.indicators'), items: indicators(found) },
    ],
    /** Lists of the ledgers in which something was found, narrowed to the same words: where more or older ones are. */
    lists: (found: Found, text: string): Leading[] => {
      if (!found.moreRecords && found.recordsSince === null) return [];
      const meant = new Set(found.records.map(({ kind }) => rowOf(kind)));
      const own = rows.filter((row) => meant.has(row) && router.hasRoute(row.list));
      return own.map(({ list, words, icon }) => ({
        key: `list ${list}`,
        label: t('app.search.inList', { ledger: t(`${words}.title`), text }),
        icon,
        to: { name: list, query: { q: text } },
      }));
    },
  };
}
