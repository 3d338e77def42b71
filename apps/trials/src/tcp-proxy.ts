import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** Stands between the apps and Redis. */
export interface TcpProxy {
  readonly port: number;
  /** Each piece of data is held back for so long, in both directions. */
  delay(ms: number): void;
  /** Breaks every connection, in the middle of whatever it carries. */
  cut(): void;
  close(): Promise<void>;
}

export async function startTcpProxy(target: number): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  let delayMs = 0;

  const relay = (from: Socket, to: Socket) => {
    // One after the other: what was sent first arrives first, however the delay changes.
    let last = Promise.resolve();
    from.on('data', (data) => {
      const held = delayMs;
      last = last.then(async () => {
        if (held > 0) await wait(held);
        if (!to.destroyed) to.write(data);
      });
    });
    from.on('close', () => to.destroy());
    from.on('error', () => to.destroy());
  };
  const server = createServer((client) => {
    const upstream = connect(target, '127.0.0.1');
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('close', () => sockets.delete(socket));
    }
    relay(client, upstream);
    relay(upstream, client);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The system gave no port.');

  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: address.port,
    delay: (ms) => {
      delayMs = ms;
    },
    cut,
    close: async () => {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}
