import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  AMEND_FRAUD_CASE,
  brushing,
  makePoliceFixture,
  type PoliceFixture,
  READ_FRAUD_CASE,
  RECORD_FRAUD_CASE,
} from './police.fixture.js';

let fixture: PoliceFixture;
beforeAll(async () => {
  fixture = await makePoliceFixture();
});
afterAll(() => fixture.close());

describe('what is written of a victim', () => {
  it('is coded, and said by name in the language of who asks', async () => {
    const input = brushing({
      victimOccupation: 'student',
      paymentMethod: '扫码支付',
      bankName: 'icbc',
      victimSector: 'EDUCATION',
    });
    const { id } = await fixture.data(fixture.police, RECORD_FRAUD_CASE, { input });
    expect(await fixture.data(fixture.police, READ_FRAUD_CASE, { id })).toMatchObject({
      victimOccupation: '学生',
      victimOccupationCode: 'STUDENT',
      paymentMethodCode: 'QR_CODE',
      bankName: '工商银行',
      bankCode: 'ICBC',
      victimSector: 'EDUCATION',
    });
    const [row] = await fixture.sql('select victim_occupation_code, victim_sector from fraud_case where id = $1', [id]);
    expect(row).toEqual({ victim_occupation_code: 'STUDENT', victim_sector: 'EDUCATION' });
    // The same in other names of the list is no change.
    const same = { ...input, victimOccupation: '学生', bankName: 'ICBC' };
    await fixture.data(fixture.police, AMEND_FRAUD_CASE, { id, version: 1, input: { ...same, paymentMethod: '代付' } });
    const after = await fixture.data(fixture.police, READ_FRAUD_CASE, { id });
    expect(after).toMatchObject({ paymentMethod: '代付', paymentMethodCode: 'OTHER', bankCode: 'ICBC' });
    expect(after.history[0].changedFields).toEqual(['paymentMethod']);
  });

  it('is refused where its line is none', async () => {
    expect(
      await fixture.fieldErrors(fixture.police, RECORD_FRAUD_CASE, { input: brushing({ victimSector: 'SPORTS' }) }),
    ).toEqual(['victimSector UNKNOWN_CODE']);
  });
});
