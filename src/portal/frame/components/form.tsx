import { randomUUID } from 'node:crypto';
import { type ComponentChildren, createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { type Returned, titleOfReturned } from '../came-back.js';
import { AS, DISCARD } from '../form.js';
import { useReader } from '../reader.js';

export interface Standing {
  /** Prefix of the ids of the fields, because a page may hold the same form at several things. */
  prefix: string;
  /** Set when exactly this form came back. */
  returned: Returned | null;
}

/** Ids of the forms of the page that people type in. */
export const TypedIn = createContext(new Set<string>());

/** Marks the form that is being drawn as one that people type in. */
export function useTyping(): void {
  useContext(TypedIn).add(useContext(Standing).prefix);
}

export const Standing = createContext<Standing>({ prefix: '', returned: null });

interface FormProps {
  name: string;
  /** Id of the thing, when the page holds the same form several times. */
  at?: string;
  submit: ComponentChildren;
  /** More buttons that send the form; the field `way` says which one was pressed. */
  also?: [way: string, label: string][];
  /** For what nobody can take back (`test/law/asking.spec.ts`). */
  grave?: true;
  /** Set when the act is seldom wanted. */
  quietly?: true;
  children?: ComponentChildren;
  /** Set when the form takes files. */
  files?: true;
}

/** A form that is sent to the page it stands on (`frame/form.ts`). */
export function Form({ name, at = '', submit, also = [], grave, quietly, files, children }: FormProps) {
  const { returned, viewer, t } = useReader();
  const own = returned?.sent.form === name && returned.sent.at === at ? returned : null;
  const prefix = at ? `${name}-${at}` : name;
  if (own) own.drawn.form = true;
  return (
    <form method="post" class="form" id={prefix} enctype={files ? 'multipart/form-data' : undefined} novalidate>
      <input type="hidden" name="form" value={name} />
      {at && <input type="hidden" name="at" value={at} />}
      <input type="hidden" name="once" value={randomUUID()} />
      {viewer && <input type="hidden" name={AS} value={viewer.handle} />}
      <Standing.Provider value={{ prefix, returned: own }}>
        {own && own.faults.length > 0 && <Faults />}
        {children}
        {own && viewer?.noticeDue && <NewNotice version={viewer.noticeDue} />}
      </Standing.Provider>
      <button type="submit" class={(grave && 'grave') || (quietly && 'quietly')}>
        {submit}
      </button>
      {own && (
        <button type="submit" name="way" value={DISCARD} class="quietly" formnovalidate>
          {t('form.discard')}
        </button>
      )}
      {also.map(([way, label]) => (
        <button key={way} type="submit" name="way" value={way} class="quietly">
          {label}
        </button>
      ))}
    </form>
  );
}

/** A newer privacy notice is accepted in the form that waits for it, so that nothing written is lost. */
function NewNotice({ version }: { version: number }) {
  const { t, href } = useReader();
  const field = useField({ name: 'acceptNotice' });
  return (
    <div class="field long">
      <FaultOf field={field} />
      <div class="choice">
        <input id={field.id} type="checkbox" name="acceptNotice" value={String(version)} {...field.aria} />
        <label for={field.id}>{t('welcome.accept', { version })}</label>
      </div>
      <p>
        <a href={href('privacy')} target="_blank" rel="noopener">
          {t('welcome.whole')}
        </a>
      </p>
    </div>
  );
}

/** All faults, listed above the fields, each with a link to its field. */
function Faults() {
  const { t } = useReader();
  const { prefix, returned } = useContext(Standing);
  return (
    <div class="faults" role="alert" aria-labelledby={`${prefix}-faults`} tabindex={-1} autofocus>
      <p class="title" id={`${prefix}-faults`}>
        {t(titleOfReturned(returned!))}
      </p>
      <ul class="plain tight">
        {returned!.faults.map(({ field, message, isAway }, index) => (
          <li key={index}>{field && !isAway ? <a href={`#${prefix}-${field}`}>{message}</a> : message}</li>
        ))}
      </ul>
    </div>
  );
}

export interface FieldProps {
  name: string;
  /** How many characters fit; more are refused with both numbers, and nothing is cut. */
  most?: number | undefined;
  label: string;
  hint?: string;
  value?: string;
  /** Set when the field may stay empty; without it the field must be filled in. */
  optional?: true | undefined;
  /** The condition under which the field must be filled in, as words: `(only to hide)`. */
  only?: string | undefined;
}

/** The state of a field: its id, what was written in it, and its fault. */
export function useField({ name, hint, value, most }: Pick<FieldProps, 'name' | 'hint' | 'value' | 'most'>) {
  const { prefix, returned } = useContext(Standing);
  const id = `${prefix}-${name}`;
  returned?.drawn.fields.add(name);
  const fault = returned?.faults.find(({ field }) => field === name)?.message;
  const described = [hint && `${id}-hint`, fault && `${id}-fault`, most && `${id}-count`].filter(Boolean).join(' ');
  return {
    id,
    fault,
    value: returned ? (returned.sent.text(name) ?? '') : (value ?? ''),
    chosen: (given: string[]) => (returned ? returned.sent.all(name) : given),
    aria: { 'aria-describedby': described || undefined, 'aria-invalid': fault ? ('true' as const) : undefined },
  };
}

/** Label, hint and fault around one control. */
export function Labelled({ field, label, hint, optional, only, children }: Labelling) {
  return (
    <div class={`field long${field.fault ? ' faulty' : ''}`}>
      <label for={field.id}>
        {label}
        <WhenNeeded optional={optional} only={only} />
      </label>
      {hint && (
        <p class="hint" id={`${field.id}-hint`}>
          {hint}
        </p>
      )}
      <FaultOf field={field} />
      {children}
    </div>
  );
}

interface Labelling extends Pick<FieldProps, 'label' | 'hint' | 'optional' | 'only'> {
  field: { id: string; fault: string | undefined };
  children: ComponentChildren;
}

/** Words beside a label that say when the field may stay empty. */
export function WhenNeeded({ optional, only }: Pick<FieldProps, 'optional' | 'only'>) {
  const { t } = useReader();
  const when = optional ? t('form.optional') : only;
  return when ? <span class="quiet"> {when}</span> : null;
}

export function FaultOf({ field: { id, fault } }: Pick<Labelling, 'field'>) {
  const { t } = useReader();
  if (!fault) return null;
  return (
    <p class="fault" id={`${id}-fault`}>
      <span class="hidden">{t('form.fault')} </span>
      {fault}
    </p>
  );
}
