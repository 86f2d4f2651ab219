import type { IndicatorCode, Qualifier } from '@fanzha/domain';
import type { ActivityStatus, ActivityType } from '../../graphql/generated.js';

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

const PREFIX = 'fanzha.draft';
const keyOf = (userId: string, recordId: string | null): string => `${PREFIX}.${userId}.${recordId ?? 'new'}`;

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

/** The draft of this person for this record, or for a new one. A damaged one counts as none. */
export function loadDraft(userId: string, recordId: string | null): ActivityDraft | null {
  try {
    const text = localStorage.getItem(keyOf(userId, recordId));
    if (text === null) return null;
    const draft = JSON.parse(text) as ActivityDraft;
    return { ...draft, form: { ...emptyForm(draft.form.startOn), ...draft.form } };
  } catch {
    return null;
  }
}

/** Keeps a draft. Whether it could: a full or forbidden store must be said, not hidden. */
export function storeDraft(userId: string, recordId: string | null, draft: ActivityDraft): boolean {
  try {
    localStorage.setItem(keyOf(userId, recordId), JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export function clearDraft(userId: string, recordId: string | null): void {
  localStorage.removeItem(keyOf(userId, recordId));
}
