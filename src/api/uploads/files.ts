import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { NodeType } from '../node-id.js';
import type { Query } from '../read/query.js';

/**
 * Files are read and sent in parts of this size, so that little is in memory, however many people read and however
 * slowly.
 */
const PART = 256 * 1024;

/** A file that somebody may read now, with the name under which it is saved. */
export interface ServedFile {
  sha256: string;
  bytes: number;
  mediaType: string;
  name: string;
}

/** SQL of the columns of `ServedFile` for the thing with this id, if the actor of the query may read its file. */
export type FileOf = (id: string, q: Query) => string;

/** Finds and reads the files of things. Each feature says how the files of its things are found, and by whom. */
@Injectable()
export class Files {
  private readonly ways = new Map<NodeType, FileOf>();

  constructor(private readonly db: DataSource) {}

  /** A feature that has files says here who may read which. */
  serves(type: NodeType, way: FileOf): void {
    this.ways.set(type, way);
  }

  async find(type: NodeType, id: string, q: Query): Promise<ServedFile | undefined> {
    const way = this.ways.get(type);
    return way && ((await this.db.query(way(id, q), q.values))[0] as ServedFile | undefined);
  }

  async *parts({ sha256, bytes }: ServedFile): AsyncGenerator<Buffer> {
    for (let at = 1; at <= bytes; at += PART) {
      const [row] = await this.db.query(
        'select substring(content from $2 for $3) as part from file_content where sha256 = $1',
        [sha256, at, PART],
      );
      // The file was erased while it was read: the sent part stays incomplete, and the browser notices.
      if (!row) throw new Error('the file was taken away');
      yield row.part;
    }
  }
}
