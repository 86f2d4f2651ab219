import { computed, type ComputedRef } from 'vue';
import { useSession } from '../../session/use-session.js';

/** Whether this person sees phones of the own unit's groups: administrators only, as the API has it. */
export function useSeesPhones(): ComputedRef<boolean> {
  const session = useSession();
  return computed(
    () =>
      session.viewer?.roles.some(
        (role) => role === 'UNIT_ADMIN' || role === 'COUNTY_OFFICIAL' || role === 'CITY_OFFICIAL',
      ) ?? false,
  );
}
