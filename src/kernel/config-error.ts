/**
 * A setting, or the database that it names, makes the server unable to work. The message is one sentence that says what
 * to change.
 */
export class ConfigError extends Error {}
