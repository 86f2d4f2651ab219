import { Logger } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { OUTCOMES, type RequestWatch } from '../http/request-watch.js';
import { inTime } from '../bounds/in-time.js';
import type { TurnState } from '../turns/turnstile.js';

/** One value of a metric. Labels name kinds of things: never a unit, a person, a region, or anything of a record. */
export interface Sample {
  readonly name: string;
  readonly value: number;
  readonly labels?: Readonly<Record<string, string>>;
}

/** Values that are asked for at every scrape, and left out while they cannot be had. */
interface MetricSource {
  /** Each metric, with what it means. */
  readonly help: Readonly<Record<string, string>>;
  readonly labels?: readonly string[];
  read(): readonly Sample[] | Promise<readonly Sample[]>;
  /** A metric that says whether the source has answered: 1 or 0. */
  readonly up?: { readonly name: string; readonly help: string };
}

/** A source that has not answered by then is left out of the scrape. */
const READ_LIMIT_MS = 2_000;
/** From a look at what is known to the longest statement that is allowed. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

const logger = new Logger('Metrics');

/** What one process tells of itself. In a registry of its own, so that no library can add to it. */
export class Metrics {
  private readonly registry = new Registry();
  private readonly sources: (() => Promise<void>)[] = [];
  private readonly lines = new Map<string, { readonly state: TurnState }>();
  private scraping: Promise<string> | null = null;

  constructor() {
    collectDefaultMetrics({ register: this.registry, prefix: 'fanzha_' });
  }

  readonly contentType = Registry.PROMETHEUS_CONTENT_TYPE;

  /** Counts requests. Once, in a process that serves any. */
  requests(): RequestWatch {
    const registers = [this.registry];
    const requests = new Counter({
      name: 'fanzha_requests_total',
      help: 'Requests to /graphql answered, by their worst outcome',
      labelNames: ['outcome'],
      registers,
    });
    const seconds = new Histogram({
      name: 'fanzha_request_duration_seconds',
      help: 'Time from the arrival of a request to /graphql until it was answered',
      buckets: SECONDS,
      registers,
    });
    for (const outcome of OUTCOMES) requests.inc({ outcome }, 0);
    return {
      served: (outcome, duration) => {
        requests.inc({ outcome });
        seconds.observe(duration);
      },
      line: (name, turns) => this.lines.set(name, turns),
      streams: (open) =>
        this.add({
          help: { fanzha_streams_open: 'Subscriptions that are open in this process' },
          read: () => [{ name: 'fanzha_streams_open', value: open() }],
        }),
    };
  }

  /** The lines that requests have told of: see `RequestWatch`. */
  get requestLines(): readonly { readonly name: string; readonly turns: TurnState }[] {
    return [...this.lines].map(([name, { state }]) => ({ name, turns: state }));
  }

  /** A number that only grows. */
  count(name: string, help: string, read: () => number): void {
    new Counter({
      name,
      help,
      registers: [this.registry],
      collect() {
        this.reset();
        this.inc(read());
      },
    });
  }

  add({ help, labels = [], read, up }: MetricSource): void {
    const gauge = ([name, text]: readonly [string, string], labelNames: readonly string[]) =>
      new Gauge({ name, help: text, labelNames: [...labelNames], registers: [this.registry] });
    const gauges = new Map(Object.entries(help).map((each) => [each[0], gauge(each, labels)]));
    const answered = up && gauge([up.name, up.help], []);
    const tell = (samples: readonly Sample[] | null) => {
      for (const each of gauges.values()) {
        each.reset();
        if (labels.length === 0) each.remove(); // a gauge without labels would be 0 now, which nobody has said
      }
      for (const { name, value, labels: of = {} } of samples ?? []) gauges.get(name)?.set(of, value);
      answered?.set(samples === null ? 0 : 1);
    };
    const names = [...gauges.keys()].join(', ');
    const attempt = async () => read();
    let reading: Promise<readonly Sample[]> | null = null;
    let hasFailed = false;
    this.sources.push(async () => {
      // One that hangs is not asked again before it has let go.
      reading ??= attempt().finally(() => (reading = null));
      const answer = reading.catch((error: unknown) => (error instanceof Error ? error.message : String(error)));
      const found = await inTime<readonly Sample[] | string>(
        answer,
        `no answer within ${READ_LIMIT_MS} ms`,
        READ_LIMIT_MS,
      );
      // Said once: the next scrape is seconds away and fails in the same way.
      if (typeof found === 'string' && !hasFailed) logger.warn(`Left out ${names}: ${found}`);
      hasFailed = typeof found === 'string';
      tell(typeof found === 'string' ? null : found);
    });
  }

  /** All of it in the text format of Prometheus. However many ask at once, it is looked up once. */
  text(): Promise<string> {
    this.scraping ??= this.scrape().finally(() => (this.scraping = null));
    return this.scraping;
  }

  private async scrape(): Promise<string> {
    await Promise.all(this.sources.map((source) => source()));
    return this.registry.metrics();
  }
}
