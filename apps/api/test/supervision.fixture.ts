import { addDays, todayIn } from '@fanzha/domain';
import { type Answer, makeSubmissionFixture } from './submissions.fixture.js';
import type { TestTenant } from './support/factories.js';

export const TODAY = todayIn();
export const LATER = addDays(TODAY, 7);

const LETTER = `id kind year number documentNumber title words dueOn state version round issuedAt receivedAt
  answeredOn allowed overdue late tenant { id name } issuer { id name } region { code }
  occasion { kind id taskId label day } course { step words dueOn by }`;
export const SETTING = '{ done: supervisionSetting { enabled changedAt mayChange } }';
export const SWITCH = `mutation Switch($enabled: Boolean!) {
  done: switchSupervision(enabled: $enabled) { enabled changedAt mayChange } }`;
export const SEND = `mutation Send($input: SupervisionLetterInput!) {
  done: sendSupervisionLetters(input: $input) { ${LETTER} } }`;
export const READ = `query Read($id: ID!) { done: supervisionLetter(id: $id) { ${LETTER} } }`;
export const LIST = `query List($filter: SupervisionFilter, $first: Int, $after: String) {
  done: supervisionLetters(filter: $filter, first: $first, after: $after) { totalCount
    edges { node { id title state number tenant { id } } } pageInfo { hasNextPage endCursor } } }`;
export const TODO = `{ done: supervisionTodo { toReceive toAnswer overdue nextDueOn toReview awaited awaitedOverdue
  shown mayWrite } }`;
const act = (name: string, further = '', given = '') => `mutation Act($id: ID!, $version: Int!${further}) {
  done: ${name}SupervisionLetter(id: $id, version: $version${given}) { ${LETTER} } }`;
const RECEIVE = act('receive');
export const ANSWER = act('answer', ', $words: String!', ', words: $words');
export const RETURN = act('return', ', $reason: String!, $dueOn: Date', ', reason: $reason, dueOn: $dueOn');
export const CLOSE = act('close');
export const WITHDRAW = act('withdraw', ', $reason: String!', ', reason: $reason');

/** Each act with what goes with it. */
export const ACTS: Readonly<Record<string, readonly [query: string, said: object]>> = {
  receive: [RECEIVE, {}],
  answer: [ANSWER, { words: '已逐户回访，整改完毕' }],
  return: [RETURN, { reason: '没有说明整改情况' }],
  close: [CLOSE, {}],
  withdraw: [WITHDRAW, { reason: '发错单位' }],
};

export type SupervisionFixture = Awaited<ReturnType<typeof makeSupervisionFixture>>;

/** The organisation of submissions, with a town's own authority, and ways to send letters. */
export async function makeSupervisionFixture() {
  const fixture = await makeSubmissionFixture();
  await fixture.addUser(fixture.school, 'school-viewer', 'VIEWER');
  const letter = (units: readonly TestTenant[], changes: object = {}) => ({
    kind: 'REMINDER_LETTER',
    title: '关于加快反诈宣传进度的提醒函',
    words: '请核实进度，并书面回复。',
    dueOn: LATER,
    unitIds: units.map(({ id }) => id),
    ...changes,
  });
  return {
    ...fixture,
    letter,
    /** The letters that are sent, in the order of their units. */
    send: async (units: readonly TestTenant[], changes: object = {}, name = 'official'): Promise<Answer[]> =>
      (await fixture.done(name, SEND, { input: letter(units, changes) })) as unknown as Answer[],
    refusedSend: (units: readonly TestTenant[], changes: object = {}, name: string | null = 'official') =>
      fixture.refused(name, SEND, { input: letter(units, changes) }),
    letterOf: (name: string, id: string) => fixture.done(name, READ, { id }),
    /** Does something with the version that stands now. */
    actOn: async (name: string, which: string, id: string, changes: object = {}): Promise<Answer> => {
      const [query, said] = ACTS[which] as (typeof ACTS)[string];
      return fixture.done(name, query, { id, version: await versionOf(id), ...said, ...changes });
    },
    /** What the same is refused with. */
    refusedOn: async (name: string | null, which: string, id: string, changes: object = {}) => {
      const [query, said] = ACTS[which] as (typeof ACTS)[string];
      return fixture.refused(name, query, { id, version: await versionOf(id), ...said, ...changes });
    },
    switched: (enabled: boolean, name = 'official') => fixture.done(name, SWITCH, { enabled }),
    titles: async (name: string, filter: object = {}): Promise<string[]> =>
      (await fixture.done(name, LIST, { filter }))['edges'].map(({ node }: Answer) => node.title),
    /** Puts the due day of a letter elsewhere, as if time had gone by. */
    dueOn: (id: string, dueOn: string) =>
      fixture.db.sql('update supervision_letter set due_on = $2 where id = $1', [id, dueOn]),
  };

  async function versionOf(id: string): Promise<number> {
    const [row] = await fixture.db.sql<{ version: number }>('select version from supervision_letter where id = $1', [
      id,
    ]);
    return row?.version ?? 1;
  }
}
