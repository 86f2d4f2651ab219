import { describe, expect, test } from '@jest/globals';
import { addDays, daysBetween, type LocalDate } from '@fanzha/domain';
import { lastTwoWeeks } from './calendar.js';
import { planDemo } from './plan.js';

describe('the plan of the demo city', () => {
  test.each(['2026-03-01', '2027-01-01', '2028-02-29', '2026-10-31'])(
    'has, on %s, nothing done in the future, planned in the past or outside the life of its unit',
    (today) => {
      const { units, activities } = planDemo(today);
      const lives = new Map(units.map((unit) => [unit.name, unit]));
      expect(lives.size).toBe(units.length);
      const wrong = activities.filter(({ unit, record: { status, startOn, endOn, title, venue, narrative } }) => {
        const { openedOn = '9999-12-31', closedOn = null } = lives.get(unit) ?? {};
        const untimely = status === 'DONE' ? (endOn ?? startOn) > today : startOn <= today;
        const outside =
          startOn < openedOn || (closedOn !== null && startOn > closedOn) || (endOn !== null && endOn < startOn);
        return untimely || outside || [title, venue, narrative].join().includes('{');
      });
      expect(wrong).toEqual([]);
    },
  );

  test('reports two weeks on any day: the last is due today or later, that before it is overdue by 1 to 7 days', () => {
    for (let day = 0; day < 800; day += 1) {
      const today = addDays('2026-11-25', day);
      const [last, before] = lastTwoWeeks(today);
      const [ahead, overdue] = [last, before].map(({ period }) => daysBetween(addDays(period.end, 7), today));
      expect([today, ahead! <= 0, overdue! >= 1 && overdue! <= 7]).toEqual([today, true, true]);
    }
  });

  test('teaches types of fraud and no tags', () => {
    const taught = planDemo('2026-11-22').activities.flatMap(({ record }) => record.fraudTypeCodes ?? []);
    expect(taught.length).toBeGreaterThan(0);
    expect(taught.filter((code) => code.startsWith('P'))).toEqual([]);
  });

  test.each(['2026-03-01', '2027-01-01', '2028-02-29', '2026-11-22'])(
    'has, on %s, nothing in any ledger in the future or outside the life of its unit',
    (today) => {
      const { units, ...plan } = planDemo(today);
      const lives = new Map(units.map((unit) => [unit.name, unit]));
      const dated = (ledger: string, unit: string, ...days: (LocalDate | null | undefined)[]) =>
        days.flatMap((day) => (day == null ? [] : [{ ledger, unit, day }]));
      const days = [
        ...plan.groups.flatMap(({ unit, input, changes, dissolvedOn }) =>
          dated('group', unit, input.foundedOn, ...changes.map(({ on }) => on), dissolvedOn),
        ),
        ...plan.communities.flatMap(({ keeper, roster, visits }) => [
          ...dated(
            'roster',
            keeper,
            ...[...(roster?.batches ?? []), ...(roster?.retirements ?? [])].map(({ on }) => on),
          ),
          ...visits.flatMap(({ unit, input }) => dated('visit', unit, input.visitedOn)),
        ]),
        ...plan.cases.flatMap(({ unit, input, amended }) => {
          const { reportedOn, filedOn, solvedOn } = amended ?? input;
          return dated('case', unit, reportedOn, filedOn, solvedOn);
        }),
        ...plan.inspections.flatMap(({ unit, input, amended }) =>
          dated(
            'inspection',
            unit,
            input.occurredOn,
            ...(amended ?? input).hazards.map(({ rectifiedOn }) => rectifiedOn),
          ),
        ),
        ...[...plan.interceptions, ...plan.funds, ...plan.tallies].flatMap(({ unit, input }) =>
          dated('count', unit, input.occurredOn),
        ),
        ...plan.controlMeasures.flatMap(({ unit, input, liftedOn }) =>
          dated('type', unit, input.inPlaceSince, liftedOn),
        ),
      ];
      expect(days.length).toBeGreaterThan(2_000);
      const wrong = days.filter(({ unit, day }) => {
        const { openedOn = '9999-12-31', closedOn = null } = lives.get(unit) ?? {};
        return day > today || day < openedOn || (closedOn !== null && day > closedOn);
      });
      expect(wrong).toEqual([]);
      expect(plan.notices.filter(({ input }) => input.publishedOn > today)).toEqual([]);
    },
  );
});
