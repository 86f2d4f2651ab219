import { computed, inject, provide, shallowReactive, type ComputedRef, type InjectionKey } from 'vue';

/** Fields of a form that ask something which has to be answered before the form is saved, by their ids. */
type OpenQuestions = Set<string>;
const KEY: InjectionKey<OpenQuestions> = Symbol('open questions of a form');

/** Begins the questions of a form. @returns how many are open */
export function provideQuestions(): ComputedRef<number> {
  const open: OpenQuestions = shallowReactive(new Set<string>());
  provide(KEY, open);
  return computed(() => open.size);
}

/** The questions of the form around a field; null outside of a form, where nothing is asked. */
export const useQuestions = (): OpenQuestions | null => inject(KEY, null);
