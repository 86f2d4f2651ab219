import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useMutation } from '@urql/vue';
import { useI18n } from 'vue-i18n';
import { RemindDocument, RemindOfAlertsDocument } from '../../../graphql/generated.js';
import { useSubmit } from '../../../graphql/use-submit.js';
import { toast } from '../../../shell/toasts.js';
import { useChosen } from '../use-chosen.js';

/** The server reminds so many at once. */
export const MOST_AT_ONCE = 500;

interface Reminding<Data> {
  readonly query: TypedDocumentNode<Data, { ids: string[] | string }>;
  readonly of: (data: Data) => { readonly reminded: number; readonly leftOut: number };
  /** Keys of the messages. */
  readonly said: readonly [reminded: string, leftOut: string, nobody: string];
}

/**
 * Things that are chosen, and reminding their units in one step.
 * @param listed those that can be chosen
 * @param again reads the list anew
 */
function remindingBy<Data>({ query, of, said }: Reminding<Data>, listed: () => readonly string[], again: () => void) {
  const { t } = useI18n();
  const chosen = useChosen(listed);
  const acts = useSubmit();
  const reminding = useMutation(query);

  async function remind(): Promise<void> {
    const done = await acts.submit(() => reminding.executeMutation({ ids: [...chosen.value] }));
    again();
    if (!done) return;
    chosen.value = [];
    const { reminded, leftOut } = of(done);
    if (reminded === 0 && leftOut > 0) return toast(t(said[2], { n: leftOut }, leftOut), 'info');
    const left = leftOut > 0 ? t(said[1], { n: leftOut }, leftOut) : '';
    toast(t(said[0], { n: reminded }, reminded) + left, reminded > 0 ? 'ok' : 'info');
  }
  return { chosen, acts, remind };
}

/** Units are chosen by what each owes of one form and period, and reminded. @param again reads the list anew */
export const useReminding = (listed: () => readonly string[], again: () => void) =>
  remindingBy(
    {
      query: RemindDocument,
      of: ({ remind }) => remind,
      said: ['reviewing.chase.reminded', 'reviewing.chase.leftOut', 'reviewing.chase.justReminded'],
    },
    listed,
    again,
  );

/** Submissions of several forms and periods are chosen, and their units reminded. @param again reads the list anew */
export const useReminderOfEach = (listed: () => readonly string[], again: () => void) =>
  remindingBy(
    {
      query: RemindDocument,
      of: ({ remind }) => remind,
      said: ['reviewing.chase.remindedOf', 'reviewing.chase.leftOutOf', 'reviewing.chase.justRemindedOf'],
    },
    listed,
    again,
  );

/** Alerts that are chosen of those listed, and reminding the units that owe an answer. @param again reads it anew */
export const useAlertReminding = (listed: () => readonly string[], again: () => void) =>
  remindingBy(
    {
      query: RemindOfAlertsDocument,
      of: ({ remindOfAlerts }) => remindOfAlerts,
      said: ['reviewing.chase.remindedAlerts', 'reviewing.chase.leftOutAlerts', 'reviewing.chase.justRemindedAlerts'],
    },
    listed,
    again,
  );
