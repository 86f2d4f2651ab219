import type { ComputedRef, Ref } from 'vue';
import type { ApiFailure } from '../../graphql/api-failure.js';
import type { FormCampaign } from './campaign-of.js';
import type { EarlierRecord } from './earlier-record.js';
import type { FormErrors, FormRecord } from './record-form.js';
import type { ToldState } from './use-told.js';
import type { Unusual } from './use-plausibility.js';

/** What the frame of a form needs of it, whatever its fields are. */
export interface RecordFormState {
  readonly errors: Ref<FormErrors>;
  readonly failure: Ref<ApiFailure | null>;
  readonly earlier: Ref<EarlierRecord | null>;
  readonly carried: Ref<boolean>;
  readonly unusual: Ref<readonly Unusual[]>;
  /** What may be said about totals beside the fields. */
  readonly totals: ToldState;
  /** Null where records belong to no campaign. */
  readonly campaign: FormCampaign | null;
  readonly conflict: Ref<{ readonly record: FormRecord; readonly changed: readonly string[] } | null>;
  readonly closed: Ref<FormRecord | null>;
  readonly saving: Ref<boolean>;
  readonly resumed: Ref<boolean>;
  readonly ready: ComputedRef<boolean>;
  readonly absent: ComputedRef<ApiFailure | null>;
  readonly amending: boolean;
  readonly waiting: Ref<boolean>;
  readonly keptAt: Ref<Date | null>;
  readonly cannotKeep: Ref<boolean>;
  readonly takenAway: Ref<boolean>;
  setAside(): void;
  retry(): void;
  startOver(): void;
  save(): Promise<{ id: string } | null>;
  amendEarlier(): string | null;
  separate(): void;
  confirmUnusual(): void;
  dismissUnusual(): void;
  takeTheirs(): void;
  reapplyMine(): void;
}
