import { fieldMessage } from '@fanzha/domain';
import { computed, reactive, ref, shallowRef, watch, type ComputedRef, type Ref } from 'vue';
import type { ApiFailure } from '../../graphql/api-failure.js';
import type { TotalAnswer } from '../../graphql/generated.js';
import { currentLocale } from '../../locales/i18n.js';
import type { FormErrors } from './record-form.js';
import { NOTHING, toldOf, type Told, type ToldInput, type ToldRecord } from './told.js';
import { answersTo, overlapsOf, withAnswers, type Overlap } from './total-overlaps.js';

/** What the frame of a form needs to ask about totals. */
export interface ToldState {
  readonly told: Told;
  /** The last day of the amounts; null where they cannot be running totals. */
  readonly until: ComputedRef<string | null>;
  /** Somebody says that they are running totals; the day is another matter. */
  readonly isOpen: Ref<boolean>;
  /** The server asks why a total is below the one before it, or has been told. */
  readonly reasonAsked: Ref<boolean>;
  readonly overlaps: Ref<readonly Overlap[]>;
  answer(answer: TotalAnswer): void;
}

const said = (of: Told): string => `${of.runningSince}\n${of.decreaseReason}`;

/** What is written about totals, and what the server asks about them. @param changed told of the fields written in */
function toldFields(until: () => string | null, kept: Told | undefined, changed: (fields: string[]) => void) {
  const told = reactive<Told>({ ...NOTHING, ...kept });
  const isOpen = ref(told.runningSince !== '');
  const reasonAsked = ref(told.decreaseReason !== '');
  const overlaps = shallowRef<readonly Overlap[]>([]);
  const last = computed(until);

  function fill(next: Told): void {
    Object.assign(told, next);
    isOpen.value = next.runningSince !== '';
    reasonAsked.value = next.decreaseReason !== '';
    overlaps.value = [];
  }
  /** Answers are about the amounts as they stood: others are asked about anew. */
  function forget(): void {
    told.answers = [];
    overlaps.value = [];
  }
  watch(
    () => told.runningSince,
    () => {
      forget();
      changed(['runningSince', 'beganOn']);
    },
  );
  watch(
    () => told.decreaseReason,
    () => changed(['decreaseReason']),
  );

  const state: ToldState = {
    told,
    until: last,
    isOpen,
    reasonAsked,
    overlaps,
    answer: (answer) => {
      told.answers = withAnswers(told.answers, answersTo(overlaps.value, answer));
      overlaps.value = [];
    },
  };
  return { state, fill, forget };
}

/**
 * Totals beside the fields of a form: kept in its draft, filled from the record, sent along with it.
 * @param until the last day of the amounts of the form; null where they cannot be running totals
 * @param kept what a draft says
 * @param changed told of the fields that were written in
 */
export function useTold(until: () => string | null, kept: Told | undefined, changed: (fields: string[]) => void) {
  let base: Told = { ...NOTHING };
  const { state, fill, forget } = toldFields(until, kept, changed);
  const { told, until: last, isOpen, reasonAsked, overlaps } = state;
  const isRunning = (): boolean => last.value !== null && told.runningSince !== '';

  return {
    state,
    forget,
    isRunning,
    touched: (): boolean => said(told) !== said(base),
    /** For the draft; nothing where nothing is said. */
    content: (): { told?: Told } =>
      said(told) === said(NOTHING) && told.answers.length === 0 ? {} : { told: { ...told } },
    openAt(record: ToldRecord | null): void {
      base = record ? toldOf(record) : { ...NOTHING };
      fill(base);
    },
    /** What is written stays over another version of the record, where it was written at all. */
    rebase(record: ToldRecord): void {
      const [mine, theirs] = [{ ...told }, toldOf(record)];
      const wrote = said(mine) !== said(base);
      base = theirs;
      fill(wrote ? { ...mine, answers: [] } : theirs);
    },
    saved(): void {
      base = { ...told, answers: [] };
      told.answers = [];
    },
    input(): ToldInput {
      return {
        ...(isRunning() && { runningSince: told.runningSince }),
        ...(isRunning() && told.decreaseReason.trim() !== '' && { decreaseReason: told.decreaseReason.trim() }),
        ...(told.answers.length > 0 && { totals: told.answers }),
      };
    },
    /** What can be told before sending. */
    check: (): FormErrors =>
      last.value !== null && isOpen.value && told.runningSince === ''
        ? { runningSince: fieldMessage({ path: 'runningSince', code: 'REQUIRED' }, currentLocale()) }
        : {},
    /** Takes a question of the server up. @returns whether it was one */
    meet(problem: ApiFailure): boolean {
      if (problem.fields.some(({ path }) => path.endsWith('decreaseReason'))) reasonAsked.value = true;
      overlaps.value = overlapsOf(problem);
      return overlaps.value.length > 0;
    },
  };
}
