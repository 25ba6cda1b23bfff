/**
 * Languages in which installations of Decidim are known to keep their texts; the first one with a text is the original.
 */
export const DECIDIM_LANGUAGES = [
  'es',
  'es-MX',
  'es-PY',
  'en',
  'ca',
  'eu',
  'gl',
  'oc',
  'pt',
  'pt-BR',
  'fr',
  'it',
  'de',
  'nah',
];

/** Names of a text's columns by language, such as `title/es`; the first exports had no language in the name. */
const inEach = (name: string, languages = DECIDIM_LANGUAGES) => languages.map((language) => `${name}/${language}`);

/** A column of ours for each language of a text. */
export const textColumns = (column: string): Record<string, string[]> =>
  Object.fromEntries([
    [column, [column]],
    ...DECIDIM_LANGUAGES.map((language) => [
      `${column}:${language}`,
      [`${column}/${language}`, `${column}_${language}`],
    ]),
  ]);

/** Columns of texts. A file has each text in the languages of its site, or without a language. */
export const TEXTS = ['title', 'body', 'answer'].flatMap((column) => Object.keys(textColumns(column)));

/** Columns that tell authors apart; numbers come first, because two people may share a name. */
export const AUTHOR = ['author/id', 'author_id', 'author/name', 'author_name', 'author'];

/** Known columns that are never kept: names, pages and pictures of people, and those who endorsed. */
export const NAMES_PEOPLE = [
  ...AUTHOR,
  'author/url',
  'author/nickname',
  'author/email',
  'author/phone_number',
  'author/avatar_url',
  'user_group/id',
  'user_group/name',
  'endorsements/user_endorsements',
  'user_endorsements',
];

const translated = (name: string) => [name, ...inEach(name), ...inEach(`${name}/machine_translations`)];

export const PROPOSAL_IGNORED = [
  ...inEach('title/machine_translations'),
  ...inEach('body/machine_translations'),
  'category/id',
  ...translated('category/name'),
  'scope/id',
  ...translated('scope/name'),
  'taxonomies',
  'taxonomies/id',
  'taxonomies/parent_id',
  ...translated('taxonomies/name'),
  'participatory_space/id',
  'participatory_space/url',
  'component/id',
  'address',
  'latitude',
  'longitude',
  'answered_at',
  'state_published_at',
  'endorsements',
  'endorsements/total_count',
  'comments',
  'attachments',
  'followers',
  'follows_count',
  'meeting_urls',
  'related_proposals',
  'original_proposal/url',
  ...translated('original_proposal/title'),
  'withdrawn_at',
  'updated_at',
  'created_in_meeting',
  'coauthorships_count',
  'cost',
  ...translated('cost_report'),
  ...translated('execution_period'),
];
