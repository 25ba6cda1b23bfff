import { ConfigError } from './kernel/config-error.js';
import { networksIn } from './kernel/network.js';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

function timeZone(name: string, ctx: z.RefinementCtx): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    ctx.addIssue({ code: 'custom', message: `there is no time zone “${name}”; write one such as America/Mexico_City` });
    return z.NEVER;
  }
}

function networks(list: string, ctx: z.RefinementCtx): string[] {
  try {
    return networksIn(list);
  } catch (error) {
    ctx.addIssue({ code: 'custom', message: (error as Error).message });
    return z.NEVER;
  }
}

/** Only this file reads the environment. Every setting is optional; a wrong one stops the start with a sentence. */
const Settings = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: z.url().optional(),
  TRUSTED_PROXIES: z.string().default('').transform(networks),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_OWNER_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  TEQUIO_DATA: z.string().default(fileURLToPath(new URL('../../.tequio', import.meta.url))),
  TIME_ZONE: z.string().default('America/Mexico_City').transform(timeZone),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().min(3).optional(),
  SECRET_KEY: z.string().min(32).optional(),
  OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().max(60).optional(),
  OPERATOR_NAME: z.string().min(2).max(200).optional(),
  OPERATOR_CONTACT: z.string().min(3).max(500).optional(),
  SOURCE_URL: z.url({ protocol: /^https?$/ }).optional(),
  NODE_ENV: z.string().optional(),
  DATABASE_ANSWERS_WITHIN: z.coerce.number().min(0.5).max(600).default(20),
  SPEED: z.enum(['on', 'off']).default('on'),
  DATABASE_POOL: z.coerce.number().int().min(2).max(90).default(20),
});

export interface Config {
  readonly port: number;
  readonly host: string;
  /** The public address of the site; the listening address when it is not set. */
  readonly publicUrl: string | null;
  /** Addresses and networks of the proxies in front; only they are trusted to tell where a request comes from. */
  readonly trustedProxies: readonly string[];
  readonly databaseUrl: string | null;
  readonly databaseOwnerUrl: string | null;
  /** Folder of the embedded database. */
  readonly dataFolder: string;
  /** Days of what belongs to no plan begin and end here, and plans that name no other zone live here. */
  readonly timeZone: string;
  readonly logLevel: string;
  /** Most connections that one process keeps. */
  readonly databasePool: number;
  /** A connection is given up when a statement gets no answer for this long; the longest allowed statement takes less. */
  readonly databaseAnswersWithinMs: number;
  /** The server that sends mail; without one, mail is kept (`kernel/mail`). */
  readonly smtpUrl: string | null;
  readonly mailFrom: string | null;
  /** Key that seals secrets in the database; without it, a file in the data folder has the key. */
  readonly secretKey: string | null;
  /** The identity provider that people may sign in with, found by discovery. */
  readonly oidc: { issuer: string; clientId: string; clientSecret: string | null; name: string } | null;
  /** The body responsible for personal data, and how to reach it; named in the privacy notice and on the about page. */
  readonly operator: { name: string; contact: string | null } | null;
  /** The address of the source of exactly this version: the licence obliges the operator to offer it to every user. */
  readonly sourceUrl: string | null;
  /** True when the server uses code that depends on private parts of libraries (`kernel/speed`). */
  readonly fast: boolean;
  /** Only on the embedded database and never in production: kept mail can be read, one click signs in. */
  readonly demonstration: boolean;
}

export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const named = Object.keys(Settings.shape);
  const given = Object.fromEntries(Object.entries(env).filter(([name, value]) => named.includes(name) && value !== ''));
  const read = Settings.safeParse(given);
  if (!read.success) {
    const lines = read.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
    throw new ConfigError(`These settings cannot be used:\n${lines.join('\n')}\nThe README lists what each one takes.`);
  }
  const s = read.data;
  return Object.freeze({
    port: s.PORT,
    host: s.HOST,
    publicUrl: s.PUBLIC_URL?.replace(/\/$/, '') ?? null,
    trustedProxies: s.TRUSTED_PROXIES,
    databaseUrl: s.DATABASE_URL ?? null,
    databaseOwnerUrl: s.DATABASE_OWNER_URL ?? null,
    dataFolder: s.TEQUIO_DATA,
    timeZone: s.TIME_ZONE,
    logLevel: s.LOG_LEVEL,
    databasePool: s.DATABASE_POOL,
    databaseAnswersWithinMs: s.DATABASE_ANSWERS_WITHIN * 1000,
    smtpUrl: s.SMTP_URL ?? null,
    mailFrom: s.MAIL_FROM ?? null,
    secretKey: s.SECRET_KEY ?? null,
    oidc:
      s.OIDC_ISSUER && s.OIDC_CLIENT_ID
        ? {
            issuer: s.OIDC_ISSUER,
            clientId: s.OIDC_CLIENT_ID,
            clientSecret: s.OIDC_CLIENT_SECRET ?? null,
            name: s.OIDC_NAME ?? new URL(s.OIDC_ISSUER).host,
          }
        : null,
    operator: s.OPERATOR_NAME ? { name: s.OPERATOR_NAME, contact: s.OPERATOR_CONTACT ?? null } : null,
    sourceUrl: s.SOURCE_URL ?? null,
    fast: s.SPEED === 'on',
    demonstration: s.DATABASE_URL === undefined && s.NODE_ENV !== 'production',
  });
}
