import { STORED_INDICATORS } from '@fanzha/domain';
import { attributedTables, LEDGERS } from '@fanzha/ledger';
import { SOURCE_KINDS } from '@fanzha/rollup';
import { describe, expect, it } from '@jest/globals';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { FEATURES } from '../src/app.module.js';
import { PROJECT_ROOT } from '../src/project-root.js';

/** Different households are counted from the doors of visits, which are no figures of a fact: these read the visits. */
const OF_DIFFERENT_HOUSEHOLDS = ['household_visit', 'HOUSEHOLD_VISIT', 'household_roster', 'HOUSEHOLD_ROSTER'];

const sources = (pattern: string) =>
  globSync(pattern, { cwd: PROJECT_ROOT })
    .filter((file) => !file.endsWith('.spec.ts'))
    .map((file) => [file, readFileSync(path.join(PROJECT_ROOT, file), 'utf8')] as const);

const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '');

describe('the registry of ledgers', () => {
  it('has those of all features', () => {
    expect(FEATURES.length).toBeGreaterThan(0);
    expect(
      LEDGERS.all()
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual([
      'activity',
      'alert',
      'control_measure',
      'fraud_case',
      'funds_action',
      'household_visit',
      'inspection',
      'interception',
      'leadership_group',
      'notice',
      'tally',
    ]);
  });

  it('knows who states every indicator that is stored, but tenants themselves', () => {
    const unstated = STORED_INDICATORS.filter((code) => SOURCE_KINDS.stating(code).length === 0);
    expect(unstated).toEqual(['TENANTS']);
    expect(new Set(SOURCE_KINDS.stating('DISSUASIONS'))).toEqual(new Set(['INTERCEPTION', 'TALLY']));
  });

  it('is what the layers below know of ledgers: they name none, no table and no kind of one', () => {
    const tables = attributedTables().flatMap(({ table, parts = [] }) => [table, ...parts.map((part) => part.table)]);
    const kinds = LEDGERS.all().flatMap(({ source, furtherSources = [] }) => [source, ...furtherSources]);
    const names = [...tables, ...kinds.map(({ kind }) => kind)].filter(
      (name) => !OF_DIFFERENT_HOUSEHOLDS.includes(name),
    );
    expect(names).toEqual(expect.arrayContaining(['activity', 'activity_measure', 'notice_receipt', 'FUNDS_ACTION']));
    const named = sources('libs/{rollup,platform,org}/src/**/*.ts').flatMap(([file, text]) => {
      const code = withoutComments(text);
      const found = names.filter((name) =>
        new RegExp(`(from|join|update|into)\\s+${name}\\b|['"]${name}['"]`).test(code),
      );
      return found.length > 0 ? [[file, found]] : [];
    });
    expect(named).toEqual([]);
  });

  it('is kept the same way by every service: none does the steps of an operation in its own order', () => {
    const services = sources('libs/{ledger,campaign}/src/**/*.service.ts').filter(([, text]) =>
      text.includes('extends LedgerService<'),
    );
    expect(services).toHaveLength(LEDGERS.all().length);
    for (const [file, text] of services) {
      const own = /^ {2}(?:\w+ )*(record|amend|void|get|list|change|attribute)\(/m.exec(text)?.[1] ?? null;
      expect({ file, own }).toEqual({ file, own: null });
    }
  });
});
