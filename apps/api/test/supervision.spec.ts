import { addDays } from '@fanzha/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { NOBODY_HAS, type Answer } from './submissions.fixture.js';
import {
  ACTS,
  ANSWER,
  CLOSE,
  LATER,
  LIST,
  makeSupervisionFixture,
  READ,
  RETURN,
  SEND,
  SETTING,
  type SupervisionFixture,
  SWITCH,
  TODAY,
  TODO,
  WITHDRAW,
} from './supervision.fixture.js';

let f: SupervisionFixture;
beforeAll(async () => {
  f = await makeSupervisionFixture();
});
afterAll(() => f.end());

const YESTERDAY = addDays(TODAY, -1);
const issued = async (changes: object = {}): Promise<string> => (await f.send([f.school], changes))[0]?.['id'];
const received = async (): Promise<string> => {
  const id = await issued();
  await f.actOn('school-admin', 'receive', id);
  return id;
};
const answered = async (): Promise<string> => {
  const id = await received();
  await f.actOn('school-admin', 'answer', id);
  return id;
};

describe('supervision', () => {
  it('is off until an official switches it on, which is logged once', async () => {
    expect(await f.done('official', SETTING)).toEqual({ enabled: false, changedAt: null, mayChange: true });
    expect(await f.refusedSend([f.school])).toBe('SUPERVISION_OFF');
    expect(await f.done('official', TODO)).toMatchObject({ shown: false, mayWrite: false });
    for (let time = 0; time < 2; time += 1)
      expect(await f.switched(true)).toMatchObject({ enabled: true, mayChange: true });
    const logged = await f.db.sql<{ action: string }>(
      "select action from audit_entry where action like 'supervision.%' order by id",
    );
    expect(logged.map(({ action }) => action)).toEqual(['supervision.switched_on']);
    expect(await f.done('official', TODO)).toMatchObject({ shown: true, mayWrite: true });
    expect(await f.done('authority-editor', TODO)).toMatchObject({ shown: true, mayWrite: false });
  });

  it('that another official has switched on at the same moment is told as it stands', async () => {
    await f.done('second-official', SETTING);
    const holder = new pg.Client({ connectionString: f.db.ownerUrl });
    await holder.connect();
    try {
      await f.db.sql('delete from supervision_setting where tenant_id = $1', [f.authority.id]);
      await holder.query('begin');
      await holder.query(
        `insert into supervision_setting (city_code, tenant_id, enabled, changed_by)
         values ('3402', $1, true, gen_random_uuid())`,
        [f.authority.id],
      );
      const second = f.switched(true, 'second-official');
      await new Promise((done) => setTimeout(done, 500));
      await holder.query('commit');
      expect(await second).toMatchObject({ enabled: true, changedAt: expect.any(String) });
    } finally {
      await holder.end();
    }
  });

  it('is switched for the own authority alone, by who keeps its programs', async () => {
    expect(await f.done('education-official', SETTING)).toMatchObject({ enabled: false });
    expect(await f.refusedSend([f.school], {}, 'education-official')).toBe('SUPERVISION_OFF');
    expect(await f.refused('school-admin', SWITCH, { enabled: true })).toBe('OUTSIDE_OVERSIGHT');
    expect(await f.refused('authority-editor', SWITCH, { enabled: false })).toBe('FORBIDDEN');
    expect(await f.refused('operator', SWITCH, { enabled: true })).toBe('FORBIDDEN');
    expect(await f.refused(null, SWITCH, { enabled: true })).toBe('UNAUTHENTICATED');
    expect(await f.done('school-admin', SETTING)).toEqual({ enabled: false, changedAt: null, mayChange: false });
    expect(await f.done('authority-editor', SETTING)).toMatchObject({ enabled: true, mayChange: false });
  });

  it('that is off shows units nothing and lets nobody go on; on again, letters stand where they stood', async () => {
    const id = await answered();
    await f.switched(false);
    expect(await f.refused('school-admin', READ, { id })).toBe('NOT_FOUND');
    expect(await f.titles('school-admin')).toEqual([]);
    expect(await f.done('school-admin', TODO)).toMatchObject({ toReceive: 0, toAnswer: 0, shown: false });
    expect(await f.letterOf('official', id)).toMatchObject({ state: 'ANSWERED', allowed: [] });
    for (const act of ['return', 'close', 'withdraw'])
      expect(await f.refusedOn('official', act, id)).toBe('SUPERVISION_OFF');
    expect(await f.refusedOn('school-admin', 'answer', id)).toBe('NOT_FOUND');
    expect(await f.refusedSend([f.school])).toBe('SUPERVISION_OFF');
    expect(await f.done('official', TODO)).toMatchObject({ toReview: 0, shown: true });
    await f.switched(true);
    expect(await f.letterOf('school-admin', id)).toMatchObject({ state: 'ANSWERED', course: { length: 3 } });
    await f.actOn('official', 'close', id);
  });
});

describe('a letter', () => {
  it('goes to each unit by itself, with a number of its own', async () => {
    const [one, other] = await f.send([f.bank, f.school], {
      kind: 'SUPERVISION_NOTICE',
      documentNumber: '湾反诈[2026]05号',
    });
    expect(one).toMatchObject({
      kind: 'SUPERVISION_NOTICE',
      documentNumber: '湾反诈〔2026〕5号',
      state: 'ISSUED',
      version: 1,
      year: Number(TODAY.slice(0, 4)),
      dueOn: LATER,
      overdue: false,
      late: false,
      allowed: ['withdraw'],
      tenant: { id: f.bank.id },
      issuer: { id: f.authority.id },
      occasion: null,
      course: [{ step: 'ISSUE', words: null, dueOn: LATER, by: 'official' }],
    });
    expect(other).toMatchObject({ tenant: { id: f.school.id }, number: one?.['number'] + 1 });
    const rows = await f.db.sql(
      `select region_code, sector, issuer_region, shown, input_hash from supervision_letter where id = $1`,
      [one?.['id']],
    );
    expect(rows).toEqual([
      { region_code: '340210101', sector: f.bank.sector, issuer_region: '340210', shown: true, input_hash: null },
    ]);
  });

  it.each([
    [{ title: ' ' }, ['title REQUIRED']],
    [{ words: '' }, ['words REQUIRED']],
    [{ words: '字'.repeat(5_001) }, ['words TOO_LONG']],
    [{ documentNumber: '五号文' }, ['documentNumber INVALID_FORMAT']],
    [{ dueOn: YESTERDAY }, ['dueOn DATE_TOO_EARLY']],
    [{ dueOn: addDays(TODAY, 366) }, ['dueOn DATE_TOO_LATE']],
    [{ unitIds: [] }, ['unitIds TOO_FEW_ITEMS']],
    [
      { unitIds: ['x', NOBODY_HAS, NOBODY_HAS] },
      ['unitIds.0 INVALID_ID', 'unitIds.2 DUPLICATE', 'unitIds.1 NOT_FOUND', 'unitIds.2 NOT_FOUND'],
    ],
    [{ occasion: { kind: 'FRAUD_CASE', id: 'x' } }, ['occasion.id INVALID_ID']],
    [{ occasion: { kind: 'CAMPAIGN_TASK', id: NOBODY_HAS } }, ['occasion.taskId REQUIRED']],
    [{ occasion: { kind: 'FRAUD_CASE', id: NOBODY_HAS, taskId: NOBODY_HAS } }, ['occasion.taskId NOT_ALLOWED_HERE']],
  ])('is refused with %j', async (changes, fields) => {
    expect(await f.refusedSend([f.school], changes)).toEqual(fields);
  });

  it('is written by officials to units that they oversee, not to their own', async () => {
    expect(await f.refusedSend([f.sibling])).toEqual(['unitIds.0 NOT_FOUND']);
    expect(await f.refusedSend([f.authority])).toEqual(['unitIds.0 NOT_ALLOWED_HERE']);
    const closed = await f.unit('340210100');
    await f.close(closed, addDays(TODAY, -3));
    expect(await f.refusedSend([closed])).toEqual(['unitIds.0 NOT_ALLOWED_HERE']);
    expect(await f.refusedSend([f.bank], {}, 'school-admin')).toBe('OUTSIDE_OVERSIGHT');
    expect(await f.refusedSend([f.bank], {}, 'authority-editor')).toBe('OUTSIDE_OVERSIGHT');
    expect(await f.refusedSend([f.bank], {}, 'operator')).toBe('FORBIDDEN');
    expect(await f.refusedSend([f.bank], {}, null)).toBe('UNAUTHENTICATED');
    await f.switched(true, 'education-official');
    expect(await f.refusedSend([f.bank], {}, 'education-official')).toEqual(['unitIds.0 NOT_FOUND']);
  });

  it('is sent once under a key', async () => {
    const input = f.letter([f.school, f.bank], { idempotencyKey: 'letters-1', title: '只发一次' });
    const first = await f.done('official', SEND, { input });
    const again = await f.done('official', SEND, { input });
    expect(again['map'](({ id }: Answer) => id)).toEqual(first['map'](({ id }: Answer) => id));
    expect(await f.refused('official', SEND, { input: { ...input, title: '另一封' } })).toBe('IDEMPOTENCY_KEY_REUSED');
    expect((await f.titles('official')).filter((title) => title === '只发一次')).toHaveLength(2);
    const both = await Promise.all(
      [0, 1].map(() => f.asked('official', SEND, { input: { ...input, idempotencyKey: 'letters-2' } })),
    );
    expect(both[0]?.['done'].map(({ id }: Answer) => id)).toEqual(both[1]?.['done'].map(({ id }: Answer) => id));
  });

  it('is numbered without a gap by two who send at once', async () => {
    const sent = await Promise.all(['official', 'second-official'].map((name) => f.send([f.school, f.bank], {}, name)));
    const numbers = sent.flat().map(({ number }) => number as number);
    expect(Math.max(...numbers) - Math.min(...numbers)).toBe(3);
    expect(new Set(numbers).size).toBe(4);
  });
});

describe('the course of a letter', () => {
  it('goes from the receipt to an answer that is late, back, and to its end', async () => {
    const id = await issued();
    expect(await f.letterOf('school-editor', id)).toMatchObject({ state: 'ISSUED', allowed: ['receive'] });
    expect(await f.letterOf('school-viewer', id)).toMatchObject({ allowed: [] });
    expect(await f.actOn('school-admin', 'receive', id)).toMatchObject({
      state: 'RECEIVED',
      version: 2,
      allowed: ['answer'],
      receivedAt: expect.any(String),
    });
    await f.dueOn(id, YESTERDAY);
    expect(await f.letterOf('school-admin', id)).toMatchObject({ overdue: true, late: false });
    expect(await f.actOn('school-editor', 'answer', id, { words: ' 查了，\n改了。 ' })).toMatchObject({
      state: 'ANSWERED',
      overdue: false,
      late: true,
      answeredOn: TODAY,
      allowed: [],
    });
    expect(await f.actOn('official', 'return', id, { dueOn: LATER })).toMatchObject({
      state: 'RETURNED',
      round: 1,
      dueOn: LATER,
      allowed: ['withdraw'],
    });
    expect(await f.letterOf('school-admin', id)).toMatchObject({ allowed: ['answer'], overdue: false });
    expect(await f.actOn('school-admin', 'answer', id, { words: '补充说明' })).toMatchObject({ late: false });
    const closed = await f.actOn('second-official', 'close', id);
    expect(closed).toMatchObject({ state: 'CLOSED', version: 6, allowed: [] });
    expect(closed['course']).toEqual([
      { step: 'ISSUE', words: null, dueOn: LATER, by: 'official' },
      { step: 'RECEIVE', words: null, dueOn: null, by: null },
      { step: 'ANSWER', words: '查了，\n改了。', dueOn: null, by: null },
      { step: 'RETURN', words: '没有说明整改情况', dueOn: LATER, by: 'official' },
      { step: 'ANSWER', words: '补充说明', dueOn: null, by: null },
      { step: 'CLOSE', words: null, dueOn: null, by: 'second-official' },
    ]);
    const logged = await f.db.sql<{ action: string }>(
      'select action from audit_entry where subject_id = $1 order by id',
      [id],
    );
    expect(logged.map(({ action }) => action.replace('supervision.', ''))).toEqual([
      'issued',
      'received',
      'answered',
      'returned',
      'answered',
      'closed',
    ]);
  });

  const SETUPS: Readonly<Record<string, readonly [make: () => Promise<string>, unit: string[], authority: string[]]>> =
    {
      ISSUED: [issued, ['receive'], ['withdraw']],
      RECEIVED: [received, ['answer'], ['withdraw']],
      ANSWERED: [answered, [], ['return', 'close', 'withdraw']],
      RETURNED: [
        async () => {
          const id = await answered();
          await f.actOn('official', 'return', id);
          return id;
        },
        ['answer'],
        ['withdraw'],
      ],
      CLOSED: [
        async () => {
          const id = await answered();
          await f.actOn('official', 'close', id);
          return id;
        },
        [],
        [],
      ],
      WITHDRAWN: [
        async () => {
          const id = await issued();
          await f.actOn('official', 'withdraw', id);
          return id;
        },
        [],
        [],
      ],
    };
  it.each(Object.keys(SETUPS))('refuses everything else in %s, and of others all', async (state) => {
    const [make, ofUnit, ofAuthority] = SETUPS[state] as (typeof SETUPS)[string];
    const id = await make();
    expect(await f.letterOf('school-admin', id)).toMatchObject({ state, allowed: ofUnit });
    expect(await f.letterOf('official', id)).toMatchObject({ state, allowed: ofAuthority });
    for (const act of Object.keys(ACTS)) {
      const isOfUnit = act === 'receive' || act === 'answer';
      const [who, other] = isOfUnit ? ['school-admin', 'official'] : ['official', 'school-admin'];
      expect([act, await f.refusedOn(other, act, id)]).toEqual([act, isOfUnit ? 'READ_ONLY_OVERSIGHT' : 'FORBIDDEN']);
      expect([act, await f.refusedOn('city-official', act, id)]).toEqual([act, 'READ_ONLY_OVERSIGHT']);
      expect([act, await f.refusedOn('school-viewer', act, id)]).toEqual([act, 'FORBIDDEN']);
      for (const stranger of ['bank-admin', 'sibling-admin', 'education-official', 'authority-editor'])
        expect([act, await f.refusedOn(stranger, act, id)]).toEqual([act, 'NOT_FOUND']);
      expect([act, await f.refusedOn(null, act, id)]).toEqual([act, 'UNAUTHENTICATED']);
      if (![...ofUnit, ...ofAuthority].includes(act))
        expect([act, await f.refusedOn(who, act, id)]).toEqual([act, 'SUPERVISION_STATE']);
    }
    expect(await f.letterOf('official', id)).toMatchObject({ state });
  });

  it('takes words for what it says, and a day that is to come', async () => {
    const id = await received();
    expect(await f.refusedOn('school-admin', 'answer', id, { words: ' ' })).toEqual(['words REQUIRED']);
    expect(await f.refusedOn('school-admin', 'answer', id, { words: '字'.repeat(5_001) })).toEqual(['words TOO_LONG']);
    await f.actOn('school-admin', 'answer', id);
    expect(await f.refusedOn('official', 'return', id, { reason: '' })).toEqual(['reason REQUIRED']);
    expect(await f.refusedOn('official', 'return', id, { dueOn: YESTERDAY })).toEqual(['dueOn DATE_TOO_EARLY']);
    expect(await f.refusedOn('official', 'withdraw', id, { reason: '' })).toEqual(['reason REQUIRED']);
    for (const missing of [NOBODY_HAS, 'x'])
      expect(await f.refused('official', CLOSE, { id: missing, version: 1 })).toBe('NOT_FOUND');
  });

  it('of two officials at once lets one win; the other is told what happened', async () => {
    const id = await answered();
    const { version } = await f.letterOf('official', id);
    const both = await Promise.all([
      f.asked('official', CLOSE, { id, version }),
      f.asked('second-official', RETURN, { id, version, reason: '还不够' }),
    ]);
    const [lost] = both.filter((outcome) => !('done' in outcome));
    const [won] = both.filter((outcome) => 'done' in outcome);
    expect(lost).toMatchObject({
      code: 'CONFLICT',
      reason: 'SUPERVISION_STATE',
      id,
      state: won?.['done'].state,
      version: version + 1,
      changedAt: expect.any(String),
    });
    const open = await received();
    await f.actOn('school-admin', 'answer', open);
    await f.actOn('official', 'return', open);
    expect(await f.asked('school-admin', ANSWER, { id: open, version: 2, words: '晚了' })).toMatchObject({
      code: 'CONFLICT',
      reason: 'VERSION_CHANGED',
      state: 'RETURNED',
      version: 4,
    });
    expect(await f.refused('official', WITHDRAW, { id: open, version: 3, reason: '错' })).toBe('VERSION_CHANGED');
  });
});

it('is listed page by page, the latest first', async () => {
  const first = await f.done('official', LIST, { first: 2 });
  expect(first['totalCount']).toBeGreaterThan(4);
  const second = await f.done('official', LIST, { first: 2, after: first['pageInfo'].endCursor });
  const numbers = [...first['edges'], ...second['edges']].map(({ node }: Answer) => node.number as number);
  expect(numbers).toEqual(numbers.toSorted((one, other) => other - one));
  expect(new Set(numbers).size).toBe(4);
  expect(await f.refused('official', LIST, { first: 101 })).toEqual(['first TOO_LARGE']);
  expect(await f.refused('official', LIST, { after: 'x' })).toEqual(['after INVALID_CURSOR']);
  const closed = await f.done('official', LIST, { filter: { states: ['CLOSED'] } });
  expect(closed['edges'].every(({ node }: Answer) => node.state === 'CLOSED')).toBe(true);
});
