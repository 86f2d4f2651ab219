import {
  Database,
  JobStore,
  type ListenAddress,
  listenForScrapes,
  Maintenance,
  type Metrics,
  OperationTurns,
  OutboxBacklog,
  type PoolUse,
  type Sample,
  type TurnState,
  watchPool,
} from '@fanzha/platform';
import { Backlog } from '@fanzha/rollup';
import type { INestApplicationContext } from '@nestjs/common';

interface Watched {
  /** The server or the worker. */
  readonly app: INestApplicationContext;
  /** The database as its owner. */
  readonly ownerUrl: string;
  /** How often this process has started a database that had died. */
  readonly revivals: () => number;
}

export interface MetricsDoor {
  readonly url: string;
  /** Before the application is closed, whose parts it looks at. */
  close(): Promise<void>;
}

/** Opens `/metrics` at an address of its own. What a metric means to an operator: docs/runbooks/what-to-watch.md. */
export async function openMetrics(
  metrics: Metrics,
  address: ListenAddress,
  { app, ownerUrl, revivals }: Watched,
): Promise<MetricsDoor> {
  const lookout = new Maintenance(watchPool(ownerUrl));
  addDatabase(metrics, new Backlog(lookout), revivals);
  addOutbox(metrics, new OutboxBacklog(lookout));
  addQueues(metrics, app.get(JobStore, { strict: false }));
  addTurns(metrics, app);
  addPools(metrics, app);
  addReplicas(metrics, app.get(Database, { strict: false }));
  try {
    const { url, close } = await listenForScrapes(metrics, address);
    return {
      url,
      close: async () => {
        await close();
        await lookout.onApplicationShutdown();
      },
    };
  } catch (error) {
    await lookout.onApplicationShutdown();
    throw error;
  }
}

function addDatabase(metrics: Metrics, backlog: Backlog, revivals: () => number): void {
  metrics.count(
    'fanzha_database_revivals_total',
    'Times that this process has started the embedded database again after it had died',
    revivals,
  );
  metrics.add({
    up: { name: 'fanzha_database_up', help: 'Whether the database answers: 1 or 0' },
    help: {
      fanzha_compaction_pending_changes:
        'Changes that compaction has not folded yet, all cities; 100000 stands for as many or more',
      fanzha_compaction_oldest_seconds: 'Time for which the oldest pending change has been seen to wait',
      fanzha_compaction_aside_changes:
        'Changes set aside by compaction because no kept figure can hold them, all cities',
      fanzha_compaction_aside_cities: 'Cities with changes that are set aside',
    },
    read: async () => {
      const { pending, oldestSeconds, aside, asideCities } = await backlog.look();
      return [
        { name: 'fanzha_compaction_pending_changes', value: pending },
        { name: 'fanzha_compaction_oldest_seconds', value: oldestSeconds ?? 0 },
        { name: 'fanzha_compaction_aside_changes', value: aside },
        { name: 'fanzha_compaction_aside_cities', value: asideCities },
      ];
    },
  });
}

function addOutbox(metrics: Metrics, backlog: OutboxBacklog): void {
  metrics.add({
    help: {
      fanzha_outbox_waiting_events: 'Events that are still to be told, all cities; 100000 stands for as many or more',
      fanzha_outbox_oldest_seconds: 'Age of the oldest event that waits',
      fanzha_outbox_aside_events: 'Events that failed so often that they are set aside, all cities',
    },
    read: async () => {
      const { waiting, oldestSeconds, aside } = await backlog.look();
      return [
        { name: 'fanzha_outbox_waiting_events', value: waiting },
        { name: 'fanzha_outbox_oldest_seconds', value: oldestSeconds ?? 0 },
        { name: 'fanzha_outbox_aside_events', value: aside },
      ];
    },
  });
  addDeliveries(metrics, backlog);
}

/** Mails and messages to robots by the same names. */
function addDeliveries(metrics: Metrics, backlog: OutboxBacklog): void {
  const channels = [
    { channel: 'MAIL', prefix: 'fanzha_mail', what: 'Mails' },
    { channel: 'ROBOT', prefix: 'fanzha_webhook', what: 'Messages to robots' },
  ] as const;
  metrics.add({
    help: Object.fromEntries(
      channels.flatMap(({ prefix, what }) => [
        [`${prefix}_waiting_deliveries`, `${what} that are to be sent, all cities; 100000 stands for as many or more`],
        [`${prefix}_retried_deliveries`, `${what} that were not taken and are to be tried again, all cities`],
        [`${prefix}_overdue_seconds`, `${what}: for how long the oldest could have been sent`],
        [`${prefix}_failed_deliveries`, `${what} that were given up within a day, all cities`],
      ]),
    ),
    read: async () => {
      const found = await backlog.deliveries();
      return channels.flatMap(({ channel, prefix }) => {
        const own = found.find((each) => each.channel === channel);
        return [
          { name: `${prefix}_waiting_deliveries`, value: own?.waiting ?? 0 },
          { name: `${prefix}_retried_deliveries`, value: own?.retried ?? 0 },
          { name: `${prefix}_overdue_seconds`, value: own?.overdueSeconds ?? 0 },
          { name: `${prefix}_failed_deliveries`, value: own?.failed ?? 0 },
        ];
      });
    },
  });
}

function addQueues(metrics: Metrics, store: JobStore): void {
  const name = 'fanzha_queue_jobs';
  metrics.add({
    up: { name: 'fanzha_queue_up', help: 'Whether the queues answer: 1 or 0' },
    help: {
      [name]:
        'Jobs by queue and state: waiting, active, delayed (scheduled, ' +
        'or to be tried again), failed (of the last 7 days)',
    },
    labels: ['queue', 'state'],
    read: async () => {
      const depths = await Promise.all(
        store.queues.map(async (queue) => ({ queue: queue.name, states: await queue.depth() })),
      );
      return depths.flatMap(({ queue, states }) =>
        Object.entries(states).map(([state, value]): Sample => ({ name, value, labels: { queue, state } })),
      );
    },
  });
}

function addTurns(metrics: Metrics, app: INestApplicationContext): void {
  const lines = (): readonly { readonly name: string; readonly turns: TurnState }[] => [
    { name: 'operations', turns: app.get(OperationTurns, { strict: false }).state },
    ...metrics.requestLines,
    ...app.get(Database, { strict: false }).lanes,
  ];
  metrics.add({
    help: {
      fanzha_turns_running: 'Turns that are taken, by line',
      fanzha_turns_waiting: 'Turns that are waited for, by line',
    },
    labels: ['line'],
    read: () =>
      lines().flatMap(({ name: line, turns }) => [
        { name: 'fanzha_turns_running', value: turns.running, labels: { line } },
        { name: 'fanzha_turns_waiting', value: turns.waiting, labels: { line } },
      ]),
  });
}

function addPools(metrics: Metrics, app: INestApplicationContext): void {
  const pools = (): readonly { readonly name: string; readonly use: PoolUse }[] => {
    const queues = app.get(JobStore, { strict: false }).use;
    return [
      ...app.get(Database, { strict: false }).lanes,
      { name: 'jobs', use: app.get(Maintenance, { strict: false }).use },
      ...(queues ? [{ name: 'queues', use: queues }] : []),
    ];
  };
  metrics.add({
    help: {
      fanzha_pool_connections: 'Connections to the database, by pool',
      fanzha_pool_idle: 'Connections that nobody uses, by pool',
      fanzha_pool_waiting: 'Statements that wait for a connection, by pool',
    },
    labels: ['pool'],
    read: () =>
      pools().flatMap(({ name: pool, use }) => [
        { name: 'fanzha_pool_connections', value: use.total, labels: { pool } },
        { name: 'fanzha_pool_idle', value: use.idle, labels: { pool } },
        { name: 'fanzha_pool_waiting', value: use.waiting, labels: { pool } },
      ]),
  });
}

/** Where there are any. They are named by their addresses: the people who read the metrics run them. */
function addReplicas(metrics: Metrics, { replicas }: Database): void {
  if (replicas.length === 0) return;
  metrics.add({
    help: {
      fanzha_replica_used: 'Whether reads go to the replica: 1 or 0',
      fanzha_replica_reads: 'Reads that the replica has answered since this process began',
      fanzha_replica_declined_reads: 'Reads that the primary answered in its position since this process began',
    },
    labels: ['replica'],
    read: () =>
      replicas.flatMap(({ name: replica, state, answered, declined }) => [
        { name: 'fanzha_replica_used', value: state === 'used' ? 1 : 0, labels: { replica } },
        { name: 'fanzha_replica_reads', value: answered, labels: { replica } },
        { name: 'fanzha_replica_declined_reads', value: declined, labels: { replica } },
      ]),
  });
}
