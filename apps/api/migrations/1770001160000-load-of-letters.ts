import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the load of units counts beside what it counted: letters of the month, and answers to them that were asked for
 * by a day of the month, with the first letter or with a return. A letter that was withdrawn asks for nothing, nor does
 * one that is not shown.
 */
const LETTERS = `
          cross join lateral (
            select count(distinct l.id)
                filter (where (l.issued_at at time zone 'Asia/Shanghai')::date between $2 and $3)::int as letters,
              count(*) filter (where e.due_on between $2 and $3)::int as answers
            from supervision_letter l join supervision_event e
              on e.city_code = own_city and e.letter_id = l.id and e.step in ('ISSUE', 'RETURN')
            where l.city_code = own_city and l.tenant_id = u.id and l.shown and l.state <> 'WITHDRAWN') l`;

/** Of the function as it stands: what it returns, what it selects and its last count, without letters and with. */
const PARTS: readonly (readonly [string, string])[] = [
  ['alerts integer)', 'alerts integer, letters integer, answers integer)'],
  ['c.campaigns, c.tasks, a.alerts', 'c.campaigns, c.tasks, a.alerts, l.letters, l.answers'],
  ['i.received_on between $2 and $3) a;', `i.received_on between $2 and $3) a${LETTERS};`],
];

/** Letters of supervision are part of the load of units (docs/decisions/0074). */
export class LoadOfLetters1770001160000 implements MigrationInterface {
  name = 'LoadOfLetters1770001160000';

  up(db: QueryRunner): Promise<void> {
    return this.restate(db, PARTS);
  }

  down(db: QueryRunner): Promise<void> {
    return this.restate(
      db,
      PARTS.map(([without, including]) => [including, without] as const),
    );
  }

  /** What a function returns is changed by making it anew, with the owner and the grants that it had. */
  private async restate(db: QueryRunner, parts: typeof PARTS): Promise<void> {
    const name = 'load_of_units(uuid[], date, date)';
    const [found] = (await db.query(`select pg_get_functiondef('${name}'::regprocedure) as text`)) as {
      text: string;
    }[];
    const text = parts.reduce((before, [from, to]) => {
      if (before.split(from).length !== 2) throw new Error(`load_of_units does not say once: ${from}`);
      return before.split(from).join(to);
    }, found?.text ?? '');
    await db.query(`drop function ${name}`);
    await db.query(text);
    await db.query(`
      grant create on schema public to fanzha_jobs;
      alter function load_of_units owner to fanzha_jobs;
      revoke create on schema public from fanzha_jobs;
      revoke all on function load_of_units from public;
      grant execute on function load_of_units to fanzha_app;`);
  }
}
