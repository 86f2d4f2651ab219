/** A parameter of an address. */
export const inPath = (name: string, description: string, schema: object) => ({
  name,
  in: 'path',
  required: true,
  description,
  schema,
});

export const UUID = { type: 'string', format: 'uuid' };

/** A refusal, in the form that all have. */
export const refused = (description: string) => ({
  description,
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Errors' } } },
});

/** An answer in JSON. */
export const answered = (description: string, properties: Readonly<Record<string, object>>) => ({
  description,
  content: { 'application/json': { schema: { type: 'object', required: Object.keys(properties), properties } } },
});

/** Files of some media types. */
export const fileOf = (types: readonly string[], description = 'the file') => ({
  description,
  content: Object.fromEntries(types.map((type) => [type, { schema: { type: 'string', format: 'binary' } }])),
});

/** A form with one file in the field `file`. */
export const FILE_FORM = {
  required: true,
  content: {
    'multipart/form-data': {
      schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } },
    },
  },
};

export const WORKBOOK_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const BY_TOKEN = [{ token: [] }];
