import { useMutation } from '@urql/vue';
import { computed, reactive, ref, watch } from 'vue';
import { useI18n } from 'vue-i18n';
import { useRouter } from 'vue-router';
import {
  AmendEvaluationDocument,
  CreateEvaluationDocument,
  EvaluationFormRegionsDocument,
  EvaluationPageDocument,
  PublishEvaluationDocument,
  WriteEvaluationDocument,
} from '../../graphql/generated.js';
import { usePageQuery } from '../../graphql/use-page-query.js';
import { useSubmit } from '../../graphql/use-submit.js';
import { homeRegion } from '../../session/oversight.js';
import { serverToday } from '../../session/server-clock.js';
import { useSession } from '../../session/use-session.js';
import { toast } from '../../shell/toasts.js';
import { emptyScheme, formOf, inputOf, unreadIn } from './scheme-form.js';

const FIELDS = ['title', 'period', 'regionCodes', 'sectors', 'tenantTypes', 'items', 'reason'];

/** A new scheme, a draft, or an edition of a published one. */
export function useSchemeForm(id: string | undefined) {
  const { t } = useI18n();
  const router = useRouter();
  const { oversight, tenant } = useSession().person();
  const within = homeRegion(oversight) ?? tenant.region.code;
  const page = usePageQuery({
    query: EvaluationPageDocument,
    variables: () => ({ id: id ?? '' }),
    pause: id === undefined,
  });
  const scheme = computed(() => page.data.value?.evaluationScheme ?? null);
  const form = reactive(emptyScheme(within, serverToday().slice(0, 7)));
  const ready = ref(id === undefined);
  watch(
    scheme,
    (found) => {
      if (!found || ready.value) return;
      Object.assign(form, formOf(found, within));
      ready.value = true;
    },
    { immediate: true },
  );
  const isAmendment = computed(() => scheme.value?.state === 'PUBLISHED');
  const reason = ref('');
  const regions = usePageQuery({ query: EvaluationFormRegionsDocument, variables: () => ({ code: within }) });
  const submission = useSubmit();
  /** Numbers that cannot be read, by item and field. */
  const unread = ref<readonly (readonly string[])[]>([]);
  watch(form, () => (unread.value = []));
  submission.follow(() => ({ ...form, reason: reason.value }));
  const creating = useMutation(CreateEvaluationDocument);
  const writing = useMutation(WriteEvaluationDocument);
  const amending = useMutation(AmendEvaluationDocument);
  const publishing = useMutation(PublishEvaluationDocument);

  function save() {
    const input = inputOf(form);
    if (id === undefined) return submission.submit(() => creating.executeMutation({ input }), FIELDS);
    const seen = { id, version: scheme.value?.version ?? 0, input };
    return isAmendment.value
      ? submission.submit(() => amending.executeMutation({ ...seen, reason: reason.value }), FIELDS)
      : submission.submit(() => writing.executeMutation(seen), FIELDS);
  }

  /** Keeps it, and publishes it where that is asked for. An edition is published by being kept. */
  async function send(andPublish: boolean): Promise<void> {
    unread.value = form.items.map(unreadIn);
    if (unread.value.some((fields) => fields.length > 0)) return;
    const saved = (await save())?.saved;
    if (!saved) return;
    const publishes = andPublish && !isAmendment.value;
    // What was kept is a draft, whatever becomes of its publishing: its page says how it stands.
    const done = publishes
      ? await submission.submit(() => publishing.executeMutation({ id: saved.id, version: saved.version }), FIELDS)
      : saved;
    if (done) toast(t(`evaluation.done.${isAmendment.value ? 'amend' : publishes ? 'publish' : 'save'}`));
    await router.push({ name: 'evaluation-scheme', params: { id: saved.id } });
  }
  return {
    page,
    form,
    ready,
    isAmendment,
    reason,
    regions: computed(() => regions.data.value?.region?.children ?? []),
    region: computed(() => regions.data.value?.region ?? null),
    fixed: computed(() => oversight[0]?.sector ?? null),
    submission,
    unread,
    send,
  };
}
