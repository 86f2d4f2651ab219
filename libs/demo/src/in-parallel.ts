/** Leaves connections of the pool to the application that is seeded while it runs. */
const AT_A_TIME = 8;

/**
 * Does the work for every item, several at a time, begun in their order. The first failure stops what has not begun.
 */
export async function inParallel<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = items[Symbol.iterator]();
  let failed = false;
  const worker = async () => {
    // All workers draw from the one iterator.
    for (const item of queue) {
      if (failed) return;
      try {
        await work(item);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, worker));
}
