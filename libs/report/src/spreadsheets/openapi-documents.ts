import { answered, BY_TOKEN, FILE_FORM, inPath, refused, UUID } from './openapi-parts.js';

const ID = inPath('id', 'the summary', UUID);
const KIND = inPath('format', 'the kind of file', { type: 'string', enum: ['docx', 'md', 'html'] });
const NUMBER = inPath('number', 'the number of the edition', { type: 'integer', minimum: 1 });
const FILE = {
  200: {
    description: 'the file',
    content: {
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
        schema: { type: 'string', format: 'binary' },
      },
      'text/markdown': { schema: { type: 'string' } },
      'text/html': { schema: { type: 'string' } },
    },
  },
  401: refused('UNAUTHENTICATED'),
  404: refused('NOT_FOUND: none that you may read'),
};

/** Files of work summaries, and the one that is read into text, in the words of OpenAPI. */
export const DOCUMENT_PATHS = {
  '/summaries/{id}/edition/{number}.{format}': {
    get: {
      operationId: 'summaryEdition',
      summary: 'an edition of a work summary',
      security: BY_TOKEN,
      parameters: [ID, NUMBER, KIND],
      responses: FILE,
    },
  },
  '/summaries/{id}/draft.{format}': {
    get: {
      operationId: 'summaryDraft',
      summary: 'the draft of a work summary of your own',
      security: BY_TOKEN,
      parameters: [ID, KIND],
      responses: FILE,
    },
  },
  '/reading/text': {
    post: {
      operationId: 'textOfFile',
      summary: 'the text of a .docx or .txt of up to 2 MB; nothing is stored',
      description: 'Needs ledger:read.',
      security: BY_TOKEN,
      requestBody: FILE_FORM,
      responses: {
        200: answered('the text', { text: { type: 'string' } }),
        400: refused('BAD_INPUT: no file, one that is too large, or one that holds no text'),
        401: refused('UNAUTHENTICATED'),
      },
    },
  },
};
