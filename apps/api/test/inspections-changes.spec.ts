import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  AMEND,
  cafe,
  input,
  READ,
  shop,
  VOID,
  type InspectionsFixture,
  makeInspectionsFixture,
} from './inspections.fixture.js';

let fixture: InspectionsFixture;
beforeAll(async () => {
  fixture = await makeInspectionsFixture();
});
afterAll(() => fixture.close());

describe('amendInspection', () => {
  const amended = (id: string, changes: object = {}) => ({ id, version: 1, input: { ...input, ...changes } });

  it('refuses the anonymous, who may only look, other tenants and overseers', async () => {
    const { id } = await fixture.recorded();
    expect(await fixture.refused(null, AMEND, amended(id))).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await fixture.refused(fixture.schoolViewer, AMEND, amended(id))).toMatchObject({ code: 'FORBIDDEN' });
    expect(await fixture.refused(fixture.sibling, AMEND, amended(id))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await fixture.refused(fixture.countyOfficial, AMEND, amended(id))).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'READ_ONLY_OVERSIGHT',
    });
    expect(await fixture.rowOf(id)).toMatchObject({ version: 1 });
  });

  it('refuses bad input, all errors at once', async () => {
    const { id } = await fixture.recorded();
    expect(
      await fixture.fieldErrors(
        fixture.school,
        AMEND,
        amended(id, { subject: '', hazards: [{ ...cafe, rectifiedOn: '2026-10-11' }] }),
      ),
    ).toEqual(['subject REQUIRED', 'hazards.0.rectifiedOn END_BEFORE_START']);
  });

  it('puts a hazard down as rectified, on the day of its own', async () => {
    const { id } = await fixture.recorded({}, fixture.bank);
    const answer = (
      await fixture.data(fixture.bank, AMEND, amended(id, { hazards: [shop, { ...cafe, rectifiedOn: '2026-11-03' }] }))
    )['amendInspection'];
    expect(answer).toMatchObject({
      version: 2,
      hazards: [{ rectifiedOn: '2026-10-18' }, { rectifiedOn: '2026-11-03', overdue: false }],
    });
    expect(await fixture.rowOf(id)).toMatchObject({ version: 2 });
    expect((await fixture.hazardRows(id)).map(({ rectified_on }) => rectified_on)).toEqual([
      '2026-10-18',
      '2026-11-03',
    ]);
    expect(await fixture.figuresOf(fixture.bank)).toEqual([
      '2026-10-12 1 8 4 0',
      '2026-10-18 0 0 0 1',
      '2026-11-03 0 0 0 3',
    ]);
    expect((await fixture.data(fixture.bank, READ, { id }))['inspection'].history).toEqual([
      { version: 1, change: 'AMENDED', changedBy: fixture.bank.displayName, changedFields: ['hazards'] },
    ]);
    const [revision] = await fixture.sql('select image from fact_revision where fact_id = $1', [id]);
    expect(revision?.['image'].hazards[1]).toMatchObject({ count: 3, rectifiedOn: null });
  });
});

describe('voidInspection', () => {
  const asked = (id: string, reason = '重复填报') => ({ id, version: 1, reason });

  it('refuses the anonymous, who may only look, other tenants and overseers', async () => {
    const { id } = await fixture.recorded();
    expect(await fixture.refused(null, VOID, asked(id))).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await fixture.refused(fixture.schoolViewer, VOID, asked(id))).toMatchObject({ code: 'FORBIDDEN' });
    expect(await fixture.refused(fixture.sibling, VOID, asked(id))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await fixture.refused(fixture.countyOfficial, VOID, asked(id))).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'READ_ONLY_OVERSIGHT',
    });
    expect(await fixture.rowOf(id)).toMatchObject({ record_status: 'ACTIVE' });
  });

  it('refuses to do it without a reason', async () => {
    const { id } = await fixture.recorded();
    expect(await fixture.fieldErrors(fixture.school, VOID, asked(id, ' '))).toEqual(['reason REQUIRED']);
  });

  it('keeps the record with the reason and takes its figures back', async () => {
    const { id } = await fixture.recorded({}, fixture.movedSchool);
    const answer = (await fixture.data(fixture.movedSchool, VOID, asked(id)))['voidInspection'];
    expect(answer).toMatchObject({ version: 2, recordStatus: 'VOIDED', voidReason: '重复填报', allowed: [] });
    expect(await fixture.rowOf(id)).toMatchObject({ record_status: 'VOIDED', void_reason: '重复填报', version: 2 });
    expect(await fixture.hazardRows(id)).toHaveLength(2);
    expect(await fixture.figuresOf(fixture.movedSchool)).toEqual([]);
    expect(await fixture.refused(fixture.movedSchool, AMEND, { id, version: 2, input })).toMatchObject({
      code: 'CONFLICT',
      reason: 'ALREADY_VOIDED',
    });
  });
});

describe('requests at the same moment', () => {
  it('with one idempotency key record once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        fixture.recorded({ idempotencyKey: 'ten', subject: n % 2 ? ' 第一次' : '第一次' }, fixture.farSchool),
      ),
    );
    expect(new Set(answers.map(({ id, subject }) => `${id} ${subject}`)).size).toBe(1);
    expect(await fixture.figuresOf(fixture.farSchool)).toEqual(['2026-10-12 1 8 4 0', '2026-10-18 0 0 0 1']);
    expect(await fixture.hazardRows(answers[0]?.id)).toHaveLength(2);
  });

  it('let exactly one of ten amendments through, the others see what it changed', async () => {
    const { id } = await fixture.recorded();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        fixture.answer(n % 2 ? fixture.school : fixture.schoolColleague, AMEND, {
          id,
          version: 1,
          input: { ...input, subject: `第${n}次`, hazards: [] },
        }),
      ),
    );
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    const conflicts = answers.flatMap(({ errors }) => errors).map(({ extensions }) => extensions);
    expect(conflicts).toHaveLength(9);
    for (const conflict of conflicts)
      expect(conflict).toMatchObject({
        code: 'CONFLICT',
        reason: 'VERSION_CHANGED',
        current: { version: 2, changedFields: ['subject', 'hazards'] },
      });
    expect(await fixture.hazardRows(id)).toEqual([]);
    expect(await fixture.sql('select version from fact_revision where fact_id = $1', [id])).toEqual([{ version: 1 }]);
  });
});
