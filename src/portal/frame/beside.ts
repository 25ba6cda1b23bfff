import { readdirSync } from 'node:fs';

const PORTAL = new URL('..', import.meta.url);

/**
 * The files of one kind in the folders of all features, such as their documents or their words: by the feature, and by
 * the path below the folder of that kind.
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
