import type { Foreseen } from './types.js';
import { Hidden } from './components/fields.js';
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
  /** Asked also when nothing besides would follow. Otherwise only consequences are worth a question. */
  always?: true;
  /** The fields that everyone will read, where it is not each that could be. */
  said?(sent: Sent): readonly string[];
  /** Of a form that does one of several things: whether this one is asked about. */
  when?(sent: Sent): boolean;
}

/** The field that says whether whoever sent a form has read what will follow. */
const SURE = 'sure';

/** A form waits for its second click. */
export const asksFirst = (form: PageForm, sent: Sent): boolean =>
  form.asks !== undefined && form.asks.when?.(sent) !== false && sent.text(SURE) !== 'yes';

/** Whoever read what would follow goes back to what they wrote. */
export const wantsToChange = (form: PageForm, sent: Sent): boolean =>
  form.asks !== undefined && sent.text(SURE) === 'no';

export const onlyAsked = ({ input, ...variables }: Record<string, unknown>) => ({
  ...variables,
  ...(input === undefined ? { preview: true } : { input: { ...(input as object), preview: true } }),
});

/** A form that was sent and not done yet, with what would follow. */
export class AskedFirst {
  constructor(
    readonly sent: Sent,
    readonly asking: Asking,
    readonly consequences: Foreseen[],
  ) {}

  get isNeeded(): boolean {
    return this.asking.always === true || this.consequences.length > 0;
  }

  /** The same form, for which nothing had to be asked. */
  get agreed(): Sent {
    return withField(this.sent, SURE, 'yes');
  }
}

export function askedFirst({ t }: Reader, asked: AskedFirst): Sheet {
  return { title: t('sure.title'), secret: true, content: <Asked asked={asked} /> };
}

/** What follows, with the texts that it touches. */
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

/** Reasons and the like, which everyone will read: shown once more before they are. */
const PUBLIC = ['reason', 'decision', 'text'];

function Asked({ asked: { sent, asking, consequences } }: { asked: AskedFirst }) {
  const { t } = useReader();
  const said = (asking.said?.(sent) ?? PUBLIC).flatMap((name) => sent.text(name) ?? []);
  return (
    <div class="column">
      <h1>{t('sure.title')}</h1>
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
        <button type="submit" class="grave" name={SURE} value="yes">
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
