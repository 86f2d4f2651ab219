import { BOUNDS, dateErrors, fieldMessage } from '@fanzha/domain';
import { useMutation } from '@urql/vue';
import { computed, ref, shallowRef, watch } from 'vue';
import { useI18n } from 'vue-i18n';
import { ApiFailure, failureOfClient } from '../../graphql/api-failure.js';
import { RegisterHouseholdsDocument } from '../../graphql/generated.js';
import { currentLocale } from '../../locales/i18n.js';
import { readDoorList, type DoorLineError } from './door-text.js';
import type { Roster } from './use-roster.js';

/** Messages of the server by the line of the door that they are about, and those about other fields. */
function placesOf(problem: ApiFailure, doors: ReturnType<typeof readDoorList>['doors']) {
  const lines: DoorLineError[] = [];
  const fields: Record<string, string> = {};
  for (const { path, message } of problem.fields) {
    const door = doors[Number(/^doors\.(\d+)/.exec(path)?.[1] ?? Number.NaN)];
    if (door) lines.push({ line: door.line, text: door.label, message });
    else fields[path] = message;
  }
  return { lines, fields };
}

/** A pasted list of doors: how it is read, what is wrong in it, and adding its doors to the roster. */
export function useDoorRegistration(community: () => string, { page, active, today }: Roster) {
  const { t } = useI18n();
  const registering = useMutation(RegisterHouseholdsDocument);
  const text = ref('');
  const on = ref(today.value);
  /** Lines of the list that the person has said to be doors though they look like dates, as they are written. */
  const sure = ref<ReadonlySet<string>>(new Set());
  /** What the server objects to, by line. */
  const answeredErrors = ref<readonly DoorLineError[]>([]);
  const errors = ref<Record<string, string>>({});
  const failure = shallowRef<ApiFailure | null>(null);
  const adding = ref(false);

  const known = computed(() => active.value.map(({ label }) => label));
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

  function forgetAnswer(): void {
    answeredErrors.value = [];
    failure.value = null;
  }
  watch(text, forgetAnswer);
  watch(community, () => {
    text.value = '';
    sure.value = new Set();
    errors.value = {};
    forgetAnswer();
  });

  /** Shows each message of the server at its line of the list or at its field. */
  function showProblem(problem: ApiFailure): void {
    const { lines, fields } = placesOf(problem, reading.value.doors);
    answeredErrors.value = lines;
    errors.value = { ...errors.value, ...fields };
    if (problem.fields.length === 0) failure.value = problem;
  }

  /** Adds what was read. @returns how many doors are new, or null where nothing was added */
  async function register(): Promise<number | null> {
    const { doors } = reading.value;
    if (adding.value || doors.length === 0 || tooMany.value) return null;
    forgetAnswer();
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
    if (!data) {
      showProblem(error ? failureOfClient(error) : new ApiFailure('INTERNAL', ''));
      return null;
    }
    text.value = '';
    sure.value = new Set();
    page.retry();
    return data.registerHouseholds.added;
  }

  return { text, on, sure, today, reading, tooMany, answeredErrors, errors, failure, adding, register };
}

export type DoorRegistration = ReturnType<typeof useDoorRegistration>;
