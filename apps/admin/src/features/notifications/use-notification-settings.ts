import { NOTIFICATION_GROUPS } from '@fanzha/domain';
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
type Channel = Choice['channel'];

/** What one is told, and where; each change takes effect at once. */
export function useNotificationSettings() {
  const page = usePageQuery({ query: NotificationSettingsDocument, variables: () => ({}) });
  const changing = useMutation(ChangeNotificationSettingsDocument);
  const submission = useSubmit();
  const changed = shallowRef<readonly Choice[] | null>(null);
  const savedAt = shallowRef<Date | null>(null);
  const choices = computed(() => changed.value ?? page.data.value?.notificationSettings.choices ?? []);
  const settings = computed(() => page.data.value?.notificationSettings ?? null);
  /** Mails are a column only where they are sent. */
  const channels = computed<readonly Channel[]>(() =>
    settings.value?.mail.available ? ['IN_APP', 'EMAIL'] : ['IN_APP'],
  );
  /** A line for each group, with a choice for each channel. */
  const lines = computed(() =>
    NOTIFICATION_GROUPS.map((group) => ({
      group,
      choices: channels.value.flatMap(
        (channel) => choices.value.find((each) => each.group === group.code && each.channel === channel) ?? [],
      ),
    })),
  );

  async function send(wanted: readonly Pick<Choice, 'group' | 'channel' | 'on'>[] | null): Promise<void> {
    const data = await submission.submit(() =>
      changing.executeMutation({ choices: wanted === null ? null : [...wanted] }),
    );
    if (!data) return;
    changed.value = data.changeNotificationSettings.choices;
    saved();
  }
  const saved = (): void => {
    savedAt.value = new Date();
  };
  const change = ({ group, channel }: Choice, on: boolean): Promise<void> => send([{ group, channel, on }]);
  return { page, submission, settings, channels, lines, savedAt, saved, change, restore: () => send(null) };
}
