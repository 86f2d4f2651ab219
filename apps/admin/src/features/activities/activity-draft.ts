import type { IndicatorCode, Qualifier } from '@fanzha/domain';
import type { ActivityStatus, ActivityType } from '../../graphql/generated.js';
import { draftStore, type DraftStore } from '../../records/draft-store.js';

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
  /** Whether the title was written by hand; until then it follows place and type. */
  titleTyped: boolean;
  status: ActivityStatus;
  startOn: string;
  endOn: string;
  regionCode: string;
  place: string;
  audiences: string[];
  channels: string[];
  partners: string[];
  measures: MeasureLine[];
  narrative: string;
}

/** A form on its way, kept on this device until it is saved. */
export interface ActivityDraft {
  readonly form: ActivityForm;
  /** Sent with every attempt to save this draft, so that a retry after a lost answer records once. */
  readonly idempotencyKey: string;
  /** When amending: the version the form was opened at and what it held then. */
  readonly version: number | null;
  readonly base: ActivityForm | null;
  /** Campaign of the amended record: not asked here, and not lost. */
  readonly campaignId: string | null;
  readonly savedAt: string;
}

/** The place of this person's draft of this record, or of a new one. */
export const activityDrafts = (userId: string, recordId: string | null): DraftStore<ActivityDraft> => draftStore(userId, recordId ?? 'new');

/** A key nobody else has. Random bytes work on plain http too, where `randomUUID` does not exist. */
export function newIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function emptyForm(today: string): ActivityForm {
  return {
    type: '', title: '', titleTyped: false, status: 'DONE', startOn: today, endOn: '', regionCode: '', place: '',
    audiences: [], channels: [], partners: [], measures: [], narrative: '',
  };
}

/** The draft of this person for this record, or for a new one, with fields that a draft of an earlier version may lack. */
export function loadDraft(userId: string, recordId: string | null): ActivityDraft | null {
  const draft = activityDrafts(userId, recordId).load();
  return draft?.form ? { ...draft, form: { ...emptyForm(draft.form.startOn), ...draft.form } } : null;
}
