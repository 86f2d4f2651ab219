import { MailJobs } from '@fanzha/org';
import { makeNotificationsFixture } from './notifications.fixture.js';
import { catchMails } from './support/mail-catcher.js';

const MAIL = 'available state address linkUntil';
export const STATE = `mutation State($address: String) { setMailAddress(address: $address) { ${MAIL} } }`;
export const CONFIRM = `mutation Confirm($token: String!) { confirmMailAddress(token: $token) { ${MAIL} } }`;
export const REMOVE = `mutation Remove { removeMailAddress { ${MAIL} } }`;
export const TIMES = `mutation Times($rhythm: MailRhythm!, $from: String, $to: String) {
  changeMailTimes(rhythm: $rhythm, quietFrom: $from, quietTo: $to) { rhythm quiet { from to weekends } version } }`;
export const MINE = `{ notificationSettings { rhythm quiet { from to weekends } mail { ${MAIL} }
  choices { group channel on fixed } } }`;

type Actor = Awaited<ReturnType<typeof makeNotificationsFixture>>['clerk'];

/** The fixture of notifications beside a mail server of its own. */
export async function makeMailsFixture() {
  const server = await catchMails();
  Object.assign(process.env, server.env);
  const f = await makeNotificationsFixture();
  const jobs = f.api.app.get(MailJobs, { strict: false });
  const send = () => jobs.sendAll();
  /** Sends what is due and hands out what has arrived. */
  const sent = async () => {
    await send();
    return server.taken();
  };
  const tokenIn = (text: string): string => decodeURIComponent(/settings\?confirm=(\S+)/.exec(text)?.[1] ?? 'no link');
  const stated = async (as: Actor, address: string): Promise<string> => {
    await f.data(as, STATE, { address });
    const [mail] = await sent();
    return tokenIn(mail?.text ?? '');
  };
  return {
    ...f,
    server,
    jobs,
    send,
    sent,
    tokenIn,
    /** States an address and takes the token out of the mail. */
    stated,
    confirmed: async (as: Actor, address: string): Promise<void> => {
      await f.data(as, CONFIRM, { token: await stated(as, address) });
    },
    /** What waits is due now. */
    soon: () => f.api.db.sql("update mail_delivery set next_at = now() where state = 'WAITING'"),
    /** As if the last mail was long ago. */
    later: () => f.api.db.sql('update mail_address set gathered_at = null, urgent_at = null'),
    clear: async () => {
      server.taken();
      Object.assign(server.answers, { receiver: 250, mail: 250, waitMs: 0 });
      for (const table of ['mail_delivery', 'mail_address', 'notification', 'notification_settings'])
        await f.api.db.sql(`delete from ${table}`);
    },
    end: async () => {
      for (const name of Object.keys(server.env)) Reflect.deleteProperty(process.env, name);
      await f.api.close();
      await server.stop();
    },
  };
}
