export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

export const hoursAfter = (at: Date, hours: number): Date => new Date(at.getTime() + hours * HOUR_MS);
export const daysAfter = (at: Date, days: number): Date => new Date(at.getTime() + days * DAY_MS);

/** A period that ends at midnight has the day before as its last. */
export const justBefore = (at: Date): Date => new Date(at.getTime() - 1);

/** Days are computed and formatted at midnight UTC, so that no time zone moves them. */
export const startOfDay = (day: string): Date => new Date(`${day}T00:00:00Z`);

export const dayAfter = (day: string, days: number): string =>
  daysAfter(startOfDay(day), days).toISOString().slice(0, 10);
