import type { IncomingMessage, Server } from 'node:http';
import { isIP, type Socket } from 'node:net';
import proxyaddr from '@fastify/proxy-addr';
import ipaddr from 'ipaddr.js';

/** Addresses and networks, as `10.0.0.7` or `10.0.0.0/8`, that a list with commas names; throws on anything else. */
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

/** The proxies that stand in front: what anybody else says of where a request comes from is not believed. */
export class Proxies {
  private readonly isOurs: (address: string, hop: number) => boolean;

  constructor(networks: readonly string[]) {
    this.isOurs = proxyaddr.compile([...networks]);
  }

  trusts(address: string | undefined): boolean {
    return address !== undefined && this.isOurs(address, 0);
  }

  /** Where a request comes from, as the nearest that is no proxy of ours is seen by one that is. */
  addressOf(request: IncomingMessage): string {
    return proxyaddr(request, this.isOurs);
  }
}

/** Asks each connection where it comes from while it is open: the socket knows it then also after the other side has left. */
export function knowAddresses(server: Server): void {
  server.on('connection', ({ remoteAddress }: Socket) => remoteAddress);
}

/** Of whoever left before they were asked: they count together. */
const LEFT = 'left';

/** An address as limits know it: of IPv6 the network of 64 bits, because a household has all addresses in it. */
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
