import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  AMEND,
  CHANGE,
  deputy,
  DISSOLVE,
  head,
  input,
  liaison,
  READ,
  type GroupsFixture,
  makeGroupsFixture,
} from './leadership-groups.fixture.js';
import type { Actor } from './support/actors.js';

let fixture: GroupsFixture;
beforeAll(async () => {
  fixture = await makeGroupsFixture();
});
afterAll(() => fixture.close());

describe('phones', () => {
  const phones = async (actor: Actor, id: string) =>
    (await fixture.data(actor, READ, { id }))['leadershipGroup'].members.map(
      ({ phone }: { phone: string | null }) => phone,
    );

  it('are shown to administrators of the own unit, and to nobody else', async () => {
    const { id, members } = await fixture.established();
    expect(members.map(({ phone }: { phone: string | null }) => phone)).toEqual([null, null, null]);
    expect(await phones(fixture.schoolColleague, id)).toEqual(['0553-1234567', null, '13800000000']);
    for (const actor of [fixture.school, fixture.schoolViewer, fixture.countyOfficial, fixture.educationOfficial])
      expect(await phones(actor, id)).toEqual([null, null, null]);
  });

  it('are shown to officials for the groups of their own authority', async () => {
    const { id } = await fixture.established({}, fixture.countyOfficial);
    expect(await phones(fixture.countyOfficial, id)).toEqual(['0553-1234567', null, '13800000000']);
  });

  it('survive an amendment by somebody who does not see them', async () => {
    const { id } = await fixture.established();
    const blind = [head, deputy, liaison].map((member) => ({ ...member, phone: null }));
    await fixture.data(fixture.school, AMEND, {
      id,
      version: 1,
      input: { ...input, documentNumber: null, members: blind },
    });
    expect(await fixture.phonesOf(id)).toEqual(['0 0553-1234567', '2 13800000000']);
    await fixture.data(fixture.schoolColleague, AMEND, {
      id,
      version: 2,
      input: { ...input, documentNumber: null, members: blind },
    });
    expect(await fixture.phonesOf(id)).toEqual([]);
  });

  it('are neither in the history nor in the log', async () => {
    const { id } = await fixture.established({}, fixture.schoolColleague);
    await fixture.data(fixture.schoolColleague, CHANGE, { id, version: 1, on: '2026-05-06', members: [head, liaison] });
    await fixture.data(fixture.schoolColleague, DISSOLVE, { id, version: 2, on: '2026-06-01' });
    const texts = await fixture.sql(
      `select image::text as text from fact_revision where fact_id::text = $1 union all select detail::text
       from audit_entry where subject_id::text = $1`,
      [id],
    );
    expect(texts).toHaveLength(5);
    for (const { text } of texts) for (const phone of [head.phone, liaison.phone]) expect(text).not.toContain(phone);
  });
});
