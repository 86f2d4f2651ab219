/** What the spec of texts that are read sends. */
const PROPOSAL = `proposal kind status title activityType from until start end quote possible obstacle
  amounts { reading indicator role } toldBefore { on textId kind recordId likeness }`;
const TEXT = `id version state text isReport parkReason recordedBy period { from until }
  readings { start end quote class indicator value upTo qualifier from until proposal }
  proposals { ${PROPOSAL} } unread { quote } undoReason undo { standing amended voided }
  records { proposal kind recordId undo undoMessage }`;
export const READ = `mutation Read($text: LongText!, $fileName: String, $reportDate: Date, $key: String) {
  readSummaryText(text: $text, fileName: $fileName, reportDate: $reportDate, idempotencyKey: $key) { ${TEXT} } }`;
export const GET = `query Get($id: ID!) { readText(id: $id) { ${TEXT} } }`;
export const LIST = `query List($first: Int, $after: String) { readTexts(first: $first, after: $after) {
  totalCount pageInfo { hasNextPage endCursor } edges { node { id opening characters recordCount state } } } }`;
export const ACCEPT = `mutation Accept($input: AcceptReadingsInput!) { acceptReadings(input: $input) { ${TEXT} } }`;
export const PARK = `mutation Park($id: ID!, $version: Int!, $reason: String!) {
  parkReadText(id: $id, version: $version, reason: $reason) { id state parkReason version } }`;
export const UNDO = `mutation Undo($id: ID!, $version: Int!, $reason: String!, $withAmended: Boolean!) {
  undoReadText(id: $id, version: $version, reason: $reason, withAmended: $withAmended) { ${TEXT} } }`;
