import type { IncomingHttpHeaders } from 'node:http';
import { Kept } from '../bounds/kept.js';
import { ENCODERS, type Encoding } from './compression.js';
import type { Operation } from './operations.js';

/** The whole schema has 280,000 bytes, and tools ask for it in a handful of ways. */
const KEPT_BYTES = 2_000_000;
/** Variables of introspection are a name or two. */
const LONGEST_VARIABLES = 1_000;

interface Packed {
  readonly bytes: Buffer;
  readonly encoding?: Encoding;
}

/** The answer to an introspection, the same for everybody until the program is replaced. */
export class PreparedAnswer {
  private readonly packed = new Map<Encoding, Buffer>();

  constructor(readonly plain: Buffer) {}

  /**
   * The bytes to send, packed once for all. A client that names weights or `*` gets them as they are, which
   * every client understands: a flood would ask for each spelling to be packed again.
   */
  for({ 'accept-encoding': accepted = '' }: IncomingHttpHeaders): Packed {
    const names = String(accepted)
      .split(',')
      .map((name) => name.trim());
    for (const [encoding, pack] of ENCODERS) {
      if (!names.includes(encoding)) continue;
      const bytes = this.packed.get(encoding) ?? pack(this.plain);
      this.packed.set(encoding, bytes);
      return { bytes, encoding };
    }
    return { bytes: this.plain };
  }
}

/**
 * Answers to introspections. Anybody may ask for them, without an account and so without a turn, and to put one
 * together takes longer than anything else: 60 ms to collect the whole schema, as much again to write and to pack it.
 */
export class PreparedIntrospections {
  private readonly kept = new Kept<string, PreparedAnswer>(KEPT_BYTES, (key, { plain }) => key.length + plain.length);

  find(key: string): PreparedAnswer | undefined {
    return this.kept.get(key);
  }

  keep(key: string, data: unknown): PreparedAnswer {
    const prepared = new PreparedAnswer(Buffer.from(JSON.stringify({ data })));
    this.kept.set(key, prepared);
    return prepared;
  }
}

/** What the answer depends on; null where the operation asks for anything but the schema. */
export function introspectionKey(operation: Operation, variables: Readonly<Record<string, unknown>>): string | null {
  const { definition, rootFields, source } = operation;
  if (definition.operation !== 'query' || !rootFields.every((name) => name.startsWith('__'))) return null;
  const given = JSON.stringify(variables);
  return given.length > LONGEST_VARIABLES ? null : `${given}\n${source}`;
}
