import { computed, type ComputedRef, type Ref } from 'vue';
import type { RecordKind, Theme } from '../../graphql/generated.js';

/** Which campaigns a form may offer: those that run on its day, and fit its ledger and theme. */
export interface CampaignAsked<Form> {
  readonly kind: RecordKind;
  day(form: Form): string | null;
  theme?(form: Form): string | null;
}

/** The campaigns of a form, and what they may be chosen from. */
export interface FormCampaign {
  readonly ids: Ref<readonly string[]>;
  readonly asked: ComputedRef<{ on: string; kind: RecordKind; theme: Theme | null } | null>;
}

/** Null in forms whose records belong to no campaign. */
export function campaignOf<Form>(
  asked: CampaignAsked<Form> | undefined,
  form: () => Form,
  ids: Ref<readonly string[]>,
): FormCampaign | null {
  if (!asked) return null;
  return {
    ids,
    asked: computed(() => {
      const on = asked.day(form());
      return on ? { on, kind: asked.kind, theme: (asked.theme?.(form()) || null) as Theme | null } : null;
    }),
  };
}
