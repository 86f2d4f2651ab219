import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail as it arrived. */
interface CaughtMail {
  readonly to: string;
  readonly id: string;
  readonly subject: string;
  readonly head: string;
  /** The part of plain text. */
  readonly text: string;
  readonly html: string;
}

/** A mail server on this machine that takes everything unless told otherwise, and keeps it. */
export async function catchMails() {
  const mails: CaughtMail[] = [];
  /** What receivers are answered; 250: taken. */
  const answers = { receiver: 250, mail: 250, waitMs: 0 };
  const refused = (responseCode: number) => Object.assign(new Error('no'), { responseCode });
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, done) => done(answers.receiver === 250 ? null : refused(answers.receiver)),
    onData(stream, { envelope }, done) {
      let content = '';
      stream.setEncoding('utf8').on('data', (part: string) => (content += part));
      stream.on('end', () => {
        if (answers.mail !== 250) return done(refused(answers.mail));
        const to = envelope.rcptTo.map(({ address }) => address).join();
        mails.push(readMail(content, to));
        setTimeout(done, answers.waitMs);
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  const env = {
    FANZHA_SMTP_URL: `smtp://127.0.0.1:${port}`,
    FANZHA_SMTP_FROM: '反诈台账 <noreply@example.cn>',
    FANZHA_PUBLIC_URL: 'https://fanzha.example.cn',
  };
  return {
    mails,
    answers,
    env,
    /** What has arrived since it was asked last. */
    taken: () => mails.splice(0),
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

function readMail(content: string, to: string): CaughtMail {
  const [head = ''] = content.split(/\r?\n\r?\n/, 1);
  const part = (type: string) => {
    const found = new RegExp(
      `Content-Type: ${type}[^]*?Content-Transfer-Encoding: (\\S+)\\r?\\n\\r?\\n([^]*?)\\r?\\n--`,
    ).exec(content);
    return found ? decoded(found[1] ?? '', found[2] ?? '').replace(/\r\n/g, '\n') : '';
  };
  return {
    to,
    head,
    id: /^Message-ID: (.*)$/im.exec(head)?.[1]?.trim() ?? '',
    subject: subjectOf(head),
    text: part('text/plain'),
    html: part('text/html'),
  };
}

function decoded(encoding: string, text: string): string {
  if (encoding === 'base64') return Buffer.from(text, 'base64').toString('utf8');
  if (encoding !== 'quoted-printable') return text;
  const bytes = text.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => `%${hex}`);
  return Buffer.from(
    bytes.replace(/%([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');
}

/** Words of RFC 2047 as people read them. */
function subjectOf(head: string): string {
  const folded = /^Subject: ([^]*?)(?:\r?\n(?![ \t])|$(?![^]))/im.exec(head)?.[1] ?? '';
  return folded
    .replace(/\r?\n[ \t]/g, ' ')
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?(.*?)\?=/gi, (_, how: string, text: string) =>
      how.toLowerCase() === 'b'
        ? Buffer.from(text, 'base64').toString('latin1')
        : text
            .replace(/_/g, ' ')
            .replace(/=([0-9A-F]{2})/g, (__, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    )
    .replace(/[\u0080-\u00ff]+/g, (bytes) => Buffer.from(bytes, 'latin1').toString('utf8'));
}
