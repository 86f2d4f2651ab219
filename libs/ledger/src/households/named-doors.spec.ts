import { describe, expect, it } from '@jest/globals';
import { namedDoors } from './named-doors.js';

const door = (number: number, label: string, key = label, retiredOn: string | null = null) => ({
  number,
  label,
  key,
  retiredOn,
  covered: false,
});
const none = { doors: [], notMet: [], vacant: [] };
const named = (written: object, found: ReturnType<typeof door>[], day = '2026-03-01') => {
  const { doors, errors } = namedDoors({ ...none, ...written }, found, day);
  return [doors.doors.map(({ number }) => number), errors.map(({ path, code }) => `${path} ${code}`)];
};

describe('doors that a visit names', () => {
  it('are found however they are written, each once', () => {
    const found = [door(1, '3-2-401'), door(2, '3-2-402')];
    expect(named({ doors: ['3栋2单元401室', '3/2/402', '9-1'] }, found)).toEqual([[1, 2], ['doors.2 NOT_FOUND']]);
    expect(
      named({ doors: ['3-2-401', '第3幢2单元401'], notMet: ['3-2-402'], vacant: ['3-2-401户', '3-2-402'] }, found)[1],
    ).toEqual(['doors.1 DUPLICATE', 'vacant.0 DUPLICATE', 'vacant.1 DUPLICATE']);
  });

  it('are those of the day where a label was registered again', () => {
    const found = [door(1, '3-401', '3-401', '2026-02-01'), door(2, '3-401', '3-401', '2026-04-01'), door(3, '3-401')];
    expect(['2026-01-01', '2026-02-01', '2026-05-01'].map((day) => named({ doors: ['3-401'] }, found, day)[0])).toEqual(
      [[1], [2], [3]],
    );
  });

  it('of release 0.1 are told apart by their own labels', () => {
    // The later one comes first, as the repository gives them.
    const found = [door(7, '3-2-401户', '3-2-401'), door(1, '3-2-401')];
    expect(named({ doors: ['3-2-401户', '3-2-401'] }, found)).toEqual([[7, 1], []]);
    expect(named({ doors: ['3栋2单元401'] }, found)).toEqual([[1], []]);
  });
});
