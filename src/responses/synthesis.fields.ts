import { inTime } from '../api/in-time.js';
import { column, instant, localizedText } from '../api/read/fields.js';
import type { ListRead } from '../api/read/page.js';
import { defineRead, everyoneSees, plainTable, type Read, versionedTable } from '../api/read/read.js';
import { institution, addedBySql } from './response.fields.js';
import { Synthesis, SynthesisVersion } from './synthesis.types.js';

export const SYNTHESIS: Read<Synthesis> = defineRead<Synthesis>({
  type: 'Synthesis',
  source: versionedTable('synthesis'),
  visible: everyoneSees,
  fields: {
    text: localizedText('body'),
    institution,
    publishedAt: instant('published_at'),
    // A synthesis is published only after its window closes. When the present closing is later than the publication,
    // the window was opened again, and the synthesis is about an earlier closing.
    ofEarlierClosing: (t, q) => `exists (select from ${q.table('plan_window', true)} w
      where w.id = ${t}.window_id and w.closes_at > ${t}.published_at)`,
    synthetic: column('synthetic'),
    version: column('version'),
  },
});

export const SYNTHESIS_VERSION: Read<SynthesisVersion> = defineRead<SynthesisVersion>({
  type: 'SynthesisVersion',
  source: plainTable('synthesis_version'),
  visible: everyoneSees,
  fields: {
    number: column('number'),
    text: localizedText('body'),
    institution,
    reason: column('reason'),
    createdAt: instant('created_at'),
  },
});

export const SYNTHESIS_VERSIONS: ListRead<never> = {
  read: () => SYNTHESIS_VERSION,
  on: (c, t, q) => `${c}.synthesis_id = ${t}.id${addedBySql(c, q)}`,
  orders: inTime({ sql: (c) => `${c}.number`, type: 'int' }),
};
