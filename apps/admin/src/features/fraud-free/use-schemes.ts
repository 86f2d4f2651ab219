import { useMutation } from '@urql/vue';
import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import { useRoute } from 'vue-router';
import {
  CreateFraudFreeSchemeDocument,
  type FraudFreeSchemeInput,
  FraudFreeSchemeListDocument,
} from '../../graphql/generated.js';
import { usePagedQuery } from '../../graphql/use-paged-query.js';
import { useSubmit } from '../../graphql/use-submit.js';
import { useNarrowed } from '../../records/list/use-narrowed.js';
import { useSession } from '../../session/use-session.js';

const PAGE = 50;
const FIELDS = ['title', 'regionCode', 'placeLevel', 'period', 'count', 'casesAtMost', 'dropAtLeast', 'lossAtMost'];

/** Schemes for places without fraud, of regions that the viewer oversees in all lines. */
export function useSchemes() {
  const { t } = useI18n();
  const route = useRoute();
  const session = useSession();
  const list = useNarrowed(computed(() => []));
  const here = route.name;
  const { page, ...pages } = usePagedQuery({
    query: FraudFreeSchemeListDocument,
    variables: () => ({ first: PAGE, after: null }),
    of: (data) => data.fraudFreeSchemes,
    pause: () => route.name !== here,
  });
  /** Regions that can have a scheme: a status is judged by the cases of all lines. */
  const regions = computed(() =>
    (session.viewer?.oversight ?? []).flatMap(({ region, sector }) => (sector ? [] : [region])),
  );
  const sending = useSubmit();
  const creating = useMutation(CreateFraudFreeSchemeDocument);
  /** The form calls the title of a scheme its name. */
  const words = () => ({ 'title.REQUIRED': t('fraudFree.form.noTitle') });
  /** The id of the scheme that was made, or that is there already. */
  async function create(input: FraudFreeSchemeInput): Promise<string | null> {
    const done = await sending.submit(() => creating.executeMutation({ input }), FIELDS, words());
    const { failure } = sending;
    const there = failure.value?.reason === 'ALREADY_EXISTS' ? failure.value.details['id'] : null;
    return done?.createFraudFreeScheme.id ?? (typeof there === 'string' ? there : null);
  }
  const mayMake = computed(() => session.can('ledger:record') && regions.value.length > 0);
  return { list, page, ...pages, regions, mayMake, sending, create };
}
