import { TENANT_TYPES, type NotificationFacts } from '@fanzha/domain';
import { Audit, type DomainEvent, Outbox, type Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { AppealRow, EvaluationRow } from './evaluation.rows.js';

/** Without types a scheme is for units of all of them but authorities, as the database has it. */
const UNITS = TENANT_TYPES.map(({ code }) => code).filter((type) => type !== 'AUTHORITY');

/** Changes of a scheme that its units are told of, each with what its message is filled with. */
const TOLD: Readonly<
  Record<string, { readonly kind: DomainEvent['kind']; facts(scheme: EvaluationRow): NotificationFacts }>
> = {
  published: { kind: 'evaluation.published', facts: () => ({}) },
  amended: { kind: 'evaluation.amended', facts: ({ edition }) => ({ count: edition }) },
  closed: { kind: 'evaluation.closed', facts: ({ appealUntil }) => ({ day: appealUntil ?? '' }) },
  locked: { kind: 'evaluation.locked', facts: () => ({}) },
};

/** What is logged and told of schemes and appeals, in the transaction that changes them. */
@Injectable()
export class EvaluationLog {
  constructor(
    private readonly audit: Audit,
    private readonly outbox: Outbox,
  ) {}

  /** @param scored units that have a score of it, wherever they have moved: they are told, and not who came later */
  async write(
    tx: Transaction,
    done: string,
    scheme: EvaluationRow,
    further: object = {},
    scored: readonly string[] | null = null,
  ): Promise<void> {
    const { id, edition, version } = scheme;
    const detail = { version, ...(edition > 0 && { edition }), ...further };
    const subject = { subjectKind: 'evaluation_scheme', subjectId: id } as const;
    await this.audit.record(tx, { action: `evaluation_scheme.${done}`, ...subject, detail });
    const told = TOLD[done];
    if (!told) return;
    const { regions, sectors, tenantTypes, excepted } = scheme;
    const types = tenantTypes.length > 0 ? tenantTypes : UNITS;
    const permission = 'ledger:record';
    const recipients = scored
      ? scored.map((tenantId) => ({ tenantId, permission }) as const)
      : [{ regions, sectors, types, except: excepted, permission } as const];
    await this.outbox.record(tx, [eventOf(told.kind, scheme, scheme.tenantId, recipients, told.facts(scheme))]);
  }

  /** An appeal is told to the officials of the authority, its decision to the unit. */
  async appeal(tx: Transaction, done: 'made' | 'decided', scheme: EvaluationRow, appeal: AppealRow): Promise<void> {
    const { id, tenantId, itemId, state } = appeal;
    const subject = { subjectKind: 'evaluation_appeal', subjectId: id } as const;
    await this.audit.record(tx, { action: `evaluation_appeal.${done}`, ...subject, detail: { itemId, state } });
    const event =
      done === 'made'
        ? eventOf('evaluation.appealed', scheme, tenantId, [
            { tenantId: scheme.tenantId, permission: 'ledger:record', officials: true },
          ])
        : eventOf('evaluation.decided', scheme, scheme.tenantId, [{ tenantId, permission: 'ledger:record' }]);
    await this.outbox.record(tx, [{ ...event, matter: id }]);
  }
}

const eventOf = (
  kind: DomainEvent['kind'],
  { id, title }: EvaluationRow,
  tenantId: string,
  recipients: DomainEvent['recipients'],
  facts: NotificationFacts = {},
): DomainEvent => ({
  kind,
  tenantId,
  subjectKind: 'EVALUATION',
  subjectId: id,
  recipients,
  facts: { title, ...facts },
  matter: id,
});
