import type { lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isPublicAddress } from './public-address.js';

/** A name or an address that must not be connected to. */
export class ForbiddenAddressError extends Error {
  constructor() {
    super('The host has an address that is not public.');
    this.name = 'ForbiddenAddressError';
  }
}

/**
 * A name look-up for sockets that yields public addresses alone. It runs when the socket connects, so a name that
 * changes its address between a check and the connection gains nothing.
 */
export function createGuardedLookup(
  trustedHost: string | undefined,
  resolve: typeof systemLookup,
): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return callback(error, []);
      const trusted = hostname === trustedHost;
      const [first] = addresses;
      if (first === undefined || !(trusted || addresses.every(({ address }) => isPublicAddress(address)))) {
        return callback(new ForbiddenAddressError(), []);
      }
      if (options.all === true) return callback(null, addresses);
      return callback(null, first.address, first.family);
    });
  };
}
