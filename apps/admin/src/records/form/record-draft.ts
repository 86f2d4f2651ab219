import type { KeptFields } from '../drafts/draft-store.js';
import type { Told } from './told.js';

/** A form on its way, kept on this device until it is saved. */
export interface RecordDraft<Form> extends KeptFields {
  readonly form: Form;
  /** Sent with every attempt to save this draft, so that a retry after a lost answer records once. */
  readonly idempotencyKey: string;
  /** When amending: the version the form was opened at and what it held then. */
  readonly version: number | null;
  /** Null where the draft was carried over to a record that the form has not seen yet. */
  readonly base: Form | null;
  /** The campaigns that the record belongs to. */
  readonly campaignIds: readonly string[];
  /** What is said about totals; older drafts say nothing. */
  readonly told?: Told;
}
