/** The part of the provider that the tests use; the package has no types. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  interface Context {
    oidc: { client?: { clientId: string }; session?: { accountId?: string } };
  }
  interface Account {
    accountId: string;
    claims(): Promise<Record<string, unknown>>;
  }
  export class Provider {
    constructor(
      issuer: string,
      settings: {
        interactions: { url(context: Context, interaction: { uid: string }): string };
        findAccount(context: Context, subject: string): Account;
        loadExistingGrant(context: Context): Promise<unknown>;
        [setting: string]: unknown;
      },
    );
    readonly Grant: new (of: { clientId: string; accountId: string }) => {
      addOIDCScope(scope: string): void;
      save(): Promise<string>;
    };
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
    interactionFinished(request: IncomingMessage, response: ServerResponse, result: object): Promise<void>;
  }
}
