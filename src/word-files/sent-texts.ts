import { Injectable } from '@nestjs/common';
import { Execute } from '../api/execute.js';
import { decodeId } from '../api/node-id.js';
import type { Actor } from '../domain/actor.js';
import type { Language } from '../domain/localized-text.js';
import { languageOfFile, type TextToSend } from '../drafting/word-text.js';

const CLAUSES = `number clauses { clauseId milestoneId section kind text { text language original languages } }`;
const DOCUMENT = `query ($id: ID!, $version: Int) { node(id: $id) {
  ... on Commitment { id reference title { text } plan { title { text } }
    owners { role state institution { name { text } } jurisdiction { name { text } } }
    textAt(version: $version) { ${CLAUSES}
      values { field milestoneId labels { code name { text } }
        period { startOn startPrecision startWritten endOn endPrecision endWritten } } } }
  ... on Plan { id reference: slug title { text } textAt(version: $version) { ${CLAUSES} } } } }`;

const TEXTS: readonly (string | undefined)[] = ['Commitment', 'Plan'];

/** Texts of commitments and of plans as they leave in a Word file. */
@Injectable()
export class SentTexts {
  constructor(private readonly execute: Execute) {}

  /** The text as the one who asks may read it, in one language. */
  async of(
    id: string,
    version: number | null,
    actor: Actor,
    asked: Language,
  ): Promise<{ text: TextToSend; language: Language } | null> {
    if (!TEXTS.includes(decodeId(id)?.type)) return null;
    const inLanguage = async (language: Language) => {
      const options = { actor, language, variables: { id, version }, prepared: true };
      const { data, errors } = await this.execute.run<{ node: TextToSend | null }>(DOCUMENT, options);
      if (errors) throw new Error(`a text was not read: ${errors[0]!.message}`);
      return data?.node ?? null;
    };
    const text = await inLanguage(asked);
    if (!text?.textAt) return null;
    const language = languageOfFile(text.textAt.clauses, asked);
    const whole = language === asked ? text : await inLanguage(language);
    return whole && { text: whole, language };
  }
}
