import type { TestApi } from './test-api.js';

/** Sends a file to a server, as the form of the web client does. */
export async function sendFile(
  app: TestApi['app'],
  token: string | null,
  file: File | null,
  { key, field = 'file' }: { readonly key?: string | undefined; readonly field?: string | undefined } = {},
) {
  const form = new FormData();
  if (file) form.append(field, file);
  const request = new Request('http://localhost/', { method: 'POST', body: form });
  return app.inject({
    method: 'POST',
    url: '/attachments',
    headers: {
      'content-type': request.headers.get('content-type') ?? '',
      ...(token && { authorization: `Bearer ${token}` }),
      ...(key && { 'idempotency-key': key }),
    },
    payload: Buffer.from(await request.arrayBuffer()),
  });
}

/** The id of a file that was taken in. */
export async function uploaded(app: TestApi['app'], token: string, content: Uint8Array, name: string): Promise<string> {
  const { statusCode, body } = await sendFile(app, token, new File([new Uint8Array(content)], name));
  if (statusCode !== 201) throw new Error(body);
  return (JSON.parse(body) as { id: string }).id;
}
