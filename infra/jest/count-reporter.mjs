/**
 * Leaves the counts of a run and its slowest files beside the project's package.json. Nx keeps the file with the cached
 * result (nx.json: outputs of `test`), so `npm test` can add up every project, those it did not have to run again
 * included.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';

export const RESULT_FILE = '.test-result.json';
const SLOWEST = 8;

export default class CountReporter {
  constructor({ rootDir }) {
    this.rootDir = rootDir;
    this.file = path.join(rootDir, RESULT_FILE);
  }

  onRunComplete(_contexts, results) {
    const counts = {
      passed: results.numPassedTests,
      // A spec file that does not even load has no failed test to its name, and is a failure all the same.
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
      skipped: results.numPendingTests + results.numTodoTests,
    };
    const slowest = results.testResults
      .map(({ testFilePath, perfStats }) => ({
        file: path.relative(this.rootDir, testFilePath),
        seconds: (perfStats.end - perfStats.start) / 1000,
      }))
      .sort((a, b) => b.seconds - a.seconds)
      .slice(0, SLOWEST);
    writeFileSync(this.file, `${JSON.stringify({ ...counts, slowest })}\n`);
  }
}
