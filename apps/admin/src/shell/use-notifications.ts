import { useMutation } from '@urql/vue';
import { ref, watch } from 'vue';
import { MarkNotificationsReadDocument, NotificationListDocument } from '../graphql/generated.js';
import { usePagedQuery } from '../graphql/use-paged-query.js';
import { notificationNews, notificationsRead } from './use-notification-news.js';

/** Own notifications, read again whenever something arrives. @param first rows of a page */
export function useNotifications(first: number) {
  const unread = ref(false);
  const list = usePagedQuery({
    query: NotificationListDocument,
    variables: () => ({ unread: unread.value, first, after: null as string | null }),
    of: ({ notifications }) => notifications,
  });
  const marking = useMutation(MarkNotificationsReadDocument);
  /** Marks some, or all. */
  async function markRead(ids: readonly string[] | null): Promise<void> {
    const { data } = await marking.executeMutation({ ids: ids === null ? null : [...ids] });
    if (data) notificationsRead(data.markNotificationsRead);
  }
  watch(notificationNews, () => list.page.retry());
  return { ...list, unread, markRead };
}
