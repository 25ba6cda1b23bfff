import type { Foreseen } from './types.js';
import { Hidden } from './components/fields.js';
import { inWords } from './chosen.js';
import { Lines } from './components/said.js';
import { DISCARD, type PageForm } from './form.js';
import { type Sent, withField } from './sent.js';
import { type Reader, useReader } from './reader.js';
import type { Sheet } from './render.js';

/** How a form asks before it acts. The same command says what would follow, and is rolled back (`kernel/preview.ts`). */
export interface Asking {
  /** Key of the words on the button that does it. */
  submit: string;
  /** Key of the words on how it can be taken back, where no consequence says that it cannot. */
  undo?: string;
  /**
   * When true, the form asks even if nothing else would follow. Without it, the form asks only when there are
   * consequences.
   */
  always?: true;
  /** Names of the sent fields that become public; without it `PUBLIC` decides. */
  said?(sent: Sent): readonly string[];
  /** Names of the sent choices that the question repeats in words, because they decide what will follow. */
  chosen?(sent: Sent): readonly string[];
  /** For a form with several acts: true when the chosen act must be confirmed. */
  when?(sent: Sent): boolean;
}

/** Field whose value `yes` says that the sender has read what will follow. */
const SURE = 'sure';

/** True while the form still needs its second click. */
export const asksFirst = (form: PageForm, sent: Sent): boolean =>
  form.asks !== undefined && form.asks.when?.(sent) !== false && sent.text(SURE) !== 'yes';

/** True when the sender read what would follow and wants to change the form. */
export const wantsToChange = (form: PageForm, sent: Sent): boolean =>
  form.asks !== undefined && sent.text(SURE) === 'no';

export const onlyAsked = ({ input, ...variables }: Record<string, unknown>) => ({
  ...variables,
  ...(input === undefined ? { preview: true } : { input: { ...(input as object), preview: true } }),
});

/** A form that was sent but not executed, with what would follow. */
export class AskedFirst {
  constructor(
    readonly sent: Sent,
    readonly asking: Asking,
    readonly consequences: Foreseen[],
  ) {}

  get isNeeded(): boolean {
    return this.asking.always === true || this.consequences.length > 0;
  }

  /** The same form, marked as confirmed. */
  get agreed(): Sent {
    return withField(this.sent, SURE, 'yes');
  }
}

export function askedFirst({ t }: Reader, asked: AskedFirst): Sheet {
  return { title: t('sure.title'), secret: true, content: <Asked asked={asked} /> };
}

/** One consequence, with the texts that it touches. */
function Follows({ one: { message, lines } }: { one: Foreseen }) {
  return (
    <li>
      {message}
      {lines.map(({ name, text }) => (
        <blockquote key={`${name} ${text}`}>
          {name && (
            <p>
              <strong>{name}</strong>
            </p>
          )}
          <Lines text={text} />
        </blockquote>
      ))}
    </li>
  );
}

/** Fields that everyone will read; the question shows their text once more before it becomes public. */
const PUBLIC = ['reason', 'decision', 'text'];

function Asked({ asked: { sent, asking, consequences } }: { asked: AskedFirst }) {
  const reader = useReader();
  const { t } = reader;
  const chosen = (asking.chosen?.(sent) ?? []).flatMap((name) =>
    sent.all(name).map((value) => ({ label: t(`form.chosen.${name}`), text: inWords(reader, name, value) })),
  );
  const ticked = sent.all('ticked').length;
  const said = (asking.said?.(sent) ?? PUBLIC).flatMap((name) => sent.text(name) ?? []);
  return (
    <div class="column">
      <h1>{t('sure.title')}</h1>
      {ticked > 0 && <p>{t('sure.ticked', { count: ticked })}</p>}
      {chosen.length > 0 && (
        <ul class="plain tight">
          {chosen.map(({ label, text }) => (
            <li key={label}>
              {label}: <strong>{text}</strong>
            </li>
          ))}
        </ul>
      )}
      {consequences.length > 0 && (
        <>
          <p class="lead">{t('sure.follows')}</p>
          <ul>
            {consequences.map((one, index) => (
              <Follows key={`${one.code}${index}`} one={one} />
            ))}
          </ul>
        </>
      )}
      {asking.undo && <p>{t(asking.undo)}</p>}
      {said.length > 0 && <p>{t('sure.public')}</p>}
      {said.map((text) => (
        <blockquote key={text}>
          <Lines text={text} />
        </blockquote>
      ))}
      <form method="post" class="form">
        {[...sent.fields.keys()]
          .filter((name) => name !== SURE)
          .flatMap((name) =>
            sent.all(name).map((value, index) => <Hidden key={`${name}${index}`} name={name} value={value} />),
          )}
        <button
          type="submit"
          class={consequences.some(({ final }) => final) ? 'grave' : undefined}
          name={SURE}
          value="yes"
        >
          {t(asking.submit)}
        </button>
        <button type="submit" class="quietly" name={SURE} value="no">
          {t('sure.change')}
        </button>
        <button type="submit" class="quietly" name="way" value={DISCARD}>
          {t('sure.leave')}
        </button>
      </form>
    </div>
  );
}
