import { beforeAll, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { Metrics } from './metrics.js';

const values = (text: string) =>
  Object.fromEntries(
    text
      .split('\n')
      .filter((line) => line.startsWith('fanzha_test'))
      .map((line) => line.split(' ')),
  );
const LIMIT_MS = 2_000;

beforeAll(() => Logger.overrideLogger(false));

describe('metrics', () => {
  it('are those of their own process and of nobody else: two know nothing of each other', async () => {
    const [one, other] = [new Metrics(), new Metrics()];
    one.add({ help: { fanzha_test_value: 'x' }, read: () => [{ name: 'fanzha_test_value', value: 5 }] });
    expect(values(await one.text())).toEqual({ fanzha_test_value: '5' });
    expect(values(await other.text())).toEqual({});
  });

  it('leave out what cannot be had, and tell nothing that was true before', async () => {
    const metrics = new Metrics();
    let failing = false;
    metrics.add({
      up: { name: 'fanzha_test_up', help: 'x' },
      help: { fanzha_test_plain: 'x' },
      read: async () => {
        if (failing) throw new Error('gone');
        return [{ name: 'fanzha_test_plain', value: 1 }];
      },
    });
    const kinds = ['a', 'b'];
    metrics.add({
      help: { fanzha_test_kinds: 'x' },
      labels: ['kind'],
      read: () => kinds.map((kind) => ({ name: 'fanzha_test_kinds', value: 2, labels: { kind } })),
    });
    expect(values(await metrics.text())).toEqual({
      fanzha_test_up: '1',
      fanzha_test_plain: '1',
      'fanzha_test_kinds{kind="a"}': '2',
      'fanzha_test_kinds{kind="b"}': '2',
    });
    failing = true;
    kinds.pop();
    expect(values(await metrics.text())).toEqual({ fanzha_test_up: '0', 'fanzha_test_kinds{kind="a"}': '2' });
  });

  it('wait for nobody, and ask nobody twice who has not answered', async () => {
    const metrics = new Metrics();
    let asked = 0;
    let answer: (() => void) | undefined;
    metrics.add({
      up: { name: 'fanzha_test_up', help: 'x' },
      help: {},
      read: () => {
        asked += 1;
        return new Promise((resolve) => (answer = () => resolve([])));
      },
    });
    const began = Date.now();
    expect(values(await metrics.text())).toEqual({ fanzha_test_up: '0' });
    expect(Date.now() - began).toBeLessThan(2 * LIMIT_MS);
    const next = metrics.text();
    await sleep(10);
    answer?.();
    expect([values(await next), asked]).toEqual([{ fanzha_test_up: '1' }, 1]);
  });

  it('are looked up once, however many ask', async () => {
    const metrics = new Metrics();
    let asked = 0;
    metrics.add({ help: {}, read: async () => (await sleep(20), (asked += 1), []) });
    const texts = await Promise.all([metrics.text(), metrics.text(), metrics.text()]);
    expect([new Set(texts).size, asked]).toEqual([1, 1]);
  });

  it('count what only grows', async () => {
    const metrics = new Metrics();
    let times = 3;
    metrics.count('fanzha_test_total', 'x', () => times);
    expect(values(await metrics.text())).toEqual({ fanzha_test_total: '3' });
    times = 4;
    const text = await metrics.text();
    expect(values(text)).toEqual({ fanzha_test_total: '4' });
    expect(text).toContain('# TYPE fanzha_test_total counter');
  });
});
