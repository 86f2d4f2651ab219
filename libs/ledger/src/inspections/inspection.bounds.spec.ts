import { BOUNDS } from '@fanzha/domain';
import { describe, expect, it } from '@jest/globals';
import { amountFields } from '../facts/amount-fields.js';
import { readInspection } from './inspection.bounds.js';
import type { HazardInput, InspectionInput } from './inspection.inputs.js';
import { shownHazard } from './inspection.model.js';

const TODAY = '2026-11-22';
const RANGE = { value: 2, qualifier: 'AT_LEAST', upTo: 4 } as const;
const ONE = { value: 1, qualifier: 'EXACT' } as const;
const hazard = (changes: Partial<HazardInput> = {}): HazardInput => ({ description: '宣传栏没有反诈内容', ...changes });
const input = (changes: Partial<InspectionInput> = {}): InspectionInput => ({
  occurredOn: '2026-10-12',
  subject: '网吧检查',
  hazards: [],
  ...changes,
});
const errorsOf = (changes: Partial<InspectionInput>) =>
  readInspection(input(changes), TODAY).errors.map(({ path, code }) => `${path} ${code}`);
const hazardErrors = (changes: Partial<HazardInput>) => errorsOf({ hazards: [hazard(), hazard(changes)] });

describe('bounds of an inspection', () => {
  it('takes what is not stated for one, exactly', () => {
    const { content, errors } = readInspection(
      input({ subject: ' 网吧检查 ', narrative: '一\r\n二', hazards: [hazard({ description: ' 漏洞 ' })] }),
      TODAY,
    );
    expect(errors).toEqual([]);
    expect(content).toEqual({
      beganOn: null,
      running: false,
      occurredOn: '2026-10-12',
      subject: '网吧检查',
      regionCode: null,
      campaignIds: [],
      ...amountFields('inspections', ONE),
      narrative: '一\n二',
      hazards: [{ description: '漏洞', ...amountFields('count', ONE), deadline: null, rectifiedOn: null }],
    });
  });

  it.each<[string, Partial<InspectionInput>, string[]]>([
    ['a day in the future', { occurredOn: '2026-11-23' }, ['occurredOn DATE_IN_FUTURE']],
    ['a day before 2000', { occurredOn: '1999-12-31' }, ['occurredOn DATE_TOO_EARLY']],
    ['no subject', { subject: ' ' }, ['subject REQUIRED']],
    ['a long subject', { subject: '长'.repeat(BOUNDS.inspectionSubject.max + 1) }, ['subject TOO_LONG']],
    ['a region that cannot be', { regionCode: '34021' }, ['regionCode NOT_A_REGION']],
    ['a campaign that cannot be', { campaignIds: ['autumn'] }, ['campaignIds UNKNOWN_CODE']],
    [
      'a number of inspections that is missing',
      { inspections: { qualifier: 'AT_LEAST' } },
      ['inspections.value AMOUNT_REQUIRED'],
    ],
    [
      'a number of inspections that nobody counted',
      { inspections: { value: 3, qualifier: 'UNCOUNTED' } },
      ['inspections.value AMOUNT_FORBIDDEN'],
    ],
    [
      'a negative number of inspections',
      { inspections: { value: -1, qualifier: 'EXACT' } },
      ['inspections.value NEGATIVE'],
    ],
    [
      'too many hazards',
      { hazards: Array.from({ length: BOUNDS.hazards.max + 1 }, () => hazard()) },
      ['hazards TOO_MANY_ITEMS'],
    ],
    ['a long narrative', { narrative: '长'.repeat(BOUNDS.narrative.max + 1) }, ['narrative TOO_LONG']],
    ['a blank key', { idempotencyKey: ' ' }, ['idempotencyKey REQUIRED']],
    [
      'several at once',
      { subject: '', hazards: [hazard({ description: '', deadline: '2026-10-11' })] },
      ['subject REQUIRED', 'hazards.0.description REQUIRED', 'hazards.0.deadline END_BEFORE_START'],
    ],
  ])('refuses %s', (_, changes, errors) => expect(errorsOf(changes)).toEqual(errors));

  it.each<[string, Partial<HazardInput>, string[]]>([
    ['without description', { description: ' ' }, ['hazards.1.description REQUIRED']],
    [
      'with a long description',
      { description: '长'.repeat(BOUNDS.hazard.max + 1) },
      ['hazards.1.description TOO_LONG'],
    ],
    ['without the count that is meant', { count: { qualifier: 'APPROX' } }, ['hazards.1.count.value AMOUNT_REQUIRED']],
    ['with a deadline before the inspection', { deadline: '2026-10-11' }, ['hazards.1.deadline END_BEFORE_START']],
    ['with a deadline three years ahead', { deadline: '2029-11-22' }, ['hazards.1.deadline DATE_TOO_LATE']],
    ['rectified before the inspection', { rectifiedOn: '2026-10-11' }, ['hazards.1.rectifiedOn END_BEFORE_START']],
    ['rectified tomorrow', { rectifiedOn: '2026-11-23' }, ['hazards.1.rectifiedOn DATE_IN_FUTURE']],
  ])('refuses a hazard %s', (_, changes, errors) => expect(hazardErrors(changes)).toEqual(errors));

  it('takes a hazard that is rectified on the spot, or after its deadline, or by one that lies ahead', () => {
    expect(hazardErrors({ deadline: '2026-10-12', rectifiedOn: '2026-10-12' })).toEqual([]);
    expect(hazardErrors({ deadline: '2026-10-20', rectifiedOn: '2026-11-22' })).toEqual([]);
    expect(hazardErrors({ deadline: '2027-01-31', count: { qualifier: 'UNCOUNTED' } })).toEqual([]);
  });
});

describe('an overdue hazard', () => {
  const shown = (deadline: string | null, rectifiedOn: string | null) =>
    shownHazard({ description: '漏洞', ...amountFields('count', RANGE), deadline, rectifiedOn }, TODAY);

  it('is one whose deadline has passed while it is not rectified', () => {
    expect(shown('2026-11-21', null)).toEqual({
      description: '漏洞',
      count: { ...RANGE, atLeast: null },
      deadline: '2026-11-21',
      rectifiedOn: null,
      overdue: true,
    });
    expect(shown('2026-11-22', null).overdue).toBe(false);
    expect(shown(null, null).overdue).toBe(false);
    expect(shown('2026-11-01', '2026-11-20').overdue).toBe(false);
  });
});
