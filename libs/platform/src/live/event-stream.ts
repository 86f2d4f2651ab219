/** Events that wait for a reader who is slow: beyond that the oldest are left out, and the next one tells of all. */
const MOST_WAITING = 100;

/** Joins something that calls back; resolves with the way out. */
type Join<Event> = (push: (event: Event) => void) => Promise<() => void>;

/** What a subscription yields: events as they are pushed, until it is returned. Leaving is never waited for. */
export async function eventStream<Event>(join: Join<Event>): Promise<AsyncIterableIterator<Event>> {
  const waiting: Event[] = [];
  let take: ((result: IteratorResult<Event>) => void) | null = null;
  let ended = false;
  const leave = await join((event) => {
    if (ended) return;
    if (take) {
      const taken = take;
      take = null;
      return taken({ value: event, done: false });
    }
    if (waiting.length >= MOST_WAITING) waiting.shift();
    waiting.push(event);
  });
  const end = (): Promise<IteratorResult<Event>> => {
    if (!ended) leave();
    ended = true;
    take?.({ value: undefined, done: true });
    take = null;
    return Promise.resolve({ value: undefined, done: true });
  };
  const stream: AsyncIterableIterator<Event> = {
    [Symbol.asyncIterator]: () => stream,
    next: () => {
      if (ended) return Promise.resolve({ value: undefined, done: true });
      const [event] = waiting.splice(0, 1);
      if (event !== undefined) return Promise.resolve({ value: event, done: false });
      return new Promise((resolve) => (take = resolve));
    },
    return: end,
    throw: end,
  };
  return stream;
}
