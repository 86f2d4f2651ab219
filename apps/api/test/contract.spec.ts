import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { buildSchema, findBreakingChanges } from 'graphql';
import { PROJECT_ROOT } from '../src/project-root.js';

const schemaOf = (file: string) => buildSchema(readFileSync(path.join(PROJECT_ROOT, file), 'utf8'));

test('whatever the core promises is in the schema as it was promised; the schema only adds to it', () => {
  expect(findBreakingChanges(schemaOf('docs/api/core.graphql'), schemaOf('apps/api/schema.graphql'))).toEqual([]);
});
