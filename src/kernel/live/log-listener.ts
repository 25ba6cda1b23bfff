import pg from 'pg';

const AGAIN_MS = 500;

/**
 * A separate connection that only listens, because a connection that returns to the pool loses its subscriptions. It
 * reconnects by itself.
 */
export class LogListener {
  private client: pg.Client | undefined;
  private retry: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    private readonly url: string,
    private readonly wake: () => void,
  ) {
    void this.connect();
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.retry);
    void this.client?.end().catch(() => {});
  }

  private async connect(): Promise<void> {
    const client = new pg.Client({ connectionString: this.url, application_name: 'tequio live', keepAlive: true });
    this.client = client;
    let lost = false;
    const onLost = () => {
      if (lost || this.stopped) return;
      lost = true;
      client.removeAllListeners('notification');
      void client.end().catch(() => {});
      this.retry = setTimeout(() => void this.connect(), AGAIN_MS);
    };
    client.on('error', onLost);
    client.on('end', onLost);
    client.on('notification', this.wake);
    try {
      await client.connect();
      await client.query('listen tequio_log');
      // Finds the entries that were written while nobody listened.
      this.wake();
    } catch {
      onLost();
    }
    if (this.stopped) await client.end().catch(() => {});
  }
}
