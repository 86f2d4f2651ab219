import { addDays, todayIn } from '@fanzha/domain';
import type { Actor } from './support/actors.js';
import { makeCampaignsFixture } from './campaigns.fixture.js';

const ITEM = 'id name weight indicator rule from to steps { at points } perUnit lostAtMost';
const SCHEME = `id version state title period regionCodes sectors tenantTypes exceptions spreadsExempt edition ranking
  rankingShownToUnits appealUntil closingHash allowed issuerName regions { code } items { ${ITEM} }`;
const SCORE = `tenantId unitName state low high outOf number hash rank
  items { itemId state doubts low high value numerator denominator atLeast approx uncounted withheld spanning }`;
const SEEN = '$id: ID!, $version: Int!';

export const CREATE = `mutation Create($input: EvaluationSchemeInput!) {
  done: createEvaluationScheme(input: $input) { ${SCHEME} } }`;
export const WRITE = `mutation Write(${SEEN}, $input: EvaluationSchemeInput!) {
  done: writeEvaluationScheme(id: $id, version: $version, input: $input) { ${SCHEME} } }`;
export const PUBLISH = `mutation Publish(${SEEN}) {
  done: publishEvaluationScheme(id: $id, version: $version) { ${SCHEME} } }`;
export const DELETE = `mutation Delete(${SEEN}) { done: deleteEvaluationScheme(id: $id, version: $version) }`;
export const AMEND = `mutation Amend(${SEEN}, $input: EvaluationSchemeInput!, $reason: String!) {
  done: amendEvaluationScheme(id: $id, version: $version, input: $input, reason: $reason) { ${SCHEME}
    editions { number reason title items { name } } } }`;
export const CLOSE = `mutation Close(${SEEN}, $appealUntil: Date!) {
  done: closeEvaluationScheme(id: $id, version: $version, appealUntil: $appealUntil) { ${SCHEME} } }`;
export const LOCK = `mutation Lock(${SEEN}) { done: lockEvaluationScheme(id: $id, version: $version) { ${SCHEME} } }`;
export const RANK = `mutation Rank(${SEEN}, $ranking: Boolean!, $shown: Boolean!) {
  done: setEvaluationRanking(id: $id, version: $version, ranking: $ranking, shownToUnits: $shown) { ${SCHEME} } }`;
export const APPEAL = `mutation Appeal($id: ID!, $itemId: ID!, $reason: String!) {
  done: appealEvaluationScore(id: $id, itemId: $itemId, reason: $reason) { id state reason itemId unitName } }`;
export const DECIDE = `mutation Decide($id: ID!, $outcome: AppealOutcome!, $reason: String!) {
  done: decideEvaluationAppeal(id: $id, outcome: $outcome, reason: $reason) { id state decision } }`;
export const READ = `query Read($id: ID!) { done: evaluationScheme(id: $id) { ${SCHEME} ownScore { ${SCORE} } } }`;
export const LIST = `query List($state: EvaluationState, $first: Int, $after: String) {
  done: evaluationSchemes(state: $state, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { id state } } } }`;
export const SCORES = `query Scores($id: ID!, $filter: EvaluationScoreFilter, $order: EvaluationScoreOrder,
    $first: Int, $after: String) {
  done: evaluationScores(id: $id, filter: $filter, order: $order, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { ${SCORE} } } } }`;
export const APPEALS = `query Appeals($id: ID!, $state: AppealState, $first: Int, $after: String) {
  done: evaluationAppeals(id: $id, state: $state, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { id state unitName reason decision } } } }`;

/** The last day of the month before this one, and that month: a period that is over. */
export const LAST_DAY = addDays(`${todayIn().slice(0, 7)}-01`, -1);
export const MONTH = LAST_DAY.slice(0, 7);
export const until = (days: number): string => addDays(todayIn(), days);

/** An authority by its id, to make further officials of it. */
export const authority = (id: string) =>
  ({
    ...{ id, cityCode: '3402', name: '区反诈办', regionCode: '340210' },
    type: 'AUTHORITY',
    sector: 'OTHER',
  }) as const;

let counter = 0;
/** A correct input; specs change what they are about. */
export const scheme = (changes: object = {}) => ({
  title: `反诈宣传考核 ${++counter}`,
  period: MONTH,
  regionCodes: ['340210'],
  tenantTypes: ['SCHOOL'],
  items: [
    { name: '宣传场次', weight: '60', indicator: 'SESSIONS', rule: 'LINEAR', from: '0', to: '4' },
    {
      name: '宣传资料',
      weight: '40',
      indicator: 'LEAFLETS',
      rule: 'STEP',
      steps: [
        { at: '1', points: '10' },
        { at: '100', points: '40' },
      ],
    },
  ],
  ...changes,
});

const exact = (indicator: string, value: number, qualifier = 'EXACT') => ({ indicator, value, qualifier });

/** Officials and units of a county, with schemes in every state. */
export async function makeEvaluationFixture() {
  const fixture = await makeCampaignsFixture();
  const { done, county, record } = fixture;
  const created = (changes: object = {}, as: Actor = county) => done(as, CREATE, { input: scheme(changes) });
  const published = async (changes: object = {}) => {
    const { id, version } = await created(changes);
    return done(county, PUBLISH, { id, version });
  };
  const closed = async (changes: object = {}, appealUntil = until(7)) => {
    const { id, version } = await published(changes);
    return done(county, CLOSE, { id, version, appealUntil });
  };
  return {
    ...fixture,
    created,
    published,
    closed,
    worked: (as: Actor, sessions: number, leaflets = 0, qualifier = 'EXACT') =>
      record(as, {
        startOn: LAST_DAY,
        measures: [exact('SESSIONS', sessions), ...(leaflets > 0 ? [exact('LEAFLETS', leaflets, qualifier)] : [])],
      }),
    /** As if the days of appeals were over. */
    endAppeals: (id: string) =>
      fixture.sql('update evaluation_scheme set appeal_until = $2 where id = $1', [id, until(-1)]),
  };
}
