/** One thing somebody did. Actor, tenant and city are those of the transaction's scope. */
export interface AuditEvent {
  /** `<subject>.<past participle>`, such as `tenant.closed`. */
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  /** What a reader of the log needs beside it. Never a password, a token or anybody's personal data. */
  readonly detail?: Readonly<Record<string, unknown>>;
}
