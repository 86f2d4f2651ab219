import type { Scenario } from './scenario.js';

interface Made {
  readonly id: string;
  readonly draft: { readonly version: number };
}

const MADE = 'id tenant { id } draft { version document { source } } editions { number document { source } }';

/** A unit and an authority summarise their work: made, written, brought up to date, issued, read and compared. */
export async function runSummaries({ ask, refuse, during }: Scenario): Promise<void> {
  const changed = async (as: 'school' | 'county', operation: string, variables: object): Promise<Made> =>
    (await ask(as, `mutation ${operation}`, { ...variables }))['done'] as Made;
  const DRAFT = `($input: SummaryInput!) { done: draftSummary(input: $input) { ${MADE} } }`;
  const WITH_VERSION = '$id: ID!, $version: Int!';
  during('work is summarised');
  const input = { period: '2026-03', idempotencyKey: 'summary-1' };
  const { id } = await changed('school', DRAFT, { input });
  await changed('school', DRAFT, { input });
  await refuse('school', `mutation ${DRAFT}`, { input: { period: '2026-03' } });
  await refuse('school', `mutation ${DRAFT}`, { input: { period: '2026-03', idempotencyKey: 'summary-2' } });
  await changed('county', DRAFT, { input: { period: '2026-03', regionCode: '340210' } });
  const sections = [
    { section: 'PROBLEMS', text: '资料不足。' },
    { section: 'NEXT_STEPS', text: '继续宣传。' },
  ];
  const issued = async (version: number) => {
    const written = await changed(
      'school',
      `(${WITH_VERSION}, $input: SummaryTextInput!) {
        done: writeSummary(id: $id, version: $version, input: $input) { ${MADE} } }`,
      { id, version, input: { sections } },
    );
    await changed(
      'school',
      `(${WITH_VERSION}) { done: issueSummary(id: $id, version: $version, input: {}) { ${MADE} } }`,
      { id, version: written.draft.version },
    );
    return changed('school', `(${WITH_VERSION}) { done: refreshSummary(id: $id, version: $version) { ${MADE} } }`, {
      id,
      version: written.draft.version,
    });
  };
  const again = await issued(1);
  await issued(again.draft.version);
  during('summaries are read');
  await ask('school', `query($id: ID!) { summary(id: $id) { ${MADE} } }`, { id });
  await ask('county', `{ summaries(first: 5, filter: { period: "2026" }) { totalCount edges { node { ${MADE} } } } }`);
  await ask('school', 'query($id: ID!) { compareSummaryEditions(id: $id, from: 1) { figures { key } } }', { id });
  during('a summary that was never issued is thrown away');
  const unwanted = await changed('school', DRAFT, { input: { period: '2026-02' } });
  const DISCARD = '($id: ID!) { done: discardSummary(id: $id, version: 1) }';
  await changed('school', DISCARD, { id: unwanted.id });
  await changed('school', DISCARD, { id: unwanted.id });
}
