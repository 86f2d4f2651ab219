import type { LedgerCode } from '@fanzha/domain';
import type { CombinedError } from '@urql/core';
import { computed, ref } from 'vue';
import type { PageQuery } from '../../graphql/use-page-query.js';
import type { CampaignAsked } from './campaign-of.js';
import type { FormErrors, FormFields, FormRecord } from './record-form.js';
import type { StatedValue } from './use-plausibility.js';
import type { ToldInput } from './told.js';

/** For forms that need nothing from the server before they can be filled in. */
export const NO_PAGE: RecordFormPage = {
  data: ref(undefined),
  failure: computed(() => null),
  waiting: ref(false),
  retry: () => undefined,
};
type RecordFormPage = Pick<PageQuery<unknown>, 'failure' | 'waiting' | 'retry' | 'data'>;

/** What goes along with the form when it is sent. */
export interface Sending {
  readonly idempotencyKey: string | null;
  readonly version: number;
  readonly campaignIds: readonly string[];
  /** What is said about totals, for the inputs that have a place for it. */
  readonly told: ToldInput;
}

export interface RecordFormOptions<Form extends object, Whole extends FormRecord, Saved extends { id: string }> {
  /** Name of the form; drafts on this device are kept under it. */
  readonly form: string;
  /** The record to amend; null for a new one. */
  readonly recordId: string | null;
  /** What a new form is about, where drafts of several lie beside each other. */
  readonly about?: string;
  /** A draft is of another matter than what was chosen on the way here: an empty form is opened instead. */
  ofAnother?(draft: Form): boolean;
  /** What the list of drafts calls a form; without it the name of its ledger has to do. */
  titleOf?(form: Form): string;
  /** A new form as the page opens it. */
  blank(): Form;
  formOf(record: Whole): Form;
  /** How its fields are told apart, where they are not those of the object. */
  readonly fields?: Partial<FormFields<Form>>;
  /** Whether all that the form is filled in beside is there; without it a new form is there at once. */
  readonly usable?: () => boolean;
  /** What can be told before sending, in the words of the server. */
  check(form: Form): FormErrors;
  /** Fields with what is typed where something has to be chosen: left there, it is asked about and never dropped. */
  readonly typedFields?: readonly (keyof Form & string)[];
  /** The amounts of the form, where there are any: those beyond what is usual are asked about. */
  readonly amounts?: { ledger(form: Form): LedgerCode; stated(form: Form): readonly StatedValue[] };
  /** By what campaigns are offered; none where records belong to no campaign. */
  readonly campaign?: CampaignAsked<Form>;
  /** The last day of the amounts, where they may be running totals; null where those of this form may not. */
  until?(form: Form): string | null;
  /** The field in which an error of the input is shown; its first step where nothing else is said. */
  fieldOf?(path: string, form: Form): string;
  /**
   * The one operation of the page and the record in it: undefined until it is there, null where there is none to see.
   */
  readonly page: RecordFormPage;
  readonly record: () => Whole | null | undefined;
  /** What is asked before a form without errors is sent; false keeps it until there is an answer. */
  readonly mayBeSent?: () => boolean;
  send(form: Form, along: Sending): Promise<{ saved?: Saved | null | undefined; error?: CombinedError | undefined }>;
}
