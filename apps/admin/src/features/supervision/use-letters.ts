import { SUPERVISION_KINDS, SUPERVISION_STATES } from '@fanzha/domain';
import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import { useRoute } from 'vue-router';
import { type SupervisionFilter, SupervisionListDocument } from '../../graphql/generated.js';
import { usePagedQuery } from '../../graphql/use-paged-query.js';
import { askedBy, choiceFilter, type ListFilter, termFilter, tickFilter } from '../../records/list/list-filter.js';
import { useNarrowed } from '../../records/list/use-narrowed.js';
import { useSession } from '../../session/use-session.js';

type Asked = Partial<SupervisionFilter>;

/** Letters to the own unit, of the own authority, and of authorities below it. */
export function useLetters() {
  const { t } = useI18n();
  const route = useRoute();
  const session = useSession();
  const filters = computed((): ListFilter<Asked>[] => [
    termFilter({
      key: 'state',
      label: t('supervision.stand'),
      all: t('supervision.anyState'),
      terms: SUPERVISION_STATES,
      ask: (state): Asked => ({ states: state === null ? null : [state] }),
    }),
    termFilter({
      key: 'kind',
      label: t('supervision.kind'),
      all: t('supervision.anyKind'),
      terms: SUPERVISION_KINDS,
      ask: (kind): Asked => ({ kind }),
    }),
    ...(session.isOfficial
      ? [
          choiceFilter<Asked>({
            key: 'side',
            label: t('supervision.side'),
            all: t('supervision.anySide'),
            choices: () => ['received', 'sent'].map((value) => ({ value, label: t(`supervision.${value}`) })),
            ask: (side) => ({ received: side === 'received' || null, sent: side === 'sent' || null }),
          }),
        ]
      : []),
    tickFilter({ key: 'overdue', label: t('supervision.overdue'), ask: (on): Asked => ({ overdue: on || null }) }),
  ]);
  const list = useNarrowed(filters);
  const here = route.name;
  const { page, ...pages } = usePagedQuery({
    query: SupervisionListDocument,
    variables: () => ({ filter: askedBy<Asked>(filters.value, list.values.value), first: 50, after: null }),
    of: (data) => data.supervisionLetters,
    pause: () => route.name !== here,
  });
  return { list, page, ...pages, isOfficial: session.isOfficial };
}
