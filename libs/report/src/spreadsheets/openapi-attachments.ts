import { answered, BY_TOKEN, FILE_FORM, fileOf, inPath, refused, UUID } from './openapi-parts.js';

const signed = (name: string, required = true) => ({
  name,
  in: 'query',
  required,
  description: 'part of the link',
  schema: { type: 'string' },
});
const LINK = [
  inPath('id', 'the attachment', UUID),
  ...['city', 'tenant', 'until', 'signature'].map((name) => signed(name)),
];
const LINKED = { parameters: [...LINK, signed('region', false)], security: [] };
const NOT_FOUND = refused('NOT_FOUND: the link was changed or has ended, or the file was detached');

/** Files of records, in the words of OpenAPI. They are attached, listed and detached by GraphQL. */
export const ATTACHMENT_PATHS = {
  '/attachments': {
    post: {
      operationId: 'uploadAttachment',
      summary: 'uploads a JPEG, PNG, WebP, PDF, docx or xlsx of up to 20 MB; attachFile attaches it within a day',
      description: 'Needs ledger:write. Images are written anew, without what a camera adds.',
      security: BY_TOKEN,
      parameters: [
        {
          name: 'Idempotency-Key',
          in: 'header',
          required: false,
          description: 'sent again with the same file, the first upload is answered',
          schema: { type: 'string', maxLength: 100 },
        },
      ],
      requestBody: FILE_FORM,
      responses: {
        201: answered('the upload', {
          id: UUID,
          name: { type: 'string' },
          mediaType: { type: 'string' },
          size: { type: 'integer' },
        }),
        400: refused('BAD_INPUT: what is wrong with the file'),
        401: refused('UNAUTHENTICATED'),
        403: refused('FORBIDDEN: without the permission'),
        409: refused('CONFLICT: no room (NO_ROOM_FOR_FILES), or another file under the key'),
        429: refused('RATE_LIMITED: come again after Retry-After seconds'),
        503: refused('UNAVAILABLE: the scanner or the store; come again after Retry-After seconds'),
      },
    },
  },
  '/attachments/{id}/content': {
    get: {
      operationId: 'attachmentContent',
      summary: 'the file, by the link that GraphQL answers (Attachment.link)',
      ...LINKED,
      responses: { 200: fileOf(['application/octet-stream']), 404: NOT_FOUND },
    },
  },
  '/attachments/{id}/preview': {
    get: {
      operationId: 'attachmentPreview',
      summary: 'a small picture of an image, by the link that GraphQL answers (Attachment.preview)',
      ...LINKED,
      responses: { 200: fileOf(['image/webp']), 404: NOT_FOUND },
    },
  },
};
