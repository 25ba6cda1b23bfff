import type { EntityManager } from 'typeorm';
import { localized, rewrite, translation } from '../domain/localized-text.js';
import type { SpokenBy, VisitSaid, VisitSource } from '../domain/programme-visit.js';
import { refuse } from '../domain/refusal.js';
import { readStatedDate } from '../domain/stated-date.js';
import { writtenText } from '../domain/text.js';
import type { VisitFieldsInput } from './visit.inputs.js';

/** The values of a new visit, of which only the municipality is stated. */
export const nothingSaid = (jurisdictionId: string): VisitSaid => ({
  jurisdictionId,
  visited: null,
  place: null,
  services: null,
  personsAttended: null,
  womenAttended: null,
  menAttended: null,
  attendedByLanguage: [],
  sources: [],
});

export async function municipalityOf(manager: EntityManager, code: string, path: string[]): Promise<string> {
  const [found]: { id: string }[] = await manager.query(
    `select id from jurisdiction where code = $1 and kind = 'municipality'`,
    [code],
  );
  return found?.id ?? refuse('MUNICIPALITY_NOT_FOUND', path);
}

/** The former values with those that the input gives anew; `null` in the input takes back what was stated. */
export function withInput(before: VisitSaid, input: VisitFieldsInput): VisitSaid {
  const said = { ...before };
  if (input.visited !== undefined) said.visited = dayOf(input.visited);
  if (input.place !== undefined) said.place = writtenText(input.place) || null;
  if (input.services !== undefined)
    said.services = input.services
      ? rewrite(before.services, input.services.language, input.services.text.trim(), ['input', 'services', 'text'])
      : null;
  if (input.personsAttended !== undefined) said.personsAttended = input.personsAttended;
  if (input.womenAttended !== undefined) said.womenAttended = input.womenAttended;
  if (input.menAttended !== undefined) said.menAttended = input.menAttended;
  if (input.attendedByLanguage !== undefined)
    said.attendedByLanguage = (input.attendedByLanguage ?? []).map(({ language, persons }): SpokenBy => ({
      language,
      persons,
    }));
  if (input.source !== undefined)
    said.sources = input.source ? sourcesWith(before.sources, sourceOf(input.source)) : [];
  return said;
}

function dayOf(written: string | null) {
  const text = writtenText(written);
  return text === '' ? null : (readStatedDate(text, 'start') ?? refuse('DATE_INVALID', ['input', 'visited']));
}

/** The source that was cited already stays with all that is known of it, and so do further ones. */
export function sourcesWith(before: VisitSource[], source: VisitSource): VisitSource[] {
  const language = source.title.original;
  const isSame = (cited: VisitSource) =>
    cited.url === source.url && translation(cited.title, language)?.text === translation(source.title, language)?.text;
  return before[0] && isSame(before[0]) ? before : [{ readOn: null, about: null, ...source }];
}

function sourceOf({ title, url }: NonNullable<VisitFieldsInput['source']>) {
  const address = writtenText(url) || null;
  if (address !== null && !isWebAddress(address)) refuse('SOURCE_ADDRESS_INVALID', ['input', 'source', 'url']);
  return { title: localized(title.language, title.text.trim()), url: address };
}

/** Only addresses of the web are links; anything else could run in a reader's browser. */
export const isWebAddress = (address: string): boolean =>
  URL.canParse(address) && ['http:', 'https:'].includes(new URL(address).protocol);
