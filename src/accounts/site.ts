/** What accounts need to know of where the site is reached. */
export interface Site {
  publicUrl: string | null;
  https: boolean;
}

export const SITE = Symbol('accounts site');

export function siteOf({ publicUrl }: { publicUrl: string | null }): Site {
  return { publicUrl, https: publicUrl?.startsWith('https:') ?? false };
}
