import path from 'node:path';

/** An S3-compatible storage. */
export interface S3Settings {
  /** Of the bucket, with a prefix where there is one: `https://s3.example.cn/fanzha-files`. */
  readonly url: string;
  readonly region: string;
  readonly keyId: string;
  readonly secret: string;
}

/** Where attached files are kept and how much of them. */
export interface AttachmentSettings {
  /** Directory of the files, unless they are in `s3`; what arrives lies there until it is looked at. */
  readonly directory: string;
  /** Null: in the directory. */
  readonly s3: S3Settings | null;
  /** Bytes that the files of one tenant may have together. */
  readonly quota: number;
  /** A clamd that every file is shown to; null: files are not scanned. */
  readonly scanner: { readonly host: string; readonly port: number } | null;
}

const MEGABYTE = 1024 * 1024;

/**
 * Settings of attachments out of the environment.
 * @param text the value of a variable; undefined where it is empty
 * @param errors what is wrong is added to it
 */
export function attachmentSettings(
  text: (name: string) => string | undefined,
  dataDir: string,
  errors: string[],
): AttachmentSettings {
  const megabytes = Number(text('FANZHA_ATTACHMENTS_QUOTA_MB') ?? '1024');
  if (!Number.isInteger(megabytes) || megabytes < 1 || megabytes > 1_000_000)
    errors.push('FANZHA_ATTACHMENTS_QUOTA_MB must be a whole number, 1 to 1000000');
  return {
    directory: path.resolve(dataDir, text('FANZHA_ATTACHMENTS_DIR') ?? 'attachments'),
    s3: s3In(text, errors),
    quota: megabytes * MEGABYTE,
    scanner: scannerIn(text('FANZHA_CLAMD'), errors),
  };
}

function s3In(text: (name: string) => string | undefined, errors: string[]): S3Settings | null {
  const url = text('FANZHA_S3_URL');
  const [keyId, secret] = [text('FANZHA_S3_KEY_ID'), text('FANZHA_S3_SECRET')];
  if (url === undefined) {
    if (keyId ?? secret) errors.push('FANZHA_S3_KEY_ID and FANZHA_S3_SECRET need FANZHA_S3_URL');
    return null;
  }
  const parsed = URL.canParse(url) ? new URL(url) : null;
  const isBucket = parsed && /^https?:$/.test(parsed.protocol) && !parsed.search && !parsed.hash && !parsed.username;
  if (!isBucket) errors.push('FANZHA_S3_URL must be the URL of a bucket, such as https://s3.example.cn/fanzha-files');
  if (!keyId || !secret) errors.push('FANZHA_S3_URL needs FANZHA_S3_KEY_ID and FANZHA_S3_SECRET');
  return {
    url: url.replace(/\/+$/, ''),
    region: text('FANZHA_S3_REGION') ?? 'us-east-1',
    keyId: keyId ?? '',
    secret: secret ?? '',
  };
}

function scannerIn(given: string | undefined, errors: string[]): AttachmentSettings['scanner'] {
  if (given === undefined) return null;
  const [, host = '', port = ''] = /^\[?([^\]]+?)\]?:(\d{1,5})$/.exec(given) ?? [];
  if (host && Number(port) > 0 && Number(port) <= 65_535) return { host, port: Number(port) };
  errors.push('FANZHA_CLAMD must be host:port of a clamd, such as 127.0.0.1:3310');
  return null;
}
