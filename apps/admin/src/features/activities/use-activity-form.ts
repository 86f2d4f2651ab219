import { ACTIVITY_TYPES, BOUNDS, isTermCode, type IndicatorCode, type Span, type TenantType } from '@fanzha/domain';
import { useMutation } from '@urql/vue';
import { computed, watch, type ComputedRef } from 'vue';
import { useI18n } from 'vue-i18n';
import {
  AmendActivityDocument,
  RecordActivityDocument,
  type ActivityType,
  type ActivityWholeFragment,
} from '../../graphql/generated.js';
import { currentLocale } from '../../locales/i18n.js';
import { readDays } from '../../records/text/span-text.js';
import { useRecordForm } from '../../records/form/use-record-form.js';
import { serverToday } from '../../session/server-clock.js';
import { useSession } from '../../session/use-session.js';
import { emptyForm, type ActivityForm } from './activity-draft.js';
import {
  activityFields,
  checkForm,
  fieldOfPath,
  formLike,
  formOf,
  inputOf,
  linesFor,
  newLinesFor,
  suggestedTitle,
  withoutPrefill,
} from './activity-input.js';
import { isByMonth, joined, lineKey, refitted } from './measure-lines.js';
import { useActivityPage } from './use-activity-page.js';

const withTitle = (form: ActivityForm): ActivityForm => ({ ...form, title: suggestedTitle(form, currentLocale()) });
const statedIn = (form: ActivityForm) =>
  inputOf(form, null, []).measures.map(({ indicator, value }) => ({ indicator, value: value ?? null }));

/** What follows from what is written: the lines of its type, its title, and whether it is a plan. */
function useFollowing(
  form: ActivityForm,
  today: () => string,
  unit: TenantType,
  isNew: boolean,
  isRunning: () => boolean,
): void {
  const { locale } = useI18n();
  watch(
    () => form.type,
    (type) => {
      form.measures =
        isNew && !isRunning() ? newLinesFor(unit, type, form.measures) : linesFor(unit, type, form.measures);
    },
  );
  watch([() => form.type, () => form.venue, locale], () => {
    if (!form.titleTyped) form.title = suggestedTitle(form, currentLocale()).slice(0, BOUNDS.title.max);
  });
  let days: Span | null = readDays(form.startOn, form.endOn);
  watch(
    [() => form.startOn, () => form.endOn, () => form.measures] as const,
    ([startOn, endOn, lines], [, , earlier]) => {
      const now = readDays(startOn, endOn);
      // Another record came in as a whole: its lines have the days that were stated.
      if (now && days && lines === earlier) form.measures = refitted(lines, days, now);
      days = now ?? days;
    },
  );
  // What lies ahead is a plan; a plan whose day has come is for the person to call done.
  // A date corrected back takes the status back with it, unless the person chose that status.
  let plannedByDate = false;
  watch(
    () => form.startOn,
    (day) => {
      if (day > today() && form.status === 'DONE') {
        form.status = 'PLANNED';
        plannedByDate = true;
      } else if (day <= today() && plannedByDate) {
        form.status = 'DONE';
        plannedByDate = false;
      }
    },
  );
}

/** What follows from saying that the amounts are a running total, and from taking it back. */
function useRunning(form: ActivityForm, unit: TenantType, isNew: boolean, isRunning: () => boolean): void {
  watch(isRunning, (running) => {
    if (isNew) form.measures = running ? withoutPrefill(form.measures) : newLinesFor(unit, form.type, form.measures);
  });
  // A total has no months of its own; a draft may still have both.
  watch(
    () => isRunning() && isByMonth(form.measures),
    (both) => {
      if (both) form.measures = joined(form.measures);
    },
    { immediate: true },
  );
}

/** Sends a form to the API, as a new record or over the one that is amended. */
function useSending(recordId: string | null) {
  const recording = useMutation(RecordActivityDocument);
  const amending = useMutation(AmendActivityDocument);
  return async (input: ReturnType<typeof inputOf>, version: number) => {
    if (recordId === null) {
      const { data, error } = await recording.executeMutation({ input });
      return { saved: data?.recordActivity, error };
    }
    const { data, error } = await amending.executeMutation({ id: recordId, version, input });
    return { saved: data?.amendActivity, error };
  };
}

/** A form with the words of the last time; day, title and status stay, and totals begin without amounts. */
function asLastTime(
  { startOn, title, titleTyped, status }: ActivityForm,
  like: ActivityForm,
  isRunning: boolean,
): ActivityForm {
  const measures = isRunning ? withoutPrefill(like.measures) : like.measures;
  return { ...like, measures, startOn, title, titleTyped, status };
}

/**
 * Recording a new activity, or amending one.
 * @param recordId the record to amend; null for a new one
 * @param presetType type chosen before the page opened
 */
export function useActivityForm(recordId: string | null, presetType?: string) {
  const { t } = useI18n();
  const today = computed(serverToday);
  const { tenant } = useSession().person();
  const preset = presetType && isTermCode(ACTIVITY_TYPES, presetType) ? (presetType as ActivityType) : '';
  const of = (type: ActivityForm['type']): ActivityForm => ({
    ...emptyForm(today.value),
    type,
    measures: newLinesFor(tenant.type, type),
  });
  const { page, record, regions, recent, last, undecided } = useActivityPage(
    recordId,
    tenant,
    (): ActivityForm['type'] => state.form.type,
  );
  const send = useSending(recordId);

  const state = useRecordForm({
    form: 'activity',
    campaign: { kind: 'ACTIVITY', day: ({ startOn }) => startOn, theme: ({ theme }) => theme },
    recordId,
    page,
    titleOf: ({ title }) => title,
    // A type chosen on the way here is not yet a draft, and another matter than a draft of another type.
    blank: () => withTitle(of(preset)),
    ofAnother: ({ type }) => presetType !== undefined && type !== '' && type !== presetType,
    formOf: (activity: ActivityWholeFragment) => formOf(tenant.type, activity),
    record,
    fields: activityFields,
    amounts: { ledger: () => 'ACTIVITIES', stated: statedIn },
    check: (form) =>
      checkForm(form, today.value, currentLocale(), {
        type: t('activities.form.missing.type'),
        title: t('activities.form.missing.title'),
        sessions: t(`activities.form.missing.${isRunning.value ? 'runningSessions' : 'sessions'}`),
      }),
    fieldOf: fieldOfPath,
    until: ({ status, startOn, endOn, measures }) =>
      status === 'DONE' && !isByMonth(measures) ? endOn || startOn : null,
    send: (form, { idempotencyKey, campaignIds, version, told }) =>
      send({ ...inputOf(form, idempotencyKey, campaignIds), ...told }, version),
  });
  const { form } = state;
  const isNew = recordId === null;
  const isRunning: ComputedRef<boolean> = computed(() => state.totals.isOpen.value && form.status === 'DONE');
  useFollowing(
    form,
    () => today.value,
    tenant.type,
    isNew,
    () => isRunning.value,
  );
  useRunning(form, tenant.type, isNew, () => isRunning.value);

  return {
    state,
    today,
    unit: tenant,
    undecided,
    isRunning,
    regions,
    recent,
    last,
    addMeasure: (indicator: IndicatorCode): void => {
      form.measures.push({ indicator, text: '', qualifier: 'EXACT' });
    },
    /** @param key of the line */
    removeMeasure: (key: string): void => {
      form.measures = form.measures.filter((line) => lineKey(line) !== key);
    },
    /** Brings the words of the last time. */
    copyLast: (): void => {
      if (!last.value) return;
      Object.assign(form, asLastTime(form, formLike(tenant.type, last.value, today.value), isRunning.value));
      state.errors.value = {};
    },
    /** Begins the next record of the same kind. */
    another: (): void => state.begin(withTitle({ ...of(form.type), regionCode: form.regionCode })),
  };
}
