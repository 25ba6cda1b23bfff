/** Limits of open connections and subscriptions: for one connection, one network, one account, and one process. */
export const LIVE_LIMITS = {
  connections: { network: 40, account: 20, all: 2000 },
  subscriptions: { connection: 10, network: 100, account: 100, all: 4000 },
  messageBytes: 64 * 1024,
  initMs: 5000,
  /** Time after which a connection without subscriptions is closed. */
  idleMs: 60_000,
} as const;

export const CLOSED = {
  signedOut: { code: 4403, reason: 'Signed out' },
  idle: { code: 4408, reason: 'Nothing was listened to' },
  /** Clients reconnect by themselves. */
  later: { code: 1013, reason: 'Try again later' },
  connectionsOfNetwork: { code: 4429, reason: 'Too many connections from this network address' },
  connectionsOfAccount: { code: 4429, reason: 'Too many connections of this account' },
  subscriptions: { code: 4429, reason: 'Too many subscriptions' },
  subscriptionsOfNetwork: { code: 4429, reason: 'Too many subscriptions from this network address' },
  subscriptionsOfAccount: { code: 4429, reason: 'Too many subscriptions of this account' },
} as const;
export type Closed = (typeof CLOSED)[keyof typeof CLOSED];

export interface Connection {
  /** The network of the client (`kernel/network`). */
  readonly network: string;
  /** `null` for a visitor, and until the actor is known. */
  accountId: string | null;
  /** True after the connection was told to close. */
  going: boolean;
  /** The number of its subscriptions now. */
  subscriptions(): number;
}

/**
 * All open connections of one process. They are counted anew each time, so that no connection that ended badly is
 * counted for ever.
 */
export class Connections {
  private readonly open = new Set<Connection>();

  add(connection: Connection): void {
    this.open.add(connection);
  }

  delete(connection: Connection): void {
    this.open.delete(connection);
  }

  /** Connections of one network, including those that are being closed. */
  from(network: string): number {
    return this.count((one) => one.network === network);
  }

  /**
   * The reason why this connection may not stay. It is asked when the connection opens, and again when its account is
   * known.
   */
  tooMany(of: Connection): Closed | null {
    const { network, account } = LIVE_LIMITS.connections;
    const staying = (by: (connection: Connection) => boolean) => this.count((one) => !one.going && by(one));
    if (staying((one) => one.network === of.network) > network) return CLOSED.connectionsOfNetwork;
    if (of.accountId && staying((one) => one.accountId === of.accountId) > account) return CLOSED.connectionsOfAccount;
    return null;
  }

  /** The reason why this connection, after a new subscription, has too many. */
  hearsTooMuch(of: Connection): Closed | null {
    const { connection, network, account, all } = LIVE_LIMITS.subscriptions;
    if (of.subscriptions() > connection) return CLOSED.subscriptions;
    const sum = (by: (connection: Connection) => boolean) => this.count(by, (one) => one.subscriptions());
    if (sum((one) => one.network === of.network) > network) return CLOSED.subscriptionsOfNetwork;
    if (of.accountId && sum((one) => one.accountId === of.accountId) > account) return CLOSED.subscriptionsOfAccount;
    return sum(() => true) > all ? CLOSED.later : null;
  }

  private count(by: (connection: Connection) => boolean, of: (connection: Connection) => number = () => 1): number {
    let counted = 0;
    for (const connection of this.open) if (by(connection)) counted += of(connection);
    return counted;
  }
}
