import { addDays, todayIn } from '@fanzha/domain';
import { randomUUID } from 'node:crypto';
import type { Scenario } from './scenario.js';

const LETTER = `id version tenant { id } issuer { id } occasion { label } course { step by }`;

/** A county switches supervision on, writes to a school, which answers, and closes or withdraws its letters. */
export async function runSupervision({ ask, refuse, during, fixture, tenants }: Scenario): Promise<void> {
  during('supervision is switched on');
  await ask('county', '{ supervisionSetting { enabled } }');
  await ask('county', 'mutation { switchSupervision(enabled: true) { enabled } }');
  during('letters are sent');
  const SEND = `mutation($input: SupervisionLetterInput!) {
    done: sendSupervisionLetters(input: $input) { ${LETTER} } }`;
  const input = {
    kind: 'REMINDER_LETTER',
    title: '关于加快进度的提醒函',
    words: '请核实并书面回复。',
    dueOn: addDays(todayIn(), 7),
    unitIds: [tenants['school']?.id],
  };
  const send = async (changes: object = {}) => {
    const [sent] = (await ask('county', SEND, { input: { ...input, ...changes } }))['done'] as { id: string }[];
    return sent as { id: string };
  };
  const { id } = await send({ idempotencyKey: 'letter-1' });
  await send({ idempotencyKey: 'letter-1' });
  for (const kind of ['SUBMISSION', 'ALERT', 'FRAUD_CASE'])
    await refuse('county', SEND, { input: { ...input, occasion: { kind, id: randomUUID() } } });
  const [overdue] = await fixture.db.sql(
    "select id from submission where tenant_id = $1 and state = 'DRAFT' and due_on < current_date order by id limit 1",
    [tenants['school']?.id],
  );
  const other = await send({ occasion: { kind: 'SUBMISSION', id: overdue?.['id'] } });
  during('a letter is answered');
  await ask('school', '{ supervisionTodo { toReceive shown } }');
  await ask('school', `{ supervisionLetters(first: 5) { totalCount edges { node { ${LETTER} } } } }`);
  await ask('school', `query($id: ID!) { supervisionLetter(id: $id) { ${LETTER} } }`, { id });
  const act = (as: 'school' | 'county', name: string, version: number, further = '', which = id) =>
    ask(
      as,
      `mutation($id: ID!, $version: Int!) { ${name}SupervisionLetter(id: $id, version: $version${further}) { id } }`,
      {
        id: which,
        version,
      },
    );
  await act('school', 'receive', 1);
  await act('school', 'answer', 2, ', words: "已整改"');
  await act('county', 'return', 3, ', reason: "请补充"');
  await act('school', 'answer', 4, ', words: "已补充"');
  await act('county', 'close', 5);
  await refuse('county', 'mutation($id: ID!) { closeSupervisionLetter(id: $id, version: 6) { id } }', { id });
  await act('county', 'withdraw', 1, ', reason: "发错了"', other.id);
  during('supervision is switched off');
  await ask('county', 'mutation { switchSupervision(enabled: false) { enabled } }');
}
