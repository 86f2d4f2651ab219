import { type Database, loaderOf, type RequestContext, type Scope, type Viewer } from '@fanzha/platform';
import { Asking } from './provenance-statement.js';

/**
 * Reads of the facts behind figures, for one operation one after the other: a caller that opens several figures at once
 * waits for each, and leaves a connection to others. What fails ends those behind it, too: they would take as long in
 * vain.
 */
export class SourceReads {
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly database: Database,
    readonly scope: Scope,
  ) {}

  /** An empty statement about the viewer's city. */
  asking(): Asking {
    return new Asking(this.scope.cityCode);
  }

  /**
   * Runs a statement. It is not prepared: texts differ by indicator and question, and it is
   * planned for its very values.
   * @throws DomainError TOO_COMPLEX when it takes too long.
   */
  run<Row extends object>(text: string, { values }: Asking): Promise<Row[]> {
    const answer = this.last.then(() =>
      this.database.readAtLength<Row & Record<string, unknown>>(this.scope, { name: '', text }, values),
    );
    this.last = answer;
    answer.catch(() => undefined); // the caller gets the error; nothing waits on the chain
    return answer;
  }
}

/** The reads of an operation. */
export function sourceReads(context: RequestContext, database: Database): SourceReads {
  return loaderOf(context, SourceReads, () => new SourceReads(database, (context.viewer as Viewer).scope));
}
