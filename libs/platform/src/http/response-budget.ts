import { DomainError } from '@fanzha/domain';
import { RequestError } from './request-error.js';

/** What a number, a boolean or null may take, and quotes, comma and colon around anything. */
const LITTLE = 8;

/**
 * How much may still be answered to a request. An answer is weighed before it is serialised: a field of twenty thousand
 * characters is one text in memory, however many names it was asked for under, and a copy for each in the answer.
 */
export class ResponseBudget {
  private left: number;

  constructor(private readonly characters: number) {
    this.left = characters;
  }

  /**
   * Takes the room that `data` needs.
   * @throws RequestError TOO_COMPLEX (ANSWER_TOO_LARGE) when there is less.
   */
  take(data: unknown): void {
    this.weigh(data);
    this.requireLeft();
  }

  /**
   * @throws RequestError TOO_COMPLEX (ANSWER_TOO_LARGE) when there is none left: whatever is
   * asked further would be in vain.
   */
  requireLeft(): void {
    if (this.left < 0) throw RequestError.refused(DomainError.tooComplex({ max: this.characters }, 'ANSWER_TOO_LARGE'));
  }

  private weigh(data: unknown): void {
    this.left -= typeof data === 'string' ? data.length + LITTLE : LITTLE;
    if (typeof data !== 'object' || data === null) return;
    if (Array.isArray(data)) {
      for (const item of data) {
        if (this.left < 0) return;
        this.weigh(item);
      }
      return;
    }
    for (const name in data) {
      if (this.left < 0) return;
      this.left -= name.length;
      this.weigh((data as Record<string, unknown>)[name]);
    }
  }
}
