/** The answer, or `otherwise` when it has not come within `limitMs`. A rejection that comes in time is passed on. */
export async function inTime<T>(answer: Promise<T>, otherwise: T, limitMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(otherwise), limitMs);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
