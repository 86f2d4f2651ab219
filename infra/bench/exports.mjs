import { setTimeout as sleep } from 'node:timers/promises';
import { signedIn } from '../attack/caller.mjs';
import { forgetHighest, highest, processorSeconds } from './memory.mjs';

const FORMATS = ['csv', 'ndjson', 'xlsx'];

/**
 * Exports the activities of the school in each form and prints seconds, size, and the resident memory of the API at its
 * highest meanwhile.
 * @param records what each file has to hold, from 2000 to today
 */
export async function measureExports(program, verdicts, records) {
  const { token } = await signedIn(program.url, 'school', program.password);
  for (const format of FORMATS) {
    await sleep(8_000);
    forgetHighest(program.api);
    const [memory, used, began] = [highest(program.api), processorSeconds(program.api), performance.now()];
    const answer = await fetch(`${program.url}/export/activities.${format}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    let [bytes, lines] = [0, 0];
    for await (const chunk of answer.body) {
      bytes += chunk.length;
      if (format === 'ndjson') lines += chunk.filter((byte) => byte === 10).length;
    }
    const seconds = (performance.now() - began) / 1000;
    console.log(
      `export as ${format}: ${seconds.toFixed(1)} s, ${(bytes / 1e6).toFixed(1)} MB, ` +
        `${Math.round(records / seconds)} rows/s; API ${Math.round(highest(program.api))} MB ` +
        `(${Math.round(memory)} before), processor ${(processorSeconds(program.api) - used).toFixed(1)} s`,
    );
    if (format === 'ndjson') verdicts.check('the export has each record', lines >= records, `${lines} of ${records}`);
  }
}
