import { DomainError } from '@fanzha/domain';

/**
 * Acts of a random history. What the rules of the day refuse is no history, and null; anything else that goes wrong is
 * an error. How often each act was done is counted.
 */
export function historyAttempts(isRefusal: (error: unknown) => boolean = (error) => error instanceof DomainError) {
  const done: Record<string, number> = {};
  async function attempt<T>(name: string, act: () => Promise<T>): Promise<T | null> {
    try {
      const result = await act();
      done[name] = (done[name] ?? 0) + 1;
      return result;
    } catch (error) {
      if (!isRefusal(error)) throw error;
      return null;
    }
  }
  return { done, attempt };
}
