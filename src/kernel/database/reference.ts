import type { DataSource } from 'typeorm';
import { referenceFile } from '../reference-file.js';

interface Named {
  es: string;
  en: string;
}
interface PolicyAreaRow {
  code: string;
  vocabulary: string;
  name: Named;
  parent: string | null;
  column?: string;
  mark: string;
}
interface InstrumentRow {
  code: string;
  version: string;
  title: Named;
  sections?: { title: Named; questions: { text: Named; answers: { label: Named }[] | null }[] }[];
  requirements?: { text: Named }[];
  specialAnswers?: { label: Named }[];
}

/** Reference texts are our own: we wrote them in English after OGP's pages and translated them. */
const text = ({ es, en }: Named) => ({ original: 'en', es: { text: es }, en: { text: en } });

/** Writes OGP's vocabularies and instruments from the files of this release; a release may correct them. */
export async function loadReference(db: DataSource): Promise<void> {
  const values = referenceFile<{ code: string; label: Named; mark: string }[]>('ogp-values');
  const areas = referenceFile<PolicyAreaRow[]>('policy-areas');
  const instruments = referenceFile<InstrumentRow[]>('instruments');
  await db.transaction(async (manager) => {
    await manager.query(
      `insert into ogp_value (code, position, name, mark)
       select * from jsonb_to_recordset($1) as x(code text, position int, name jsonb, mark text)
       on conflict (code) do update set (position, name, mark) = (excluded.position, excluded.name, excluded.mark)`,
      [JSON.stringify(values.map(({ code, label, mark }, position) => ({ code, position, name: text(label), mark })))],
    );
    await manager.query(
      `insert into policy_area (code, position, vocabulary, name, parent_code, source_column, mark)
       select * from jsonb_to_recordset($1) as x(code text, position int, vocabulary text, name jsonb, parent text, source text, mark text)
       on conflict (code) do update set (position, vocabulary, name, parent_code, source_column, mark)
         = (excluded.position, excluded.vocabulary, excluded.name, excluded.parent_code, excluded.source_column, excluded.mark)`,
      [
        JSON.stringify(
          areas.map(({ name, column, ...area }, position) => ({
            ...area,
            position,
            name: text(name),
            source: column ?? null,
          })),
        ),
      ],
    );
    await manager.query(
      `insert into instrument (code, version, position, title, definition)
       select * from jsonb_to_recordset($1) as x(code text, version text, position int, title jsonb, definition jsonb)
       on conflict (code, version) do update set (position, title, definition) = (excluded.position, excluded.title, excluded.definition)`,
      [
        JSON.stringify(
          instruments.map((instrument, position) => ({
            code: instrument.code,
            version: instrument.version,
            position,
            title: text(instrument.title),
            definition: definitionOf(instrument),
          })),
        ),
      ],
    );
  });
}

function definitionOf(instrument: InstrumentRow) {
  return {
    ...instrument,
    sections: (instrument.sections ?? []).map((section) => ({
      ...section,
      title: text(section.title),
      questions: section.questions.map((question) => ({
        ...question,
        text: text(question.text),
        answers: question.answers?.map((answer) => ({ ...answer, label: text(answer.label) })) ?? null,
      })),
    })),
    requirements: (instrument.requirements ?? []).map((requirement) => ({
      ...requirement,
      text: text(requirement.text),
    })),
    specialAnswers: (instrument.specialAnswers ?? []).map((answer) => ({ ...answer, label: text(answer.label) })),
  };
}
