import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Whether nothing listens on this port yet.
 * @param {string} host @param {number} port
 */
export async function isFree(host, port) {
  const probe = createServer();
  try {
    const listening = once(probe, 'listening');
    probe.listen(port, host);
    await listening;
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EADDRINUSE') return false;
    throw error;
  } finally {
    probe.close();
  }
}

/** A port of 127.0.0.1 that nobody listens on at this moment. */
export async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = /** @type {import('node:net').AddressInfo} */ (probe.address());
  probe.close();
  await once(probe, 'close');
  return address.port;
}
