import { isMailAddress } from '@fanzha/domain';
import { Injectable } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { Config } from '../config/config.js';

/** Milliseconds of one mail altogether. Who claims a mail has to hold it for longer. */
const MAIL_TIMEOUT_MS = 60_000;
const CONNECT_MS = 10_000;
const SILENT_MS = 20_000;
/** Characters of a subject: what is longer nobody sees. */
const LONGEST_SUBJECT = 150;

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** The same for every attempt at the same mail: mailboxes leave out what they have. */
  readonly id: string;
}

/**
 * Why a mail did not leave. ADDRESS_REFUSED and MESSAGE_REFUSED are of this address and for good; all others may pass:
 * TRY_LATER of this address, NO_ANSWER and SERVER_REFUSED (sign-in, sender, TLS) of the server.
 */
export type MailFailure = 'ADDRESS_REFUSED' | 'MESSAGE_REFUSED' | 'TRY_LATER' | 'NO_ANSWER' | 'SERVER_REFUSED';

/** Sends mails over the server of the configuration. */
@Injectable()
export class Mailer {
  private readonly transport: Transporter | null;

  constructor(private readonly config: Config) {
    this.transport = config.mail && transportOf(config.mail);
  }

  /** Whether this installation sends mails. */
  get isOn(): boolean {
    return this.transport !== null;
  }

  /** Where people reach the product; empty where no mails are sent. */
  get publicUrl(): string {
    return this.config.mail?.publicUrl ?? '';
  }

  /**
   * Hands one mail to the server. Never throws for what the other side does.
   * @returns why it did not take it; null where it did
   */
  async send({ to, subject, text, html, id }: Mail): Promise<MailFailure | null> {
    const settings = this.config.mail;
    if (!this.transport || !settings) return 'SERVER_REFUSED';
    if (!isMailAddress(to)) return 'ADDRESS_REFUSED';
    const { from } = settings;
    const sending = this.transport.sendMail({
      from,
      to: { name: '', address: to },
      subject: oneLine(subject),
      text,
      html,
      messageId: `<${id}@${from.address.slice(from.address.lastIndexOf('@') + 1)}>`,
      // RFC 3834: nobody's absence note answers it.
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('no answer')), MAIL_TIMEOUT_MS);
    });
    try {
      await Promise.race([sending, late]);
      return null;
    } catch (error) {
      return failureOf(error);
    } finally {
      clearTimeout(timer);
      sending.catch(() => undefined); // what fails after the time is up has been told
    }
  }
}

function transportOf({ host, port, tls, user, password }: NonNullable<Config['mail']>): Transporter {
  return createTransport({
    host,
    port,
    secure: tls === 'implicit',
    requireTLS: tls === 'starttls',
    ignoreTLS: tls === 'off',
    ...(user !== null && { auth: { user, pass: password ?? '' } }),
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENT_MS,
    // Nothing of a mail is fetched from anywhere.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

/** A header is one line, whatever a title holds. */
function oneLine(text: string): string {
  // eslint-disable-next-line no-control-regex -- line breaks and what terminals obey
  return [...text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ').trim()].slice(0, LONGEST_SUBJECT).join('');
}

function failureOf(error: unknown): MailFailure {
  const { responseCode, command } = error as { readonly responseCode?: number; readonly command?: string };
  if (responseCode === undefined) return 'NO_ANSWER';
  const isForGood = responseCode >= 500;
  if (command === 'RCPT TO') return isForGood ? 'ADDRESS_REFUSED' : 'TRY_LATER';
  if (command === 'DATA') return isForGood ? 'MESSAGE_REFUSED' : 'TRY_LATER';
  return 'SERVER_REFUSED';
}
