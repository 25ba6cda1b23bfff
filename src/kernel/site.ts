import type { Config } from '../config.js';
import { Proxies } from './network.js';

/** What a request says of where it went, and where it arrived. */
interface Asked {
  protocol: string;
  host: string;
  socket: { localAddress?: string | undefined; remoteAddress?: string | undefined };
}

const LOOPBACK = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/;

/** An address as it stands in a URL. */
const named = (address = ''): string => {
  const plain = address.replace(/^::ffff:/, '');
  return plain.includes(':') ? `[${plain}]` : plain;
};

/** Where people reach this server: what links in mail and feeds begin with. */
export class Site {
  constructor(
    public origin: string,
    /** As set; without it the site answers by any name it is reached by. */
    readonly publicUrl: string | null,
    /** Somebody tries the software on their own machine: kept mail can be read, one click signs in. */
    readonly demonstration: boolean,
    /** What people call the identity provider that they may sign in with; `null` when there is none. */
    readonly provider: string | null,
    /** Who answers for the site and its personal data; `null` when nobody was named. */
    readonly operator: Config['operator'] = null,
    /** Where the source of this version is; `null` when nobody said. */
    readonly source: string | null = null,
    private readonly proxies = new Proxies([]),
  ) {}

  /** Whether cookies may be sent over nothing but TLS. */
  get https(): boolean {
    return this.publicUrl?.startsWith('https:') ?? false;
  }

  /**
   * Where whoever asks reached this server. Without `PUBLIC_URL` a request may name this machine only, unless a trusted
   * proxy brings it: by any other name a stranger could write their own address into our pages and redirects, or let a
   * page elsewhere pass for ours.
   */
  originFor({ protocol, host, socket }: Asked): string {
    if (this.publicUrl) return new URL(this.publicUrl).origin;
    const asked = `${protocol}://${host}`;
    if (!URL.canParse(asked)) return this.origin;
    if (this.proxies.trusts(socket.remoteAddress)) return new URL(asked).origin;
    const { hostname, origin } = new URL(asked);
    const own = [new URL(this.origin).hostname, named(socket.localAddress)];
    return LOOPBACK.test(hostname) || own.includes(hostname) ? origin : this.origin;
  }

  static of(config: Config): Site {
    const { publicUrl, host, port, demonstration, oidc, operator, sourceUrl, trustedProxies } = config;
    const origin = publicUrl ?? `http://${host}:${port}`;
    return new Site(
      origin,
      publicUrl,
      demonstration,
      oidc?.name ?? null,
      operator,
      sourceUrl,
      new Proxies(trustedProxies),
    );
  }
}
