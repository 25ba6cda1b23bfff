import ipaddr from 'ipaddr.js';

/** Addresses in public ranges at which a cloud answers its own machines. */
const OF_CLOUDS = ['168.63.129.16'];

/**
 * True for an address that anybody on the internet can reach. Everything else is this machine, its network, its cloud,
 * or one of these written in another way (mapped, translated, tunnelled).
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address) || address.includes('%')) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast' || OF_CLOUDS.includes(parsed.toString())) return false;
  // The internet uses only 2000::/3 of IPv6; other addresses are not in every list of ranges.
  return parsed instanceof ipaddr.IPv4 || parsed.parts[0]! >> 13 === 1;
}
