import { readdirSync } from 'node:fs';

const PORTAL = new URL('..', import.meta.url);

/**
 * Finds the files of one kind, such as documents or words, in the folders of all features. Each has its feature and its
 * path below that folder.
 */
export function filesBeside(kind: string, extension: string): { feature: string; name: string; url: URL }[] {
  return readdirSync(PORTAL, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .toSorted()
    .flatMap((path) => {
      const [feature = '', folder, ...rest] = path.split('/');
      const name = rest.join('/');
      if (folder !== kind || !name.endsWith(extension)) return [];
      return { feature, name: name.slice(0, -extension.length), url: new URL(path, PORTAL) };
    });
}
