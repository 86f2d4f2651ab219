import { describe, expect, it, test } from '@jest/globals';
import {
  isSupervisionOverdue,
  SUPERVISION_ACTS,
  SUPERVISION_STATES,
  type SupervisionAct,
  type SupervisionState,
} from './supervision.js';

describe('the states of a letter', () => {
  const LEADS: Readonly<Record<SupervisionAct, readonly SupervisionState[]>> = {
    receive: ['ISSUED'],
    answer: ['RECEIVED', 'RETURNED'],
    return: ['ANSWERED'],
    close: ['ANSWERED'],
    withdraw: ['ISSUED', 'RECEIVED', 'ANSWERED', 'RETURNED'],
  };
  const pairs = (Object.keys(SUPERVISION_ACTS) as SupervisionAct[]).flatMap((act) =>
    SUPERVISION_STATES.map(({ code }) => [act, code] as const),
  );
  it.each(pairs)('%s from %s', (act, state) =>
    expect(SUPERVISION_ACTS[act].from.includes(state)).toBe(LEADS[act].includes(state)),
  );
});

test.each([
  ['ISSUED', '2026-12-01', false],
  ['ISSUED', '2026-11-30', true],
  ['RECEIVED', '2026-11-30', true],
  ['RETURNED', '2026-11-30', true],
  ['ANSWERED', '2026-11-30', false],
  ['CLOSED', '2026-11-30', false],
  ['WITHDRAWN', '2026-11-30', false],
] as const)('%s, due on %s: overdue %p on the first of December', (state, dueOn, overdue) =>
  expect(isSupervisionOverdue({ state, dueOn }, '2026-12-01')).toBe(overdue),
);
