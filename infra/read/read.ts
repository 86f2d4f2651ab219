/** What the reader finds in one text, as JSON: docs/runbooks/read.md. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { isLocalDate, TENANT_TYPES } from '@fanzha/domain';
import { readSummary, type WriterType } from '@fanzha/report/prose-reader';
import { quietWhenClosed } from './output.ts';
import { writerOf } from './scores.ts';

const USAGE = `Usage: npm run read -- FILE.txt [--report-date YYYY-MM-DD] [--unit-type TYPE] [--json]
  Prints what the work summary in FILE says: every number with its class, and the records that it tells.
  An unknown TYPE is ignored.
`;
const WRONG_USE = 2;

function run(): number {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { 'report-date': { type: 'string' }, 'unit-type': { type: 'string' }, json: { type: 'boolean' } },
  });
  const [file, ...more] = positionals;
  const reportDate = values['report-date'];
  if (file === undefined || more.length > 0 || (reportDate !== undefined && !isLocalDate(reportDate))) {
    process.stderr.write(USAGE);
    return WRONG_USE;
  }
  const unitType = typeNamed(values['unit-type']);
  const { readings, records, unread } = readSummary(readFileSync(file, 'utf8'), {
    ...(reportDate === undefined ? {} : { reportDate }),
    ...(unitType === undefined ? {} : { unitType }),
  });
  process.stdout.write(`${JSON.stringify({ readings, records, unread }, null, values.json ? 0 : 2)}\n`);
  return 0;
}

function typeNamed(name: string | undefined): WriterType | undefined {
  const known = TENANT_TYPES.find(({ code }) => code === name?.toUpperCase())?.code;
  return known ?? writerOf(name?.toLowerCase() ?? null);
}

quietWhenClosed(process.stdout);
process.exitCode = run();
