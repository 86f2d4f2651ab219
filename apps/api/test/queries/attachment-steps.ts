import { AttachmentSweep } from '@fanzha/ledger';
import type { Scenario } from './scenario.js';

const PDF = '%PDF-1.7\n1 0 obj <</Type/Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n';
const FILE = 'id uploadedBy link { url }';
const RECORDS = [
  ['ACTIVITY', 'activity', 'Activity', { type: 'LECTURE', title: '附件讲座', startOn: '2026-03-05', measures: [] }],
  ['INSPECTION', 'inspection', 'Inspection', { occurredOn: '2026-03-05', subject: '检查', hazards: [] }],
] as const;

/** Files are uploaded, attached, fetched, go with their record to another place, come off, and are swept away. */
export async function attachFiles({ fixture, ask, during, tokens }: Scenario): Promise<void> {
  during('files of records');
  for (const [kind, one, type, content] of RECORDS) {
    const inspections = kind === 'INSPECTION' ? { inspections: { value: 1, qualifier: 'EXACT' } } : {};
    const input = { ...content, ...inspections };
    const recorded = await ask(
      'school',
      `mutation($input: ${type}Input!) { done: record${type}(input: $input) { id } }`,
      {
        input,
      },
    );
    const { id } = recorded['done'] as { id: string };
    const uploadId = await upload(fixture.app, tokens.school, kind);
    await upload(fixture.app, tokens.school, kind);
    const attached = await ask(
      'school',
      `mutation($input: AttachFileInput!) { done: attachFile(input: $input) { ${FILE} } }`,
      { input: { kind, recordId: id, uploadId } },
    );
    const file = attached['done'] as { id: string; link: { url: string } };
    await ask('county', `query($id: ID!) { ${one}(id: $id) { attachments { ${FILE} } } }`, { id });
    await ask('county', `query($id: ID!) { attachment(id: $id) { ${FILE} } }`, { id: file.id });
    const { statusCode } = await fixture.app.inject({ url: file.link.url });
    if (statusCode !== 200) throw new Error(`A file was answered ${statusCode}`);
    await ask(
      'school',
      `mutation($id: ID!, $input: ${type}Input!) { amend${type}(id: $id, version: 1, input: $input) { id } }`,
      { id, input: { ...input, regionCode: '340210100001' } },
    );
    await ask('school', 'mutation($id: ID!) { detachFile(id: $id) { id } }', { id: file.id });
  }
  during('files are swept away');
  await fixture.app.get(AttachmentSweep, { strict: false }).sweep(Date.now() + 2 * 86_400_000);
}

async function upload(app: Scenario['fixture']['app'], token: string, key: string): Promise<string> {
  const form = new FormData();
  form.append('file', new File([PDF], '方案.pdf'));
  const request = new Request('http://localhost/', { method: 'POST', body: form });
  const { statusCode, payload } = await app.inject({
    method: 'POST',
    url: '/attachments',
    headers: {
      'content-type': request.headers.get('content-type') ?? '',
      'idempotency-key': key,
      authorization: `Bearer ${token}`,
    },
    payload: Buffer.from(await request.arrayBuffer()),
  });
  if (statusCode !== 201) throw new Error(payload);
  return (JSON.parse(payload) as { id: string }).id;
}
