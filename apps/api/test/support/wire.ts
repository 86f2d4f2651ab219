import net from 'node:net';

/** The wire between program and database, which can be cut and mended. */
export class Wire {
  private server: net.Server | null = null;
  private readonly sockets = new Set<net.Socket>();
  private port = 0;
  private isSilent = false;

  constructor(private readonly target: number) {}

  open(): Promise<number> {
    this.isSilent = false;
    return new Promise((resolve, reject) => {
      this.server = net.createServer((near) => {
        const far = net.connect(this.target, '127.0.0.1');
        for (const socket of [near, far]) {
          this.sockets.add(socket);
          socket.on('error', () => undefined).on('close', () => this.sockets.delete(socket));
        }
        near.on('data', (bytes) => this.isSilent || far.write(bytes)).on('end', () => far.end());
        far.pipe(near);
      });
      this.server.on('error', reject).listen(this.port, '127.0.0.1', () => {
        this.port = (this.server?.address() as net.AddressInfo).port;
        resolve(this.port);
      });
    });
  }

  cut(): void {
    this.server?.close();
    for (const socket of this.sockets) socket.destroy();
  }

  /** Nothing that is sent arrives any more, and nobody is told. */
  silence(): void {
    this.isSilent = true;
  }
}
