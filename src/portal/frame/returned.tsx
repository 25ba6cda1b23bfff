import type { Foreseen } from './types.js';
import { reworded } from '../../api/words/words.js';
import { inWords, KEYED, KEYS_OF } from './chosen.js';
import { cameBack, type Fault, type Returned, titleOfReturned } from './came-back.js';
import { AS, DISCARD } from './form.js';
import { type Sent, sentFrom } from './sent.js';
import { type Reader, useReader } from './reader.js';
import type { Sheet } from './render.js';

/** Codes of faults that were found before the schema was asked; `words/` has their words under the same name. */
export const SIGNED_OUT = 'form.signedOut';
export const SOMEBODY_ELSE = 'form.somebodyElse';

/** Seconds for which a person who is not signed in sees, in the same browser, what a signed-in person wrote. */
const UNSIGNED_SECONDS = 300;
/** Seconds for which a page repeats an open question; after that it shows the filled-in form. */
const ASKED_SECONDS = 600;
/** Fields with secrets, which are never kept. */
const SECRET = new Set(['code', 'token']);

/** Identifies a page with its parameters, in any language. */
export const placeOf = ({ address, search }: Reader): string =>
  [address?.page, address?.key, search.toString()].join(' ');

export interface Kept {
  language: Reader['language'];
  fields: Record<string, string[]>;
  faults: Fault[];
  /** Consequences, when the form asks before it acts. */
  consequences: Foreseen[] | null;
}

export const keptForm = (
  { language }: Reader,
  { sent, faults }: Pick<Returned, 'sent' | 'faults'>,
  consequences: Foreseen[] | null = null,
): Kept => ({
  language,
  fields: Object.fromEntries([...sent.fields].filter(([name]) => !SECRET.has(name))),
  faults,
  consequences,
});

/**
 * The person who sent the form reads its consequences, in the language of the question; anybody else gets the form
 * back.
 */
export function consequencesIn(form: unknown, seconds: number, { viewer, language }: Reader): Foreseen[] | null {
  const { fields, consequences, language: asked } = form as Kept;
  const [writer = viewer?.handle] = fields[AS] ?? [];
  const same = viewer !== null && writer === viewer.handle && language === asked;
  return same && seconds < ASKED_SECONDS ? consequences : null;
}

/** The kept form for the current reader; `null` when somebody else wrote it. */
export function returnedFrom(form: unknown, seconds: number, reader: Reader): Returned | null {
  const { fields, faults, language } = form as Kept;
  const sent = sentFrom(fields);
  const writer = sent.text(AS);
  const known = reader.viewer ? reader.viewer.handle === writer : seconds < UNSIGNED_SECONDS;
  if (writer && !known) return null;
  const isBack = (code: string | undefined) => code === SIGNED_OUT && reader.viewer !== null;
  const said = ({ code, message }: Fault) => {
    if (isBack(code)) return reader.t('form.signedIn');
    if (code?.startsWith('form.')) return reader.t(code);
    return code ? reworded(code, message, language, reader.language) : message;
  };
  return cameBack(
    sent,
    faults.map((fault) => ({ ...fault, message: said(fault) })),
  );
}

interface Left {
  label: string;
  text: string;
  /** True for a choice among given values, false for a text of one's own. */
  chosen: boolean;
}

/** Lists what somebody wrote or chose and the page did not draw. A page that draws the form draws its fields itself. */
function leftOver({ sent, drawn, names }: Returned, reader: Reader): Left[] {
  const named = (key: string) => reader.t(key, { returnObjects: true }) as unknown as Record<string, string>;
  const nameOf = (noun: string, key: string) => (KEYS_OF.has(noun) ? names.get(key) : undefined);
  const [written, choices] = [named('form.written'), named('form.chosen')];
  const lines = [...sent.fields].flatMap(([name, values]) => {
    if (drawn.fields.has(name)) return [];
    const [, noun = '', number] = KEYED.exec(name)!;
    const said = values.map((value) => ({ text: nameOf(noun, value) ?? inWords(reader, noun, value), chosen: true }));
    // After the name of a field stands the key of a member for a choice, and a position for a text.
    if (Object.hasOwn(choices, noun))
      return said.map((each) => ({
        ...each,
        label: number ? `${choices[`${noun}Of`] ?? choices[noun]} (${names.get(number) ?? number})` : choices[noun]!,
      }));
    if (!Object.hasOwn(written, noun)) return [];
    const label = number ? `${written[noun]} ${Number(number) + 1}` : written[noun]!;
    return said.map(({ text }, index) => ({ label, text, chosen: text !== values[index] }));
  });
  return [...lines.filter(({ chosen }) => chosen), ...lines.filter(({ chosen }) => !chosen)];
}

/** Adds to the page what it could not draw of the form that came back; `null` when it drew everything. */
export function withReturned(reader: Reader, sheet: Sheet): Sheet | null {
  const { returned } = reader;
  if (!returned) return null;
  const texts = leftOver(returned, reader);
  const faults = returned.drawn.form ? [] : returned.faults;
  if (texts.length === 0 && faults.length === 0) return null;
  return {
    ...sheet,
    content: (
      <>
        <GivenBack texts={texts} faults={faults} />
        {sheet.content}
      </>
    ),
  };
}

/**
 * Replaces a page that requires signing in, for a visitor whose form came back: the link to sign in stands beside it.
 */
const closed = ({ t }: Reader): Sheet => ({
  title: t('form.closed.title'),
  content: (
    <div class="column">
      <h1>{t('form.closed.title')}</h1>
      <p>{t('form.closed.way')}</p>
    </div>
  ),
});

/** Replaces a redirect when a form came back: it links to the new address, or asks to sign in. */
export const ledOn = (reader: Reader, at: string): Sheet =>
  isSignedOut(reader, reader.returned?.faults ?? []) ? closed(reader) : moved(reader, at);

const moved = ({ t }: Reader, at: string): Sheet => ({
  title: t('form.moved.title'),
  content: (
    <div class="column">
      <h1>{t('form.moved.title')}</h1>
      <p>
        <a class="button" href={at}>
          {t('form.moved.go')}
        </a>
      </p>
    </div>
  ),
});

/** Status of the answer to a form that came back, once the page is drawn. */
export function statusOf({ drawn, faults }: Returned, ofPage: number): number {
  const says = (...codes: string[]) => faults.some(({ code }) => code && codes.includes(code));
  if (faults.length === 0) return ofPage;
  if (says(SIGNED_OUT)) return drawn.form ? 422 : 401;
  if (drawn.form) return 422;
  if (ofPage !== 200) return ofPage;
  return says('NOT_ALLOWED', SOMEBODY_ELSE) ? 403 : 409;
}

const isSignedOut = ({ viewer }: Reader, faults: Fault[]) => !viewer && faults.some(({ code }) => code === SIGNED_OUT);

interface GivenBackProps {
  texts: Left[];
  faults: Fault[];
}

function GivenBack({ texts, faults }: GivenBackProps) {
  const reader = useReader();
  const { t, href, here, returned } = reader;
  const signedOut = isSignedOut(reader, faults);
  return (
    <section class="column given-back" aria-labelledby="given-back">
      {faults.length > 0 && (
        <div class="faults" role="alert" tabindex={-1} autofocus>
          <p class="title" id="given-back">
            {t(titleOfReturned(returned!))}
          </p>
          <ul class="plain tight">
            {faults.map(({ message }) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </div>
      )}
      {signedOut && (
        <p>
          <a class="button" href={href('signIn', '', { returnTo: here })}>
            {t('form.signIn')}
          </a>
        </p>
      )}
      {texts.length > 0 && (
        <>
          <h2 id={faults.length > 0 ? undefined : 'given-back'}>{t('form.youWrote')}</h2>
          <p>{t(signedOut ? 'form.waits' : faults.length > 0 ? 'form.copy' : 'form.copyHere')}</p>
          {texts.some(({ chosen }) => chosen) && (
            <ul class="plain tight">
              {texts.map(
                ({ label, text, chosen }, index) =>
                  chosen && (
                    <li key={index}>
                      {label}: <strong>{text}</strong>
                    </li>
                  ),
              )}
            </ul>
          )}
          {texts.map(
            ({ label, text, chosen }, index) =>
              !chosen && (
                <div class="field long" key={index}>
                  <label for={`given-back-${index}`}>{label}</label>
                  <textarea id={`given-back-${index}`} readOnly rows={Math.min(12, text.split('\n').length + 2)}>
                    {text}
                  </textarea>
                </div>
              ),
          )}
        </>
      )}
      {returned && faults.length > 0 && <Discard sent={returned.sent} />}
    </section>
  );
}

function Discard({ sent: { form, at } }: { sent: Sent }) {
  const { t } = useReader();
  return (
    <form method="post" class="form">
      <input type="hidden" name="form" value={form} />
      <input type="hidden" name="at" value={at} />
      <button type="submit" name="way" value={DISCARD} class="quietly">
        {t('form.discard')}
      </button>
    </form>
  );
}
