import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ReadingThread } from './reading-thread.js';

const text = (given: string) => ({ given, reportDate: null, unitType: 'SCHOOL' as const });
const SUMMARY = '湖畔小学2026年9月反诈工作总结\n9月10日，我校组织开展反诈专题讲座1场，参加师生320人。';

describe('the thread of the reader', () => {
  let thread: ReadingThread;
  beforeAll(() => {
    thread = new ReadingThread();
  });
  afterAll(() => thread.onApplicationShutdown());

  it('reads as the reader does, one text after another', async () => {
    const [one, other] = await Promise.all([thread.read('a', text(SUMMARY)), thread.read('b', text('谢谢。'))]);
    expect(one.records).toHaveLength(1);
    expect(one.readings).toContainEqual(expect.objectContaining({ indicator: 'PARTICIPANTS', value: 320 }));
    expect(other.records).toEqual([]);
  });

  it('holds up nobody, whatever a text is, and gives up what takes too long', async () => {
    await thread.read('a', text(SUMMARY));
    let longest = 0;
    let last = performance.now();
    const watch = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 5);
    const long = thread.read('a', text('9月10日，我校组织开展反诈讲座1场，参加1人。'.repeat(9_000)), 100);
    await expect(long).rejects.toMatchObject({ code: 'TOO_COMPLEX' });
    clearInterval(watch);
    expect(longest).toBeLessThan(90);
    expect((await thread.read('a', text(SUMMARY))).records).toHaveLength(1);
  });

  it('tells a unit that sends many at once to come again', async () => {
    const sent = await Promise.allSettled(Array.from({ length: 8 }, () => thread.read('a', text(SUMMARY))));
    const refused = sent.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []));
    expect(refused).toHaveLength(3);
    expect(refused[0]).toMatchObject({ code: 'RATE_LIMITED', reason: 'TOO_MANY_AT_ONCE' });
  });
});
