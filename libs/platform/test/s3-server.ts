import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Account {
  readonly keyId: string;
  readonly secret: string;
  readonly region: string;
}

const PAGE = 2;
const hash = (content: Buffer | string) => createHash('sha256').update(content).digest('hex');
const hmac = (key: Buffer | string, text: string) => createHmac('sha256', key).update(text).digest();
/** As AWS spells it: everything but letters, digits and -._~ */
const spelled = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/**
 * A small S3: keeps bytes in memory, checks each signature by the published steps of Signature Version 4 (AWS General
 * Reference, "Create a signed AWS API request"), and the hash of what it is sent. Lists in pages of two.
 */
export class S3Server {
  readonly objects = new Map<string, { readonly body: Buffer; readonly at: Date }>();
  /** Answered instead of doing anything, once for each entry. */
  readonly failures: number[] = [];
  private readonly server: Server;

  constructor(
    private readonly account: Account,
    private readonly bucket: string,
  ) {
    this.server = createServer((request, response) => void this.answer(request, response));
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/${this.bucket}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const refuse = (status: number, code: string) =>
      response.writeHead(status).end(`<Error><Code>${code}</Code></Error>`);
    const failure = this.failures.shift();
    if (failure !== undefined) return void refuse(failure, 'Failure');
    if (!this.isSigned(request)) return void refuse(403, 'SignatureDoesNotMatch');
    const stated = String(request.headers['x-amz-content-sha256']);
    if (stated !== 'UNSIGNED-PAYLOAD' && stated !== hash(body)) return void refuse(400, 'XAmzContentSHA256Mismatch');
    const url = new URL(request.url ?? '', 'http://s3');
    const [, bucket, ...key] = url.pathname.split('/');
    if (bucket !== this.bucket) return void refuse(404, 'NoSuchBucket');
    if (url.searchParams.get('list-type') === '2') return void response.end(this.listed(url.searchParams));
    const name = key.map(decodeURIComponent).join('/');
    const found = this.objects.get(name);
    if (request.method === 'PUT') {
      this.objects.set(name, { body, at: new Date() });
      response.end();
    } else if (request.method === 'DELETE') {
      this.objects.delete(name);
      response.writeHead(204).end();
    } else if (!found) refuse(404, 'NoSuchKey');
    else
      response.writeHead(200, { 'content-length': found.body.length }).end(request.method === 'GET' ? found.body : '');
  }

  private listed(query: URLSearchParams): string {
    const after = query.get('continuation-token') ?? '';
    const keys = [...this.objects.keys()]
      .filter((key) => key.startsWith(query.get('prefix') ?? '') && key > after)
      .sort();
    const page = keys.slice(0, PAGE);
    const more = keys.length > PAGE;
    const contents = page.map(
      (key) =>
        `<Contents><Key>${key}</Key><LastModified>${this.objects.get(key)?.at.toISOString()}</LastModified></Contents>`,
    );
    return `<?xml version="1.0"?><ListBucketResult><IsTruncated>${more}</IsTruncated>${contents.join('')}${
      more ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : ''
    }</ListBucketResult>`;
  }

  private isSigned({ method, url = '', headers }: IncomingMessage): boolean {
    const pattern = /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/;
    const [, credential = '', signed = '', signature = ''] = pattern.exec(headers.authorization ?? '') ?? [];
    const { keyId, secret, region } = this.account;
    const moment = String(headers['x-amz-date']);
    const scope = `${moment.slice(0, 8)}/${region}/s3/aws4_request`;
    if (credential !== `${keyId}/${scope}` || !signed.split(';').includes('host')) return false;
    const { pathname, searchParams } = new URL(url, 'http://s3');
    const canonical = [
      method,
      decodeURIComponent(pathname).split('/').map(spelled).join('/'),
      [...searchParams]
        .map((pair) => pair.map(spelled).join('='))
        .sort()
        .join('&'),
      ...signed.split(';').map((name) => `${name}:${String(headers[name]).trim().replace(/ +/g, ' ')}`),
      '',
      signed,
      headers['x-amz-content-sha256'],
    ].join('\n');
    const toSign = ['AWS4-HMAC-SHA256', moment, scope, hash(canonical)].join('\n');
    const key = [moment.slice(0, 8), region, 's3', 'aws4_request'].reduce<Buffer | string>(hmac, `AWS4${secret}`);
    return hmac(key, toSign).toString('hex') === signature;
  }
}
