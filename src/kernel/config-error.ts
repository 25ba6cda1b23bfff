/** A setting, or the database it names, that a server cannot work with: in one sentence that says what to change. */
export class ConfigError extends Error {}
