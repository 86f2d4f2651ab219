import { BOUNDS } from '@fanzha/domain';
import type { CombinedError } from '@urql/core';
import { useMutation } from '@urql/vue';
import { computed, reactive, ref, shallowRef, watch } from 'vue';
import { useI18n } from 'vue-i18n';
import { ApiFailure, failureOfClient } from '../../graphql/api-failure.js';
import {
  AmendHouseholdVisitsDocument,
  HouseholdRosterOfDocument,
  RecordHouseholdVisitsDocument,
  type HouseholdVisitWholeFragment,
} from '../../graphql/generated.js';
import { usePageQuery } from '../../graphql/use-page-query.js';
import { currentLocale } from '../../locales/i18n.js';
import { randomName } from '../../records/drafts/draft-store.js';
import { earlierOf, type EarlierRecord } from '../../records/form/earlier-record.js';
import { usePlausibility } from '../../records/form/use-plausibility.js';
import { openDraft, useKeptForm } from '../../records/drafts/use-kept-form.js';
import { serverNow, serverToday } from '../../session/server-clock.js';
import {
  countStatuses,
  statusesOf,
  tapped,
  withStatus,
  type DoorStatus,
  type DoorStatuses,
  type RosterDoor,
  type TapMode,
} from './door-statuses.js';
import {
  checkHouseholdVisit,
  emptyHouseholdVisit,
  reapplyForm,
  reapplyStatuses,
  householdVisitErrorsOf,
  householdVisitAmounts,
  householdVisitForm,
  householdVisitInput,
  type DoorError,
  type HouseholdVisitDraft,
  type HouseholdVisitErrors,
  type HouseholdVisitForm,
} from './household-visit-draft.js';

/** Steps that can be taken back. */
const UNDO_STEPS = 200;
const copy = (form: HouseholdVisitForm): HouseholdVisitForm => JSON.parse(JSON.stringify(form)) as HouseholdVisitForm;
const failureOfAnswer = (error: CombinedError | undefined): ApiFailure =>
  error ? failureOfClient(error) : new ApiFailure('INTERNAL', '');

/**
 * Recording the visits of a day in one community, or amending them.
 * @param record the record to amend; null for a new one
 * @param reload asks for that record again
 * @param communityName for the list of drafts
 */
export function useHouseholdVisitForm(
  community: string,
  record: () => HouseholdVisitWholeFragment | null,
  reload: () => void,
  communityName: () => string,
) {
  const { t } = useI18n();
  const today = computed(serverToday);
  const opened = record();
  const draft = openDraft<HouseholdVisitDraft>({ form: 'household-visit', about: opened?.id ?? community });
  const kept = draft.content;

  const empty = (): HouseholdVisitForm => emptyHouseholdVisit(today.value);
  const base = shallowRef({
    form: opened ? householdVisitForm(opened) : empty(),
    statuses: opened ? statusesOf(opened) : (new Map() as DoorStatuses),
  });
  const form = reactive<HouseholdVisitForm>({ ...empty(), ...copy(kept?.form ?? base.value.form) });
  const statuses = shallowRef<DoorStatuses>(kept ? new Map(kept.statuses) : base.value.statuses);
  const key = ref(kept?.idempotencyKey ?? randomName());
  const version = ref(kept?.version ?? opened?.version ?? null);
  const resumed = ref(kept !== null);
  const errors = ref<HouseholdVisitErrors>({});
  const doorErrors = ref<readonly DoorError[]>([]);
  const failure = shallowRef<ApiFailure | null>(null);
  /** What an earlier attempt to save this draft recorded, with other content. */
  const earlier = shallowRef<EarlierRecord | null>(null);
  const carried = ref(kept?.carried === true);
  const theirs = shallowRef<HouseholdVisitWholeFragment | null>(null);
  const saving = ref(false);
  const saved = shallowRef<HouseholdVisitWholeFragment | null>(null);

  // ── the roster ──
  const year = computed(() => {
    const said = Number(form.visitedOn.slice(0, 4));
    return said >= 2000 && said <= 2999 ? said : Number(today.value.slice(0, 4));
  });
  const page = usePageQuery({ query: HouseholdRosterOfDocument, variables: () => ({ community, year: year.value }) });
  const roster = computed(() => page.data.value?.householdRoster ?? null);
  const noRoster = computed(() => page.data.value !== undefined && roster.value === null);
  // Where doors can be ticked, a number that nobody can check is no statement; one reported before
  // there was a roster may stay.
  watch(page.data, (data) => {
    if (data !== undefined)
      form.by = data.householdRoster === null || (opened?.reported && form.by === 'number') ? 'number' : 'doors';
  });
  // A door that is gone is still shown where this visit said something of it when the form opened. It must not hang on
  // every tap: a list of its own after each would have all doors drawn anew.
  const spoken = new Set([...base.value.statuses.keys(), ...statuses.value.keys()]);
  const doors = computed<readonly RosterDoor[]>(() =>
    (roster.value?.doors ?? []).filter(({ label, retiredOn }) => retiredOn === null || spoken.has(label)),
  );
  const before = computed(() => new Set(opened ? opened.doors : []));
  const counts = computed(() => countStatuses(statuses.value, doors.value, before.value));

  // ── ticking ──
  const mode = ref<TapMode>('visited');
  const past = shallowRef<readonly DoorStatuses[]>([]);
  const lastChange = ref<{ label: string; status: DoorStatus | undefined; doors: number } | null>(null);

  const setStatus = (label: string, next: DoorStatus | undefined): void => setTogether([label], next);
  /** Says one thing of several doors, in one step that can be taken back. */
  function setTogether(labels: readonly string[], next: DoorStatus | undefined): void {
    const changed = labels.filter((label) => statuses.value.get(label) !== next);
    const [label] = changed;
    if (label === undefined) return;
    past.value = [...past.value.slice(1 - UNDO_STEPS), statuses.value];
    statuses.value = changed.reduce((all, one) => withStatus(all, one, next), statuses.value);
    lastChange.value = { label, status: next, doors: changed.length };
    saved.value = null;
    doorErrors.value = doorErrors.value.filter((domainError) => !changed.includes(domainError.label));
    if (errors.value['doors'])
      errors.value = Object.fromEntries(Object.entries(errors.value).filter(([field]) => field !== 'doors'));
  }
  const tap = (label: string): void => setStatus(label, tapped(statuses.value.get(label), mode.value));
  function undo(): void {
    const previous = past.value.at(-1);
    if (!previous) return;
    past.value = past.value.slice(0, -1);
    statuses.value = previous;
    lastChange.value = null;
  }

  // ── the draft ──
  const touched = (): boolean =>
    JSON.stringify([form, [...statuses.value]]) !== JSON.stringify([base.value.form, [...base.value.statuses]]);
  // A roster that is missing turns the form to a number by itself; that alone is no draft.
  const worthKeeping = (): boolean =>
    touched() &&
    (statuses.value.size > 0 ||
      opened !== null ||
      form.reported.text !== '' ||
      form.people !== '' ||
      form.note !== '' ||
      form.reported.qualifier !== 'EXACT');
  const keeping = useKeptForm(
    draft,
    () =>
      worthKeeping()
        ? {
            form: copy(form),
            statuses: [...statuses.value],
            idempotencyKey: key.value,
            version: version.value,
            savedAt: serverNow().toISOString(),
          }
        : null,
    {
      title: () => `${communityName()} ${form.visitedOn}`,
      renew: () => {
        key.value = randomName();
      },
    },
  );

  // A corrected field is not wrong any longer, whatever was said about it before.
  const FIELDS: Record<string, () => unknown> = {
    visitedOn: () => form.visitedOn,
    reported: () => form.reported,
    peopleVisited: () => form.people,
    note: () => form.note,
  };
  for (const [field, value] of Object.entries(FIELDS)) {
    watch(value, () => {
      if (errors.value[field])
        errors.value = Object.fromEntries(Object.entries(errors.value).filter(([one]) => one !== field));
    });
  }

  function fill(next: HouseholdVisitForm, nextStatuses: DoorStatuses): void {
    Object.assign(form, copy(next));
    statuses.value = nextStatuses;
    past.value = [];
    errors.value = {};
    doorErrors.value = [];
  }

  function openAt(visit: HouseholdVisitWholeFragment): void {
    base.value = { form: householdVisitForm(visit), statuses: statusesOf(visit) };
    version.value = visit.version;
    fill(base.value.form, base.value.statuses);
  }

  watch(
    record,
    (current) => {
      if (!current || version.value === null || current.version <= version.value) return;
      if (touched()) {
        theirs.value = current;
        failure.value = null;
      } else openAt(current);
    },
    { immediate: true },
  );

  /** Leaves the draft that was taken up for later, and begins another round. */
  function setAside(): void {
    keeping.setAside();
    startOver();
  }

  function startOver(): void {
    const current = record();
    resumed.value = false;
    theirs.value = null;
    failure.value = null;
    carried.value = false;
    separate();
    if (current) openAt(current);
    else fill({ ...base.value.form, by: noRoster.value ? 'number' : 'doors' }, base.value.statuses);
    keeping.discard();
  }

  const plausibility = usePlausibility({
    ledger: () => 'HOUSEHOLD_VISITS',
    stated: () => householdVisitAmounts(form),
    before: () => (opened ? householdVisitAmounts(base.value.form) : []),
  });

  const recording = useMutation(RecordHouseholdVisitsDocument);
  const amending = useMutation(AmendHouseholdVisitsDocument);

  function refused(problem: ApiFailure, input: ReturnType<typeof householdVisitInput>): void {
    const said = householdVisitErrorsOf(problem.fields, input);
    errors.value = said.errors;
    doorErrors.value = said.doors;
    earlier.value = earlierOf(problem);
    failure.value = earlier.value || (problem.code === 'BAD_INPUT' && problem.fields.length > 0) ? null : problem;
    // A door that is refused may have left the roster meanwhile.
    if (said.doors.length > 0) page.retry();
    if (problem.reason === 'VERSION_CHANGED') reload();
  }

  /**
   * Saves the visits. Whatever goes wrong, everything ticked stays.
   * @returns the record, or null where it was not saved
   */
  async function save(): Promise<HouseholdVisitWholeFragment | null> {
    if (saving.value) return null;
    failure.value = null;
    earlier.value = null;
    doorErrors.value = [];
    errors.value = checkHouseholdVisit(form, statuses.value, today.value, currentLocale(), {
      nothing: t('householdVisits.form.nothing'),
      people: t('records.exactOnly'),
      number: t('householdVisits.form.numberMissing'),
    });
    if (Object.keys(errors.value).length > 0 || !plausibility.mayBeSaved()) return null;
    keeping.keep();
    saving.value = true;
    try {
      const onceOnly = opened ? null : key.value;
      const input = householdVisitInput(form, statuses.value, community, onceOnly, opened?.campaignId ?? null);
      const result = opened
        ? await amending
            .executeMutation({ id: opened.id, version: version.value ?? opened.version, input })
            .then(({ data, error }) => data?.amendHouseholdVisits ?? failureOfAnswer(error))
        : await recording
            .executeMutation({ input })
            .then(({ data, error }) => data?.recordHouseholdVisits ?? failureOfAnswer(error));
      if (result instanceof Error) {
        refused(result, input);
        return null;
      }
      theirs.value = null;
      resumed.value = false;
      if (opened) {
        version.value = result.version;
        base.value = { form: copy(form), statuses: statuses.value };
      }
      // What was saved is ticked no longer: the next tap begins the next record, with a key of its own.
      else another();
      keeping.discard();
      saved.value = result;
      return result;
    } finally {
      saving.value = false;
    }
  }

  /** Carries what is ticked over to the record of the earlier attempt, as a draft of its amendment. @returns it */
  function amendEarlier(): string | null {
    const met = earlier.value;
    if (!met) return null;
    const amendment: HouseholdVisitDraft = {
      form: copy(form),
      statuses: [...statuses.value],
      idempotencyKey: randomName(),
      version: met.version,
      carried: true,
      savedAt: serverNow().toISOString(),
    };
    draft.shelf.put({
      id: randomName(),
      form: 'household-visit',
      about: met.id,
      title: `${communityName()} ${form.visitedOn}`,
      content: amendment,
    });
    earlier.value = null;
    keeping.discard();
    return met.id;
  }

  /** What is ticked is another round than the record of the earlier attempt: it gets a key of its own. */
  function separate(): void {
    key.value = randomName();
    earlier.value = null;
  }

  /** Begins the next round in the same community: a new draft with a key of its own. */
  function another(): void {
    key.value = randomName();
    const next: HouseholdVisitForm = { ...empty(), visitedOn: form.visitedOn, by: form.by };
    saved.value = null;
    base.value = { form: next, statuses: new Map() };
    fill(next, base.value.statuses);
    keeping.discard();
    page.retry();
  }

  /** Takes the other person's version and drops my changes. */
  function takeTheirs(): void {
    if (theirs.value) openAt(theirs.value);
    theirs.value = null;
    failure.value = null;
    keeping.discard();
  }

  /** Lays my changes over the other person's version; nothing is saved yet. */
  function reapplyMine(): void {
    const other = theirs.value;
    if (!other) return;
    const their = { form: householdVisitForm(other), statuses: statusesOf(other) };
    const merged = reapplyStatuses(base.value.statuses, statuses.value, their.statuses);
    const mergedForm = reapplyForm(base.value.form, copy(form), their.form);
    base.value = their;
    version.value = other.version;
    theirs.value = null;
    failure.value = null;
    fill(mergedForm, merged);
  }

  return {
    form,
    statuses,
    mode,
    counts,
    lastChange,
    past,
    tap,
    setStatus,
    setTogether,
    undo,
    roster,
    doors,
    noRoster,
    page,
    year,
    today,
    errors,
    doorErrors,
    failure,
    earlier,
    carried,
    plausibility,
    theirs,
    saving,
    saved,
    resumed,
    keptAt: keeping.keptAt,
    cannotKeep: keeping.cannotKeep,
    takenAway: keeping.takenAway,
    noteMax: BOUNDS.narrative.max,
    save,
    startOver,
    setAside,
    amendEarlier,
    separate,
    takeTheirs,
    reapplyMine,
  };
}
