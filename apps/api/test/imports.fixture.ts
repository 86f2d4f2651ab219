import type { Role } from '@fanzha/domain';
import { ImportJobs } from '@fanzha/report';
import { ReconcileService } from '@fanzha/rollup';
import { insertTenant, insertUser, type TestTenant } from './support/factories.js';
import { startTestApi, type TestApi } from './support/test-api.js';

const IMPORT = `id version batchNumber target fileName format sheet headerRow rowCount state stopReason mode
  cancelAsked recordedBy expiresOn cleaned annotatedPath replacements { index from to }
  columns { index letter header samples field fieldTitle state }
  counts { total added updated unchanged duplicates invalid correctable written }
  progress { done total resumedAt resumedFromRow }
  errors { index letter header cell code message suggestion count rows }
  accounts { mayGive added ready byHand waiting sheets { path accounts } }
  undo { obstacle standing amended updated voided voidedBefore refused reason askedAt endedAt }
  rows(first: 50) { totalCount edges { node { row state cells written kind recordId waits undo undoMessage
    errors { row index code message suggestion } } } }`;

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the shape is the query's
type Answer = any;

/** What a person does with imports, and the jobs that follow. */
export function importer(fixture: Pick<TestApi, 'app' | 'gql'>, token: string | null) {
  const ask = (query: string, variables: Record<string, unknown>) =>
    fixture.gql(query, variables, token === null ? {} : { token });
  const send = async (target: string, file: string | Buffer | null, name = '活动.csv') => {
    const form = new FormData();
    if (file !== null) form.append('file', new File([new Uint8Array(Buffer.from(file))], name));
    const request = new Request('http://localhost/', { method: 'POST', body: form });
    const { statusCode, body } = await fixture.app.inject({
      method: 'POST',
      url: `/imports/${target}`,
      headers: {
        'content-type': request.headers.get('content-type') ?? '',
        ...(token && { authorization: `Bearer ${token}` }),
      },
      payload: Buffer.from(await request.arrayBuffer()),
    });
    return { status: statusCode, body: (body === '' ? null : JSON.parse(body)) as Answer };
  };
  const fetched = async (url: string, language = 'zh-CN') => {
    const answer = await fixture.app.inject({
      method: 'GET',
      url,
      headers: { 'accept-language': language, ...(token !== null && { authorization: `Bearer ${token}` }) },
    });
    return { status: answer.statusCode, bytes: answer.rawPayload, headers: answer.headers };
  };
  const post = async (url: string) => {
    const answer = await fixture.app.inject({
      method: 'POST',
      url,
      headers: token === null ? {} : { authorization: `Bearer ${token}` },
    });
    return { status: answer.statusCode, bytes: answer.rawPayload, headers: answer.headers };
  };
  const get = async (id: string): Promise<Answer> =>
    (await ask(`query Get($id: ID!) { import(id: $id) { ${IMPORT} } }`, { id })).data?.import;
  const map = (input: object) =>
    ask(`mutation Map($input: ImportMappingInput!) { setImportMapping(input: $input) { ${IMPORT} } }`, { input });
  const check = async (id: string, version?: number) =>
    ask(`mutation Check($id: ID!, $version: Int!) { checkImport(id: $id, version: $version) { id version state } }`, {
      id,
      version: version ?? (await get(id))?.version ?? 1,
    });
  const start = async (id: string, more: object = {}) =>
    ask(`mutation Start($input: StartImportInput!) { startImport(input: $input) { id version state } }`, {
      input: { id, version: (await get(id))?.version ?? 1, mode: 'GOOD_ROWS', ...more },
    });
  const cancel = (id: string) => ask('mutation Cancel($id: ID!) { cancelImport(id: $id) { id cancelAsked } }', { id });
  const discard = async (id: string, version?: number) =>
    ask('mutation Discard($id: ID!, $version: Int!) { discardImport(id: $id, version: $version) }', {
      id,
      version: version ?? (await get(id))?.version ?? 1,
    });
  const undo = async (id: string, more: object = {}) =>
    ask(`mutation Undo($input: UndoImportInput!) { undoImport(input: $input) { id version state } }`, {
      input: { id, version: (await get(id))?.version ?? 1, reason: '导错了表', ...more },
    });
  /** Does what waits for a job, as the worker would. */
  const run = () => fixture.app.get(ImportJobs, { strict: false }).carryOnAll(0);
  const checked = async (id: string): Promise<Answer> => {
    await check(id);
    await run();
    return get(id);
  };
  const written = async (id: string, more: object = {}): Promise<Answer> => {
    await start(id, more);
    await run();
    return get(id);
  };
  const undone = async (id: string, more: object = {}): Promise<Answer> => {
    await undo(id, more);
    await run();
    return get(id);
  };
  return { ask, send, fetched, post, get, map, check, start, cancel, discard, undo, run, checked, written, undone };
}

export type Importer = ReturnType<typeof importer>;

/** Somebody of a unit who imports. */
export const importerOf = async (fixture: TestApi, unit: TestTenant, role: Role): Promise<Importer> =>
  importer(fixture, (await insertUser(fixture, unit, [role])).token);

/** Two schools: one that imports, with somebody who may only look, and a neighbour. */
export async function makeImportsFixture() {
  const fixture = await startTestApi();
  const school = await insertTenant(fixture.db, 'SCHOOL', '340210100', { name: '湖畔小学' });
  const other = await insertTenant(fixture.db, 'SCHOOL', '340210100');
  const { token } = await insertUser(fixture, school, ['UNIT_EDITOR']);
  return {
    fixture,
    school,
    token,
    own: importer(fixture, token),
    neighbour: await importerOf(fixture, other, 'UNIT_EDITOR'),
    viewing: await importerOf(fixture, school, 'VIEWER'),
  };
}

/** A file of lines below their head. */
export const tableOf = (head: string, ...lines: readonly string[]): string => [head, ...lines].join('\n');

/** What is wrong with the rows of an import, in a line each. */
export const errorsTold = ({ errors }: Answer): string[] =>
  errors.map(({ letter, code, rows }: Record<string, unknown>) => `${letter} ${code} ${rows as number[]}`);

/** What the recount finds wrong with the figures of the city, and how often. */
export async function recounted({ app }: Pick<TestApi, 'app'>) {
  const { differences, examples } = await app.get(ReconcileService).reconcileCity('3402');
  return { differences, examples };
}
