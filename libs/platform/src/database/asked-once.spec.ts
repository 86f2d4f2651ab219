import { describe, expect, it } from '@jest/globals';
import { AskedOnce } from './asked-once.js';

describe('a question that many have at once', () => {
  function asked() {
    const answers: { give(value: number): void; fail(): void }[] = [];
    const question = new AskedOnce<number>(
      () =>
        new Promise((resolve, reject) =>
          answers.push({ give: resolve, fail: () => reject(new Error(`no answer ${answers.length}`)) }),
        ),
    );
    return { question, answers };
  }

  it('is put once more for all who came while it was under way', async () => {
    const { question, answers } = asked();
    const first = question.ask();
    const [second, third] = [question.ask(), question.ask()];
    expect(answers).toHaveLength(1);
    answers[0]?.give(1);
    expect(await first).toBe(1);
    expect(answers).toHaveLength(2);
    answers[1]?.give(2);
    expect(await Promise.all([second, third])).toEqual([2, 2]);
  });

  it('is put anew after it was answered, or failed', async () => {
    const { question, answers } = asked();
    const first = question.ask();
    const second = question.ask();
    answers[0]?.fail();
    await expect(first).rejects.toThrow('no answer 1');
    answers[1]?.give(2);
    expect(await second).toBe(2);
    const third = question.ask();
    answers[2]?.give(3);
    expect(await third).toBe(3);
  });
});
