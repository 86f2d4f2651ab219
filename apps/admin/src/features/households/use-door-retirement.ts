import { BOUNDS, dateErrors, fieldMessage, textErrors, visibleLines } from '@fanzha/domain';
import { useMutation } from '@urql/vue';
import { ref, shallowRef } from 'vue';
import { RetireHouseholdDoorsDocument } from '../../graphql/generated.js';
import { useSubmit } from '../../graphql/use-submit.js';
import { currentLocale } from '../../locales/i18n.js';
import type { RosterDoor } from './door-statuses.js';
import type { Roster } from './use-roster.js';

/** Taking doors off the roster of a community: which ones are asked about, from what day on, and why. */
export function useDoorRetirement(community: () => string, { page, today }: Roster) {
  const retiring = useMutation(RetireHouseholdDoorsDocument);
  /** The doors that are asked about: one, or those of a building. */
  const leaving = shallowRef<readonly RosterDoor[]>([]);
  const form = ref({ on: today.value, reason: '' });
  const { busy, failure, errors, reset, submit } = useSubmit();

  function ask(doors: readonly RosterDoor[]): void {
    leaving.value = doors;
    form.value = { on: today.value, reason: '' };
    reset();
  }

  /** Takes the doors off the roster from that day on, all or none. @returns whether they are off now */
  async function retire(): Promise<boolean> {
    const doors = leaving.value;
    if (doors.length === 0 || busy.value) return false;
    const { on, reason } = form.value;
    reset();
    const fieldErrors = [
      ...dateErrors('on', on, { required: true, today: today.value }),
      ...textErrors('reason', reason, BOUNDS.reason),
    ];
    for (const fieldError of fieldErrors) errors[fieldError.path] = fieldMessage(fieldError, currentLocale());
    if (fieldErrors.length > 0) return false;
    const done = await submit(
      () =>
        retiring.executeMutation({
          community: community(),
          doors: doors.map(({ label }) => label),
          on,
          reason: visibleLines(reason),
        }),
      // A message about a door has no field here: it becomes the failure above the fields.
      ['on', 'reason'],
    );
    if (!done) return false;
    ask([]);
    page.retry();
    return true;
  }

  return { leaving, form, errors, failure, busy, today, ask, retire };
}

export type DoorRetirement = ReturnType<typeof useDoorRetirement>;
