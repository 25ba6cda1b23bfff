import type { Config } from '../config.js';

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
  ) {}

  /** Whether cookies may be sent over nothing but TLS. */
  get https(): boolean {
    return this.publicUrl?.startsWith('https:') ?? false;
  }

  static of(config: Config): Site {
    const { publicUrl, host, port, demonstration, oidc, operator, sourceUrl } = config;
    const origin = publicUrl ?? `http://${host}:${port}`;
    return new Site(origin, publicUrl, demonstration, oidc?.name ?? null, operator, sourceUrl);
  }
}
