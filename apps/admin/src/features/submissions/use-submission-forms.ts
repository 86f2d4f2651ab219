import {
  INDICATORS,
  mayAskFor,
  TENANT_TYPES,
  type IndicatorCode,
  type SubmissionRhythm,
  type TenantType,
} from '@fanzha/domain';
import { useMutation } from '@urql/vue';
import { computed, reactive, ref } from 'vue';
import { useI18n } from 'vue-i18n';
import {
  DefineSubmissionFormDocument,
  type SubmissionFormPartsFragment,
  SubmissionFormsDocument,
} from '../../graphql/generated.js';
import { usePageQuery } from '../../graphql/use-page-query.js';
import { useSubmit } from '../../graphql/use-submit.js';
import { useSession } from '../../session/use-session.js';
import { toast } from '../../shell/toasts.js';

const SHOWN = ['title', 'cutOffDay', 'dueDays', 'lockDays', 'types', 'indicators', 'narratives'];

/** Forms as an authority sets them. A change is a new version, which holds from the next period on. */
export function useSubmissionForms() {
  const { t } = useI18n();
  const session = useSession();
  const page = usePageQuery({ query: SubmissionFormsDocument, variables: {} });
  const defining = useMutation(DefineSubmissionFormDocument);
  const submission = useSubmit();
  const { oversight } = session.person();
  const editing = ref<{ readonly id: string | null } | null>(null);
  const form = reactive({
    title: '',
    rhythm: 'MONTH' as SubmissionRhythm,
    cutOffDay: '',
    dueDays: 5,
    lockDays: 10,
    types: [] as TenantType[],
    indicators: [] as IndicatorCode[],
    narratives: '',
  });
  /** What every chosen type of unit records itself. */
  const askable = computed(() =>
    INDICATORS.map(({ code }) => code).filter(
      (code) => form.types.length > 0 && form.types.every((type) => mayAskFor(code, type)),
    ),
  );

  function edit(before: SubmissionFormPartsFragment | null): void {
    submission.reset();
    form.title = before?.title ?? '';
    form.rhythm = before?.rhythm ?? 'MONTH';
    form.cutOffDay = before?.cutOffDay == null ? '' : String(before.cutOffDay);
    form.dueDays = before?.dueDays ?? 5;
    form.lockDays = before?.lockDays ?? 10;
    form.types = [...(before?.types ?? [])];
    form.indicators = [...(before?.indicators ?? [])];
    form.narratives = (before?.narratives ?? []).map(({ title }) => title).join('\n');
    editing.value = { id: before?.id ?? null };
  }

  async function save(): Promise<void> {
    const cutOffDay = form.cutOffDay === '' ? null : Number(form.cutOffDay);
    const narratives = form.narratives.split('\n').filter((line) => line.trim() !== '');
    const input = {
      title: form.title,
      rhythm: form.rhythm,
      cutOffDay,
      dueDays: Number(form.dueDays),
      lockDays: Number(form.lockDays),
      regionCodes: [...new Set(oversight.map(({ region }) => region.code))],
      sectors: [],
      types: form.types,
      indicators: form.indicators.filter((code) => askable.value.includes(code)),
      narratives: narratives.map((title) => ({ title, required: false })),
    };
    const id = editing.value?.id ?? null;
    const done = await submission.submit(() => defining.executeMutation({ input, id }), SHOWN);
    page.retry();
    if (!done) return;
    editing.value = null;
    toast(t('submissions.forms.saved', { day: done.defineSubmissionForm.validFrom }));
  }
  return {
    page,
    forms: computed(() => page.data.value?.submissionForms ?? []),
    mayDefine: computed(() => session.isOfficial && session.can('ledger:record')),
    types: TENANT_TYPES,
    ...{ editing, form, askable, submission, edit, save },
  };
}
