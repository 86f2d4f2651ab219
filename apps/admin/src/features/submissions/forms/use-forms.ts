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

/** What a form says, as it is written; of a form that is changed, what it says now. */
const fieldsOf = (changed: SubmissionFormPartsFragment | null) => ({
  title: changed?.title ?? '',
  rhythm: changed?.rhythm ?? ('MONTH' as SubmissionRhythm),
  cutOffDay: changed?.cutOffDay == null ? '' : String(changed.cutOffDay),
  dueDays: changed?.dueDays ?? 5,
  lockDays: changed?.lockDays ?? 10,
  minutes: changed?.minutes == null ? '' : String(changed.minutes),
  types: [...(changed?.types ?? [])] as TenantType[],
  indicators: [...(changed?.indicators ?? [])] as IndicatorCode[],
  narratives: (changed?.narratives ?? []).map(({ title }) => title).join('\n'),
});
type FormFields = ReturnType<typeof fieldsOf>;
const titlesOf = ({ narratives }: FormFields) => narratives.split('\n').filter((line) => line.trim() !== '');
const numberOr = (text: string): number | null => (text === '' ? null : Number(text));

/**
 * A form as it is sent: texts stay required, and regions and lines stay as they were.
 * @param codes the regions of a new form
 */
const inputOf = (form: FormFields, before: SubmissionFormPartsFragment | null, codes: readonly string[]) => {
  const required = new Set((before?.narratives ?? []).flatMap((text) => (text.required ? [text.title] : [])));
  return {
    ...{ title: form.title, rhythm: form.rhythm, types: form.types },
    cutOffDay: numberOr(form.cutOffDay),
    dueDays: Number(form.dueDays),
    lockDays: Number(form.lockDays),
    minutes: numberOr(form.minutes),
    regionCodes: before?.regionCodes ?? [...new Set(codes)],
    sectors: before?.sectors ?? [],
    indicators: form.indicators.filter((code) => askableBy(form.types).includes(code)),
    narratives: titlesOf(form).map((title) => ({ title, required: required.has(title.trim()) })),
  };
};

/** What every one of these types of unit records itself. */
const askableBy = (types: readonly TenantType[]): IndicatorCode[] =>
  INDICATORS.map(({ code }) => code).filter((code) => types.length > 0 && types.every((type) => mayAskFor(code, type)));

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
  const form = reactive(fieldsOf(null));
  const before = computed(() => (editing.value === 'new' ? null : editing.value));
  const warnings = useFormWarnings(() =>
    editing.value && form.types.length > 0
      ? { id: before.value?.id ?? null, titles: titlesOf(form).slice(0, 20), rhythm: form.rhythm, types: form.types }
      : null,
  );
  const askable = computed(() => askableBy(form.types));

  function edit(changed: SubmissionFormPartsFragment | null): void {
    sending.reset();
    Object.assign(form, fieldsOf(changed));
    editing.value = changed ?? 'new';
  }

  async function save(): Promise<void> {
    const codes = oversight.map(({ region }) => region.code);
    const input = inputOf(form, before.value, codes);
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
