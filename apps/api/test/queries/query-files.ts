import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { attributedTables } from '@fanzha/ledger';
import { laidOut } from './layout.js';
import type { SentStatement } from './recorder.js';

const ROOT = path.resolve(import.meta.dirname, '../../../..');
const HEAD = '-- Written by `npm run queries` from the statements that the program sends (docs/decisions/0044).\n';
/** What all ledgers share sends statements about each of them. */
const FACTS = 'libs/ledger/src/facts/';

/** A statement as a file of queries holds it. */
interface QueryText {
  readonly file: string;
  readonly line: number;
  /** Who sends it, and what it is prepared as or when it was sent. */
  readonly title: string;
  readonly text: string;
}

/** Files of queries by their path, a room each: what the committed ones have to be. */
export function queryFiles(sent: readonly SentStatement[]): ReadonlyMap<string, string> {
  const rooms = Map.groupBy(sent, roomOf);
  return new Map(
    [...rooms.keys()].toSorted().map((file) => [file, [HEAD, ...sectionsOf(rooms.get(file) ?? [])].join('\n')]),
  );
}

/** The files of queries that are committed, or that another version of the program has left. */
export function committedFiles(): ReadonlyMap<string, string> {
  const files = globSync('libs/*/queries/*.sql', { cwd: ROOT }).toSorted();
  return new Map(files.map((file) => [file, readFileSync(path.join(ROOT, file), 'utf8')]));
}

/** Puts files of queries in the place of those that are there. */
export function writeQueryFiles(files: ReadonlyMap<string, string>): void {
  for (const file of committedFiles().keys()) rmSync(path.join(ROOT, file));
  for (const [file, text] of files) {
    mkdirSync(path.dirname(path.join(ROOT, file)), { recursive: true });
    writeFileSync(path.join(ROOT, file), text);
  }
}

/** The statements in files of queries. */
export function queriesIn(files: ReadonlyMap<string, string>): QueryText[] {
  return [...files].flatMap(([file, content]) => {
    let line = 1;
    return content.split(/(?<=;\n)\n/).map((section) => {
      const [, title = '', text = ''] = /^(?:-- Written .*\n\n)?-- (.*)\n([\s\S]*);\n$/.exec(section) ?? [];
      const found = { file, line, title, text };
      line += section.split('\n').length;
      return found;
    });
  });
}

/** The file of a statement: that of the ledger whose table it is about, or of the room it is sent from. */
function roomOf({ file, name, text }: SentStatement): string {
  const folder = path.dirname((file.startsWith(FACTS) ? definitionOf(name, text) : undefined) ?? file);
  const [, lib = ''] = folder.split('/');
  return `libs/${lib}/queries/${path.basename(folder)}.sql`;
}

/** The ledger that the name of a statement begins with, or into one of whose tables it writes. */
function definitionOf(name: string, text: string): string | undefined {
  const [, written] = /^(?:insert into|update|delete from) "(\w+)"/i.exec(text) ?? [];
  const ledger = attributedTables().find(
    ({ table, parts = [] }) =>
      name.startsWith(`${table}.`) || [table, ...parts.map((p) => p.table)].includes(written ?? ''),
  );
  return ledger && globSync(`libs/*/src/*/${ledger.table.replaceAll('_', '-')}.ledger.ts`, { cwd: ROOT })[0];
}

function sectionsOf(sent: readonly SentStatement[]): string[] {
  const statements = [...Map.groupBy(sent, ({ text }) => text)].map(([text, same]) => {
    const senders = [...new Set(same.map(({ by }) => by))].toSorted().join(', ');
    const name =
      same
        .map((each) => each.name)
        .toSorted(compare)
        .at(-1) ?? '';
    const step = same[0]?.step ?? '';
    // A number in a name only tells texts of one process apart.
    return { senders, name: /\.\d+(\.|$)/.test(name) ? '' : name, step, text };
  });
  const alike = Map.groupBy(statements, ({ senders, name }) => `${senders} ${name}`);
  return statements
    .map(({ senders, name, step, text }) => {
      const isOneOfMany = name === '' && (alike.get(`${senders} `)?.length ?? 0) > 1;
      return { title: [senders, isOneOfMany ? step : name].filter(Boolean).join(': '), text: laidOut(text) };
    })
    .toSorted((one, other) => compare(one.title, other.title) || compare(one.text, other.text))
    .map(({ title, text }) => `-- ${title}\n${text};\n`);
}

/** In the same order on every machine. */
const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
