import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { ACCEPT, GET, LIST, PARK, READ, UNDO } from './read-texts.fixture.js';
import { insertOversight, insertTenant, insertUser, type TestTenant } from './support/factories.js';
import { startTestApi, type TestApi } from './support/test-api.js';
import { sendFile } from './support/uploads.js';

const SUMMARY = `湖畔小学2026年9月反诈宣传工作总结
9月10日，我校组织开展反诈专题讲座1场，参加师生320人，发放宣传手册800余份。
9月15日，我校召开主题班会，24个班级1100名学生参加，其中六年级学生180人参加。
9月20日，通过微信公众号推送反诈文章3篇，转发12篇。`;

type Proposal = Record<string, never> & {
  proposal: number;
  kind: string;
  from: string | null;
  quote: string;
  possible: boolean;
  obstacle: string | null;
  amounts: { reading: number; indicator: string | null; role: string }[];
  toldBefore: { recordId: string | null; textId: string | null } | null;
};

describe('texts that are read', () => {
  let fixture: TestApi;
  let school: TestTenant;
  let token: string;
  let neighbour: string;
  let official: string;
  let police: string;

  beforeAll(async () => {
    fixture = await startTestApi();
    school = await insertTenant(fixture.db, 'SCHOOL', '340210100', { name: '湖畔小学' });
    const other = await insertTenant(fixture.db, 'SCHOOL', '340210100');
    const station = await insertTenant(fixture.db, 'POLICE', '340210100');
    token = (await insertUser(fixture, school, ['UNIT_EDITOR'])).token;
    neighbour = (await insertUser(fixture, other, ['UNIT_EDITOR'])).token;
    police = (await insertUser(fixture, station, ['UNIT_EDITOR'])).token;
    const office = await insertTenant(fixture.db, 'AUTHORITY', '340210');
    await insertOversight(fixture.db, office, '340210');
    official = (await insertUser(fixture, office, ['COUNTY_OFFICIAL'])).token;
  });
  afterAll(() => fixture?.close());

  const ask = (query: string, variables: Record<string, unknown>, as = token) =>
    fixture.gql(query, variables, { token: as });
  const read = async (text: string, as = token, further: object = {}) => {
    const { data, errors } = await ask(READ, { text, reportDate: '2026-09-30', ...further }, as);
    expect(errors).toEqual([]);
    return data.readSummaryText;
  };
  const daysOf = ({ proposal, from }: Proposal) => ({ proposal, startOn: from ?? '2026-09-30' });
  const rows = async (table: string) =>
    Number((await fixture.db.sql(`select count(*)::int as count from ${table}`))[0]?.['count']);

  it('are stored and read; nothing is recorded, and the same text is stored once', async () => {
    const before = await rows('activity');
    const text = await read(SUMMARY, token, { key: 'first', fileName: '9月总结.docx' });
    expect(text).toMatchObject({ state: 'OPEN', version: 1, isReport: true, text: SUMMARY });
    for (const { start, end, quote } of text.readings) expect(SUMMARY.slice(start, end)).toBe(quote);
    expect(text.proposals.length).toBeGreaterThanOrEqual(3);
    expect(text.readings).toContainEqual(
      expect.objectContaining({ indicator: 'PARTICIPANTS', value: 320, qualifier: 'EXACT', class: 'RESULT' }),
    );
    expect(await rows('activity')).toBe(before);
    expect((await read(SUMMARY)).id).toBe(text.id);
    expect((await read(SUMMARY, token, { key: 'first' })).id).toBe(text.id);
    expect((await ask(READ, { text: '另一份总结', key: 'first' })).errors[0]?.extensions).toMatchObject({
      code: 'CONFLICT',
      reason: 'IDEMPOTENCY_KEY_REUSED',
    });
    expect((await ask(GET, { id: text.id })).data.readText).toEqual(text);
    const { data } = await ask(LIST, { first: 1 });
    expect(data.readTexts).toMatchObject({ totalCount: 1, edges: [{ node: { id: text.id, recordCount: 0 } }] });
  });

  it('are shown to nobody else: not to neighbours, not to officials above, not to strangers', async () => {
    const { id, version } = await read(SUMMARY);
    for (const as of [neighbour, official]) {
      for (const { errors } of [
        await ask(GET, { id }, as),
        await ask(PARK, { id, version, reason: '不是总结' }, as),
        await ask(UNDO, { id, version, reason: '记错了', withAmended: true }, as),
        await ask(
          ACCEPT,
          { input: { textId: id, version, idempotencyKey: 'x', accepted: [{ proposal: 0, startOn: '2026-09-10' }] } },
          as,
        ),
      ])
        expect(errors[0]?.extensions.code).toBe('NOT_FOUND');
      expect((await ask(LIST, {}, as)).data.readTexts.totalCount).toBe(0);
    }
    expect((await fixture.gql(GET, { id })).errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('names what is wrong with a text', async () => {
    const errorsOf = async (variables: Record<string, unknown>) =>
      ((await ask(READ, variables)).errors[0]?.extensions['fields'] as { path: string; code: string }[])?.map(
        ({ path, code }) => `${path} ${code}`,
      );
    expect(await errorsOf({ text: ' \u200b ' })).toEqual(['text REQUIRED']);
    expect(await errorsOf({ text: '字'.repeat(200_001) })).toEqual(['text TOO_LONG']);
    expect(await errorsOf({ text: '我校讲座', reportDate: '2090-01-01' })).toEqual(['reportDate DATE_IN_FUTURE']);
    expect(await errorsOf({ text: '身份证号11010519491231002X，开展讲座' })).toEqual(['text PERSONAL_NUMBER']);
    const { data } = await ask(READ, { text: `我校开展讲座1场。${'字'.repeat(199_000)}` }, neighbour);
    expect(data.readSummaryText.state).toBe('OPEN');
  });

  it('become records in one step, once, with their source words', async () => {
    const text = await read(SUMMARY);
    const wanted = (text.proposals as Proposal[]).filter(({ possible }) => possible).slice(0, 3);
    const input = {
      textId: text.id,
      version: text.version,
      idempotencyKey: randomUUID(),
      accepted: wanted.map(daysOf),
    };
    const accepted = (await ask(ACCEPT, { input })).data?.acceptReadings;
    expect(accepted).toMatchObject({ state: 'ACCEPTED', version: 2 });
    expect(accepted.records).toHaveLength(3);
    expect((await ask(ACCEPT, { input })).data.acceptReadings).toEqual(accepted);
    expect(await rows('read_text_record')).toBe(3);
    expect(
      (await ask(ACCEPT, { input: { ...input, accepted: input.accepted.slice(1) } })).errors[0]?.extensions,
    ).toMatchObject({ code: 'CONFLICT', reason: 'IDEMPOTENCY_KEY_REUSED' });
    expect((await ask(ACCEPT, { input: { ...input, idempotencyKey: 'another' } })).errors[0]?.extensions).toMatchObject(
      { code: 'CONFLICT', reason: 'TEXT_SETTLED' },
    );
    for (const { proposal, recordId } of accepted.records) {
      const [row] = await fixture.db.sql('select narrative, start_on::text as day from activity where id = $1', [
        recordId,
      ]);
      expect(row?.['narrative']).toBe(text.proposals[proposal].quote);
    }
    const [lecture] = await fixture.db.sql(
      `select m.amount::int as amount, m.qualifier from activity_measure m
       where m.indicator = 'PARTICIPANTS' and m.activity_id = any ($1::uuid[]) order by 1 limit 1`,
      [accepted.records.map(({ recordId }: { recordId: string }) => recordId)],
    );
    expect(lecture).toEqual({ amount: 320, qualifier: 'EXACT' });
  });

  it('tells what was told before, and refuses it unless a person says why', async () => {
    const again = await read(`${SUMMARY}\n9月28日，我校开展反诈知识竞赛1场，参加学生210人。`);
    const told = (again.proposals as Proposal[]).filter(({ toldBefore }) => toldBefore !== null);
    expect(told.length).toBeGreaterThanOrEqual(3);
    expect(told.some(({ toldBefore }) => toldBefore?.recordId)).toBe(true);
    const fresh = (again.proposals as Proposal[]).find(({ quote }) => quote.includes('竞赛'));
    expect(fresh).toMatchObject({ toldBefore: null, possible: true });
    const first = told.find(({ possible }) => possible) as Proposal;
    const send = (more: object) =>
      ask(ACCEPT, {
        input: {
          textId: again.id,
          version: again.version,
          idempotencyKey: 'again',
          accepted: [daysOf(fresh as Proposal), { ...daysOf(first), ...more }],
        },
      });
    const before = await rows('activity');
    expect((await send({})).errors[0]?.extensions['fields']).toMatchObject([
      { path: 'accepted.1.again', code: 'REQUIRED', message: expect.stringContaining('第 2 条') },
    ]);
    expect((await send({ again: true })).errors[0]?.extensions['fields']).toMatchObject([
      { path: 'accepted.1.againReason', code: 'REQUIRED' },
    ]);
    expect(await rows('activity')).toBe(before);
    expect((await send({ again: true, againReason: '同样的讲座又办了一次' })).data?.acceptReadings.state).toBe(
      'ACCEPTED',
    );
    expect(await rows('activity')).toBe(before + 2);
  });

  it('stores nothing where one proposal has an error, and names it by its field', async () => {
    const text = await read(
      '湖畔小学10月反诈工作总结\n10月8日，我校开展反诈讲座2场，参加学生150人。\n' +
        '10月9日，我校组织观看反诈影片1场，参加学生260人。',
      token,
      { reportDate: '2026-10-31' },
    );
    const [one, two] = text.proposals as [Proposal, Proposal];
    const before = await rows('activity');
    const { errors } = await ask(ACCEPT, {
      input: {
        textId: text.id,
        version: text.version,
        idempotencyKey: 'errors',
        accepted: [
          daysOf(one),
          {
            proposal: two.proposal,
            startOn: '2090-01-01',
            amounts: [{ reading: two.amounts.at(-1)?.reading, value: -3 }],
          },
          { proposal: 99, startOn: '2026-10-01' },
        ],
      },
    });
    expect(errors[0]?.extensions['fields']).toMatchObject([{ path: 'accepted.2.proposal', code: 'NOT_FOUND' }]);
    const second = await ask(ACCEPT, {
      input: {
        textId: text.id,
        version: text.version,
        idempotencyKey: 'errors',
        accepted: [
          daysOf(one),
          {
            proposal: two.proposal,
            startOn: '2090-01-01',
            amounts: [{ reading: two.amounts.at(-1)?.reading, value: -3 }],
          },
        ],
      },
    });
    const fields = second.errors[0]?.extensions['fields'] as { path: string; code: string }[];
    expect(fields.map(({ path, code }) => `${path} ${code}`)).toEqual([
      'accepted.1.startOn DATE_IN_FUTURE',
      `accepted.1.amounts.${two.amounts.length - 1}.value NEGATIVE`,
    ]);
    expect(await rows('activity')).toBe(before);
    expect((await ask(GET, { id: text.id })).data.readText.state).toBe('OPEN');
  });

  it('counts a part never beside its total, and what another unit did not at all', async () => {
    const text = await read(
      '湖畔小学宣传工作总结\n9月1日，我校发放宣传单3000份，其中一年级发放宣传单600份。\n' +
        '今年以来，公安机关共破获电信诈骗案件31起，抓获犯罪嫌疑人12名。',
      token,
    );
    const proposals = text.proposals as Proposal[];
    const roles = proposals.flatMap(({ amounts }) => amounts.map(({ role }) => role));
    expect(roles).toContain('PART');
    const foreign = proposals.filter(({ obstacle }) => obstacle === 'OF_OTHERS');
    expect(foreign.length).toBeGreaterThan(0);
    const { errors } = await ask(ACCEPT, {
      input: {
        textId: text.id,
        version: 1,
        idempotencyKey: 'others',
        accepted: [{ proposal: foreign[0]?.proposal, startOn: '2026-09-01' }],
      },
    });
    expect(errors[0]?.extensions['fields']).toMatchObject([{ path: 'accepted.0.proposal', code: 'NOT_ALLOWED_HERE' }]);
    const leaflets = proposals.find(({ quote }) => quote.includes('3000')) as Proposal;
    const { data } = await ask(ACCEPT, {
      input: { textId: text.id, version: 1, idempotencyKey: 'parts', accepted: [daysOf(leaflets)] },
    });
    const [sum] = await fixture.db.sql(
      `select sum(amount)::int as amount from activity_measure
       where indicator = 'LEAFLETS' and activity_id = any ($1::uuid[])`,
      [data.acceptReadings.records.map(({ recordId }: { recordId: string }) => recordId)],
    );
    expect(sum?.['amount']).toBe(3000);
  });

  it('keeps running totals as such, in the ledgers of the police', async () => {
    const text = await read(
      '湖畔派出所9月反诈工作总结\n今年以来，我所累计抓获犯罪嫌疑人31名，打掉犯罪团伙2个。\n' +
        '9月5日，我所对涉案账户紧急止付86万元。',
      police,
    );
    const proposals = (text.proposals as Proposal[]).filter(({ possible }) => possible);
    expect(proposals.map(({ kind }) => kind).sort()).toEqual(expect.arrayContaining(['FUNDS_ACTION', 'TALLY']));
    const tally = proposals.find(({ kind }) => kind === 'TALLY') as Proposal;
    const funds = proposals.find(({ kind }) => kind === 'FUNDS_ACTION') as Proposal;
    const accepted = [
      { proposal: tally.proposal, startOn: '2026-01-01', endOn: '2026-09-30' },
      { proposal: funds.proposal, startOn: '2026-09-05' },
    ];
    const { data, errors } = await ask(
      ACCEPT,
      { input: { textId: text.id, version: 1, idempotencyKey: 'police', accepted } },
      police,
    );
    expect(errors).toEqual([]);
    const idOf = (kind: string) =>
      (data.acceptReadings.records as { kind: string; recordId: string }[]).find((each) => each.kind === kind)
        ?.recordId;
    const [kept] = await fixture.db.sql(
      'select running, began_on::text as began, occurred_on::text as day from tally where id = $1',
      [idOf('TALLY')],
    );
    expect(kept).toEqual({ running: true, began: '2026-01-01', day: '2026-09-30' });
    const [action] = await fixture.db.sql(
      'select stage, amount::bigint::text as amount from funds_action where id = $1',
      [idOf('FUNDS_ACTION')],
    );
    expect(action).toEqual({ stage: 'STOP_PAYMENT', amount: '86000000' });
  });

  it('are undone as a whole: their records are voided, and the same text can be read and accepted anew', async () => {
    const given =
      '湖畔小学工作总结\n9月3日，我校开展防诈演练1场，参加学生95人。\n9月4日，我校开展家长讲座1场，参加家长77人。';
    const text = await read(given);
    const wanted = (text.proposals as Proposal[]).filter(({ possible }) => possible);
    expect(wanted.length).toBeGreaterThanOrEqual(2);
    const accept = async (of: typeof text) =>
      (
        await ask(ACCEPT, {
          input: { textId: of.id, version: of.version, idempotencyKey: randomUUID(), accepted: wanted.map(daysOf) },
        })
      ).data.acceptReadings;
    const accepted = await accept(text);
    const [first] = accepted.records;
    const amended = await ask(
      `mutation Amend($id: ID!, $input: ActivityInput!) { amendActivity(id: $id, version: 1, input: $input) { id } }`,
      { id: first.recordId, input: { type: 'LECTURE', title: '改过的演练', startOn: '2026-09-03', status: 'DONE' } },
    );
    expect(amended.errors).toEqual([]);
    const { id, version, records } = accepted;
    const standing = records.length - 1;
    expect((await ask(GET, { id })).data.readText.undo).toEqual({ standing, amended: 1, voided: 0 });
    const undo = (more: object) => ask(UNDO, { id, version, reason: '读错了', withAmended: false, ...more });
    expect((await undo({ reason: ' ' })).errors[0]?.extensions['fields']).toMatchObject([{ path: 'reason' }]);
    expect((await undo({ version: 1 })).errors[0]?.extensions['reason']).toBe('VERSION_CHANGED');
    const undone = (await undo({})).data.undoReadText;
    expect(undone).toMatchObject({ state: 'UNDONE', undoReason: '读错了', undo: { standing: 0, amended: 1 } });
    expect(undone.records.map(({ undo: became }: { undo: string }) => became).sort()).toEqual(
      ['AMENDED', ...Array.from({ length: standing }, () => 'VOIDED')].sort(),
    );
    // Why a record stayed is told with it.
    const kept = undone.records.find(({ undo: became }: { undo: string }) => became === 'AMENDED').recordId;
    await fixture.db.sql(
      `update read_text_record set undo = 'REFUSED', undo_why = '{"code":"VERSION_CHANGED"}' where record_id = $1`,
      [kept],
    );
    const told = (await ask(GET, { id })).data.readText.records as { recordId: string; undoMessage: string | null }[];
    expect(told.filter(({ undoMessage }) => undoMessage !== null)).toEqual([
      expect.objectContaining({ recordId: kept, undoMessage: expect.stringMatching(/\p{Script=Han}/u) }),
    ]);
    const all = await undo({ version: undone.version, withAmended: true });
    expect(all.data.undoReadText.undo).toEqual({ standing: 0, amended: 0, voided: records.length });
    const nothing = await undo({ version: undone.version + 1, withAmended: true });
    expect(nothing.errors[0]?.extensions['reason']).toBe('TEXT_SETTLED');
    const again = await read(given);
    expect(again.id).not.toBe(id);
    expect((again.proposals as Proposal[]).every(({ toldBefore }) => toldBefore === null)).toBe(true);
    expect((await accept(again)).records).toHaveLength(records.length);
  });

  it('are put aside with a reason, and then become nothing', async () => {
    const text = await read('学习心得：我觉得反诈很重要，我认为要提高警惕。', token);
    expect(text).toMatchObject({ isReport: false, proposals: [] });
    const park = (version: number, reason: string) => ask(PARK, { id: text.id, version, reason });
    expect((await park(1, ' ')).errors[0]?.extensions['fields']).toMatchObject([{ path: 'reason', code: 'REQUIRED' }]);
    expect((await park(2, '是心得')).errors[0]?.extensions['reason']).toBe('VERSION_CHANGED');
    expect((await park(1, '是心得')).data.parkReadText).toMatchObject({ state: 'PARKED', version: 2 });
    expect((await park(2, '是心得')).errors[0]?.extensions['reason']).toBe('TEXT_SETTLED');
    const log = await fixture.db.sql(
      "select action, detail::text as detail from audit_entry where subject_kind = 'read_text'",
    );
    expect(log.map(({ action }) => action)).toEqual(expect.arrayContaining(['read_text.parked', 'read_text.accepted']));
    expect(JSON.stringify(log)).not.toContain('讲座');
  });

  it('come out of a file, for those who may record, and nothing of it is kept', async () => {
    const send = async (file: Buffer | null, as: string | null) => {
      const form = new FormData();
      if (file) form.append('file', new File([new Uint8Array(file)], '总结.txt'));
      const request = new Request('http://localhost/', { method: 'POST', body: form });
      const { statusCode, body } = await fixture.app.inject({
        method: 'POST',
        url: '/reading/text',
        headers: {
          'content-type': request.headers.get('content-type') ?? '',
          ...(as && { authorization: `Bearer ${as}` }),
        },
        payload: Buffer.from(await request.arrayBuffer()),
      });
      return { status: statusCode, body: body === '' ? null : JSON.parse(body) };
    };
    const before = await rows('read_text');
    expect(await send(Buffer.from('我校讲座1场\n第二行'), token)).toEqual({
      status: 200,
      body: { text: '我校讲座1场\n第二行' },
    });
    expect((await send(Buffer.from('我校'), null)).status).toBe(401);
    const gone = (await insertUser(fixture, school, ['UNIT_EDITOR'])).token;
    expect((await send(Buffer.from('我校'), gone)).status).toBe(200);
    expect((await ask('mutation { signOut }', {}, gone)).errors).toEqual([]);
    expect((await send(Buffer.from('我校'), gone)).status).toBe(401);
    // What is no file of a known type is not even looked at.
    const nothing = new File(['我校'], '总结.pdf');
    expect((await sendFile(fixture.app, token, nothing)).statusCode).toBe(400);
    expect((await sendFile(fixture.app, gone, nothing)).statusCode).toBe(401);
    expect(await send(null, token)).toMatchObject({
      status: 400,
      body: { errors: [{ extensions: { code: 'BAD_INPUT', fields: [{ path: 'file', code: 'REQUIRED' }] } }] },
    });
    expect(
      (await send(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0]), token)).body.errors[0].extensions.fields,
    ).toMatchObject([{ path: 'file', code: 'INVALID_FORMAT', message: expect.stringContaining('文件') }]);
    expect((await send(Buffer.alloc(3 * 1024 * 1024, 65), token)).body.errors[0].extensions.fields).toMatchObject([
      { path: 'file', code: 'FILE_TOO_LARGE', params: { maxMegabytes: 2 } },
    ]);
    expect(await rows('read_text')).toBe(before);
  });
});
