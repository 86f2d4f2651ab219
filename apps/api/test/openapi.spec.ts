import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PATH_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { startTestApi, type TestApi } from './support/test-api.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema: { enum?: string[] } }[];
}
type Paths = Readonly<Record<string, Readonly<Record<string, Operation>>>>;

const text = (value: unknown) => (typeof value === 'string' ? value : '');

/** The routes of all controllers, with a star for what differs. */
function routes(): string[] {
  const modules = [...api.app.get(ModulesContainer).values()];
  return modules
    .flatMap(({ controllers }) => [...controllers.values()])
    .flatMap(({ metatype }) => {
      const type = metatype as { prototype: object };
      const base = text(Reflect.getMetadata(PATH_METADATA, type));
      return new MetadataScanner().getAllMethodNames(type.prototype).flatMap((method) => {
        const handler = (type.prototype as Record<string, object>)[method] as object;
        const path: unknown = Reflect.getMetadata(PATH_METADATA, handler);
        return path === undefined
          ? []
          : [
              `/${base}/${text(path)}`
                .replace(/\/+/g, '/')
                .replace(/\/$/, '')
                .replace(/:\w+(?:\([^)]*\))?/g, '*'),
            ];
      });
    });
}

describe('/openapi.json', () => {
  it('describes the routes there are, and no other', async () => {
    const { paths } = (await api.app.inject({ url: '/openapi.json' })).json<{ paths: Paths }>();
    const described = Object.keys(paths).map((path) => path.replace('{ledger}.{format}', '*').replace(/\{\w+\}/g, '*'));
    expect(described.toSorted()).toEqual(routes().toSorted());
  });

  it('names every parameter and every ledger', async () => {
    const { paths } = (await api.app.inject({ url: '/openapi.json' })).json<{ paths: Paths }>();
    for (const [path, { get }] of Object.entries(paths)) {
      const parameters = get?.parameters ?? [];
      const ledgers = parameters.find(({ name }) => name === 'ledger')?.schema.enum ?? ['rollups'];
      expect(ledgers.length).toBeGreaterThan(0);
      const asked = parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name);
      for (const ledger of path.startsWith('/export/') ? ledgers : []) {
        // Who is not signed in learns neither what there is nor what is asked wrongly.
        const url = `/export/${ledger}.csv?${asked.map((name) => `${name}=`).join('&')}`;
        expect((await api.app.inject({ url })).statusCode).toBe(401);
      }
    }
    expect(Object.keys(paths)).toContain('/export/{ledger}.{format}');
  });
});
