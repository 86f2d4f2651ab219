import {
  BOUNDS,
  DomainError,
  type FieldError,
  isId,
  type LocalDate,
  requireFound,
  requireId,
  requireNoErrors,
  SUPERVISION_ACTS,
  SUPERVISION_BOUNDS,
  type SupervisionAct,
  textErrors,
  todayIn,
  visibleLines,
} from '@fanzha/domain';
import { hasError } from '@fanzha/ledger';
import { Audit, byId, Database, Outbox, type Transaction, type Viewer } from '@fanzha/platform';
import { canonicalJson, type OperationReads } from '@fanzha/rollup';
import { Injectable } from '@nestjs/common';
import { createHmac } from 'node:crypto';
import { LetterRepository } from './letter.repository.js';
import { Occasions } from './occasions.service.js';
import { SettingRepository } from './setting.repository.js';
import { letterChanged, letterIssued } from './supervision-events.js';
import { dueErrors, readLetter } from './supervision.bounds.js';
import type { SupervisionLetterInput } from './supervision.inputs.js';
import { overseesUnit, requireMayAct } from './supervision.policy.js';
import type { AddressedUnit, LetterContent, LetterRow } from './supervision.rows.js';

/** What goes with an act: the answer or the reason, and another day to answer by. */
interface Said {
  readonly words?: string;
  readonly dueOn?: LocalDate | null;
}

/** Letters of authorities to units. Each change is one transaction with what is logged and told of it. */
@Injectable()
export class SupervisionService {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingRepository,
    private readonly letters: LetterRepository,
    private readonly occasions: Occasions,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Writes one letter to each of some units that the viewer oversees.
   * @throws DomainError FORBIDDEN (OUTSIDE_OVERSIGHT) for who is no official of an authority, CONFLICT
   *   (SUPERVISION_OFF; IDEMPOTENCY_KEY_REUSED with `id`), BAD_INPUT.
   */
  async send(viewer: Viewer, reads: OperationReads, input: SupervisionLetterInput): Promise<LetterRow[]> {
    if (viewer.oversight.length === 0) throw DomainError.forbidden('OUTSIDE_OVERSIGHT');
    const today = todayIn();
    const { content, idempotencyKey, errors } = readLetter(input, today);
    // A key that may not be kept is not looked for either.
    const key = hasError(errors, 'idempotencyKey') ? null : idempotencyKey;
    const inputHash = key === null ? null : hashOf(viewer, key, content);
    const late = await this.occasions.lateUnits(viewer, reads, content.occasion);
    return this.database.transaction(viewer.scope, async (tx) => {
      const setting = await this.settings.lock(tx);
      const first = key === null ? [] : await this.letters.byKey(tx, key);
      if (first.length > 0) return sameOrRefused(first, inputHash);
      const { units, errors: whom } = await this.unitsOf(tx, viewer, content.unitIds, today);
      const { occasion } = content;
      const why =
        occasion && !errors.some(({ path }) => path.startsWith('occasion'))
          ? await this.occasions.errors(tx, occasion, units, late, today)
          : [];
      requireNoErrors([...errors, ...whom, ...why]);
      if (!setting.enabled) throw DomainError.conflict({}, 'SUPERVISION_OFF');
      const year = Number(today.slice(0, 4));
      const firstNumber = await this.settings.takeNumbers(tx, year, units.length);
      const sending = { year, firstNumber, idempotencyKey: key, inputHash };
      const rows = await this.letters.insert(tx, content, units, sending);
      if (rows.length < units.length) throw DomainError.conflict({}, 'IDEMPOTENCY_KEY_REUSED');
      await this.letters.note(tx, rows, 'ISSUE', null);
      await this.audit.recordMany(
        tx,
        rows.map(({ id, kind, number }) => ({
          action: 'supervision.issued',
          subjectKind: 'supervision_letter',
          subjectId: id,
          detail: { kind, year, number },
        })),
      );
      await this.outbox.record(tx, rows.map(letterIssued));
      return rows;
    });
  }

  /** The unit has received it. @throws DomainError NOT_FOUND; as `requireMayAct` */
  receive(viewer: Viewer, id: string, version: number): Promise<LetterRow> {
    return this.act(viewer, 'receive', id, version);
  }

  /** The unit says what was found and done. @throws DomainError NOT_FOUND; as `requireMayAct`; BAD_INPUT on `words`. */
  async answer(viewer: Viewer, id: string, version: number, words: string): Promise<LetterRow> {
    requireNoErrors(textErrors('words', words, SUPERVISION_BOUNDS.words));
    return this.act(viewer, 'answer', id, version, { words });
  }

  /**
   * Sends the answer back.
   * @param dueOn another day by which an answer is due; null: the day stays
   * @throws DomainError NOT_FOUND; as `requireMayAct`; BAD_INPUT on `reason` and `dueOn`.
   */
  async sendBack(viewer: Viewer, id: string, version: number, reason: string, dueOn: LocalDate | null) {
    const errors = dueOn === null ? [] : dueErrors(dueOn, todayIn());
    requireNoErrors([...textErrors('reason', reason, BOUNDS.reason), ...errors]);
    return this.act(viewer, 'return', id, version, { words: reason, dueOn });
  }

  /** Accepts the answer, for good. @throws DomainError NOT_FOUND; as `requireMayAct` */
  close(viewer: Viewer, id: string, version: number): Promise<LetterRow> {
    return this.act(viewer, 'close', id, version);
  }

  /** Takes a letter back, for good. @throws DomainError NOT_FOUND; as `requireMayAct`; BAD_INPUT on `reason`. */
  async withdraw(viewer: Viewer, id: string, version: number, reason: string): Promise<LetterRow> {
    requireNoErrors(textErrors('reason', reason, BOUNDS.reason));
    return this.act(viewer, 'withdraw', id, version, { words: reason });
  }

  private async act(
    viewer: Viewer,
    act: SupervisionAct,
    id: string,
    version: number,
    { words, dueOn = null }: Said = {},
  ): Promise<LetterRow> {
    requireId(id);
    const { to, step } = SUPERVISION_ACTS[act];
    return this.database.transaction(viewer.scope, async (tx) => {
      const row = requireFound((await this.letters.lock(tx, id)) ?? (await this.letters.find(tx, id)));
      // What the database does not let the viewer hold is refused by the rule, as it stands by now.
      requireMayAct(act, viewer, row, version);
      const after = await this.letters.write(tx, id, { state: to, dueOn, today: todayIn() });
      await this.letters.note(tx, [after], step, visibleLines(words) || null);
      await this.audit.record(tx, {
        action: `supervision.${LOGGED[act]}`,
        subjectKind: 'supervision_letter',
        subjectId: id,
        detail: { state: after.state, version: after.version },
      });
      await this.outbox.record(tx, letterChanged(act, after));
      return after;
    });
  }

  /** Units in the order in which they were named; foreign and missing ones are told apart by nobody. */
  private async unitsOf(
    tx: Transaction,
    viewer: Viewer,
    ids: readonly string[],
    today: LocalDate,
  ): Promise<{ units: AddressedUnit[]; errors: FieldError[] }> {
    const found = await this.letters.units(tx, ids.filter(isId), today);
    const known = byId(found);
    const errors = ids.flatMap((id, at): FieldError[] => {
      if (!isId(id)) return [];
      const unit = known.get(id);
      const path = `unitIds.${at}`;
      if (id === viewer.tenantId) return [{ path, code: 'NOT_ALLOWED_HERE' }];
      if (!unit || !overseesUnit(viewer, unit)) return [{ path, code: 'NOT_FOUND' }];
      return unit.isAddressable ? [] : [{ path, code: 'NOT_ALLOWED_HERE' }];
    });
    return { units: ids.flatMap((id) => known.get(id) ?? []), errors };
  }
}

const LOGGED: Readonly<Record<SupervisionAct, string>> = {
  receive: 'received',
  answer: 'answered',
  return: 'returned',
  close: 'closed',
  withdraw: 'withdrawn',
};

/** The digest of what was sent; the key goes into it, so that nobody can try contents against it. */
const hashOf = ({ tenantId }: Viewer, key: string, content: LetterContent): string =>
  createHmac('sha256', key)
    .update(`supervision ${tenantId} ${canonicalJson(content)}`)
    .digest('hex');

function sameOrRefused(first: LetterRow[], inputHash: string | null): LetterRow[] {
  if (first.every((row) => row.inputHash === inputHash)) return first;
  throw DomainError.conflict({ id: first[0]?.id }, 'IDEMPOTENCY_KEY_REUSED');
}
