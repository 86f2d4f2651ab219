import type { Scenario } from './scenario.js';

const SEEN = '$id: ID!, $version: Int!';
const CREATE =
  'mutation($input: EvaluationSchemeInput!) { done: createEvaluationScheme(input: $input) { id version } }';
const WRITE = `mutation(${SEEN}, $input: EvaluationSchemeInput!) {
  done: writeEvaluationScheme(id: $id, version: $version, input: $input) { version } }`;
const PUBLISH = `mutation(${SEEN}) { done: publishEvaluationScheme(id: $id, version: $version) {
  version items { id } editions { number } } }`;
const RANK = `mutation(${SEEN}) {
  done: setEvaluationRanking(id: $id, version: $version, ranking: true, shownToUnits: true) { version } }`;
const CLOSE = `mutation(${SEEN}, $appealUntil: Date!) {
  done: closeEvaluationScheme(id: $id, version: $version, appealUntil: $appealUntil) { version } }`;
const DELETE = `mutation(${SEEN}) { deleteEvaluationScheme(id: $id, version: $version) }`;
const LOCK = `mutation(${SEEN}) { done: lockEvaluationScheme(id: $id, version: $version) { version } }`;
const SCORES = `query($id: ID!, $order: EvaluationScoreOrder!) {
  evaluationScores(id: $id, order: $order, first: 5) { totalCount edges { node { unitName low rank } } } }`;
const OWN = 'query($id: ID!) { evaluationScheme(id: $id) { state ownScore { low rank } } }';
const APPEAL = `mutation($id: ID!, $itemId: ID!) {
  done: appealEvaluationScore(id: $id, itemId: $itemId, reason: "漏记一场讲座") { id } }`;
const DECIDE = `mutation($id: ID!) {
  done: decideEvaluationAppeal(id: $id, outcome: RECOMPUTED, reason: "情况属实") { state } }`;

type Seen = { id: string; version: number; items: { id: string }[] };

/** An authority makes a scheme twice, publishes and closes it; a unit appeals, scores are locked, a draft deleted. */
export async function runEvaluations({ ask, refuse, during, fixture }: Scenario): Promise<void> {
  during('scores');
  const done = async (...asked: Parameters<typeof ask>) => (await ask(...asked))['done'] as Seen;
  const items = [{ name: '宣传场次', weight: '60', indicator: 'SESSIONS', rule: 'LINEAR', from: '0', to: '4' }];
  const input = { title: '反诈工作考核', period: '2026-03', regionCodes: ['340210'], tenantTypes: ['SCHOOL'], items };
  const { id, version } = await done('county', CREATE, { input });
  await refuse('county', CREATE, { input });
  const written = await done('county', WRITE, { id, version, input: { ...input, spreadsExempt: true } });
  const published = await done('county', PUBLISH, { id, version: written.version });
  await ask('school', '{ evaluationSchemes(first: 5) { totalCount edges { node { id } } } }');
  await ask('county', SCORES, { id, order: 'NAME' });
  await ask('school', OWN, { id });
  const ranked = await done('county', RANK, { id, version: published.version });
  const appealUntil = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  const closed = await done('county', CLOSE, { id, version: ranked.version, appealUntil });
  await ask('county', SCORES, { id, order: 'SCORE' });
  await ask('school', OWN, { id });
  const itemId = published.items[0]?.id;
  const appeal = await done('school', APPEAL, { id, itemId });
  await refuse('school', APPEAL, { id, itemId });
  await ask('county', 'query($id: ID!) { evaluationAppeals(id: $id, first: 5) { totalCount } }', { id });
  await ask('county', DECIDE, { id: appeal.id });
  await refuse('county', DECIDE, { id: appeal.id });
  await fixture.db.sql(`update evaluation_scheme set appeal_until = '2026-05-01' where id = $1`, [id]);
  await ask('county', LOCK, { id, version: closed.version });
  const draft = await done('county', CREATE, { input: { ...input, title: '写错的草稿' } });
  await ask('county', DELETE, draft);
}
