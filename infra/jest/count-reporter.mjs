/**
 * Leaves the counts of a run beside the project's package.json. Nx keeps the file with the cached result (nx.json:
 * outputs of `test`), so `npm test` can add up every project, those it did not have to run again included.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';

export const RESULT_FILE = '.test-result.json';

export default class CountReporter {
  constructor({ rootDir }) {
    this.file = path.join(rootDir, RESULT_FILE);
  }

  onRunComplete(_contexts, results) {
    const counts = {
      passed: results.numPassedTests,
      // A spec file that does not even load has no failed test to its name, and is a failure all the same.
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
      skipped: results.numPendingTests + results.numTodoTests,
    };
    writeFileSync(this.file, `${JSON.stringify(counts)}\n`);
  }
}
