import { BOUNDS, dateErrors, fieldMessage, ROSTER_KEEPERS, textErrors, visibleLines } from '@fanzha/domain';
import type { CombinedError } from '@urql/core';
import { useMutation } from '@urql/vue';
import { computed, ref, shallowRef, watch } from 'vue';
import { useI18n } from 'vue-i18n';
import { ApiFailure, failureOfClient } from '../../graphql/api-failure.js';
import {
  HouseholdRosterOfDocument,
  RegisterHouseholdsDocument,
  RetireHouseholdDoorsDocument,
} from '../../graphql/generated.js';
import { usePageQuery } from '../../graphql/use-page-query.js';
import { currentLocale } from '../../locales/i18n.js';
import { serverToday } from '../../session/server-clock.js';
import { useSession } from '../../session/use-session.js';
import type { RosterDoor } from './door-statuses.js';
import { readDoorList, type DoorLineError } from './door-text.js';

const failureOfAnswer = (error: CombinedError | undefined): ApiFailure =>
  error ? failureOfClient(error) : new ApiFailure('INTERNAL', '');

/** The roster of one community: reading a pasted list, adding it, retiring doors. */
export function useRoster(community: () => string) {
  const { t } = useI18n();
  const session = useSession();
  const today = computed(serverToday);
  const page = usePageQuery({
    query: HouseholdRosterOfDocument,
    variables: () => ({ community: community(), year: Number(today.value.slice(0, 4)) }),
    pause: () => community() === '',
  });
  const roster = computed(() => page.data.value?.householdRoster ?? null);
  const active = computed<readonly RosterDoor[]>(() =>
    (roster.value?.doors ?? []).filter(({ retiredOn }) => retiredOn === null),
  );
  const retired = computed<readonly RosterDoor[]>(() =>
    (roster.value?.doors ?? []).filter(({ retiredOn }) => retiredOn !== null),
  );

  // ── adding ──
  const text = ref('');
  const on = ref(today.value);
  const answeredErrors = ref<readonly DoorLineError[]>([]);
  const errors = ref<Record<string, string>>({});
  const failure = shallowRef<ApiFailure | null>(null);
  const adding = ref(false);
  const known = computed(() => active.value.map(({ label }) => label));
  /** What looks like a date, as it stands in the list, and was said to be a door. */
  const sure = ref<ReadonlySet<string>>(new Set());
  const reading = computed(() =>
    readDoorList(
      text.value,
      known.value,
      currentLocale(),
      {
        columns: t('households.roster.tooManyColumns'),
        noNumber: t('households.roster.noNumber'),
        quotes: t('households.roster.quotes'),
      },
      sure.value,
    ),
  );
  const tooMany = computed(() => reading.value.doors.length > BOUNDS.doors.max);
  watch(text, () => {
    answeredErrors.value = [];
    failure.value = null;
  });
  watch(community, () => {
    text.value = '';
    sure.value = new Set();
    errors.value = {};
    answeredErrors.value = [];
    failure.value = null;
  });
  const registering = useMutation(RegisterHouseholdsDocument);

  /** Adds what was read. @returns how many doors are new, or null where nothing was added */
  async function register(): Promise<number | null> {
    const { doors } = reading.value;
    if (adding.value || doors.length === 0 || tooMany.value) return null;
    failure.value = null;
    answeredErrors.value = [];
    const [fieldError] = dateErrors('on', on.value, { required: true, today: today.value });
    errors.value = fieldError ? { on: fieldMessage(fieldError, currentLocale()) } : {};
    if (fieldError) return null;
    adding.value = true;
    const { data, error } = await registering.executeMutation({
      community: community(),
      doors: doors.map(({ label }) => label),
      on: on.value,
      confirmed: doors.filter(({ written }) => sure.value.has(written)).map(({ label }) => label),
    });
    adding.value = false;
    if (data) {
      text.value = '';
      sure.value = new Set();
      page.retry();
      return data.registerHouseholds.added;
    }
    const problem = failureOfAnswer(error);
    const lines: DoorLineError[] = [];
    for (const { path, message } of problem.fields) {
      const door = doors[Number(/^doors\.(\d+)/.exec(path)?.[1] ?? Number.NaN)];
      if (door) lines.push({ line: door.line, text: door.label, message });
      else errors.value = { ...errors.value, [path]: message };
    }
    answeredErrors.value = lines;
    if (problem.fields.length === 0) failure.value = problem;
    return null;
  }

  // ── retiring ──
  /** The doors that are asked about: one, or those of a building. */
  const leaving = shallowRef<readonly RosterDoor[]>([]);
  const retiring = useMutation(RetireHouseholdDoorsDocument);
  const retireForm = ref({ on: today.value, reason: '' });
  const retireErrors = ref<Record<string, string>>({});
  const retireFailure = shallowRef<ApiFailure | null>(null);
  const retireBusy = ref(false);
  function askRetire(doors: readonly RosterDoor[]): void {
    leaving.value = doors;
    retireForm.value = { on: today.value, reason: '' };
    retireErrors.value = {};
    retireFailure.value = null;
  }
  /** Takes the doors off the roster from a day on, all or none. @returns whether they are off now */
  async function retire(): Promise<boolean> {
    const doors = leaving.value;
    if (doors.length === 0 || retireBusy.value) return false;
    const fieldErrors = [
      ...dateErrors('on', retireForm.value.on, { required: true, today: today.value }),
      ...textErrors('reason', retireForm.value.reason, BOUNDS.reason),
    ];
    retireErrors.value = Object.fromEntries(
      fieldErrors.map((fieldError) => [fieldError.path, fieldMessage(fieldError, currentLocale())]),
    );
    retireFailure.value = null;
    if (fieldErrors.length > 0) return false;
    retireBusy.value = true;
    const { data, error } = await retiring.executeMutation({
      community: community(),
      doors: doors.map(({ label }) => label),
      on: retireForm.value.on,
      reason: visibleLines(retireForm.value.reason),
    });
    retireBusy.value = false;
    if (data) {
      askRetire([]);
      page.retry();
      return true;
    }
    const problem = failureOfAnswer(error);
    retireErrors.value = Object.fromEntries(problem.fields.map(({ path, message }) => [path, message]));
    // An error of a door has no field here: it is told above them.
    if (!problem.fields.some(({ path }) => path === 'on' || path === 'reason')) retireFailure.value = problem;
    return false;
  }

  return {
    page,
    roster,
    active,
    retired,
    today,
    text,
    on,
    sure,
    reading,
    tooMany,
    answeredErrors,
    errors,
    failure,
    adding,
    register,
    leaving,
    retireForm,
    retireErrors,
    retireFailure,
    retireBusy,
    askRetire,
    retire,
    mayChange: computed(
      () => session.isUnit && session.can('ledger:record') && ROSTER_KEEPERS.includes(session.person().tenant.type),
    ),
  };
}

export type Roster = ReturnType<typeof useRoster>;
