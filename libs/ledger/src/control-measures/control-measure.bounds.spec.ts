import { BOUNDS } from '@fanzha/domain';
import { describe, expect, it } from '@jest/globals';
import { adoptionErrors, liftErrors, readControlMeasure } from './control-measure.bounds.js';
import type { ControlMeasureFact } from './control-measure.entity.js';
import type { ControlMeasureInput } from './control-measure.inputs.js';

const TODAY = '2026-11-22';
const input = (changes: Partial<ControlMeasureInput> = {}): ControlMeasureInput => ({
  type: 'POPUP_REMINDER',
  inPlaceSince: '2026-03-02',
  ...changes,
});
const errorsOf = (changes: Partial<ControlMeasureInput>) =>
  readControlMeasure(input(changes), TODAY).errors.map(({ path, code }) => `${path} ${code}`);

describe('bounds of a control measure', () => {
  it('cleans what it stores', () => {
    const { content, idempotencyKey, errors } = readControlMeasure(
      input({ note: ' 大厅\r\n两台 ', idempotencyKey: ' k ' }),
      TODAY,
    );
    expect(errors).toEqual([]);
    expect(idempotencyKey).toBe('k');
    expect(content).toEqual({
      type: 'POPUP_REMINDER',
      inPlaceSince: '2026-03-02',
      note: '大厅\n两台',
      campaignIds: [],
      regionCode: null,
    });
  });

  it.each<[string, Partial<ControlMeasureInput>, string[]]>([
    ['an unknown control measure', { type: 'PRAYER' as never }, ['type UNKNOWN_CODE']],
    ['a day in the future', { inPlaceSince: '2026-11-23' }, ['inPlaceSince DATE_IN_FUTURE']],
    ['a day before 2000', { inPlaceSince: '1999-12-31' }, ['inPlaceSince DATE_TOO_EARLY']],
    ['a long note', { note: '长'.repeat(BOUNDS.controlMeasureNote.max + 1) }, ['note TOO_LONG']],
    ['a campaign that cannot be', { campaignIds: ['autumn'] }, ['campaignIds UNKNOWN_CODE']],
    ['a blank key', { idempotencyKey: '' }, ['idempotencyKey REQUIRED']],
  ])('refuses %s', (_, changes, errors) => expect(errorsOf(changes)).toEqual(errors));
});

describe('a control measure beside earlier ones of its kind', () => {
  const was = (inPlaceSince: string, liftedOn: string | null) => ({ inPlaceSince, liftedOn });

  it('is not adopted twice while it is in place', () => {
    expect(adoptionErrors('2026-03-02', [was('2026-05-01', null)])).toEqual([{ path: 'type', code: 'ALREADY_TAKEN' }]);
    expect(adoptionErrors('2026-03-02', [])).toEqual([]);
  });

  it('comes back on the day on which it was lifted, or later', () => {
    const lifted = [was('2025-01-01', '2025-06-01'), was('2026-01-01', '2026-03-02')];
    expect(adoptionErrors('2026-03-02', lifted)).toEqual([]);
    expect(adoptionErrors('2026-03-01', lifted)).toEqual([
      { path: 'inPlaceSince', code: 'DATE_TOO_EARLY', params: { earliest: '2026-03-02' } },
    ]);
    expect(adoptionErrors('2024-01-01', lifted)).toEqual([
      { path: 'inPlaceSince', code: 'DATE_TOO_EARLY', params: { earliest: '2026-03-02' } },
    ]);
    expect(adoptionErrors('2024-01-01', [was('2026-01-01', '2026-01-01')])).toEqual([]);
  });

  it('is lifted on the day it came or later, not in the future', () => {
    const since = { inPlaceSince: '2026-03-02' } as ControlMeasureFact;
    expect(liftErrors('2026-03-02', since, TODAY)).toEqual([]);
    expect(liftErrors('2026-03-01', since, TODAY)).toEqual([{ path: 'on', code: 'END_BEFORE_START' }]);
    expect(liftErrors('2026-11-23', since, TODAY)).toEqual([
      expect.objectContaining({ path: 'on', code: 'DATE_IN_FUTURE' }),
    ]);
  });
});
