import { answered, BY_TOKEN, FILE_FORM, fileOf, inPath, refused, UUID, WORKBOOK_TYPE } from './openapi-parts.js';

const TARGET = inPath('target', 'what the rows become: `ImportTarget` of the GraphQL API', { type: 'string' });
const ID = inPath('id', 'the import', UUID);
const PART = {
  name: 'part',
  in: 'query',
  description: 'of 500 accounts each, from 1; 1 where nothing is said',
  schema: { type: 'integer', minimum: 1, default: 1 },
} as const;
const WORKBOOK = {
  200: fileOf([WORKBOOK_TYPE], 'the workbook'),
  401: refused('UNAUTHENTICATED'),
  403: refused('FORBIDDEN: you may not record'),
  404: refused('NOT_FOUND: none of your unit'),
};

/** Spreadsheets that are imported, in the words of OpenAPI. All of it is for people: tokens of programs are refused. */
export const IMPORT_PATHS = {
  '/imports/templates/{target}.xlsx': {
    get: {
      operationId: 'importTemplate',
      summary: 'an empty workbook with the columns that an import reads',
      security: BY_TOKEN,
      parameters: [TARGET],
      responses: WORKBOOK,
    },
  },
  '/imports/{target}': {
    post: {
      operationId: 'uploadImport',
      summary: 'stages the rows of an .xlsx or .csv of up to 20 MB and 100,000 rows; nothing is recorded',
      security: BY_TOKEN,
      parameters: [TARGET],
      requestBody: FILE_FORM,
      responses: {
        201: answered('the import', {
          id: UUID,
          batchNumber: { type: 'string' },
          version: { type: 'integer' },
          rowCount: { type: 'integer' },
        }),
        400: refused('BAD_INPUT on `file`: what is wrong with it'),
        401: refused('UNAUTHENTICATED'),
        403: refused('FORBIDDEN: you may not record'),
        404: refused('NOT_FOUND: your unit does not import this'),
        409: refused('CONFLICT: too many imports are open'),
        429: refused('RATE_LIMITED: other files are read'),
      },
    },
  },
  '/imports/{id}/accounts.xlsx': {
    post: {
      operationId: 'accountSheet',
      summary:
        'gives one-time passwords to the imported accounts that nobody has used, and tells them once; ' +
        'asked again it gives new ones',
      security: BY_TOKEN,
      parameters: [ID, PART],
      responses: {
        ...WORKBOOK,
        403: refused('FORBIDDEN: you keep no accounts'),
        404: refused('NOT_FOUND: no import of accounts that you have started'),
        409: refused('CONFLICT: no account of it waits for a password'),
        429: refused('RATE_LIMITED: other sheets are made'),
      },
    },
  },
  '/imports/{id}/annotated.xlsx': {
    get: {
      operationId: 'annotatedImport',
      summary: 'the rows of an import where they stood, with what became of each',
      security: BY_TOKEN,
      parameters: [ID],
      responses: WORKBOOK,
    },
  },
};
