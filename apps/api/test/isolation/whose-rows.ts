/**
 * The column that says whose row it is, where that is not `tenant_id`. In these specs, a user has the id of its tenant.
 */
export const OWNED_BY: Readonly<Record<string, string>> = {
  tenant: 'id',
  login_name: 'user_id',
  saved_view: 'user_id',
  notification: 'user_id',
  notification_settings: 'user_id',
  mail_address: 'user_id',
  mail_delivery: 'user_id',
  rollup_cell: 'node',
  rollup_qualifier_count: 'node',
  rollup_spanning: 'node',
  interception_participant: 'recorder_id',
  alert_assignment: 'recorder_id',
};

/** Rules and figures of authorities, which their own unit sees only as far as it oversees. */
export const OF_OFFICIALS = ['fraud_free_scheme', 'campaign_closing'] as const;

/** Names to sign in with, events that wait to be told, what was told of things due: the application lists none. */
export const LISTED_BY_NOBODY: readonly string[] = ['login_name', 'outbox_event', 'due_told'];

/**
 * How many tenants of a region contribute, and how many households they reached: numbers of
 * many, which belong to no tenant.
 */
export const OF_REGIONS: readonly string[] = ['rollup_reporting', 'rollup_covered', 'rollup_covered_day'];
