import { describe, expect, it } from '@jest/globals';
import { NOTIFICATION_GROUPS } from './notification-group.js';
import {
  NOTIFICATION_KINDS,
  notificationFactsOf,
  notificationGroupOf,
  notificationText,
  ROBOT_FACTS,
  ROBOT_GROUPS,
  robotFacts,
  robotText,
} from './notification.js';

const FACTS = { unit: '甲单位', title: '十月月报', count: 3, days: 2, day: '2026-11-03', rows: 80, batch: 'IMP-1' };

describe.each([...NOTIFICATION_KINDS])('a notification of kind %s', (kind) => {
  it('is of a group that can be chosen', () => {
    expect(NOTIFICATION_GROUPS.map(({ code }) => code)).toContain(notificationGroupOf(kind));
  });

  it.each(['zh-CN', 'en'] as const)('says everything in %s', (locale) => {
    const { title, body } = notificationText(kind, FACTS, locale);
    expect(`${title}${body}`).not.toMatch(/[{}—]/);
    expect(robotText(kind, FACTS, locale) ?? '').not.toMatch(/[{}—]/);
  });

  it('is filled with facts that have a name', () => {
    for (const name of notificationFactsOf(kind)) expect(Object.keys(FACTS)).toContain(name);
  });

  // A robot of a chat group drops messages without its keyword (docs/runbooks/notifications.md).
  it('tells a robot one of the keywords that are to be set', () => {
    expect(robotText(kind, FACTS, 'zh-CN') ?? '报表').toMatch(/报表|专项行动|通报|督办|预警|考核/);
  });

  it('tells a robot nothing but units, days and numbers', () => {
    expect(robotText(kind, FACTS, 'zh-CN') ?? '').not.toContain(FACTS.title);
    expect(robotText(kind, FACTS, 'en') ?? '').not.toContain(FACTS.batch);
  });
});

it('has something to tell in each group that a person chooses among', () => {
  const told = new Set(NOTIFICATION_KINDS.map(notificationGroupOf));
  expect(NOTIFICATION_GROUPS.map(({ code }) => code).filter((code) => !told.has(code))).toEqual([]);
});

it('offers robots only groups that they are told something of', () => {
  expect(ROBOT_GROUPS).toContain('DUE');
  expect(ROBOT_GROUPS).not.toContain('ACCOUNT');
  for (const group of ROBOT_GROUPS) {
    const ofGroup = NOTIFICATION_KINDS.filter((kind) => notificationGroupOf(kind) === group);
    expect(ofGroup.some((kind) => robotText(kind, FACTS, 'en') !== null)).toBe(true);
  }
});

it('leaves out what a robot is not told', () => {
  expect(robotFacts({ ...FACTS, person: '某某' })).toEqual({
    unit: '甲单位',
    count: 3,
    days: 2,
    day: '2026-11-03',
    rows: 80,
  });
  expect([...ROBOT_FACTS]).not.toContain('title');
});

it('leaves a dash where an older event lacks a fact', () => {
  expect(notificationText('import.finished', {}, 'zh-CN').body).toBe('写入 — 行。');
});

it('has single quotation marks inside of its own', () => {
  const facts = { ...FACTS, title: '“平安岁末”专项行动' };
  expect(notificationText('campaign.issued', facts, 'zh-CN').title).toBe('甲单位下发了“‘平安岁末’专项行动”');
});
