import type { Config } from '../config.js';
import { Proxies } from './network.js';

/** The parts of a request that tell its target and the socket on which it arrived. */
interface Asked {
  protocol: string;
  host: string;
  socket: { localAddress?: string | undefined; remoteAddress?: string | undefined };
}

const LOOPBACK = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/;

/** The address in the form that a URL needs. */
const named = (address = ''): string => {
  const plain = address.replace(/^::ffff:/, '');
  return plain.includes(':') ? `[${plain}]` : plain;
};

/** The addresses of this server, with which links in mail and feeds begin. */
export class Site {
  constructor(
    public origin: string,
    /** The address in the setting; without it the site answers under any name. */
    readonly publicUrl: string | null,
    /**
     * True when somebody tries the software on their own machine: they can read kept mail and sign in with one click.
     */
    readonly demonstration: boolean,
    /** The name that people know their identity provider by; `null` when there is none. */
    readonly provider: string | null,
    /** The operator, responsible for the site and its personal data; `null` when nobody was named. */
    readonly operator: Config['operator'] = null,
    /** The address of the source of this version; `null` when it was not set. */
    readonly source: string | null = null,
    private readonly proxies = new Proxies([]),
  ) {}

  /** True when cookies may be sent over TLS only. */
  get https(): boolean {
    return this.publicUrl?.startsWith('https:') ?? false;
  }

  /**
   * The origin under which the client reached this server. Without `PUBLIC_URL` a request may name only this machine,
   * unless a trusted proxy sends it. Otherwise strangers could put their own address into our pages and redirects, or
   * let another page pass for ours.
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
