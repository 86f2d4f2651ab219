import { DueJobs } from '@fanzha/campaign';
import { AlertDueJobs } from '@fanzha/ledger';
import { MailJobs } from '@fanzha/org';
import { Database, Outbox, OutboxDispatcher } from '@fanzha/platform';
import type { Scenario } from './scenario.js';

const STATE = 'mutation($address: String) { setMailAddress(address: $address) { state } }';
const TIMES = `mutation($rhythm: MailRhythm!, $from: String, $to: String) {
  changeMailTimes(rhythm: $rhythm, quietFrom: $from, quietTo: $to) { version } }`;

/** A person is mailed, later and then not at all; units are told of what is due. */
export async function runMails({ fixture, tenants, ask, during, mailbox }: Scenario): Promise<void> {
  during('people are mailed');
  const school = tenants['school'];
  if (!school) throw new Error('The scenario has no school');
  const jobs = fixture.app.get(MailJobs, { strict: false });
  const confirmed = async (address: string | null) => {
    await ask('school', STATE, { address });
    await jobs.sendAll();
    const token = decodeURIComponent(/confirm=(\S+)/.exec(mailbox.taken().at(-1)?.text ?? '')?.[1] ?? '');
    await ask('school', 'mutation($token: String!) { confirmMailAddress(token: $token) { state } }', { token });
  };
  const scope = {
    ...{ cityCode: '3402', tenantId: school.id, userId: null, regions: [], sector: null },
    mode: 'member',
  } as const;
  const happens = async (subjectId: string, kind: 'submission.returned' | 'submission.overdue') => {
    await fixture.app.get(Database).transaction(scope, (tx) =>
      fixture.app.get(Outbox).record(tx, [
        {
          ...{ kind, subjectId, tenantId: school.id, subjectKind: 'SUBMISSION' },
          recipients: [{ tenantId: school.id }],
          facts: { title: '月报', count: 1, days: 1 },
        },
      ]),
    );
    await fixture.app.get(OutboxDispatcher).dispatchAll();
    await fixture.db.sql('update mail_address set gathered_at = null, urgent_at = null');
    await jobs.sendAll();
  };
  await confirmed('zhi.ban@example.cn');
  await ask('school', '{ notificationSettings { rhythm mail { state address } } }');
  await happens('one', 'submission.returned');
  await ask('school', TIMES, { rhythm: 'WEEKLY', from: '22:00', to: '07:00' });
  await happens('two', 'submission.returned');
  await ask('school', TIMES, { rhythm: 'SOON' });
  mailbox.answers.receiver = 550;
  for (const subject of ['three', 'four', 'five']) await happens(subject, 'submission.overdue');
  mailbox.answers.receiver = 250;
  await confirmed(null);
  await ask('school', 'mutation { removeMailAddress { state } }');
  await jobs.process({ name: 'purge' } as never);

  during('units are told of what is due');
  const dues = fixture.app.get(DueJobs, { strict: false });
  await dues.tellDue(new Date('2026-11-10T09:00:00+08:00'));
  await dues.process({ name: 'forget' } as never);
  await fixture.app.get(AlertDueJobs, { strict: false }).tellDue();
}
