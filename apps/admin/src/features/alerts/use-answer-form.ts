import type { AlertResult, AlertStepWay } from '@fanzha/domain';
import { useMutation } from '@urql/vue';
import { computed, reactive, ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { failureOfClient, type ApiFailure } from '../../graphql/api-failure.js';
import { describeFailure } from '../../graphql/error-messages.js';
import { AnswerAlertDocument, type AlertWholeFragment } from '../../graphql/generated.js';
import type { KeptFields } from '../../records/drafts/draft-store.js';
import { openDraft, useKeptForm } from '../../records/drafts/use-kept-form.js';
import { copyOf } from '../../records/form/record-form.js';
import { amountFields, amountOf } from '../../records/text/amount-fields.js';
import { lineOf, moneyOf, NO_COUNT, type CountLine } from '../../records/text/count-text.js';
import { useRecordWords } from '../../records/text/use-record-words.js';
import { serverNow } from '../../session/server-clock.js';
import { toast } from '../../shell/toasts.js';
import { calledAlert } from './alert-columns.js';
import { fieldOfMoment, momentOfField } from './moments.js';
import { ANSWER_DRAFT } from './use-alert-answer.js';

interface AnswerForm {
  result: AlertResult | '';
  steps: { way: AlertStepWay; at: string }[];
  lossAvoided: CountLine;
  laterCaseOn: string;
  note: string;
  /** The alert that counts instead of this one. */
  repeatOfId: string;
  /** An interception that the answer names and has not made: it bears the loss avoided, which is stated there. */
  interceptionId: string | null;
}

interface AnswerDraft extends KeptFields {
  readonly form: AnswerForm;
  /** Version of the answer that stood when this one was begun; 0: there was none. */
  readonly answerVersion: number;
}

const empty = (): AnswerForm => ({
  result: '',
  steps: [],
  lossAvoided: { ...NO_COUNT },
  laterCaseOn: '',
  note: '',
  repeatOfId: '',
  interceptionId: null,
});

function formOf(answer: AlertWholeFragment['answer']): AnswerForm {
  if (!answer) return empty();
  return {
    result: answer.result,
    steps: answer.steps.map(({ way, at }) => ({ way, at: fieldOfMoment(at) })),
    lossAvoided: lineOf(amountOf(answer, 'lossAvoided')),
    laterCaseOn: answer.laterCaseOn ?? '',
    note: answer.note ?? '',
    repeatOfId: answer.repeatOfId ?? '',
    interceptionId: answer.interceptionMade ? null : answer.interceptionId,
  };
}

/** A step of this minute, or of the minute of the alert, lies within it: its time is that of the alert or now. */
function momentOfStep(text: string, receivedAt: string): string {
  const moment = momentOfField(text) ?? '';
  return fieldOfMoment(receivedAt) === text ? receivedAt : moment;
}

/** What the server says of fields. @param otherwise what is said of a field without a message */
const errorsOf = ({ fields }: ApiFailure, otherwise: string): Record<string, string> =>
  Object.fromEntries(fields.map(({ path, message }) => [path.split('.')[0] ?? path, message ?? otherwise]));

/** An answer as it is sent: what its result does not have is left out. */
function inputOf(form: AnswerForm & { readonly result: AlertResult }, { receivedAt }: AlertWholeFragment) {
  const isDissuaded = form.result === 'DISSUADED';
  const interceptionId = isDissuaded ? form.interceptionId : null;
  const amount = isDissuaded && interceptionId === null ? moneyOf(form.lossAvoided) : moneyOf({ ...NO_COUNT });
  return {
    result: form.result,
    steps: form.steps.map(({ way, at }) => ({ way, at: momentOfStep(at, receivedAt) })),
    ...amountFields('lossAvoided', amount),
    interceptionId,
    repeatOfId: form.result === 'REPEATED' ? form.repeatOfId : null,
    laterCaseOn: form.result === 'REPEATED' ? null : form.laterCaseOn || null,
    note: form.note.trim() || null,
  };
}

/**
 * The answer of the own unit while it is written. It is kept on the device until it is sent: whoever stands at a door
 * does not press twice.
 * @param record the alert, which is there as long as the form is
 */
export function useAnswerForm(record: () => AlertWholeFragment, done: { sent: () => void; refused: () => void }) {
  const { t } = useI18n();
  const words = useRecordWords();
  const mutation = useMutation(AnswerAlertDocument);
  const busy = ref(false);
  const errors = ref<Readonly<Record<string, string>>>({});
  const opened = openDraft<AnswerDraft>({ form: ANSWER_DRAFT, about: record().id });
  const standing = (): number => record().answer?.version ?? 0;
  const begunAt = ref(opened.content?.answerVersion ?? standing());
  const form = reactive<AnswerForm>({ ...formOf(record().answer), ...copyOf(opened.content?.form ?? {}) });
  const resumed = ref(opened.content !== null);
  let untouched = JSON.stringify(formOf(record().answer));
  const keeping = useKeptForm(
    opened,
    (): AnswerDraft | null =>
      JSON.stringify(form) === untouched
        ? null
        : { form: copyOf(form), answerVersion: begunAt.value, savedAt: serverNow().toISOString() },
    // An answer has no key: the version of the one that stands keeps it from being given twice.
    { title: () => calledAlert(record(), words), renew: () => undefined },
  );
  /** Somebody of the unit has answered since this answer was begun. */
  const isBehind = computed(() => begunAt.value !== standing());

  /** Drops what was written, and shows what stands. */
  function startOver(): void {
    Object.assign(form, formOf(record().answer));
    untouched = JSON.stringify(form);
    begunAt.value = standing();
    resumed.value = false;
    errors.value = {};
    keeping.discard();
  }

  /** Adds a step that was taken now. */
  const step = (way: AlertStepWay): void => {
    form.steps.push({ way, at: fieldOfMoment(serverNow()) });
  };
  const without = (at: number): void => {
    form.steps.splice(at, 1);
  };

  function unchosen(): Readonly<Record<string, string>> {
    if (form.result === '') return { result: t('alerts.answer.choose') };
    return form.result === 'REPEATED' && form.repeatOfId === ''
      ? { repeatOfId: t('alerts.answer.chooseRepeated') }
      : {};
  }

  async function send(): Promise<void> {
    const one = record();
    if (busy.value) return;
    errors.value = unchosen();
    if (form.result === '' || Object.keys(errors.value).length > 0) return;
    busy.value = true;
    keeping.keep();
    const { error } = await mutation.executeMutation({
      id: one.id,
      version: one.version,
      answerVersion: standing(),
      input: inputOf({ ...form, result: form.result }, one),
    });
    busy.value = false;
    if (!error) {
      untouched = JSON.stringify(form);
      keeping.discard();
      toast(t('alerts.answer.done'));
      done.sent();
      return;
    }
    const failure = failureOfClient(error);
    const { title } = describeFailure(failure, t);
    errors.value = errorsOf(failure, title);
    if (failure.fields.length > 0) return;
    toast(title, 'bad');
    done.refused();
  }
  return { form, errors, busy, keeping, resumed, isBehind, startOver, step, without, send };
}
