import { addDays, SUPERVISION_OCCASIONS, type SupervisionKind, type SupervisionOccasion } from '@fanzha/domain';
import { useMutation, useQuery } from '@urql/vue';
import { computed, reactive, ref, watch } from 'vue';
import { useI18n } from 'vue-i18n';
import { useRoute, useRouter } from 'vue-router';
import {
  SendSupervisionLettersDocument,
  SupervisionCauseDocument,
  SupervisionUnitDocument,
} from '../../graphql/generated.js';
import { usePageQuery } from '../../graphql/use-page-query.js';
import { useSubmit } from '../../graphql/use-submit.js';
import { oneOf } from '../../records/list/list-filter.js';
import { serverToday } from '../../session/server-clock.js';
import { recountDues } from '../../shell/due-counts.js';
import { toast } from '../../shell/toasts.js';
import type { AddressedUnit } from './use-overseen-units.js';

const FIELDS = ['unitIds', 'kind', 'documentNumber', 'title', 'words', 'dueOn', 'occasion'];
/** Days that a letter gives as a rule. */
const USUAL_DAYS = 7;

/** A letter that is written: what it is because of stands in the address, by which other pages lead here. */
export function useLetterForm() {
  const { t } = useI18n();
  const route = useRoute();
  const router = useRouter();
  const [kind, id, taskId, unit] = ['occasion', 'id', 'task', 'unit'].map((key) => oneOf(route.query[key]));
  const asked = SUPERVISION_OCCASIONS.find(({ code }) => code === kind)?.code ?? null;
  const occasion = ref<{ kind: SupervisionOccasion; id: string; taskId: string | null } | null>(
    asked && id ? { kind: asked, id, taskId: taskId || null } : null,
  );
  const form = reactive({
    kind: (asked === 'FRAUD_CASE' ? 'CASE_REVIEW' : 'REMINDER_LETTER') as SupervisionKind,
    documentNumber: '',
    title: '',
    words: '',
    dueOn: addDays(serverToday(), USUAL_DAYS),
    units: [] as AddressedUnit[],
  });

  const page = usePageQuery({
    query: SupervisionCauseDocument,
    variables: () => ({
      id: id ?? '',
      isSubmission: asked === 'SUBMISSION',
      isAlert: asked === 'ALERT',
      isTask: asked === 'CAMPAIGN_TASK',
      isCase: asked === 'FRAUD_CASE',
    }),
    pause: () => occasion.value === null,
  });
  const cause = computed((): { label: string; units: readonly AddressedUnit[] } | null => {
    const data = page.data.value;
    if (!data) return null;
    const { submission, alert, campaign, fraudCase } = data;
    if (submission)
      return {
        label: `${submission.title} ${submission.period}`,
        units: submission.tenant ? [submission.tenant] : [],
      };
    if (alert) return { label: alert.receivedOn, units: alert.assignee ? [alert.assignee] : [] };
    if (fraudCase) return { label: `${fraudCase.fraudType.label} ${fraudCase.reportedOn}`, units: [] };
    const task = campaign?.tasks.find((one) => one.id === taskId);
    return campaign ? { label: [campaign.title, task?.title].filter(Boolean).join(' · '), units: [] } : null;
  });
  const add = (units: readonly AddressedUnit[]) => {
    const known = new Set(form.units.map((one) => one.id));
    form.units.push(...units.filter((one) => !known.has(one.id)));
  };
  watch(cause, (found) => found && add(found.units), { immediate: true });
  const named = useQuery({ query: SupervisionUnitDocument, variables: { id: unit ?? '' }, pause: !unit });
  watch(named.data, (data) => data?.tenant && add([data.tenant]), { immediate: true });

  const submission = useSubmit();
  submission.follow(() => ({ ...form, unitIds: form.units.map((one) => one.id) }));
  const sending = useMutation(SendSupervisionLettersDocument);
  const key = crypto.randomUUID();
  async function send(): Promise<void> {
    const { units, documentNumber, ...stated } = form;
    const input = {
      ...stated,
      documentNumber: documentNumber || null,
      occasion: occasion.value,
      unitIds: units.map((one) => one.id),
      idempotencyKey: key,
    };
    const done = await submission.submit(() => sending.executeMutation({ input }), FIELDS);
    if (!done) return;
    const sent = done.sendSupervisionLetters;
    toast(t('supervision.done.send', { n: sent.length }));
    recountDues();
    const [only] = sent;
    await router.push(
      only && sent.length === 1
        ? { name: 'supervision-letter', params: { id: only.id } }
        : { name: 'supervision', query: { side: 'sent' } },
    );
  }
  return { form, occasion, cause, page, submission, send };
}
