/** Tenants of a node in a period: how many should report, how many have an active fact. */
export interface Reporting {
  readonly due: number;
  readonly contributing: number;
}
