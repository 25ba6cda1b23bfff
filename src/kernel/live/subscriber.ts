/** Limits of a slow listener: with more waiting it is dropped. It comes back and reads the log from its cursor. */
export interface Patience<T> {
  most: number;
  /** The weight of one item. */
  weightOf(thing: T): number;
}

const FIVE_THOUSAND: Patience<unknown> = { most: 5000, weightOf: () => 1 };

export class TooSlow extends Error {}

/** A queue of arriving items that is read one by one. Leaving a `for await` loop ends it. */
export class Subscriber<T> implements AsyncIterableIterator<T> {
  private waiting: T[] = [];
  private weight = 0;
  private readonly readers: {
    resolve(result: IteratorResult<T>): void;
    reject(error: Error): void;
  }[] = [];
  private done = false;
  /** The number of listeners that share this subscription, because they ask for the same. */
  listeners = 1;
  private failure: Error | undefined;

  constructor(
    private readonly fits: (thing: T) => boolean,
    private readonly left: () => void,
    private readonly patience: Patience<T> = FIVE_THOUSAND,
  ) {}

  offer(thing: T): void {
    if (this.done || !this.fits(thing)) return;
    const reader = this.readers.shift();
    if (reader) return reader.resolve({ value: thing, done: false });
    this.waiting.push(thing);
    this.weight += this.patience.weightOf(thing);
    // A single item may be heavier than the limit: a listener for whom nothing else waits is not slow.
    if (this.waiting.length > 1 && this.weight > this.patience.most)
      this.fail(new TooSlow('too much waits for this reader'));
  }

  /** Waiting items are dropped, and the listener gets the error. */
  fail(error: Error): void {
    if (this.done) return;
    this.failure = error;
    this.done = true;
    this.waiting = [];
    for (const { reject } of this.readers.splice(0)) reject(error);
    this.left();
  }

  end(): void {
    if (this.done) return;
    this.done = true;
    for (const { resolve } of this.readers.splice(0)) resolve({ value: undefined, done: true });
    this.left();
  }

  next(): Promise<IteratorResult<T>> {
    if (this.failure) return Promise.reject(this.failure);
    if (this.waiting.length > 0)
      return Promise.resolve({ value: this.lighter(this.waiting.splice(0, 1))[0]!, done: false });
    if (this.done) return Promise.resolve({ value: undefined, done: true });
    return new Promise((resolve, reject) => this.readers.push({ resolve, reject }));
  }

  /** Waits until an item can be taken; false at the end. */
  async ready(): Promise<boolean> {
    const { value, done } = await this.next();
    if (done) return false;
    this.putBack([value]);
    return true;
  }

  /** Takes the first item and the following ones that join it, without a gap. */
  take(most: number, joins: (first: T, later: T) => boolean): T[] {
    const first = this.waiting.slice(0, 1);
    const apart = this.waiting.findIndex((thing, index) => index >= most || !joins(first[0]!, thing));
    return this.lighter(this.waiting.splice(0, apart < 0 ? this.waiting.length : Math.max(apart, 1)));
  }

  /** Puts taken items back to the front of the queue. */
  putBack(things: T[]): void {
    this.waiting.unshift(...things);
    for (const thing of things) this.weight += this.patience.weightOf(thing);
  }

  private lighter(taken: T[]): T[] {
    for (const thing of taken) this.weight -= this.patience.weightOf(thing);
    return taken;
  }

  return(): Promise<IteratorResult<T>> {
    this.end();
    return Promise.resolve({ value: undefined, done: true });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
