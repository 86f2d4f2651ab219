import http from 'node:http';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the shape is the subscription's, which the spec wrote
type Event = any;

/** A subscription over server-sent events, as a client sees it. */
export class Stream {
  readonly events: Event[] = [];
  /** Resolves when the server or the client ends it. */
  readonly ended: Promise<void>;
  private wake: () => void = () => undefined;
  private rest = '';

  private constructor(
    readonly status: number,
    private readonly response: http.IncomingMessage,
  ) {
    response.setEncoding('utf8');
    response.on('data', (text: string) => this.read(text));
    this.ended = new Promise((resolve) => response.once('close', resolve));
  }

  /** @param options further options of the request, such as the address it comes from */
  static open(
    base: string,
    {
      query,
      variables = {},
      token,
      ...options
    }: { query: string; variables?: object; token?: string } & http.RequestOptions,
  ): Promise<Stream> {
    return new Promise((resolve, reject) => {
      const headers = {
        'content-type': 'application/json',
        accept: 'text/event-stream',
        ...(token && { authorization: `Bearer ${token}` }),
      };
      const request = http.request(
        `${base}/graphql`,
        { method: 'POST', headers, agent: false, ...options },
        (response) => resolve(new Stream(response.statusCode ?? 0, response)),
      );
      request.on('error', reject);
      request.end(JSON.stringify({ query, variables }));
    });
  }

  get isStream(): boolean {
    return String(this.response.headers['content-type']).startsWith('text/event-stream');
  }

  /** The events, once there are so many; fails after a while. */
  async wait(count: number, ms = 10_000): Promise<Event[]> {
    const until = Date.now() + ms;
    while (this.events.length < count) {
      const left = until - Date.now();
      if (left <= 0) throw new Error(`${this.events.length} events instead of ${count}`);
      let timer: NodeJS.Timeout | undefined;
      await new Promise<void>((resolve) => {
        this.wake = resolve;
        timer = setTimeout(resolve, left);
      });
      clearTimeout(timer);
    }
    return this.events;
  }

  close(): void {
    this.response.destroy();
  }

  private read(text: string): void {
    const blocks = (this.rest + text).split('\n\n');
    this.rest = blocks.pop() ?? '';
    if (!this.isStream) {
      this.rest += blocks.join('');
      try {
        this.events.push(JSON.parse(this.rest));
      } catch {
        return;
      }
    }
    for (const block of this.isStream ? blocks : []) {
      const data = block.split('\n').find((line) => line.startsWith('data: '));
      if (block.startsWith('event: next') && data) this.events.push(JSON.parse(data.slice(6)));
    }
    this.wake();
  }
}
