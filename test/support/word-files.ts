import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { TestApp } from './app.js';
import { formData } from './files.js';
import { cookieOf } from './sign-in.js';

/** Downloads the text of a commitment in Spanish through the door. */
export const downloadWord = async (t: TestApp, id: string): Promise<Buffer> =>
  (await t.app.inject({ method: 'GET', url: `/files/word/${id}?language=es` })).rawPayload;

/** Sends a Word file back through the door; gives the status and the answer. */
export async function returnWord(t: TestApp, who: string, content: Buffer) {
  const form = formData({}, { content, name: 'texto.docx' });
  const headers = { ...form.headers, cookie: await cookieOf(t, who), 'apollo-require-preflight': '1' };
  const answer = await t.app.inject({ method: 'POST', url: '/files/word', headers, payload: form.payload });
  return { status: answer.statusCode, ...answer.json() };
}

const tracked = (name: 'ins' | 'del', author: string, words: string, n: number) =>
  `<w:${name} w:id="${n}" w:author="${author}" w:date="2026-01-02T10:00:00Z"><w:r><w:${name === 'ins' ? 't' : 'delText'} xml:space="preserve">${words}</w:${name === 'ins' ? 't' : 'delText'}></w:r></w:${name}>`;

/** The file after somebody wrote words behind a run, or in place of it, with changes tracked. */
export function trackedWord(
  file: Buffer,
  edits: readonly { at: string; add?: string; by?: string; author?: string }[],
): Buffer {
  const parts = unzipSync(file);
  let xml = strFromU8(parts['word/document.xml']!);
  for (const [n, { at, add, by, author = 'Lic. Ríos' }] of edits.entries()) {
    const run = new RegExp(`<w:r><w:t[^>]*>${at}</w:t></w:r>`).exec(xml)?.[0];
    if (run === undefined) throw new Error(`the file has no run "${at}"`);
    const id = 900 + 2 * n;
    const after =
      add === undefined
        ? tracked('del', author, at, id) + (by === undefined ? '' : tracked('ins', author, by, id + 1))
        : run + tracked('ins', author, add, id);
    xml = xml.replace(run, after);
  }
  return Buffer.from(zipSync({ ...parts, 'word/document.xml': strToU8(xml) }));
}

/** The file with one comment on the paragraph of a run. */
export function commentedWord(file: Buffer, at: string, text: string, author = 'Ana'): Buffer {
  const parts = unzipSync(file);
  const xml = strFromU8(parts['word/document.xml']!);
  const run = new RegExp(`<w:r><w:t[^>]*>${at}</w:t></w:r>`).exec(xml)![0];
  const comments = `<?xml version="1.0" encoding="UTF-8"?><w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="0" w:author="${author}"><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:comment></w:comments>`;
  const types = strFromU8(parts['[Content_Types].xml']!);
  const relations = strFromU8(parts['word/_rels/document.xml.rels']!);
  return Buffer.from(
    zipSync({
      ...parts,
      'word/document.xml': strToU8(
        xml.replace(
          run,
          `<w:commentRangeStart w:id="0"/>${run}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>`,
        ),
      ),
      'word/comments.xml': strToU8(comments),
      '[Content_Types].xml': strToU8(
        types.includes('/word/comments.xml')
          ? types
          : types.replace(
              '</Types>',
              '<Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/></Types>',
            ),
      ),
      'word/_rels/document.xml.rels': strToU8(
        relations.includes('comments.xml')
          ? relations
          : relations.replace(
              '</Relationships>',
              '<Relationship Id="rIdComments" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/></Relationships>',
            ),
      ),
    }),
  );
}

const READING = `id baseVersion takenAt notPlacedCount notPlaced { reason text }
  changes { kind clause before text author taken { id wasThere problem message } }
  comments { clause author text taken { id wasThere problem } }`;

/** Takes what was read, or says with `preview` what would follow. */
export const takeWord = async (t: TestApp, who: string, reading: string, more: object = {}) =>
  (
    await t.gql.as(who)(
      `mutation ($input: WordFileTakeInput!) { wordFileTake(input: $input) {
        reading { ${READING} } consequences { code count } userErrors { code } } }`,
      { input: { reading, ...more } },
    )
  ).wordFileTake;

export const readingOf = async (t: TestApp, who: string | null, id: string) =>
  (
    await (who ? t.gql.as(who) : t.gql)(`query ($id: ID!) { node(id: $id) { ... on WordReading { ${READING} } } }`, {
      id,
    })
  ).node;
