import { afterEach, describe, expect, it } from '@jest/globals';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { Config } from '../config/config.js';
import { Mailer } from './mailer.js';

let server: SMTPServer | null = null;
afterEach(() => new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve())));

/** A mailer in front of a server of its own, and what that has taken. */
async function mailerTo(options: Partial<SMTPServerOptions> = {}, tls = 'off') {
  const taken: { to: string[]; content: string }[] = [];
  const made = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, { envelope }, done) {
      let content = '';
      stream.setEncoding('utf8').on('data', (part: string) => (content += part));
      stream.on('end', () => {
        taken.push({ to: envelope.rcptTo.map(({ address }) => address), content });
        done();
      });
    },
    ...options,
  });
  made.on('error', () => undefined);
  server = made;
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve));
  const { port } = made.server.address() as AddressInfo;
  const env = {
    FANZHA_SMTP_URL: `smtp://127.0.0.1:${port}`,
    FANZHA_SMTP_FROM: 'noreply@example.cn',
    FANZHA_PUBLIC_URL: 'https://fanzha.example.cn',
    FANZHA_SMTP_TLS: tls,
  };
  return { mailer: new Mailer(new Config(env, '/')), taken };
}
const mail = (changes: object = {}) => ({
  to: 'zhi.ban@example.cn',
  subject: '十月月报被退回',
  text: '请修改后再报。',
  html: '<p>请修改后再报。</p>',
  id: 'one',
  ...changes,
});
const refusing = (responseCode: number) => Object.assign(new Error('no'), { responseCode });

describe('a mail', () => {
  it('is plain text and HTML, from the sender of the configuration, by an id that stays', async () => {
    const { mailer, taken } = await mailerTo();
    expect(await mailer.send(mail())).toBeNull();
    expect(await mailer.send(mail())).toBeNull();
    expect(taken.map(({ to }) => to)).toEqual([['zhi.ban@example.cn'], ['zhi.ban@example.cn']]);
    for (const { content } of taken) {
      expect(content).toContain('Message-ID: <one@example.cn>');
      expect(content).toMatch(/^From: =\?UTF-8\?.*<noreply@example.cn>\r?$/m);
      expect(content).toContain('Auto-Submitted: auto-generated');
      expect(content).toContain('text/plain');
      expect(content).toContain('text/html');
    }
  });

  it.each([
    '月报\r\nBcc: other@example.cn',
    '月报\nBcc: other@example.cn\n\nbody',
    '月报\u2028Bcc: other@example.cn',
    `${'很长'.repeat(2000)}`,
    '\u202e反向 <other@example.cn>',
  ])('has one subject and one receiver, whatever a title holds: %j', async (subject) => {
    const { mailer, taken } = await mailerTo();
    expect(await mailer.send(mail({ subject }))).toBeNull();
    const [head = ''] = taken[0]!.content.split(/\r?\n\r?\n/);
    expect(head).not.toMatch(/^bcc:/im);
    expect(head.match(/^subject:/gim)).toHaveLength(1);
    expect(taken[0]!.to).toEqual(['zhi.ban@example.cn']);
  });

  it.each(['a@example.cn\r\nBcc: b@example.cn', 'a@example.cn, b@example.cn', 'a@example.cn>\r\nRCPT TO:<b@c.cn', ''])(
    'is not sent to %j',
    async (to) => {
      const { mailer, taken } = await mailerTo();
      expect(await mailer.send(mail({ to }))).toBe('ADDRESS_REFUSED');
      expect(taken).toEqual([]);
    },
  );
});

describe('a failure', () => {
  it.each([
    [550, 'ADDRESS_REFUSED'],
    [450, 'TRY_LATER'],
  ])('of the receiver, %d, is %s', async (code, failure) => {
    const { mailer } = await mailerTo({ onRcptTo: (_, __, done) => done(refusing(code)) });
    expect(await mailer.send(mail())).toBe(failure);
  });

  it.each([
    [552, 'MESSAGE_REFUSED'],
    [452, 'TRY_LATER'],
  ])('of the mail, %d, is %s', async (code, failure) => {
    const { mailer } = await mailerTo({
      onData: (stream, _, done) => void stream.resume().on('end', () => done(refusing(code))),
    });
    expect(await mailer.send(mail())).toBe(failure);
  });

  it('of the sender, of TLS and of a server that is not there is no fault of the receiver', async () => {
    const { mailer } = await mailerTo({ onMailFrom: (_, __, done) => done(refusing(550)) });
    expect(await mailer.send(mail())).toBe('SERVER_REFUSED');
    server?.close();
    expect(await mailer.send(mail())).toBe('NO_ANSWER');
    const { mailer: encrypted, taken } = await mailerTo({}, 'required');
    expect(['SERVER_REFUSED', 'NO_ANSWER']).toContain(await encrypted.send(mail()));
    expect(taken).toEqual([]);
  });

  it('is what there is without a server in the configuration', async () => {
    const mailer = new Mailer(new Config({}, '/'));
    expect(mailer.isOn).toBe(false);
    expect(await mailer.send(mail())).toBe('SERVER_REFUSED');
  });
});
