import { AsyncLocalStorage } from 'node:async_hooks';
import path from 'node:path';
import { Database, MaintenanceTransaction, Snapshot, type Statement, Transaction } from '@fanzha/platform';
import { jest } from '@jest/globals';
import pg from 'pg';
import { EntityManager } from 'typeorm';
import { functionAt } from './function-at.js';

/** Who sends a statement: a method or function of a file, which is named from the root of the repository. */
interface Sender {
  readonly file: string;
  readonly by: string;
}

/** A text that was sent. */
export interface SentStatement extends Sender {
  /** What it is prepared as; '' where it is not. */
  readonly name: string;
  /** The step of the scenario in which it was sent first. */
  readonly step: string;
  readonly text: string;
}

const ROOT = path.resolve(import.meta.dirname, '../../../..');
/** The place of a frame in a TypeScript file. */
const FRAME = /(\/[^():]+\.ts):(\d+):\d+\)?$/;
/** What stands on the stack beside senders: the recorder itself, and how every statement goes on. */
const NO_SENDER = /^apps\/api\/test\/queries\/recorder\.ts$|^libs\/platform\/src\/database\/statement\.ts$/;
/** Databases, roles and queues are made once per installation: no statements of requests or of jobs about figures. */
const OF_INSTALLATION =
  /^apps\/api\/test\/|^libs\/platform\/src\/(database\/(roles|migrate|embedded-postgres|postgres-server)|jobs\/)/;
/** Depends on what the connection at hand has prepared before. */
const OF_CONNECTION = /^deallocate /;

/** Replaces a method by one that notes each call and does the same. */
function spyOn<Target extends object>(target: Target, method: keyof Target, note: (...given: never[]) => void): void {
  const act = target[method] as (...given: unknown[]) => unknown;
  jest.spyOn(target as Record<keyof Target, () => unknown>, method as never).mockImplementation(function (
    this: Target,
    ...given: unknown[]
  ) {
    note(...(given as never[]));
    return act.apply(this, given);
  } as never);
}

/**
 * Listens to everything that is sent to PostgreSQL: at the doors of the database, where the name of a statement is
 * whole and its sender on the stack, and at the driver, which sees what TypeORM makes as well.
 */
export class StatementRecorder {
  private step = '';
  private readonly atTheDoors = new Map<string, SentStatement>();
  /** Texts that came through a door and will reach the driver. */
  private readonly known = new Set<string>();
  private readonly atTheDriver = new Map<string, SentStatement>();
  /** Who has asked TypeORM for something: its statement is sent later. */
  private readonly asking = new AsyncLocalStorage<Sender | null>();

  /** Begins to listen; `end` is to be called. */
  begin(): void {
    Error.stackTraceLimit = 60;
    const atTheDoors = (statement: Statement) => {
      this.known.add(statement.text);
      this.note(this.atTheDoors, statement, senderOnStack());
    };
    for (const door of ['read', 'readAtLength', 'search'] as const)
      for (const { prototype } of [Database, Snapshot])
        spyOn(prototype, door, (_scope: never, statement: never) => atTheDoors(statement));
    spyOn(Transaction.prototype, 'run', atTheDoors);
    spyOn(MaintenanceTransaction.prototype, 'run', atTheDoors);
    for (const method of ['findOne', 'insert', 'update', 'delete'] as const) {
      const act = EntityManager.prototype[method] as (...given: unknown[]) => unknown;
      const { asking } = this;
      jest.spyOn(EntityManager.prototype, method).mockImplementation(function (
        this: EntityManager,
        ...given: unknown[]
      ) {
        return asking.run(senderOnStack(), () => act.apply(this, given));
      } as never);
    }
    spyOn(pg.Client.prototype, 'query', (sent: string | { text?: string }) => {
      const text = typeof sent === 'string' ? sent : sent.text;
      if (text === undefined || this.known.has(text)) return;
      this.note(this.atTheDriver, { name: '', text }, this.asking.getStore() ?? senderOnStack());
    });
  }

  /** Names what is done next. */
  during(step: string): void {
    this.step = step;
  }

  /** Stops listening. @returns what was sent, each text once for each of its senders. */
  end(): SentStatement[] {
    jest.restoreAllMocks();
    return [...this.atTheDoors.values(), ...this.atTheDriver.values()];
  }

  private note(recorded: Map<string, SentStatement>, { name, text }: Statement, sender: Sender | null): void {
    if (!sender || OF_INSTALLATION.test(sender.file) || OF_CONNECTION.test(text)) return;
    const key = [sender.file, sender.by, text].join('\n');
    if (!recorded.has(key)) recorded.set(key, { ...sender, name, step: this.step, text });
  }
}

/** The innermost function of the repository that led here, over what was awaited. */
function senderOnStack(): Sender | null {
  for (const frame of (new Error().stack ?? '').split('\n')) {
    const [, at, line] = FRAME.exec(frame) ?? [];
    const file = at === undefined ? '' : path.relative(ROOT, at);
    if (/^(libs|apps)\//.test(file) && !NO_SENDER.test(file)) return { file, by: functionAt(file, Number(line)) };
  }
  return null;
}
