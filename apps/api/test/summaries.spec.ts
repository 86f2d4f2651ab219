import { addDays, todayIn } from '@fanzha/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import {
  COMPARE,
  DRAFT,
  ISSUE,
  LIST,
  makeSummaryFixture,
  NOBODY_HAS,
  READ,
  REFRESH,
  type SummaryFixture,
  textOf,
  WRITE,
  WRITTEN,
} from './summaries.fixture.js';

let fixture: SummaryFixture;
beforeAll(async () => {
  fixture = await makeSummaryFixture();
  await fixture.activity(fixture.school, '2026-10-12');
  await fixture.activity(fixture.school, '2026-09-12');
  await fixture.activity(fixture.bank, '2026-10-20');
}, 60_000);
afterAll(() => fixture?.end());

describe('draftSummary', () => {
  it('is closed to nobody, viewers and operators', async () => {
    const input = { period: '2026-10' };
    expect(await fixture.refused(null, DRAFT, { input })).toBe('UNAUTHENTICATED');
    for (const name of ['school-viewer', 'operator'])
      expect(await fixture.refused(name, DRAFT, { input })).toBe('FORBIDDEN');
    for (const [name, regionCode] of [
      ['school-editor', '340210'],
      ['official', '340223'],
      ['official', '3402'],
      ['authority-editor', '340210'],
    ] as const)
      expect(await fixture.refused(name, DRAFT, { input: { ...input, regionCode } })).toBe('OUTSIDE_OVERSIGHT');
    expect(
      await fixture.refused('education-official', DRAFT, {
        input: { ...input, regionCode: '340210', sector: 'FINANCE' },
      }),
    ).toBe('OUTSIDE_OVERSIGHT');
    expect(await fixture.db.sql('select from summary')).toEqual([]);
  });

  it.each([
    ['a period to come', { period: `${addDays(todayIn(), 400).slice(0, 4)}` }, ['period DATE_IN_FUTURE']],
    [
      'a region that is none',
      { regionCode: 'x', idempotencyKey: ' ' },
      ['idempotencyKey REQUIRED', 'regionCode NOT_A_REGION'],
    ],
    ['an unknown region', { regionCode: '340299' }, ['regionCode NOT_A_REGION']],
    ['a line of the own unit', { sector: 'EDUCATION' }, ['sector NOT_ALLOWED_HERE']],
  ])('refuses %s', async (_, changes, errors) => {
    expect(await fixture.refused('school-editor', DRAFT, { input: { period: '2026-10', ...changes } })).toEqual(errors);
  });

  it('freezes the figures of the own unit with their hash, and notes it', async () => {
    const summary = await fixture.draft('school-editor', { idempotencyKey: 'oct' });
    expect(summary).toMatchObject({
      about: 'UNIT',
      sector: 'EDUCATION',
      period: '2026-10',
      state: 'DRAFT',
      tenant: { id: fixture.school.id },
      region: { code: '340210100' },
      editions: [],
      draft: { version: 1, changed: true, sections: [] },
    });
    const { snapshot } = summary['draft'];
    expect(snapshot.figures).toContainEqual({ key: 'ACTIVITIES', value: '1', words: '1项', previous: '1' });
    expect(snapshot.figures).toContainEqual({ key: 'LEAFLETS', value: '10', words: '10余份', previous: '10' });
    const [row] = await fixture.db.sql<{ snapshot: unknown; snapshot_hash: string; period: string }>(
      'select d.snapshot, d.snapshot_hash, s.period from summary s join summary_draft d on d.summary_id = s.id',
    );
    const sorted = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(sorted)
        : value && typeof value === 'object'
          ? Object.fromEntries(
              Object.entries(value)
                .sort(([a], [b]) => (a < b ? -1 : 1))
                .map(([k, v]) => [k, sorted(v)]),
            )
          : value;
    const hash = createHash('sha256')
      .update(JSON.stringify(sorted(row?.snapshot)))
      .digest('hex');
    expect([row?.snapshot_hash, snapshot.hash]).toEqual([hash, hash]);
    expect(
      await fixture.db.sql("select action, subject_id = $1 as own from audit_entry where action ~ '^summary'", [
        summary['id'],
      ]),
    ).toEqual([{ action: 'summary.drafted', own: true }]);
  });

  it('answers the first one under its key, and refuses another content or a second one of the period', async () => {
    const again = await fixture.draft('school-editor', { idempotencyKey: 'oct' });
    const [{ id }] = (await fixture.db.sql<{ id: string }>('select id from summary')) as [{ id: string }];
    expect(again['id']).toBe(id);
    const other = { period: '2026-09', idempotencyKey: 'oct' };
    expect(await fixture.refused('school-editor', DRAFT, { input: other })).toBe('IDEMPOTENCY_KEY_REUSED');
    expect(await fixture.asked('school-admin', DRAFT, { input: { period: '2026-10' } })).toMatchObject({
      code: 'CONFLICT',
      reason: 'ALREADY_EXISTS',
      id,
    });
  });

  it('makes one of what is sent at the same moment, and tells a sibling nothing of it', async () => {
    const input = { period: '2026-08', idempotencyKey: 'race' };
    const ids = await Promise.all([1, 2, 3, 4].map(async () => (await fixture.draft('school-editor', input))['id']));
    expect(new Set(ids).size).toBe(1);
    const theirs = await fixture.draft('bank-admin', input);
    expect(theirs['id']).not.toBe(ids[0]);
    expect(await fixture.db.sql("select count(*)::int as n from summary where period = '2026-08'")).toEqual([{ n: 2 }]);
  });

  it('of a region has what its official sees, a line authority its line', async () => {
    const county = await fixture.draft('official', { regionCode: '340210' });
    expect(county).toMatchObject({ about: 'REGION', sector: null, region: { code: '340210' } });
    const values = (summary: typeof county) =>
      new Map<string, string>(
        summary['draft'].snapshot.figures.map(({ key, value }: { key: string; value: string }) => [key, value]),
      );
    expect(values(county).get('ACTIVITIES')).toBe('2');
    expect(values(county).get('TENANTS_CONTRIBUTING')).toBe('2');
    const line = await fixture.draft('education-official', { regionCode: '340210' });
    expect(line).toMatchObject({ sector: 'EDUCATION' });
    expect(values(line).get('ACTIVITIES')).toBe('1');
    expect(line['draft'].document.title[0]).toMatch(/教育条线$/);
  });
});

describe('the life of a summary', () => {
  let id: string;
  let version: number;

  it('writing keeps texts and needs the version that was seen', async () => {
    const begun = await fixture.draft('school-editor', { period: '2026-09-01/2026-10-31' });
    id = begun['id'];
    const sections = [...WRITTEN, { section: 'PUBLICITY', text: '其中资料{{LEAFLETS}}。' }];
    const written = await fixture.done('school-admin', WRITE, { id, version: 1, input: { sections } });
    version = written['draft'].version;
    expect(version).toBe(2);
    expect(textOf(written['draft'].document)).toContain('其中资料20余份。');
    expect(await fixture.asked('school-editor', WRITE, { id, version: 1, input: { sections } })).toMatchObject({
      reason: 'VERSION_CHANGED',
      version: 2,
    });
  });

  it('refuses texts that cannot be kept', async () => {
    const refused = (sections: object[], keptMarks: object[] = []) =>
      fixture.refused('school-editor', WRITE, { id, version, input: { sections, keptMarks } });
    expect(
      await refused([
        { section: 'PROBLEMS', text: '字'.repeat(5_001) },
        { section: 'PROBLEMS', text: '又一段' },
        { section: 'BASIS', text: '卡号6222021302001234565' },
      ]),
    ).toEqual(['sections.1.section DUPLICATE', 'sections.0.text TOO_LONG', 'sections.2.text PERSONAL_NUMBER']);
    expect(await refused([{ section: 'PROBLEMS', text: '{{NOTHING}}' }])).toEqual(['sections.0.text UNKNOWN_CODE']);
    expect(await refused([], [{ section: 'PROBLEMS', kind: 'CLAIM', words: ' ' }])).toEqual([
      'keptMarks.0.words REQUIRED',
    ]);
  });

  it('every figure in the text leads to its records', async () => {
    const { draft } = await fixture.done('school-editor', READ, { id });
    const tokens = draft.document.blocks.flatMap(({ inlines }: { inlines: { token: object | null }[] }) =>
      inlines.flatMap(({ token }) => token ?? []),
    );
    const leaflets = tokens.find(({ key }: { key: string }) => key === 'LEAFLETS');
    expect(leaflets).toMatchObject({ indicator: 'LEAFLETS', tenantId: fixture.school.id, value: '20' });
    const opened = await fixture.ask(
      await fixture.as('school-editor'),
      `query($id: ID!, $period: Period!, $indicator: IndicatorCode!) {
        tenant(id: $id) { rollup(period: $period) {
          provenance(indicator: $indicator) { records figure { value } } } } }`,
      { id: leaflets.tenantId, period: leaflets.period, indicator: leaflets.indicator },
    );
    expect(opened).toMatchObject({ tenant: { rollup: { provenance: { records: 2, figure: { value: 20 } } } } });
  });

  it('issuing asks for what a person has to write', async () => {
    const empty = await fixture.draft('school-editor', { period: '2026-W42' });
    expect(
      await fixture.refused('school-editor', ISSUE, {
        id: empty['id'],
        version: 1,
        input: { documentNumber: '五号文', signedOn: addDays(todayIn(), 1) },
      }),
    ).toEqual(['documentNumber INVALID_FORMAT', 'signedOn DATE_IN_FUTURE']);
    expect(await fixture.refused('school-editor', ISSUE, { id: empty['id'], version: 1, input: {} })).toEqual([
      'sections.PROBLEMS REQUIRED',
      'sections.NEXT_STEPS REQUIRED',
    ]);
  });

  it('an edition stays as it was issued', async () => {
    const issued = await fixture.done('school-editor', ISSUE, {
      id,
      version,
      input: { documentNumber: '湖小[2026]5号', signedOn: '2026-11-05' },
    });
    expect(issued).toMatchObject({
      state: 'ISSUED',
      draft: { version, changed: false },
      editions: [
        {
          number: 1,
          documentNumber: '湖小〔2026〕5号',
          signedOn: '2026-11-05',
          signedBy: fixture.school.name,
          changes: [],
        },
      ],
    });
    expect(issued['editions'][0].document.signedOn).toBe('2026年11月5日');
    expect(await fixture.refused('school-editor', ISSUE, { id, version, input: {} })).toBe('SUMMARY_UNCHANGED');
  });

  it('a new edition keeps the texts and lists every changed figure', async () => {
    await fixture.activity(fixture.school, '2026-10-28');
    const refreshed = await fixture.done('school-editor', REFRESH, { id, version });
    expect(refreshed['draft']).toMatchObject({ version: 3, changed: true });
    expect(refreshed['draft'].sections.map(({ section }: { section: string }) => section)).toEqual([
      'PUBLICITY',
      'PROBLEMS',
      'NEXT_STEPS',
    ]);
    expect(refreshed['draft'].changes).toContainEqual({ key: 'LEAFLETS', before: '20余份', after: '30余份' });
    const again = await fixture.done('school-editor', ISSUE, { id, version: 3, input: {} });
    const [second, first] = again['editions'];
    expect(second).toMatchObject({ number: 2, document: { annexes: [{}, { title: '与第1版相比的数字变动' }] } });
    expect(second.changes.map(({ key }: { key: string }) => key)).toEqual([
      'ACTIVITIES',
      'ACTIVITIES/ACTIVITY_TYPE/LECTURE',
      'LEAFLETS',
    ]);
    expect(textOf(first.document)).toContain('20余份');
    expect(textOf(second.document)).toContain('30余份');
  });

  it('a new snapshot of the same figures has the same hash', async () => {
    const before = await fixture.done('school-editor', READ, { id });
    const after = await fixture.done('school-editor', REFRESH, { id, version: before['draft'].version });
    expect(after['draft'].snapshot.hash).toBe(before['draft'].snapshot.hash);
    expect(after['draft'].snapshot.asOf > before['draft'].snapshot.asOf).toBe(true);
  });

  it('compares editions, and the draft with one', async () => {
    const { draft } = await fixture.done('school-editor', READ, { id });
    const sections = [{ section: 'PROBLEMS', text: '人手不足。' }, WRITTEN[1]];
    await fixture.done('school-editor', WRITE, { id, version: draft.version, input: { sections } });
    const compare = (from: number, to: number | null) => fixture.done('school-editor', COMPARE, { id, from, to });
    expect(await compare(1, 2)).toMatchObject({
      figures: [{ key: 'ACTIVITIES', before: '2项', after: '3项' }, {}, { key: 'LEAFLETS' }],
      texts: [],
    });
    expect(await compare(2, null)).toMatchObject({
      figures: [],
      texts: [
        { section: 'PUBLICITY', after: null },
        { section: 'PROBLEMS', before: '宣传资料不足。', after: '人手不足。' },
      ],
    });
    expect(await fixture.refused('school-editor', COMPARE, { id, from: 1, to: 9 })).toBe('NOT_FOUND');
    expect(await fixture.refused('school-editor', COMPARE, { id, from: -1, to: null })).toBe('NOT_FOUND');
  });

  it('writes each change down in the log', async () => {
    const actions = await fixture.db.sql<{ action: string }>(
      'select action from audit_entry where subject_id = $1 order by id',
      [id],
    );
    expect(actions.map(({ action }) => action.replace('summary.', ''))).toEqual(
      'drafted written issued refreshed issued refreshed written'.split(' '),
    );
  });

  it('a snapshot that was tampered with is not shown', async () => {
    const state = (value: string) =>
      fixture.db.sql(
        `update summary_draft set snapshot = jsonb_set(snapshot, '{figures,0,now,value}', $2) where summary_id = $1`,
        [id, JSON.stringify(value)],
      );
    const { draft } = await fixture.done('school-editor', READ, { id });
    await state('999');
    expect(await fixture.refused('school-editor', READ, { id })).toBe('INTERNAL');
    await state(draft.snapshot.figures[0].value);
    expect(await fixture.done('school-editor', READ, { id })).toMatchObject({ draft: { version: draft.version } });
  });
});

describe('marks', () => {
  const CHECK = `query Check($id: ID!, $section: SummarySection!, $text: String!) {
    done: checkSummaryText(id: $id, section: $section, text: $text) {
      start end words kind reason suggestion toDecide mayKeep kept } }`;
  let id: string;

  it('tell what is to be looked at again, for those who write', async () => {
    id = (await fixture.draft('school-editor', { period: '2026-Q3' }))['id'];
    const text = '宣传效果显著，劝阻9人次。';
    const checked = await fixture.done('school-editor', CHECK, { id, section: 'RESULTS', text });
    expect(checked).toEqual([
      {
        start: 2,
        end: 6,
        words: '效果显著',
        kind: 'CLAIM',
        reason: '这是评价，台账里没有记录能说明它',
        suggestion: expect.stringContaining('台账'),
        toDecide: false,
        mayKeep: true,
        kept: false,
      },
      expect.objectContaining({ words: '9人次', kind: 'NUMBER_DIFFERS', toDecide: true }),
    ]);
    for (const [name, error] of [
      [null, 'UNAUTHENTICATED'],
      ['school-viewer', 'FORBIDDEN'],
      ['bank-admin', 'NOT_FOUND'],
      ['official', 'NOT_FOUND'],
    ] as const)
      expect(await fixture.refused(name, CHECK, { id, section: 'RESULTS', text })).toBe(error);
    expect(await fixture.refused('school-editor', CHECK, { id, section: 'RESULTS', text: '字'.repeat(5_001) })).toEqual(
      ['text TOO_LONG'],
    );
  });

  it('have to be decided before it is issued', async () => {
    const sections = [...WRITTEN, { section: 'RESULTS', text: '劝阻9人次。' }];
    const write = (version: number, keptMarks: object[]) =>
      fixture.done('school-editor', WRITE, { id, version, input: { sections, keptMarks } });
    await write(1, []);
    expect(await fixture.asked('school-editor', ISSUE, { id, version: 2, input: {} })).toMatchObject({
      code: 'CONFLICT',
      reason: 'MARKS_OPEN',
      marks: 1,
    });
    const kept = { section: 'RESULTS', kind: 'NUMBER_DIFFERS', words: '9人次' };
    expect((await write(2, [kept]))['draft'].keptMarks).toEqual([kept]);
    const marks = await fixture.done('school-editor', CHECK, { id, section: 'RESULTS', text: '劝阻9人次。' });
    expect(marks).toMatchObject([{ kept: true }]);
    const issued = await fixture.done('school-editor', ISSUE, { id, version: 3, input: {} });
    expect(issued['state']).toBe('ISSUED');
  });
});

describe('summaries', () => {
  it('lists by period and state, page by page', async () => {
    const list = (variables: object) => fixture.done('school-editor', LIST, variables);
    const all = await list({});
    expect(all['totalCount']).toBe(5);
    const periods: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const page = await list({ first: 1, after });
      periods.push(page['edges'][0].node.period);
      after = page['pageInfo'].endCursor;
      more = page['pageInfo'].hasNextPage;
    }
    expect(periods.toSorted()).toEqual(['2026-08', '2026-09-01/2026-10-31', '2026-10', '2026-Q3', '2026-W42']);
    expect(periods.slice(-3)).toEqual(['2026-W42', '2026-Q3', '2026-08']);
    const found = async (filter: object) =>
      (await list({ filter }))['edges'].map(({ node }: { node: { period: string } }) => node.period);
    expect(await found({ state: 'ISSUED' })).toEqual(['2026-09-01/2026-10-31', '2026-Q3']);
    expect((await found({ period: '2026-10' })).toSorted()).toEqual(['2026-10', '2026-W42']);
    expect(await found({ period: '2026-10', state: 'ISSUED' })).toEqual([]);
    expect(await found({ regionCode: '340223' })).toEqual([]);
    expect(await fixture.refused('school-editor', LIST, { after: 'x' })).toEqual(['after INVALID_CURSOR']);
    expect(await fixture.refused('school-editor', LIST, { filter: { regionCode: 'x' } })).toEqual([
      'filter.regionCode NOT_A_REGION',
    ]);
  });

  it('knows no other one', async () => {
    for (const id of [NOBODY_HAS, 'x', ''])
      expect(await fixture.refused('school-editor', READ, { id })).toBe('NOT_FOUND');
  });
});
