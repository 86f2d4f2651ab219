import { useMutation } from '@urql/vue';
import { computed, shallowRef } from 'vue';
import {
  ChangeNotificationSettingsDocument,
  NotificationSettingsDocument,
  type NotificationSettingsPartsFragment,
} from '../../graphql/generated.js';
import { usePageQuery } from '../../graphql/use-page-query.js';
import { useSubmit } from '../../graphql/use-submit.js';

type Choice = NotificationSettingsPartsFragment['choices'][number];

/** What one is told, and where; each change takes effect at once. */
export function useNotificationSettings() {
  const page = usePageQuery({ query: NotificationSettingsDocument, variables: () => ({}) });
  const changing = useMutation(ChangeNotificationSettingsDocument);
  const submission = useSubmit();
  const changed = shallowRef<readonly Choice[] | null>(null);
  const savedAt = shallowRef<Date | null>(null);
  const choices = computed(() => changed.value ?? page.data.value?.notificationSettings.choices ?? []);

  async function send(wanted: readonly Pick<Choice, 'group' | 'channel' | 'on'>[] | null): Promise<void> {
    const data = await submission.submit(() =>
      changing.executeMutation({ choices: wanted === null ? null : [...wanted] }),
    );
    if (!data) return;
    changed.value = data.changeNotificationSettings.choices;
    savedAt.value = new Date();
  }
  const change = ({ group, channel }: Choice, on: boolean): Promise<void> => send([{ group, channel, on }]);
  return { page, submission, choices, savedAt, change, restore: () => send(null) };
}
