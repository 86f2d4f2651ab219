import { DomainError } from '@fanzha/domain';
import type { Viewer } from '@fanzha/platform';
import { describe, expect, it } from '@jest/globals';
import type { ReadyExport } from './exports.service.js';
import { once } from './table.js';
import { WholeTables } from './whole-tables.js';

const viewer = (tenantId: string, userId = 'one') => ({ tenantId, userId }) as Viewer;
const stays = () => false;
/** A table that says when it is given back. */
function table(): { readonly make: () => Promise<ReadyExport>; readonly ended: () => number } {
  let ended = 0;
  const made: ReadyExport = {
    table: { name: 'chase-alerts', columns: { record: [], lists: [] }, about: [], pages: once([]) },
    end: async () => void (ended += 1),
  };
  return { make: async () => made, ended: () => ended };
}

describe('tables that are whole in memory', () => {
  it('are two at a time of a unit, whoever takes them; four wait, and the next one is sent away', async () => {
    const tables = new WholeTables();
    const { make, ended } = table();
    const held = [
      await tables.inTurn(viewer('county'), stays, make),
      await tables.inTurn(viewer('county', 'other'), stays, make),
    ];
    const waiting = Array.from({ length: 4 }, () => tables.inTurn(viewer('county'), stays, make));
    await expect(tables.inTurn(viewer('county'), stays, make)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    const beside = await tables.inTurn(viewer('city'), stays, make);
    expect(tables.state).toEqual({ running: 3, waiting: 4 });
    for (const each of [...held, beside]) await each.end();
    for (const each of waiting) await (await each).end();
    expect([tables.state, ended()]).toEqual([{ running: 0, waiting: 0 }, 7]);
  });

  it('give their turn back where they are refused, and are not made for who is gone', async () => {
    const tables = new WholeTables();
    const refused = async (): Promise<ReadyExport> => {
      throw DomainError.forbidden('OUTSIDE_OVERSIGHT');
    };
    for (let n = 0; n < 10; n += 1)
      await expect(tables.inTurn(viewer('county'), stays, refused)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const { make } = table();
    const held = [1, 2].map(() => tables.inTurn(viewer('county'), stays, make));
    const gone = tables.inTurn(
      viewer('county'),
      () => true,
      async () => {
        throw new Error('made for nobody');
      },
    );
    for (const each of await Promise.all(held)) await each.end();
    await expect(gone).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    expect(tables.state).toEqual({ running: 0, waiting: 0 });
  });
});
