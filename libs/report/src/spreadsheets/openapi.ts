import { CHASE_TABS } from './asked-chase.js';
import { FORMATS } from './asked-export.js';
import { ATTACHMENT_PATHS } from './openapi-attachments.js';
import { DOCUMENT_PATHS } from './openapi-documents.js';
import { IMPORT_PATHS } from './openapi-imports.js';
import { refused, WORKBOOK_TYPE } from './openapi-parts.js';

const text = (name: string, description: string, required = false) => ({
  name,
  in: 'query',
  required,
  description,
  schema: { type: 'string' },
});
const flag = (name: string, description: string) => ({
  name,
  in: 'query',
  required: false,
  description,
  schema: { type: 'boolean', default: false },
});
const PERIOD = '2026, 2026-Q4, 2026-11, 2026-W45 or 2026-09-29/2026-10-16, both days included';
const FORMAT = {
  name: 'format',
  in: 'path',
  required: true,
  description: 'the kind of file',
  schema: { type: 'string', enum: FORMATS },
};
const SECURITY = [{ token: [] }, { password: [] }];
const TYPES = {
  'text/csv': { schema: { type: 'string' } },
  [WORKBOOK_TYPE]: {
    schema: { type: 'string', format: 'binary' },
  },
  'application/x-ndjson': { schema: { type: 'string' } },
};
const RESPONSES = {
  200: { description: 'the file, written while it is read; cut off where it could not be finished', content: TYPES },
  400: refused('BAD_INPUT: every parameter that is wrong'),
  401: refused('UNAUTHENTICATED'),
  403: refused('FORBIDDEN: without the permission, outside the oversight, or cells too small'),
  404: refused('NOT_FOUND: no such ledger, kind of file or region'),
  413: refused('TOO_COMPLEX: too many records; ask for a part of them'),
  429: refused('RATE_LIMITED: come again after Retry-After seconds'),
  503: refused('UNAVAILABLE: come again after Retry-After seconds'),
};

/** What is reached beside GraphQL, in the words of OpenAPI. @param ledgers the names of the lists there are */
export const openApi = (ledgers: readonly string[]) => ({
  openapi: '3.1.0',
  info: {
    title: '反诈台账 exports',
    version: '1',
    description:
      'Files of records, figures and summaries, and files attached to them. Everything else is GraphQL, at /graphql.',
  },
  paths: {
    '/export/{ledger}.{format}': {
      get: {
        operationId: 'exportRecords',
        summary: 'the records of a ledger that you may see, newest day first',
        description: 'Needs ledger:read. Each export is in the log before its first byte.',
        security: SECURITY,
        parameters: [
          {
            name: 'ledger',
            in: 'path',
            required: true,
            description: 'the name of its list in GraphQL',
            schema: { type: 'string', enum: ledgers },
          },
          FORMAT,
          text('period', `only records whose own day lies in it: ${PERIOD}`),
          text('regionCode', 'only records in this region and everything below it'),
          text('changedSince', 'only what was stored or changed since this moment or day: 2026-11-01T08:00:00Z'),
          flag('includeVoided', 'voided records as well'),
          { ...text('labels', 'zh: columns and codes in Chinese, as imports have them'), schema: { enum: ['zh'] } },
          text('filter', 'whatever else the list takes as `filter`, as JSON: {"type":"LECTURE"}'),
        ],
        responses: RESPONSES,
      },
    },
    '/export/rollups.{format}': {
      get: {
        operationId: 'exportFigures',
        summary: 'the figures of a region that you oversee',
        description: 'Needs region:read and rollup:read.',
        security: SECURITY,
        parameters: [
          FORMAT,
          text('code', 'the region', true),
          text('period', PERIOD, true),
          text('indicators', 'codes with commas between them; all there are where it is left out'),
          flag('children', 'those of the regions directly below as well'),
          text('sector', 'of units of one sector; of all that you oversee where it is left out'),
          text('campaignId', 'only what belongs to this campaign; everything where it is left out'),
          { ...text('labels', 'zh: columns are called in Chinese'), schema: { enum: ['zh'] } },
        ],
        responses: RESPONSES,
      },
    },
    '/export/campaign-matrix.{format}': {
      get: {
        operationId: 'exportCampaign',
        summary: 'units and tasks of a campaign whose units you oversee',
        description: 'Needs ledger:read and rollup:read.',
        security: SECURITY,
        parameters: [FORMAT, text('id', 'the campaign', true)],
        responses: RESPONSES,
      },
    },
    '/export/evaluation-scores.{format}': {
      get: {
        operationId: 'exportScores',
        summary: 'units and items of a scoring scheme of your own authority',
        description: 'Needs ledger:read and rollup:read. Ranks are in it where the authority has switched them on.',
        security: SECURITY,
        parameters: [FORMAT, text('id', 'the scoring scheme', true)],
        responses: RESPONSES,
      },
    },
    '/export/chase.{format}': {
      get: {
        operationId: 'exportChase',
        summary:
          'who owes what of your own authority: reports, corrections, receipts, or overdue alerts of your places',
        description: 'Needs ledger:read, of receipts ledger:record as well; for officials. A row per unit and thing.',
        security: SECURITY,
        parameters: [
          FORMAT,
          { ...text('tab', 'which of the lists', true), schema: { type: 'string', enum: CHASE_TABS } },
          text('formId', 'of reports: the form, which is needed then'),
          text('period', `of reports: the period, which is needed then: ${PERIOD}`),
        ],
        responses: RESPONSES,
      },
    },
    ...DOCUMENT_PATHS,
    ...ATTACHMENT_PATHS,
    ...IMPORT_PATHS,
    '/openapi.json': {
      get: {
        operationId: 'describe',
        summary: 'this document',
        responses: { 200: { description: 'this document', content: { 'application/json': {} } } },
      },
    },
  },
  components: {
    securitySchemes: {
      token: { type: 'http', scheme: 'bearer', description: 'an access token, or the token of an API client' },
      password: {
        type: 'http',
        scheme: 'basic',
        description: 'any name, and the token of an API client as password',
      },
    },
    schemas: {
      Errors: {
        type: 'object',
        required: ['errors'],
        properties: {
          errors: {
            type: 'array',
            items: {
              type: 'object',
              required: ['message', 'extensions'],
              properties: {
                message: { type: 'string' },
                extensions: {
                  type: 'object',
                  required: ['code'],
                  properties: { code: { type: 'string' }, reason: { type: 'string' } },
                },
              },
            },
          },
        },
      },
    },
  },
});
