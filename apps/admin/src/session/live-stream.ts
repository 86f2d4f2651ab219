import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { stringifyDocument } from '@urql/core';
import { ENDPOINT, requestHeaders } from '../graphql/transport.js';

const LOCK = 'fanzha.live';
/** Waits before a stream that broke is opened again. */
const PAUSES = [1_000, 3_000, 10_000, 30_000];
/** A stream that says nothing for so long is dead: the server sends something every 25 seconds. */
const SILENT_AFTER = 60_000;

interface LiveOptions<Data> {
  readonly document: TypedDocumentNode<Data, Record<string, never>>;
  readonly variables?: Readonly<Record<string, unknown>>;
  /** A stream of this tab, which asks for something that other tabs do not. */
  readonly alone?: boolean;
  /** The token as it is now; null while nobody is signed in. */
  readonly token: () => string | null;
  readonly hear: (data: Data) => void;
  /** What was said meanwhile was not heard. */
  readonly returned: () => void;
  /** Nothing is heard any longer, or was not from the beginning. */
  readonly broken?: () => void;
}

/**
 * Keeps one stream of events open for all tabs of a browser: one of them holds it and tells the others. It is opened
 * again where it breaks, and with the next token where the last one has ended. Returns what ends it.
 */
export function keepLive<Data>({ alone = false, hear, broken, ...asked }: LiveOptions<Data>): () => void {
  const stopped = new AbortController();
  const tabs = alone || typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(LOCK);
  if (tabs) tabs.onmessage = (message: MessageEvent<Data>) => hear(message.data);
  const tell = (data: Data): void => {
    hear(data);
    tabs?.postMessage(data);
  };
  const hold = async (): Promise<void> => {
    for (let failures = 0; !stopped.signal.aborted;) {
      const began = Date.now();
      const opened = await readStream(asked, tell, stopped.signal).catch(() => false);
      if (!stopped.signal.aborted) broken?.();
      failures = opened && Date.now() - began > SILENT_AFTER ? 0 : failures + 1;
      await pause(PAUSES[Math.min(failures, PAUSES.length) - 1] ?? 0, stopped.signal);
    }
  };
  // Without the Lock API (plain http on a local network) each tab holds its own.
  if (alone || typeof navigator === 'undefined' || !navigator.locks) void hold();
  else navigator.locks.request(LOCK, { signal: stopped.signal }, hold).catch(() => undefined);
  return () => {
    stopped.abort();
    tabs?.close();
  };
}

/** Reads events until the stream ends. @returns whether it was opened at all */
async function readStream<Data>(
  { document, variables, token: tokenNow, returned }: Omit<LiveOptions<Data>, 'alone' | 'hear' | 'broken'>,
  tell: (data: Data) => void,
  stopped: AbortSignal,
): Promise<boolean> {
  const token = tokenNow();
  if (token === null) return false;
  const given = new AbortController();
  const giveUp = (): void => given.abort();
  stopped.addEventListener('abort', giveUp);
  let timer = setTimeout(giveUp, SILENT_AFTER);
  try {
    const response = await fetch(ENDPOINT, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json', ...requestHeaders(token), accept: 'text/event-stream' },
      body: JSON.stringify({ query: stringifyDocument(document), variables }),
      signal: given.signal,
    });
    if (!response.body || !response.headers.get('content-type')?.startsWith('text/event-stream')) return false;
    returned();
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let rest = ''; ;) {
      const { value, done } = await reader.read();
      if (done) return true;
      clearTimeout(timer);
      timer = setTimeout(giveUp, SILENT_AFTER);
      const blocks = (rest + value).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const data = eventData<Data>(block);
        if (data) tell(data);
      }
    }
  } finally {
    clearTimeout(timer);
    stopped.removeEventListener('abort', giveUp);
  }
}

/** What an event says; null for heartbeats, the end, and errors, behind which the server ends the stream. */
function eventData<Data>(block: string): Data | null {
  const line = block.startsWith('event: next') && block.split('\n').find((each) => each.startsWith('data: '));
  if (!line) return null;
  return (JSON.parse(line.slice('data: '.length)) as { data?: Data | null }).data ?? null;
}

const pause = (milliseconds: number, stopped: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    stopped.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
