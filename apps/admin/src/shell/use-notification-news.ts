import { useClientHandle } from '@urql/vue';
import { onScopeDispose, ref, shallowRef, watch } from 'vue';
import { NotificationArrivedDocument, NotificationCountDocument } from '../graphql/generated.js';
import { keepLive } from '../session/live-stream.js';
import { useSession } from '../session/use-session.js';
import { nextTurn } from './turns.js';

/** Own notifications that are unread; null until it is known. */
export const unreadCount = shallowRef<number | null>(null);
/** Grows whenever something has arrived or was read: lists ask again. */
export const notificationNews = ref(0);

function tell(unread: number): void {
  unreadCount.value = unread;
  notificationNews.value += 1;
}

/** What a mutation answered: every list and number of this tab follows. */
export const notificationsRead = tell;

/** Keeps `unreadCount`, live as long as somebody is signed in. */
export function useNotificationNews(): void {
  const session = useSession();
  const { client } = useClientHandle();
  let stop: (() => void) | undefined;
  const count = async (): Promise<void> => {
    const { data } = await client.query(NotificationCountDocument, {}, { requestPolicy: 'network-only' }).toPromise();
    if (data && data.viewer.unreadCount !== unreadCount.value) tell(data.viewer.unreadCount);
  };
  watch(
    () => session.viewer?.id,
    async (person) => {
      stop?.();
      stop = undefined;
      unreadCount.value = null;
      if (!person) return;
      // What the page itself asks for goes first.
      await nextTurn();
      await count();
      stop = keepLive({
        document: NotificationArrivedDocument as never,
        token: () => session.accessToken(),
        hear: ({ notificationArrived }: { notificationArrived: { unreadCount: number } }) =>
          tell(notificationArrived.unreadCount),
        returned: () => void count(),
      });
    },
    { immediate: true },
  );
  onScopeDispose(() => stop?.());
}
