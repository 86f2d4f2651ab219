/** Counts what held and what did not, and prints each as it is known; `end` prints the line that `npm test` reads. */
export class Verdicts {
  passed = 0;
  failed = 0;

  /** @param holds what was found @param detail shown behind the title */
  check(title, holds, detail = '') {
    this[holds ? 'passed' : 'failed']++;
    console.log(`${holds ? '✓' : '✗'} ${title}${detail && `: ${detail}`}`);
  }

  /** Holds where the list is empty; else shows its first entry. */
  none(title, list) {
    this.check(
      title,
      list.length === 0,
      list.length === 0 ? '' : `${list.length}, for one ${JSON.stringify(list[0]).slice(0, 400)}`,
    );
  }

  /** Prints `N passed, N failed` and ends the process with what that means. */
  end() {
    console.log(`\n${this.passed} passed, ${this.failed} failed, 0 skipped`);
    process.exit(this.failed > 0 ? 1 : 0);
  }
}
