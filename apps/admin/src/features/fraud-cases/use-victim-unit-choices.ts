import { TENANT_TYPES } from '@fanzha/domain';
import type { Choice } from '@fanzha/ui';
import { computed, type Ref } from 'vue';
import type { FindUnits } from '../../records/list/list-filter.js';
import { useUnitChoices } from '../../records/list/use-unit-choices.js';
import { useRecordWords } from '../../records/text/use-record-words.js';
import { useSession } from '../../session/use-session.js';
import { useVictimUnits } from './use-victim-units.js';

/**
 * Units of victims for the filter of a list: the police find all of the city that a victim may belong to, officials
 * those that they oversee.
 * @param remember is told the name of everything that was offered
 */
export function useVictimUnitChoices(remember: (id: string, name: string) => void): { readonly find: FindUnits } {
  const session = useSession();
  const { term } = useRecordWords();
  const told = (choices: Readonly<Ref<readonly Choice[]>>) =>
    computed(() => {
      for (const { key, label } of choices.value) remember(key, label);
      return choices.value;
    });
  const ofCity: FindUnits = (text) => {
    const { found, settled } = useVictimUnits(text);
    const choices = computed(() =>
      found.value.map(({ id, name, type }) => ({ key: id, label: name, meta: term(TENANT_TYPES, type) })),
    );
    return { found: told(choices), settled };
  };
  const overseen: FindUnits = (text, regions) => {
    const { found, settled } = useUnitChoices(text, regions);
    return { found: told(found), settled };
  };
  return { find: session.isUnit ? ofCity : overseen };
}
