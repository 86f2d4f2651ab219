import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Leave, type TurnLimits, Turnstile } from './turnstile.js';

const LIMITS: TurnLimits = { total: 4, perGroup: 2, perMember: 1, waitingPerGroup: 3, waiting: 5, waitMs: 1_000 };
const REFUSED = { code: 'RATE_LIMITED', reason: 'TOO_MANY_AT_ONCE', details: { retryAfterSeconds: 5 } };

/** Asks for a turn; `inside` grows when it is there. */
function asking(turnstile: Turnstile) {
  const inside: string[] = [];
  const leaves = new Map<string, Leave>();
  const ask = (group: string, member: string, isGone?: () => boolean) =>
    turnstile.enter({ group, member, ...(isGone && { isGone }) }).then((leave) => {
      inside.push(`${group}${member}`);
      leaves.set(`${group}${member}`, leave);
    });
  return { inside, leaves, ask };
}

describe('turns', () => {
  it('are given to so many of a group and of a member, and the rest wait', async () => {
    const { inside, leaves, ask } = asking(new Turnstile(LIMITS));
    const asked = [ask('a', '1'), ask('a', '1'), ask('a', '2'), ask('a', '3')];
    await sleep(1);
    expect(inside).toEqual(['a1', 'a2']);
    leaves.get('a1')?.();
    await sleep(1);
    expect(inside).toEqual(['a1', 'a2', 'a1']);
    leaves.get('a1')?.();
    leaves.get('a2')?.();
    await Promise.all(asked);
    expect(inside).toEqual(['a1', 'a2', 'a1', 'a3']);
  });

  it('go round the groups: who floods waits for itself, and the first of another is next', async () => {
    const { inside, leaves, ask } = asking(new Turnstile({ ...LIMITS, total: 2, perGroup: 2, perMember: 2 }));
    const asked = [ask('flood', '1'), ask('flood', '2'), ask('flood', '3'), ask('flood', '4'), ask('quiet', '1')];
    await sleep(1);
    expect(inside).toEqual(['flood1', 'flood2']);
    leaves.get('flood1')?.();
    leaves.get('flood2')?.();
    await sleep(1);
    expect(inside.slice(2).sort()).toEqual(['flood3', 'quiet1']);
    for (const name of ['flood3', 'quiet1']) leaves.get(name)?.();
    await Promise.all(asked);
  });

  it('are refused where the line is full or does not move, and nothing of it is left', async () => {
    const turnstile = new Turnstile({ ...LIMITS, waitMs: 30 });
    const { leaves, ask } = asking(turnstile);
    await ask('a', '1');
    const waiting = Promise.allSettled([ask('a', '1'), ask('a', '1'), ask('a', '1')]);
    await expect(ask('a', '1')).rejects.toMatchObject(REFUSED);
    for (const { status, ...outcome } of await waiting)
      expect({ status, ...outcome }).toMatchObject({ status: 'rejected', reason: REFUSED });
    leaves.get('a1')?.();
    leaves.get('a1')?.(); // a second time it changes nothing
    expect(turnstile.state).toEqual({ running: 0, waiting: 0 });
  });

  it('pass over who has gone', async () => {
    const { inside, leaves, ask } = asking(new Turnstile(LIMITS));
    await ask('a', '1');
    const gone = ask('a', '1', () => true);
    const next = ask('a', '1', () => false);
    leaves.get('a1')?.();
    await expect(gone).rejects.toMatchObject(REFUSED);
    await next;
    expect(inside).toEqual(['a1', 'a1']);
  });

  it('keep every limit and let everybody in at last, in whatever order askers come and leave', async () => {
    const step = fc.record({
      group: fc.constantFrom('a', 'b', 'c'),
      member: fc.constantFrom('1', '2'),
      leaves: fc.nat(3),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        const limits = { total: 3, perGroup: 2, perMember: 1, waitingPerGroup: 100, waiting: 100, waitMs: 10_000 };
        const turnstile = new Turnstile(limits);
        const inside: { group: string; member: string; leave: Leave }[] = [];
        let entered = 0;
        const check = () => {
          const of = (test: (one: (typeof inside)[number]) => boolean) => inside.filter(test).length;
          expect(inside.length).toBeLessThanOrEqual(limits.total);
          for (const one of inside) {
            expect(of(({ group }) => group === one.group)).toBeLessThanOrEqual(limits.perGroup);
            expect(of(({ group, member }) => group === one.group && member === one.member)).toBeLessThanOrEqual(
              limits.perMember,
            );
          }
        };
        for (const { group, member, leaves } of steps) {
          void turnstile.enter({ group, member }).then((leave) => {
            entered += 1;
            inside.push({ group, member, leave });
          });
          await Promise.resolve();
          check();
          for (let count = 0; count < leaves; count += 1) inside.shift()?.leave();
        }
        for (let turns = 0; turns < 200 && entered < steps.length; turns += 1) {
          inside.shift()?.leave();
          await Promise.resolve();
          check();
        }
        for (const { leave } of inside) leave();
        expect([entered, turnstile.state]).toEqual([steps.length, { running: 0, waiting: 0 }]);
      }),
      { numRuns: 200 },
    );
  });
});
