import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';

/** The line between a village and its county, which can be cut and mended. */
export interface Network {
  url: string;
  off(): void;
  on(): void;
  close(): void;
}

/** Carries TCP to `target` while it is on; while it is off, connections break at once. It begins cut. */
export async function networkTo(target: string): Promise<Network> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let isOn = false;
  const server = createServer((near) => {
    if (!isOn) {
      near.destroy();
      return;
    }
    const far = connect(Number(port), hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = () => {
    isOn = false;
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    off: cut,
    on() {
      isOn = true;
    },
    close() {
      cut();
      server.close();
    },
  };
}
