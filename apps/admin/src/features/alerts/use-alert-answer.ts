import type { AlertResult, AlertStepWay } from '@fanzha/domain';
import { useMutation } from '@urql/vue';
import { computed, reactive, ref, watch } from 'vue';
import { useI18n } from 'vue-i18n';
import { failureOfClient } from '../../graphql/api-failure.js';
import { describeFailure } from '../../graphql/error-messages.js';
import { AnswerAlertDocument, type AlertWholeFragment } from '../../graphql/generated.js';
import { amountFields, amountOf } from '../../records/text/amount-fields.js';
import { lineOf, moneyOf, NO_COUNT, type CountLine } from '../../records/text/count-text.js';
import { serverNow } from '../../session/server-clock.js';
import { useSession } from '../../session/use-session.js';
import { toast } from '../../shell/toasts.js';
import { fieldOfMoment, momentOfField } from './moments.js';

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

const empty = (): AnswerForm => ({
  result: '',
  steps: [],
  lossAvoided: { ...NO_COUNT },
  laterCaseOn: '',
  note: '',
  repeatOfId: '',
  interceptionId: null,
});

/** What the own unit answers to an alert. @param reload looks again at what shows the record */
export function useAlertAnswer(record: () => AlertWholeFragment | null, reload: () => void) {
  const { t } = useI18n();
  const session = useSession();
  const mutation = useMutation(AnswerAlertDocument);
  const busy = ref(false);
  const errors = ref<Readonly<Record<string, string>>>({});
  const form = reactive(empty());
  /** The answer is written, not shown. */
  const writing = ref(false);
  const isMine = computed(
    () => record()?.recordStatus === 'ACTIVE' && record()?.assignee?.id === session.viewer?.tenant.id,
  );
  const mayAnswer = computed(() => isMine.value && session.can('ledger:record'));

  function begin(): void {
    const answer = record()?.answer;
    Object.assign(
      form,
      answer
        ? {
            result: answer.result,
            steps: answer.steps.map(({ way, at }) => ({ way, at: fieldOfMoment(at) })),
            lossAvoided: lineOf(amountOf(answer, 'lossAvoided')),
            laterCaseOn: answer.laterCaseOn ?? '',
            note: answer.note ?? '',
            repeatOfId: answer.repeatOfId ?? '',
            interceptionId: answer.interceptionMade ? null : answer.interceptionId,
          }
        : empty(),
    );
    errors.value = {};
    writing.value = true;
  }
  // What waits is written at once; what was answered is shown.
  watch(
    () => [record()?.id, record()?.answer?.version, mayAnswer.value] as const,
    ([id, version]) => {
      writing.value = false;
      if (id && version === undefined && mayAnswer.value) begin();
    },
    { immediate: true },
  );

  /** Adds a step that was taken now. */
  const step = (way: AlertStepWay): void => {
    form.steps.push({ way, at: fieldOfMoment(serverNow()) });
  };
  const without = (at: number): void => {
    form.steps.splice(at, 1);
  };

  /** A step of this minute, or of the minute of the alert, lies within it: its time is that of the alert or now. */
  function momentOfStep(text: string, receivedAt: string): string {
    const moment = momentOfField(text) ?? '';
    return fieldOfMoment(receivedAt) === text ? receivedAt : moment;
  }

  async function send(): Promise<void> {
    const one = record();
    if (!one || busy.value) return;
    if (form.result === '') {
      errors.value = { result: t('alerts.answer.choose') };
      return;
    }
    if (form.result === 'REPEATED' && form.repeatOfId === '') {
      errors.value = { repeatOfId: t('alerts.answer.chooseRepeated') };
      return;
    }
    busy.value = true;
    const isDissuaded = form.result === 'DISSUADED';
    const interceptionId = isDissuaded ? form.interceptionId : null;
    const amount = isDissuaded && interceptionId === null ? moneyOf(form.lossAvoided) : moneyOf({ ...NO_COUNT });
    const { error } = await mutation.executeMutation({
      id: one.id,
      version: one.version,
      answerVersion: one.answer?.version ?? 0,
      input: {
        result: form.result,
        steps: form.steps.map(({ way, at }) => ({ way, at: momentOfStep(at, one.receivedAt) })),
        ...amountFields('lossAvoided', amount),
        interceptionId,
        repeatOfId: form.result === 'REPEATED' ? form.repeatOfId : null,
        laterCaseOn: form.result === 'REPEATED' ? null : form.laterCaseOn || null,
        note: form.note.trim() || null,
      },
    });
    busy.value = false;
    if (!error) {
      toast(t('alerts.answer.done'));
      writing.value = false;
      reload();
      return;
    }
    const failure = failureOfClient(error);
    const told = describeFailure(failure, t);
    errors.value = Object.fromEntries(
      failure.fields.map(({ path, message }) => [path.split('.')[0] ?? path, message ?? told.title]),
    );
    if (failure.fields.length === 0) {
      toast(told.title, 'bad');
      reload();
    }
  }
  return { form, errors, busy, writing, mayAnswer, begin, step, without, send };
}
