import sharp from 'sharp';
import { input as inspectionInput, makeInspectionsFixture, RECORD } from './inspections.fixture.js';
import type { Actor } from './support/actors.js';
import { sendFile } from './support/uploads.js';

const ATTACHMENT = 'id name mediaType size width height scanned attachedAt uploadedBy';
export const ATTACH = `mutation Attach($kind: AttachmentOwnerKind!, $recordId: ID!, $uploadId: ID!) {
  attachFile(input: { kind: $kind, recordId: $recordId, uploadId: $uploadId }) { ${ATTACHMENT} link { url } } }`;
export const DETACH = 'mutation Detach($id: ID!) { detachFile(id: $id) { id } }';
export const OF_INSPECTION = `query Of($id: ID!) { inspection(id: $id) { attachments {
  ${ATTACHMENT} link { url expiresAt } preview { url } } } }`;
export const ONE = `query One($id: ID!) { attachment(id: $id) { ${ATTACHMENT} link { url } preview { url } } }`;

/** A photo as a telephone makes it: it lies on its side, and says where and by what it was taken. */
export function photo(width = 640, height = 480): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: { r: 200, g: 30, b: 40 } } })
    .jpeg()
    .withExif({
      IFD0: { Make: 'SpecCamera', Software: 'secret-firmware' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '31/1 9/1 3/1', GPSLongitudeRef: 'E', GPSLongitude: '118/1 34/1 5/1' },
    })
    .withMetadata({ orientation: 6 })
    .toBuffer();
}

export const PDF = Buffer.from('%PDF-1.7\n1 0 obj <</Type/Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n');

/** The units around a school, with ways to send and to fetch files. */
export async function makeAttachmentsFixture() {
  const fixture = await makeInspectionsFixture();

  /** Sends a form. */
  const send = async (
    as: Pick<Actor, 'token'> | null,
    content: Uint8Array | null,
    { name = '现场.jpg', key, field = 'file' }: { name?: string; key?: string; field?: string } = {},
  ) => {
    const file = content && new File([new Uint8Array(content)], name);
    const response = await sendFile(fixture.app, as?.token ?? null, file, { key, field });
    return { status: response.statusCode, body: response.json(), headers: response.headers };
  };
  /** The code of a refused upload: its fields, else its reason or code. */
  const refusedUpload = async (...sending: Parameters<typeof send>): Promise<string> => {
    const { body } = await send(...sending);
    const { code, reason, fields } = body.errors[0].extensions;
    return fields
      ? fields.map((one: { path: string; code: string }) => `${one.path} ${one.code}`).join(', ')
      : (reason ?? code);
  };
  /** Uploads what is in order. */
  const uploaded = async (as: Actor, content: Uint8Array, further: Parameters<typeof send>[2] = {}) => {
    const { status, body } = await send(as, content, further);
    if (status !== 201) throw new Error(JSON.stringify(body));
    return body as { id: string; name: string; mediaType: string; size: number };
  };
  const inspected = async (as = fixture.school): Promise<{ id: string; version: number }> =>
    (await fixture.data(as, RECORD, { input: inspectionInput }))['recordInspection'];
  /** Uploads a file and attaches it to an inspection. */
  const attached = async (
    as: Actor,
    recordId: string,
    content: Uint8Array,
    further: Parameters<typeof send>[2] = {},
  ) => {
    const { id } = await uploaded(as, content, further);
    const answer = await fixture.data(as, ATTACH, { kind: 'INSPECTION', recordId, uploadId: id });
    return answer['attachFile'];
  };
  const fetched = async (url: string) => {
    const response = await fixture.app.inject({ method: 'GET', url });
    return { status: response.statusCode, headers: response.headers, body: response.rawPayload };
  };
  return { ...fixture, send, refusedUpload, uploaded, inspected, attached, fetched };
}
