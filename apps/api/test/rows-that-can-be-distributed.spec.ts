import { APP_ROLE, JOBS_ROLE } from '@fanzha/platform';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { committedFiles, queriesIn } from './queries/query-files.js';
import { freshDatabase, type TestDatabase } from './support/database.js';
import {
  policiesOf,
  policiesWithSubSelects,
  readingPolicies,
  readsTables,
  restrictivePolicies,
} from './support/policy-catalogue.js';
import { shippedSources, sourceOf, type SourceSql, sqlOf } from './support/sql-of-sources.js';

/**
 * What lets the rows of each city lie on a server of their own (docs/runbooks/citus.md), asked of the catalogue and of
 * every statement in the sources, so that it holds without a cluster.
 */
let db: TestDatabase;
/** Tables with a city, and views of such. */
let tenantTables: string[];

/** Found without knowing a city: they stay on one server. */
const LOCAL = ['login_name', 'sign_in_failure', 'operator_invitation', 'schema_migration'];

beforeAll(async () => {
  db = await freshDatabase();
  const rows = await db.sql<{ name: string }>(
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
       and a.attname = 'city_code' and not a.attisdropped
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v') order by 1`,
  );
  tenantTables = rows.map(({ name }) => name).filter((name) => !LOCAL.includes(name));
});
afterAll(() => db?.drop());

/**
 * Who sees a campaign follows from its receipts and from what counties forward, which no row says of itself. Until
 * `open_scope` reads that into a setting, campaigns keep a city on one server (docs/runbooks/citus.md).
 */
const ASKING = [
  'attachment.attachment_of_campaign',
  'campaign.campaign_read',
  'campaign_closing.campaign_closing_read',
  'campaign_edition.campaign_edition_read',
  'evaluation_edition.evaluation_edition_read',
];

describe('policies', () => {
  it('have no sub-select, and do not ask for their row as a whole', async () => {
    const policies = await policiesOf(db);
    expect(policies.length).toBeGreaterThan(100);
    expect(policiesWithSubSelects(policies).toSorted()).toEqual(ASKING);
  });

  it('let something through, every one: the servers of a cluster would take one that restricts for such', async () => {
    expect(restrictivePolicies(await policiesOf(db))).toEqual([]);
  });

  it('read settings and their own row where they show rows', async () => {
    const isReading = await readsTables(db, [...tenantTables, ...LOCAL, 'region']);
    expect(isReading('door_statuses')).toBe(true);
    expect(isReading('may_ask_for_doors')).toBe(false);
    const reading = readingPolicies(await policiesOf(db), isReading);
    expect(reading).toEqual(['campaign.campaign_read campaign_reaches_by_forwarding']);
  });

  it('are given what they read behind the locks, once, by SET LOCAL', async () => {
    const [scope] = await db.sql<{ body: string }>("select prosrc as body from pg_proc where proname = 'open_scope'");
    const body = scope?.body ?? '';
    expect(body).toMatch(/set local app\.assignments/);
    for (const read of [/from tenant /, /from tenant_assignment /, /from user_account /])
      expect(body.search(read)).toBeGreaterThan(body.lastIndexOf('pg_advisory_xact_lock_shared'));
  });
});

describe('tables', () => {
  it('have no trigger: who writes does what must follow', async () => {
    expect(
      await db.sql(
        `select t.tgrelid::regclass::text as "table", t.tgname from pg_trigger t join pg_class c on c.oid = t.tgrelid
         where not t.tgisinternal and c.relnamespace = 'public'::regnamespace`,
      ),
    ).toEqual([]);
  });

  it('name the city in every key, those among them that refer to another such table included', async () => {
    const keys = await db.sql<{ name: string; columns: string[]; whole: boolean }>(
      `select i.indexrelid::regclass::text as name, array_agg(a.attname) as columns, true as whole
       from pg_index i join pg_attribute a on a.attrelid = i.indexrelid
       where i.indisunique and i.indrelid::regclass::text = any ($1) group by 1
       union all
       select c.conrelid::regclass::text || '.' || c.conname, array_agg(a.attname), true
       from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any (c.conkey)
       where c.contype = 'f' and c.conrelid::regclass::text = any ($1) and c.confrelid::regclass::text = any ($1)
       group by 1`,
      [tenantTables],
    );
    expect(keys.length).toBeGreaterThan(60);
    expect(keys.filter(({ columns }) => !columns.includes('city_code')).map(({ name }) => name)).toEqual([]);
  });

  it('refer beyond the city to regions alone, which every server has', async () => {
    const others = await db.sql<{ to: string }>(
      `select distinct c.confrelid::regclass::text as "to" from pg_constraint c
       where c.contype = 'f' and c.conrelid::regclass::text = any ($1) and not c.confrelid::regclass::text = any ($1)`,
      [tenantTables],
    );
    expect(others.map(({ to }) => to)).toEqual(['region']);
  });

  it('have a city, are regions, or are known to stay on one server', async () => {
    const others = await db.sql<{ name: string }>(
      `select c.relname as name from pg_class c
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
         and not c.relname = any ($1) order by 1`,
      [tenantTables],
    );
    expect(others.map(({ name }) => name)).toEqual([...LOCAL, 'region'].sort());
  });

  it('are written by roles that may use their sequences', async () => {
    const closed = await db.sql(
      `select c.relname, r.rolname from pg_class c, pg_roles r
       where c.relkind = 'S' and c.relnamespace = 'public'::regnamespace
         and c.relname <> 'schema_migration_id_seq' and r.rolname in ($1, $2)
         and not has_sequence_privilege(r.oid, c.oid, 'USAGE')`,
      [APP_ROLE, JOBS_ROLE],
    );
    expect(closed).toEqual([]);
  });
});

describe('functions', () => {
  it('know their city by a variable and set nothing', async () => {
    const bodies = await db.sql<{ name: string; body: string }>(
      "select proname as name, prosrc as body from pg_proc where pronamespace = 'public'::regnamespace",
    );
    expect(
      bodies.filter(({ body }) => /city_code = app_city\(\)|set_config/.test(body)).map(({ name }) => name),
    ).toEqual([]);
  });
});

describe('statements', () => {
  let statements: SourceSql[];
  beforeAll(() => {
    // As they are sent, whole; and as they stand in the sources, with every branch.
    const sent = queriesIn(committedFiles()).map((query) => ({ ...query, text: plain(query.text) }));
    expect(sent.length).toBeGreaterThan(350);
    statements = [...shippedSources().flatMap(sqlOf), ...sent];
  }, 60_000);
  /** In one line, and as if written by hand: TypeORM has quotation marks and a place of its own for the city. */
  const plain = (text: string) =>
    text
      .replaceAll(/--[^\n]*/g, '')
      .replaceAll(/\s+/g, ' ')
      .replaceAll(/"city_code" = \$\d+/g, 'city_code = $1')
      .replaceAll('"', '');
  const placeOf = ({ file, line }: SourceSql) => `${file}:${line}`;
  /** A table of the session alone lies where the session is. */
  const OF_THE_SESSION = /insert into reattributed /;

  it('are found', () => expect(statements.length).toBeGreaterThan(250));

  it('never ask for the city by a call, and set no setting by a function', () => {
    const asking = shippedSources().filter((file) =>
      /city_code = app_city\(\)|\bset_config\(|\(select app_/.test(sourceOf(file)),
    );
    expect(asking).toEqual([]);
  });

  it('that insert what they select say what of a conflict or return something: a COPY would be refused', () => {
    const copying = statements.filter(({ text }) => {
      const [, inserted = ''] = /insert into\s([\s\S]*)/i.exec(text) ?? [];
      return (
        inserted !== '' &&
        !/\bvalues\s*\(/i.test(inserted) &&
        !/\bon conflict\b|\breturning\b/i.test(inserted) &&
        !OF_THE_SESSION.test(text)
      );
    });
    expect(copying.map(placeOf)).toEqual([]);
  });

  it('compare every table of a city with the first parameter', () => {
    const noAlias = 'where on set order group limit union using join left cross for'.split(' ').join('\\b|');
    const table = new RegExp(
      `\\b(?:from|join|update|using)\\s+(${tenantTables.join('|')})\\b(?:\\s+(?:as\\s+)?(?!${noAlias}\\b)(\\w+))?`,
      'gi',
    );
    const open = statements.flatMap((statement) => {
      const text = statement.text.replaceAll(/--[^\n]*/g, '');
      return [...text.matchAll(table)].flatMap(([found, name, alias]) => {
        const row = alias ?? name;
        const own =
          alias === undefined
            ? `(?<![.\\w])city_code = \\$1|\\b${row}\\.city_code = \\$1`
            : `\\b${row}\\.city_code = \\$1`;
        const compared = new RegExp(`${own}|\\(city_code[^)]*\\) = \\(\\$1`).test(text);
        return compared || CONDITION_GIVEN.test(text) ? [] : [`${placeOf(statement)} ${found.replaceAll(/\s+/g, ' ')}`];
      });
    });
    expect(open).toEqual([]);
  });

  /** Deltas that are due: the caller's condition begins with the city (`DUE` of compaction.repository.ts). */
  const CONDITION_GIVEN = /rollup_delta d[\s\S]*where …/;

  it('compare a column with a parameter by a condition of a case: a cluster writes the other form badly', () => {
    expect(statements.filter(({ text }) => /\bcase\s+[\w.]+\s+when\s+\$/i.test(text)).map(placeOf)).toEqual([]);
  });

  it('that are given their condition are given the city', () => {
    const source = sourceOf('libs/rollup/src/compaction/compaction.repository.ts');
    const [, due = ''] = /const DUE[^=]*= \{([^}]*)\}/.exec(source) ?? [];
    expect(due.match(/'[^']*'|`[^`]*`/g)?.map((condition) => condition.slice(1, 19))).toEqual([
      'd.city_code = $1 a',
      'd.city_code = $1 a',
    ]);
  });

  it('call functions of other roles beside a row of the city, never alone', async () => {
    const definers = await db.sql<{ name: string }>(
      "select proname as name from pg_proc where pronamespace = 'public'::regnamespace and prosecdef and proretset",
    );
    const names = definers.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['door_statuses', 'notice_reach']));
    // A sub-select that hands over a column is given its row from around it.
    const alone = new RegExp(`\\bfrom\\s+(${names.join('|')})\\((?!\\w+\\.)`, 'i');
    // Numbers of the whole installation, which are read alone.
    const EVERYWHERE = /rollup_backlog|rollup_deltas_aside|outbox_backlog|delivery_backlog/;
    const lonely = statements.filter(({ text }) => alone.test(text) && !EVERYWHERE.test(text));
    expect(lonely.map(placeOf)).toEqual([]);
  });
});
