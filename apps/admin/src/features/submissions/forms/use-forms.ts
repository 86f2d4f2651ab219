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
  RetireSubmissionFormDocument,
  type SubmissionFormPartsFragment,
  SubmissionFormsDocument,
} from '../../../graphql/generated.js';
import { usePageQuery } from '../../../graphql/use-page-query.js';
import { useSubmit } from '../../../graphql/use-submit.js';
import { useSession } from '../../../session/use-session.js';
import { toast } from '../../../shell/toasts.js';
import { useFormWarnings } from './use-form-warnings.js';

const SHOWN = ['title', 'cutOffDay', 'dueDays', 'lockDays', 'types', 'indicators', 'narratives', 'minutes'];

/** Forms as an authority sets them. A change is a new version, which holds from the next period on. */
export function useForms() {
  const { t } = useI18n();
  const session = useSession();
  const page = usePageQuery({ query: SubmissionFormsDocument, variables: {} });
  const defining = useMutation(DefineSubmissionFormDocument);
  const retiring = useMutation(RetireSubmissionFormDocument);
  const sending = useSubmit();
  const { oversight } = session.person();
  const editing = ref<SubmissionFormPartsFragment | 'new' | null>(null);
  const retired = ref<SubmissionFormPartsFragment | null>(null);
  const form = reactive({
    title: '',
    rhythm: 'MONTH' as SubmissionRhythm,
    cutOffDay: '',
    dueDays: 5,
    lockDays: 10,
    minutes: '',
    types: [] as TenantType[],
    indicators: [] as IndicatorCode[],
    narratives: '',
  });
  const before = computed(() => (editing.value === 'new' ? null : editing.value));
  const titles = computed(() => form.narratives.split('\n').filter((line) => line.trim() !== ''));
  const warnings = useFormWarnings(() =>
    editing.value && form.types.length > 0
      ? { id: before.value?.id ?? null, titles: titles.value.slice(0, 20), rhythm: form.rhythm, types: form.types }
      : null,
  );
  /** What every chosen type of unit records itself. */
  const askable = computed(() =>
    INDICATORS.map(({ code }) => code).filter(
      (code) => form.types.length > 0 && form.types.every((type) => mayAskFor(code, type)),
    ),
  );

  function edit(changed: SubmissionFormPartsFragment | null): void {
    sending.reset();
    form.title = changed?.title ?? '';
    form.rhythm = changed?.rhythm ?? 'MONTH';
    form.cutOffDay = changed?.cutOffDay == null ? '' : String(changed.cutOffDay);
    form.dueDays = changed?.dueDays ?? 5;
    form.lockDays = changed?.lockDays ?? 10;
    form.minutes = changed?.minutes == null ? '' : String(changed.minutes);
    form.types = [...(changed?.types ?? [])];
    form.indicators = [...(changed?.indicators ?? [])];
    form.narratives = (changed?.narratives ?? []).map(({ title }) => title).join('\n');
    editing.value = changed ?? 'new';
  }

  async function save(): Promise<void> {
    const required = new Set((before.value?.narratives ?? []).flatMap((text) => (text.required ? [text.title] : [])));
    const input = {
      title: form.title,
      rhythm: form.rhythm,
      cutOffDay: form.cutOffDay === '' ? null : Number(form.cutOffDay),
      dueDays: Number(form.dueDays),
      lockDays: Number(form.lockDays),
      minutes: form.minutes === '' ? null : Number(form.minutes),
      regionCodes: before.value?.regionCodes ?? [...new Set(oversight.map(({ region }) => region.code))],
      sectors: before.value?.sectors ?? [],
      types: form.types,
      indicators: form.indicators.filter((code) => askable.value.includes(code)),
      narratives: titles.value.map((title) => ({ title, required: required.has(title.trim()) })),
    };
    const id = before.value?.id ?? null;
    const done = await sending.submit(() => defining.executeMutation({ input, id }), SHOWN);
    page.retry();
    if (!done) return;
    editing.value = null;
    toast(t('reviewing.forms.saved', { day: done.defineSubmissionForm.validFrom }));
  }

  async function retire(): Promise<void> {
    const id = retired.value?.id ?? '';
    const done = await sending.submit(() => retiring.executeMutation({ id }));
    page.retry();
    if (!done) return;
    retired.value = null;
    toast(t('reviewing.forms.retiredNow'));
  }
  function askToRetire(one: SubmissionFormPartsFragment): void {
    sending.reset();
    retired.value = one;
  }
  return {
    page,
    forms: computed(() => page.data.value?.submissionForms ?? []),
    mayDefine: computed(() => session.isOfficial && session.can('ledger:record')),
    types: TENANT_TYPES,
    ...{ editing, before, retired, form, warnings, askable, sending, edit, save, askToRetire, retire },
  };
}
