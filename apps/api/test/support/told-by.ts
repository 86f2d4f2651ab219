import { DueJobs } from '@fanzha/campaign';
import { OutboxDispatcher } from '@fanzha/platform';
import type { TestApi } from './test-api.js';

/** Who was told what, about what. */
export type Told = readonly [to: string, kind: string, subject: string, facts: Readonly<Record<string, unknown>>];

/** Ways to run the jobs of what is due, and to hear what people are told of it. */
export function toldBy({ app, db }: Pick<TestApi, 'app' | 'db'>) {
  const seen = new Set<string>();
  const dues = app.get(DueJobs, { strict: false });
  const news = async (): Promise<Told[]> => {
    await app.get(OutboxDispatcher).dispatchAll();
    const rows = await db.sql<{ id: string; kind: string; to: string; about: string; facts: Told[3] }>(
      `select n.id, n.kind, t.name || ' ' || u.username as to, n.subject_kind || ' ' || n.subject_id as about, n.facts
       from notification n join user_account u on u.id = n.user_id join tenant t on t.id = u.tenant_id
       order by t.name, n.kind, u.username, n.subject_id`,
    );
    const fresh = rows.filter(({ id }) => !seen.has(id));
    for (const { id } of fresh) seen.add(id);
    return fresh.map(({ to, kind, about, facts }) => [to, kind, about, facts]);
  };
  return {
    news,
    dues,
    /** What is told at an hour of a day in China. */
    on: async (day: string, clock = '09:00'): Promise<Told[]> => {
      await dues.tellDue(new Date(`${day}T${clock}:00+08:00`));
      return news();
    },
  };
}
