import { isMailAddress } from '@fanzha/domain';

/** How mails leave. */
export interface MailSettings {
  readonly host: string;
  readonly port: number;
  /** Encrypted from the first byte (`smtps:`), after STARTTLS, or not at all. */
  readonly tls: 'implicit' | 'starttls' | 'off';
  readonly user: string | null;
  readonly password: string | null;
  readonly from: { readonly name: string; readonly address: string };
  /** Where people reach the product, without a slash at its end: what links in mails begin with. */
  readonly publicUrl: string;
}

const FROM_NAME = '反诈台账';
const LONGEST_NAME = 60;
const PORTS = { 'smtp:': 587, 'smtps:': 465 } as const;
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/**
 * Settings of mails out of the environment; null: none are sent.
 * @param text the value of a variable; undefined where it is empty
 * @param errors what is wrong is added to it
 */
export function mailSettings(text: (name: string) => string | undefined, errors: string[]): MailSettings | null {
  const given = text('FANZHA_SMTP_URL');
  const [from, publicUrl, tls] = ['FANZHA_SMTP_FROM', 'FANZHA_PUBLIC_URL', 'FANZHA_SMTP_TLS'].map(text);
  if (given === undefined) {
    if (from ?? tls) errors.push('FANZHA_SMTP_FROM and FANZHA_SMTP_TLS need FANZHA_SMTP_URL');
    return null;
  }
  const url = URL.canParse(given) ? new URL(given) : null;
  const port = url && url.protocol in PORTS ? Number(url.port || PORTS[url.protocol as keyof typeof PORTS]) : 0;
  if (!url || port === 0 || url.hostname === '' || !['', '/'].includes(url.pathname) || url.search || url.hash) {
    errors.push(
      'FANZHA_SMTP_URL must be smtp://host:587 or smtps://host:465, with user:password@ where it asks for it',
    );
    return null;
  }
  const sender = senderIn(from);
  if (!sender)
    errors.push('FANZHA_SMTP_FROM must be an address, such as noreply@example.cn or 反诈台账 <noreply@example.cn>');
  const link = publicUrlIn(publicUrl);
  if (link === null) errors.push('FANZHA_SMTP_URL needs FANZHA_PUBLIC_URL, such as https://fanzha.example.cn');
  if (tls !== undefined && !['required', 'off'].includes(tls.toLowerCase()))
    errors.push(`FANZHA_SMTP_TLS must be one of required, off, not "${tls}"`);
  const isOff = tls === undefined ? LOOPBACK.test(url.hostname) : tls.toLowerCase() === 'off';
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port,
    tls: url.protocol === 'smtps:' ? 'implicit' : isOff ? 'off' : 'starttls',
    user: decoded(url.username, errors),
    password: decoded(url.password, errors),
    from: sender ?? { name: FROM_NAME, address: '' },
    publicUrl: link ?? '',
  };
}

function decoded(part: string, errors: string[]): string | null {
  try {
    return decodeURIComponent(part) || null;
  } catch {
    errors.push('FANZHA_SMTP_URL must have signs of user and password encoded, such as %40 for @');
    return null;
  }
}

function senderIn(given: string | undefined): MailSettings['from'] | null {
  const [, name = '', bracketed, plain] = /^(?:([^<>]*?)\s*<([^<>]+)>|([^<>]+))$/.exec(given ?? '') ?? [];
  const address = (bracketed ?? plain ?? '').trim();
  // eslint-disable-next-line no-control-regex -- what would begin another header
  if (!isMailAddress(address) || name.length > LONGEST_NAME || /[\u0000-\u001f\u007f"]/.test(name)) return null;
  return { name: name || FROM_NAME, address };
}

function publicUrlIn(given: string | undefined): string | null {
  const url = given !== undefined && URL.canParse(given) ? new URL(given) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.search || url.hash) return null;
  return url.href.replace(/\/+$/, '');
}
