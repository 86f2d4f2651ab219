import { makeFixture } from './activities.fixture.js';
import type { Actor } from './support/actors.js';

const INSPECTION = `id version recordStatus occurredOn subject narrative campaignIds voidReason recordedBy allowed
  tenant { id } region { code }
  inspections { value qualifier } hazards { description count { value qualifier } deadline rectifiedOn overdue }`;
export const RECORD = `mutation Record($input: InspectionInput!) { recordInspection(input: $input) { ${INSPECTION} } }`;
export const AMEND = `mutation Amend($id: ID!, $version: Int!, $input: InspectionInput!) {
  amendInspection(id: $id, version: $version, input: $input) { ${INSPECTION} } }`;
export const VOID = `mutation Void($id: ID!, $version: Int!, $reason: String!) {
  voidInspection(id: $id, version: $version, reason: $reason) { ${INSPECTION} } }`;
export const READ = `query Read($id: ID!) {
  inspection(id: $id) { ${INSPECTION} history { version change changedBy changedFields } } }`;
export const LIST = `query List($filter: InspectionFilter, $first: Int, $after: String) {
  inspections(filter: $filter, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { subject } } } }`;

export const shop = { description: '快递点没有反诈提示', deadline: '2026-10-20', rectifiedOn: '2026-10-18' };
export const cafe = {
  description: '网吧未实名登记',
  count: { value: 3, qualifier: 'AT_LEAST' },
  deadline: '2026-10-31',
};
export const input = {
  occurredOn: '2026-10-12',
  subject: '重点场所检查',
  inspections: { value: 8, qualifier: 'APPROX' },
  hazards: [shop, cafe],
};

export type InspectionsFixture = Awaited<ReturnType<typeof makeInspectionsFixture>>;

/** The units around a school, and what they keep of their inspections. */
export async function makeInspectionsFixture() {
  const fixture = await makeFixture();
  const recorded = async (changes: object = {}, as = fixture.school) =>
    (await fixture.data(as, RECORD, { input: { ...input, ...changes } }))['recordInspection'];
  const rowOf = async (id: string) =>
    (await fixture.sql('select *, occurred_on::text, inspections::int from inspection where id = $1', [id]))[0];
  const hazardRows = (id: string) =>
    fixture.sql(
      `select position, description, count::int, count_qualifier, deadline::text, rectified_on::text,
         region_code, sector
       from inspection_hazard where inspection_id = $1 order by position`,
      [id],
    );
  const figuresOf = async ({ tenantId }: Actor) => {
    const rows = await fixture.sql(
      `select day::text, sum(facts)::int as facts, coalesce(sum(inspections), 0)::int as inspections,
         coalesce(sum(hazards_found), 0)::int as found,
         coalesce(sum(hazards_rectified), 0)::int as rectified
       from rollup_delta where tenant_id = $1 group by day order by day`,
      [tenantId],
    );
    return rows
      .map(({ day, facts, inspections, found, rectified }) => `${day} ${facts} ${inspections} ${found} ${rectified}`)
      .filter((line) => !line.endsWith(' 0 0 0 0'));
  };
  return { ...fixture, recorded, rowOf, hazardRows, figuresOf };
}
