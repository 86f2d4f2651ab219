import { type Device, NOBODY_HAS } from './org.fixture.js';
import { makeTimeFixture, type TimeFixture } from './time-travel.fixture.js';

const SUMMARY = `id about sector period state tenant { id } region { code }
  draft { version changed sections { section text } keptMarks { section kind words }
    snapshot { hash asOf previous { start } lastYear { start } figures { key value words previous } }
    document { title documentNumber signedOn source blocks { section level written inlines { text token { key part
      indicator by member tenantId regionCode sector period value } } }
      annexes { title columns rows { cells { text } } } }
    changes { key before after } files { word markdown print } }
  editions { number documentNumber signedOn signedBy snapshot { hash } sections { section text }
    document { title signedOn blocks { inlines { text } } annexes { title } }
    changes { key name before after } files { word } }`;
export const DRAFT = `mutation Draft($input: SummaryInput!) { done: draftSummary(input: $input) { ${SUMMARY} } }`;
export const WRITE = `mutation Write($id: ID!, $version: Int!, $input: SummaryTextInput!) {
  done: writeSummary(id: $id, version: $version, input: $input) { ${SUMMARY} } }`;
export const REFRESH = `mutation Refresh($id: ID!, $version: Int!) {
  done: refreshSummary(id: $id, version: $version) { ${SUMMARY} } }`;
export const ISSUE = `mutation Issue($id: ID!, $version: Int!, $input: SummaryIssueInput!) {
  done: issueSummary(id: $id, version: $version, input: $input) { ${SUMMARY} } }`;
export const DISCARD = `mutation Discard($id: ID!, $version: Int!) {
  done: discardSummary(id: $id, version: $version) }`;
export const READ = `query Read($id: ID!) { done: summary(id: $id) { ${SUMMARY} } }`;
export const LIST = `query List($filter: SummaryFilter, $first: Int, $after: String) {
  done: summaries(filter: $filter, first: $first, after: $after) {
    totalCount edges { node { id period state draft { version } editions { number } } }
    pageInfo { hasNextPage endCursor } } }`;
export const COMPARE = `query Compare($id: ID!, $from: Int!, $to: Int) {
  done: compareSummaryEditions(id: $id, from: $from, to: $to) {
    figures { key name before after } texts { section before after } } }`;
export const WRITTEN = [
  { section: 'PROBLEMS', text: '宣传资料不足。' },
  { section: 'NEXT_STEPS', text: '继续开展宣传。' },
];

export { NOBODY_HAS };

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the shape is the query's
type Answer = Record<string, any>;

export type SummaryFixture = Awaited<ReturnType<typeof makeSummaryFixture>>;

/** Units with records of October 2026, and those who look at them. */
export async function makeSummaryFixture() {
  const fixture: TimeFixture = await makeTimeFixture();
  await fixture.addUser(fixture.authority, 'authority-editor', 'UNIT_EDITOR');
  await fixture.addUser(fixture.school, 'school-viewer', 'VIEWER');
  const devices = new Map<string, Device>();
  const as = async (name: string): Promise<Device> => {
    const known = devices.get(name) ?? (await fixture.device(name));
    devices.set(name, known);
    return known;
  };
  const asked = async (name: string | null, query: string, variables: object): Promise<Answer> =>
    fixture.ask(name === null ? null : await as(name), query, { ...variables });
  const done = async (name: string, query: string, variables: object): Promise<Answer> => {
    const outcome = await asked(name, query, variables);
    if (!('done' in outcome)) throw new Error(JSON.stringify(outcome));
    return outcome['done'] as Answer;
  };
  return {
    ...fixture,
    as,
    asked,
    done,
    /** What an operation is refused with: its reason or code, and the fields as `path CODE`. */
    async refused(name: string | null, query: string, variables: object) {
      const { code, reason, fields } = await asked(name, query, variables);
      if (code === undefined) throw new Error('Not refused');
      return fields
        ? (fields as { path: string; code: string }[]).map((field) => `${field.path} ${field.code}`)
        : String(reason ?? code);
    },
    draft: (name: string, input: object = {}) => done(name, DRAFT, { input: { period: '2026-10', ...input } }),
    /** A summary that was written and issued once. */
    async issued(name: string, input: object = {}) {
      const { id, draft } = await done(name, DRAFT, { input: { period: '2026-10', ...input } });
      const written = await done(name, WRITE, { id, version: draft.version, input: { sections: WRITTEN } });
      return done(name, ISSUE, { id, version: written['draft'].version, input: { documentNumber: '测[2026]5号' } });
    },
  };
}

/** The text of a document, a block a line. */
export const textOf = (document: { blocks: { inlines: { text: string }[] }[] }): string =>
  document.blocks.map(({ inlines }) => inlines.map(({ text }) => text).join('')).join('\n');
