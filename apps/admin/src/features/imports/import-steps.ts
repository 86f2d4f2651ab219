import type { RouteLocationRaw } from 'vue-router';
import type { ImportState, ImportTarget } from '../../graphql/generated.js';

/** The way of a spreadsheet into the ledgers, in its order. */
export const STEPS = ['template', 'mapping', 'check', 'write'] as const;
export type Step = (typeof STEPS)[number];

/** A step as the bar above the page shows it: a link where one can go there. */
export interface ShownStep {
  readonly key: Step;
  /** What came of it. */
  readonly note: string;
  readonly to: RouteLocationRaw | null;
  readonly isDone: boolean;
  readonly isCurrent: boolean;
}

/** The step at which an import is by itself. */
function stepOf(state: ImportState): Step {
  if (state === 'UPLOADED') return 'mapping';
  return state === 'CHECKING' || state === 'CHECKED' ? 'check' : 'write';
}

/** The step that the address asks for, as far as the import has come. */
export function shownStep(asked: unknown, state: ImportState): Step {
  const own = stepOf(state);
  const at = STEPS.findIndex((step) => step === asked);
  const isThere = at > 0 && at <= STEPS.indexOf(own);
  return isThere ? (STEPS[at] ?? own) : own;
}

/** Where an import is read at a step; its own step needs no word in the address. */
const stepPlace = (id: string, state: ImportState, step: Step): RouteLocationRaw => ({
  name: 'import',
  params: { id },
  query: step === stepOf(state) ? {} : { step },
});

/** Where a new import of a target begins. */
export const beginning = (target: ImportTarget): RouteLocationRaw => ({ name: 'imports', query: { target } });

/** The bar of an import. @param notes what came of each step */
export function shownSteps(
  { id, state, target }: { readonly id: string; readonly state: ImportState; readonly target: ImportTarget },
  current: Step,
  notes: Readonly<Record<Step, string>>,
): ShownStep[] {
  const reached = STEPS.indexOf(stepOf(state));
  return STEPS.map((key, at) => ({
    key,
    note: at <= reached ? notes[key] : '',
    to: key === 'template' ? beginning(target) : at <= reached ? stepPlace(id, state, key) : null,
    isDone: at < reached || (key === 'write' && state === 'WRITTEN'),
    isCurrent: key === current,
  }));
}
