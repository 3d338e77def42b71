import ipaddr from 'ipaddr.js';

/** Addresses in public ranges that clouds use for their own metadata. */
const cloudInternal = new Set(['168.63.129.16']);

/**
 * Whether an IP address, in any notation, belongs to the public internet. IPv4 inside IPv6 counts as the IPv4 address;
 * other IPv6 must lie in 2000::/3, the only block that is given out (RFC 4291, section 2.4), and not in a tunnel.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const ip = ipaddr.process(address);
  if (ip.range() !== 'unicast' || cloudInternal.has(ip.toString())) return false;
  return ip.kind() === 'ipv4' || ip.match(ipaddr.parseCIDR('2000::/3'));
}
