import type { Scenario } from './scenario.js';

const SUMMARY = '湖畔小学3月反诈宣传总结\n3月10日，我校开展反诈讲座1场，参加师生320人，发放宣传手册800份。';
const READ = `mutation($text: LongText!, $key: String) {
  readSummaryText(text: $text, reportDate: "2026-03-31", idempotencyKey: $key) {
    id version proposals { proposal possible } } }`;

/** A summary is read, sent again, accepted, and read once more; another text is put aside. */
export async function readTexts({ ask, during }: Scenario): Promise<void> {
  during('work summaries that are read');
  const { readSummaryText } = await ask('school', READ, { text: SUMMARY, key: 'summary' });
  const text = readSummaryText as { id: string; version: number; proposals: { proposal: number; possible: boolean }[] };
  await ask('school', READ, { text: SUMMARY, key: 'summary' });
  await ask('school', 'query($id: ID!) { readText(id: $id) { state } }', { id: text.id });
  const accepted = text.proposals
    .filter(({ possible }) => possible)
    .map(({ proposal }) => ({ proposal, startOn: '2026-03-10' }));
  const input = { textId: text.id, version: text.version, idempotencyKey: 'accepted', accepted };
  await ask('school', 'mutation($input: AcceptReadingsInput!) { acceptReadings(input: $input) { id } }', { input });
  await ask(
    'school',
    `mutation($id: ID!, $version: Int!) {
    undoReadText(id: $id, version: $version, reason: "读错了") { state undo { standing voided } } }`,
    { id: text.id, version: text.version + 1 },
  );
  const other = await ask('school', READ, { text: `${SUMMARY}\n3月12日，我校召开主题班会1场。` });
  const { id, version } = other['readSummaryText'] as { id: string; version: number };
  await ask(
    'school',
    `mutation($id: ID!, $version: Int!) {
    parkReadText(id: $id, version: $version, reason: "重复的总结") { id } }`,
    { id, version },
  );
  await ask('school', '{ readTexts { totalCount edges { node { id recordedBy } } } }');
}
