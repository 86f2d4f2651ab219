import { useMutation } from '@urql/vue';
import { computed, shallowRef, watch, type ComputedRef, type Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { failureOfClient } from '../../graphql/api-failure.js';
import {
  AmendHouseholdVisitsDocument,
  HouseholdRosterOfDocument,
  HouseholdVisitRecordDocument,
  RecordHouseholdVisitsDocument,
  type HouseholdRosterOfQuery,
  type HouseholdVisitsInput,
  type HouseholdVisitWholeFragment,
} from '../../graphql/generated.js';
import { usePageQuery, type PageQuery } from '../../graphql/use-page-query.js';
import { currentLocale } from '../../locales/i18n.js';
import type { FormErrors } from '../../records/form/record-form.js';
import type { Sending } from '../../records/form/record-form-options.js';
import { useRecordForm } from '../../records/form/use-record-form.js';
import { serverToday } from '../../session/server-clock.js';
import { isCommunityCode, isWideCode } from './use-communities.js';
import { countStatuses, statusesOf, type RosterDoor } from './door-statuses.js';
import {
  checkHouseholdVisit,
  doorErrorsIn,
  doorField,
  emptyHouseholdVisit,
  householdVisitAmounts,
  householdVisitField,
  householdVisitFields,
  householdVisitForm,
  householdVisitInput,
  saysSomething,
  type HouseholdVisitForm,
} from './household-visit-draft.js';
import { useTicking } from './use-ticking.js';

/** Sends the visits of a day, as a new record or over the one that is amended. */
function useSending(recordId: string | null) {
  const recording = useMutation(RecordHouseholdVisitsDocument);
  const amending = useMutation(AmendHouseholdVisitsDocument);
  return async (input: HouseholdVisitsInput, version: number) => {
    if (recordId === null) {
      const { data, error } = await recording.executeMutation({ input });
      return { saved: data?.recordHouseholdVisits, error };
    }
    const { data, error } = await amending.executeMutation({ id: recordId, version, input });
    return { saved: data?.amendHouseholdVisits, error };
  };
}

/** The record that is amended, and the community that it or a new one is of. */
function useVisitRecord(recordId: string | null, chosen: { code: string; name: () => string }) {
  const recordPage = usePageQuery({
    query: HouseholdVisitRecordDocument,
    variables: { id: recordId ?? '' },
    pause: recordId === null,
  });
  const record = () => (recordId === null ? undefined : recordPage.data.value?.householdVisit);
  return {
    ...{ recordPage, record },
    community: () => (recordId === null ? chosen.code : (record()?.communityCode ?? '')),
    communityName: () => (recordId === null ? chosen.name() : (record()?.region.name ?? '')),
  };
}

/** Saving the visits of a day. @param refused told that a door was refused: it may have left the roster meanwhile */
function useVisitSaving(recordId: string | null, community: () => string, refused: () => void) {
  const send = useSending(recordId);
  let sent: HouseholdVisitsInput | null = null;
  const saved = shallowRef<HouseholdVisitWholeFragment | null>(null);
  const fieldOf = (path: string): string => householdVisitField(path, sent);
  return {
    saved,
    fieldOf,
    async send(form: HouseholdVisitForm, along: Sending) {
      sent = { ...householdVisitInput(form, community(), along), ...along.told };
      const answer = await send(sent, along.version);
      saved.value = answer.saved ?? null;
      const fields = answer.error ? failureOfClient(answer.error).fields : [];
      if (fields.some(({ path }) => fieldOf(path.replace(/^input\./, '')).startsWith(doorField('')))) refused();
      return answer;
    },
  };
}

/** The roster of a community in the year of the visit, and the doors of it that the form shows. */
function useFormRoster(
  community: () => string,
  visitedOn: () => string,
  record: () => HouseholdVisitWholeFragment | null | undefined,
  /** Doors that a draft speaks of. */
  drafted: readonly string[],
) {
  const year: ComputedRef<number> = computed(() => {
    const said = Number(visitedOn().slice(0, 4));
    return said >= 2000 && said <= 2999 ? said : Number(serverToday().slice(0, 4));
  });
  const page: PageQuery<HouseholdRosterOfQuery> = usePageQuery({
    query: HouseholdRosterOfDocument,
    variables: () => ({ community: community(), year: year.value }),
    pause: () => !isCommunityCode(community()),
  });
  const roster = computed(() => page.data.value?.householdRoster ?? null);
  // A door that is gone is still shown where this visit said something of it when the form opened. It must not hang on
  // every tap: a list of its own after each would have all doors drawn anew.
  const spoken = computed(() => {
    const visit = record();
    return new Set([...drafted, ...(visit ? statusesOf(visit).keys() : [])]);
  });
  const doors = computed<readonly RosterDoor[]>(() =>
    (roster.value?.doors ?? []).filter(({ label, retiredOn }) => retiredOn === null || spoken.value.has(label)),
  );
  const noRoster = computed(
    () => isCommunityCode(community()) && page.data.value !== undefined && roster.value === null,
  );
  return { year, page, roster, doors, noRoster };
}

/** Errors without those of doors that were ticked anew. */
function withoutDoors(errors: FormErrors, changed: readonly string[]): FormErrors {
  const settled = new Set(['doors', ...changed.map(doorField)]);
  return Object.fromEntries(Object.entries(errors).filter(([field]) => !settled.has(field)));
}

/**
 * Where doors can be ticked, a number that nobody can check is no statement; one reported before there was a roster may
 * stay.
 */
function followRoster(
  form: HouseholdVisitForm,
  community: () => string,
  record: () => HouseholdVisitWholeFragment | null | undefined,
  roster: Ref<HouseholdRosterOfQuery | undefined>,
): void {
  watch(
    [roster, () => form.by] as const,
    ([data]) => {
      if (isWideCode(community())) form.by = 'number';
      else if (data !== undefined)
        form.by = data.householdRoster === null || (record()?.reported && form.by === 'number') ? 'number' : 'doors';
    },
    { immediate: true },
  );
}

/**
 * Recording the visits of a day in one community, or amending them.
 * @param recordId the record to amend; null for a new one
 * @param chosen the community of a new one, and its name for the list of drafts
 */
export function useHouseholdVisitForm(recordId: string | null, chosen: { code: string; name: () => string }) {
  const { t } = useI18n();
  const today = computed(serverToday);
  const { recordPage, record, community, communityName } = useVisitRecord(recordId, chosen);
  const saving = useVisitSaving(recordId, community, () => rosterPage.retry());
  const { saved } = saving;
  const readAgain = (): void => {
    if (recordId !== null) recordPage.retry();
    if (isCommunityCode(community())) rosterPage.retry();
  };

  const state = useRecordForm({
    form: 'household-visit',
    campaign: { kind: 'HOUSEHOLD_VISIT', day: ({ visitedOn }) => visitedOn },
    recordId,
    about: chosen.code,
    page: {
      data: recordPage.data,
      failure: computed(() => recordPage.failure.value ?? rosterPage.failure.value),
      waiting: computed(() => recordPage.waiting.value || rosterPage.waiting.value),
      retry: readAgain,
    },
    // A town or county as a whole has no doors to wait for.
    usable: (): boolean => isWideCode(community()) || rosterPage.data.value !== undefined,
    titleOf: ({ visitedOn }) => `${communityName()} ${visitedOn}`,
    blank: () => emptyHouseholdVisit(today.value),
    formOf: householdVisitForm,
    record,
    fields: {
      ...householdVisitFields,
      touched: (base, form) =>
        householdVisitFields.differences(base, form).length > 0 && (recordId !== null || saysSomething(form)),
    },
    amounts: { ledger: () => 'HOUSEHOLD_VISITS', stated: householdVisitAmounts },
    check: (form) =>
      checkHouseholdVisit(form, today.value, currentLocale(), {
        nothing: t('householdVisits.form.nothing'),
        number: t('householdVisits.form.numberMissing'),
      }),
    fieldOf: saving.fieldOf,
    // What is ticked happened on one day.
    until: ({ by, visitedOn }) => (by === 'number' ? visitedOn : null),
    send: saving.send,
  });
  const { form, errors } = state;
  const roster = useFormRoster(
    community,
    () => form.visitedOn,
    record,
    form.statuses.map(([label]) => label),
  );
  const { page: rosterPage, doors } = roster;
  followRoster(form, community, record, rosterPage.data);

  const ticking = useTicking(form, (changed) => {
    saved.value = null;
    errors.value = withoutDoors(errors.value, changed);
  });
  const before = computed(() => new Set(record()?.doors ?? []));
  return {
    state,
    ...ticking,
    ...roster,
    today,
    community,
    communityName,
    /** Of the record that is amended: it was a number once. */
    wasReported: computed(() => Boolean(record()?.reported)),
    counts: computed(() => countStatuses(ticking.statuses.value, doors.value, before.value)),
    doorErrors: computed(() => doorErrorsIn(errors.value)),
    saved,
    /** What was saved is ticked no longer: the next tap begins the next record, with a key of its own. */
    another: (): void => {
      const next: HouseholdVisitForm = { ...emptyHouseholdVisit(today.value), visitedOn: form.visitedOn, by: form.by };
      state.begin(next);
      if (isCommunityCode(community())) rosterPage.retry();
    },
  };
}
