import type { TestDatabase } from './database.js';

/** A policy as the catalogue has it. */
interface PolicyRow {
  readonly name: string;
  readonly permissive: boolean;
  readonly cmd: string;
  readonly roles: string;
  readonly using: string | null;
  readonly check: string | null;
}

/** Every policy there is, named `table.policy`. */
export const policiesOf = (db: TestDatabase): Promise<PolicyRow[]> =>
  db.sql<PolicyRow & Record<string, unknown>>(
    `select tablename || '.' || policyname as name, permissive = 'PERMISSIVE' as permissive, cmd, roles::text as roles,
       qual as "using", with_check as "check"
     from pg_policies where schemaname = 'public' order by tablename, policyname`,
  );

/** Policies with a sub-select, and those that ask for their row as a whole. */
export const policiesWithSubSelects = (policies: readonly PolicyRow[]): string[] =>
  policies
    .filter(({ using, check }) => /\bselect\b|\.\*/i.test(`${using ?? ''} ${check ?? ''}`))
    .map(({ name }) => name);

/** Policies that only restrict what others let through. */
export const restrictivePolicies = (policies: readonly PolicyRow[]): string[] =>
  policies.filter(({ permissive }) => !permissive).map(({ name }) => name);

/** Tells of a function of the schema whether it, or one that it calls, reads or writes one of these tables. */
export async function readsTables(db: TestDatabase, tables: readonly string[]): Promise<(name: string) => boolean> {
  const functions = await db.sql<{ name: string; body: string }>(
    `select p.proname as name, p.prosrc as body from pg_proc p
     where p.pronamespace = 'public'::regnamespace and p.prolang in (
       select oid from pg_language where lanname in ('sql', 'plpgsql'))`,
  );
  const bodies = new Map(functions.map(({ name, body }) => [name, body]));
  const naming = new RegExp(`\\b(from|join|update|into)\\s+(${tables.join('|')})\\b`, 'i');
  const isReading = (name: string, seen: ReadonlySet<string> = new Set()): boolean => {
    const body = bodies.get(name) ?? '';
    if (naming.test(body)) return true;
    return [...bodies.keys()].some(
      (other) =>
        other !== name &&
        !seen.has(other) &&
        new RegExp(`\\b${other}\\(`).test(body) &&
        isReading(other, new Set([...seen, name])),
    );
  };
  return (name) => isReading(name);
}

/** Functions that read tables, in policies that show rows: each row would ask again. */
export function readingPolicies(policies: readonly PolicyRow[], isReading: (name: string) => boolean): string[] {
  return policies
    .filter(({ cmd }) => cmd === 'SELECT' || cmd === 'ALL')
    .flatMap(({ name, using }) =>
      [...(using ?? '').matchAll(/\b(\w+)\(/g)].flatMap(([, called = '']) =>
        isReading(called) ? [`${name} ${called}`] : [],
      ),
    );
}
