import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';

const BYTES_AT_MOST = 16 * 1024 * 1024;
/** Memory of a document per character, with its tokens and positions: measured at 70 to 90. */
const BYTES_OF_A_CHARACTER = 80;

/**
 * Cache of parsed documents. Apollo's own store counts them by their JSON, which is a fifth of their memory, and keeps
 * also documents that are refused later.
 */
export class Documents {
  private readonly known = new LRUCache<string, DocumentNode>({
    maxSize: BYTES_AT_MOST,
    sizeCalculation: ({ loc }) => BYTES_OF_A_CHARACTER * (loc?.end ?? 0) + 1000,
  });

  async get(key: string): Promise<DocumentNode | undefined> {
    return this.known.get(key);
  }

  async set(key: string, document: DocumentNode): Promise<void> {
    this.known.set(key, document);
  }

  async delete(key: string): Promise<boolean> {
    return this.known.delete(key);
  }
}
