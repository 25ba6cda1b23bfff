import type { IncomingMessage, Server } from 'node:http';
import { isIP, type Socket } from 'node:net';
import proxyaddr from '@fastify/proxy-addr';
import ipaddr from 'ipaddr.js';

/** Addresses and networks (`10.0.0.7` or `10.0.0.0/8`) in a list with commas; throws on anything else. */
export function networksIn(list: string): string[] {
  const named = list
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean);
  for (const entry of named) {
    if (!isNetwork(entry))
      throw new Error(`"${entry}" is no address, such as 10.0.0.7, and no network, such as 10.0.0.0/8`);
  }
  return named;
}

function isNetwork(entry: string): boolean {
  if (!isIP(entry.split('/', 1)[0]!)) return false;
  try {
    proxyaddr.compile(entry);
    return true;
  } catch {
    return false;
  }
}

/** The trusted proxies in front of the server. Any other sender's claim about where a request comes from is ignored. */
export class Proxies {
  private readonly isOurs: (address: string, hop: number) => boolean;

  constructor(networks: readonly string[]) {
    this.isOurs = proxyaddr.compile([...networks]);
  }

  trusts(address: string | undefined): boolean {
    return address !== undefined && this.isOurs(address, 0);
  }

  /** The address of a client: the nearest one in the chain of proxies that is not a trusted proxy itself. */
  addressOf(request: IncomingMessage): string {
    return proxyaddr(request, this.isOurs);
  }
}

/**
 * Reads the address of each connection while it is open, so that the socket still knows it after the other side has
 * left.
 */
export function knowAddresses(server: Server): void {
  server.on('connection', ({ remoteAddress }: Socket) => remoteAddress);
}

/** Clients that left before their address was read count together. */
const LEFT = 'left';

/**
 * An address as limits count it. IPv6 counts by networks of 64 bits, because one household has all the addresses of
 * one.
 */
export function networkOf(address: string | undefined): string {
  if (!address) return LEFT;
  if (!ipaddr.isValid(address)) return address;
  const known = ipaddr.process(address);
  return known instanceof ipaddr.IPv6
    ? `${known.parts
        .slice(0, 4)
        .map((part) => part.toString(16))
        .join(':')}::/64`
    : known.toString();
}
