import type { IndicatorCode, Qualifier } from '@fanzha/domain';
import type { ActivityStatus, ActivityType } from '../../graphql/generated.js';
import type { DraftSubject, KeptFields } from '../../records/drafts/draft-store.js';

/** One line of amounts as it stands in the form: text, because what cannot be read yet must not be lost either. */
export interface MeasureLine {
  indicator: IndicatorCode;
  text: string;
  qualifier: Qualifier;
}

/** Everything the form holds. */
export interface ActivityForm {
  type: ActivityType | '';
  title: string;
  /** Whether the title was written by hand; until then it follows venue and type. */
  titleTyped: boolean;
  status: ActivityStatus;
  startOn: string;
  endOn: string;
  regionCode: string;
  venue: string;
  audiences: string[];
  channels: string[];
  partners: string[];
  measures: MeasureLine[];
  narrative: string;
}

/** A form on its way, kept on this device until it is saved. */
export interface ActivityDraft extends KeptFields {
  readonly form: ActivityForm;
  /** Sent with every attempt to save this draft, so that a retry after a lost answer records once. */
  readonly idempotencyKey: string;
  /** When amending: the version the form was opened at and what it held then. */
  readonly version: number | null;
  readonly base: ActivityForm | null;
  /** Campaign of the amended record: not asked here, and not lost. */
  readonly campaignId: string | null;
}

/** Where drafts of activities lie. */
export const draftSubject = (recordId: string | null): DraftSubject => ({ form: 'activity', about: recordId ?? 'new' });

export function emptyForm(today: string): ActivityForm {
  return {
    type: '',
    title: '',
    titleTyped: false,
    status: 'DONE',
    startOn: today,
    endOn: '',
    regionCode: '',
    venue: '',
    audiences: [],
    channels: [],
    partners: [],
    measures: [],
    narrative: '',
  };
}

/** A draft with fields that one of an earlier version may lack. */
export const wholeDraft = (draft: ActivityDraft | null): ActivityDraft | null =>
  draft?.form ? { ...draft, form: { ...emptyForm(draft.form.startOn), ...draft.form } } : null;
