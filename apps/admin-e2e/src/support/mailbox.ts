import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail server on this machine that takes everything, and what arrived there, in its order. */
export interface Mailbox {
  /** Plain text of each mail. */
  readonly texts: readonly string[];
  /** Settings of a program whose mails arrive here. */
  readonly env: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

export async function openMailbox(publicUrl: string): Promise<Mailbox> {
  const texts: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      let content = '';
      stream.setEncoding('utf8').on('data', (part: string) => (content += part));
      stream.on('end', () => {
        const base64 = /text\/plain[^]*?Encoding: base64\r?\n\r?\n([^]*?)\r?\n--/.exec(content)?.[1];
        const quoted = /text\/plain[^]*?Encoding: quoted-printable\r?\n\r?\n([^]*?)\r?\n--/.exec(content)?.[1];
        texts.push(base64 === undefined ? unquoted(quoted ?? '') : Buffer.from(base64, 'base64').toString('utf8'));
        done();
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    texts,
    env: {
      FANZHA_SMTP_URL: `smtp://127.0.0.1:${port}`,
      FANZHA_SMTP_FROM: 'noreply@example.cn',
      FANZHA_PUBLIC_URL: publicUrl,
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function unquoted(text: string): string {
  const bytes = text
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
