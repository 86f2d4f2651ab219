import { AwsClient } from 'aws4fetch';
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import type { S3Settings } from '../config/attachment-settings.js';
import { filesUnavailable } from './files-unavailable.js';
import { ObjectStore, requireKey, type StoredContent, type StoredObject } from './object-store.js';

const LIMIT_MS = 30_000;
/** Of a request whose answer is a file that a client takes as fast as it can. */
const READ_LIMIT_MS = 180_000;

/**
 * Files in a bucket of an S3-compatible storage, addressed by path. Requests are signed by AWS Signature Version 4 with
 * the hash of what is sent, so that the storage refuses bytes that arrived otherwise.
 */
export class S3Store extends ObjectStore {
  private readonly client: AwsClient;

  constructor(private readonly settings: S3Settings) {
    super();
    const { keyId: accessKeyId, secret: secretAccessKey, region } = settings;
    this.client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 2 });
  }

  override async put(key: string, file: string, sha256: string): Promise<void> {
    const body = new Uint8Array(await readFile(file));
    await this.send(this.urlOf(key), { method: 'PUT', body, headers: { 'x-amz-content-sha256': sha256 } });
  }

  override async has(key: string): Promise<boolean> {
    return (await this.send(this.urlOf(key), { method: 'HEAD' }, [404])).status !== 404;
  }

  override async open(key: string): Promise<StoredContent | null> {
    const answer = await this.send(this.urlOf(key), { method: 'GET' }, [404], READ_LIMIT_MS);
    if (answer.status === 404 || answer.body === null) {
      await answer.body?.cancel();
      return null;
    }
    const size = Number(answer.headers.get('content-length') ?? Number.NaN);
    if (!Number.isSafeInteger(size)) throw filesUnavailable(new Error('S3 answered without a length'));
    return { size, stream: Readable.fromWeb(answer.body as ReadableStream) };
  }

  override async remove(key: string): Promise<void> {
    await this.send(this.urlOf(key), { method: 'DELETE' }, [404]);
  }

  override async *list(prefix: string): AsyncIterable<StoredObject> {
    const { bucket, before } = bucketOf(this.settings.url);
    for (let token: string | null = null, first = true; first || token !== null; first = false) {
      const url = new URL(bucket);
      url.searchParams.set('list-type', '2');
      url.searchParams.set('prefix', `${before}${requireKey(prefix)}/`);
      if (token !== null) url.searchParams.set('continuation-token', token);
      const page = await (await this.send(url.href, { method: 'GET' })).text();
      for (const [, content = ''] of page.matchAll(/<Contents>(.*?)<\/Contents>/gs)) {
        const key = textIn(content, 'Key')?.slice(before.length);
        const changedAt = new Date(textIn(content, 'LastModified') ?? '');
        if (key && !Number.isNaN(changedAt.getTime())) yield { key, changedAt };
      }
      token = textIn(page, 'IsTruncated') === 'true' ? textIn(page, 'NextContinuationToken') : null;
    }
  }

  private urlOf(key: string): string {
    return `${this.settings.url}/${requireKey(key)}`;
  }

  /** @param expected statuses that say something beside success */
  private async send(
    url: string,
    request: RequestInit,
    expected: readonly number[] = [],
    limitMs = LIMIT_MS,
  ): Promise<Response> {
    let answer: Response;
    try {
      answer = await this.client.fetch(url, { ...request, signal: AbortSignal.timeout(limitMs) });
    } catch (error) {
      throw filesUnavailable(error);
    }
    if (answer.ok || expected.includes(answer.status)) return answer;
    const code = textIn(await answer.text().catch(() => ''), 'Code');
    throw filesUnavailable(new Error(`S3 answered ${answer.status} ${code ?? ''}`));
  }
}

/** The bucket of a URL, and what stands before every key in it. */
function bucketOf(url: string): { readonly bucket: string; readonly before: string } {
  const { origin, pathname } = new URL(url);
  const [, name = '', ...prefix] = pathname.split('/');
  return { bucket: `${origin}/${name}`, before: prefix.map((each) => `${decodeURIComponent(each)}/`).join('') };
}

/** Keys are letters, digits and signs that XML does not escape; tokens may hold any. */
function textIn(xml: string, element: string): string | null {
  const found = new RegExp(`<${element}>([^<]*)</${element}>`).exec(xml)?.[1];
  return found === undefined
    ? null
    : found.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => ENTITIES[name] ?? '');
}
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
