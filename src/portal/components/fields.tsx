import type { ComponentChildren } from 'preact';
import { useReader } from '../reader.js';
import { FaultOf, type FieldProps, Labelled, useField } from './form.js';

interface TextProps extends FieldProps {
  type?: 'text' | 'email' | 'date' | 'datetime-local' | 'search';
  autocomplete?: 'email' | 'one-time-code' | 'name' | 'nickname' | 'off';
  inputmode?: 'text' | 'numeric' | 'email';
  most?: number;
  /** A field for a code or a number is as wide as what goes into it. */
  short?: true;
  /** What the browser itself holds it to, in a form that asks the browser to. */
  pattern?: string;
}

export function TextField(props: TextProps) {
  const { name, label, hint, optional, type = 'text', autocomplete, inputmode, most, short, pattern } = props;
  const field = useField(props);
  return (
    <Labelled {...{ field, label, hint, optional }}>
      <input
        id={field.id}
        name={name}
        type={type}
        value={field.value}
        maxLength={most}
        pattern={pattern}
        autocomplete={autocomplete}
        inputMode={inputmode}
        class={short && 'short'}
        required={!optional}
        {...field.aria}
      />
    </Labelled>
  );
}

export function TextArea(props: FieldProps & { rows?: number; most?: number }) {
  const { name, label, hint, optional, rows = 5, most } = props;
  const field = useField(props);
  return (
    <Labelled {...{ field, label, hint, optional }}>
      <textarea id={field.id} name={name} rows={rows} maxLength={most} required={!optional} {...field.aria}>
        {field.value}
      </textarea>
    </Labelled>
  );
}

export interface Option {
  value: string;
  label: string;
  hint?: string;
}

export function Select(props: FieldProps & { options: Option[]; none?: string }) {
  const { name, label, hint, optional, options, none } = props;
  const { t } = useReader();
  const field = useField(props);
  return (
    <Labelled {...{ field, label, hint, optional }}>
      <select id={field.id} name={name} {...field.aria}>
        <option value="">{none ?? t('form.choose')}</option>
        {options.map(({ value, label: text }) => (
          <option key={value} value={value} selected={value === field.value}>
            {text}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

interface ChoicesProps extends Omit<FieldProps, 'value'> {
  options: Option[];
  chosen?: string[];
  /** Several may be chosen. */
  many?: true;
}

/** Radio buttons, or boxes to tick where several may be chosen. */
export function Choices({ name, label, hint, optional, options, chosen = [], many }: ChoicesProps) {
  const { t } = useReader();
  const field = useField({ name, hint });
  const ticked = field.chosen(chosen);
  return (
    <fieldset class={`field long${field.fault ? ' faulty' : ''}`} {...field.aria} aria-invalid={undefined}>
      <legend>
        {label}
        {optional && <span class="quiet"> {t('form.optional')}</span>}
      </legend>
      {hint && (
        <p class="hint" id={`${field.id}-hint`}>
          {hint}
        </p>
      )}
      <FaultOf field={field} />
      {options.map(({ value, label: text, hint: more }, index) => (
        <div class="choice" key={value}>
          <input
            id={index === 0 ? field.id : `${field.id}-${value}`}
            type={many ? 'checkbox' : 'radio'}
            name={name}
            value={value}
            checked={ticked.includes(value)}
            aria-describedby={more && `${field.id}-${value}-hint`}
          />
          <label for={index === 0 ? field.id : `${field.id}-${value}`}>
            {text}
            {more && (
              <span class="hint" id={`${field.id}-${value}-hint`}>
                {more}
              </span>
            )}
          </label>
        </div>
      ))}
    </fieldset>
  );
}

/** One box to tick, for what must be agreed to. */
export function Tick({ name, value, label }: { name: string; value: string; label: ComponentChildren }) {
  const field = useField({ name });
  return (
    <div class={`field long${field.fault ? ' faulty' : ''}`}>
      <FaultOf field={field} />
      <div class="choice">
        <input id={field.id} type="checkbox" name={name} value={value} required {...field.aria} />
        <label for={field.id}>{label}</label>
      </div>
    </div>
  );
}

/** A file of somebody's own; a browser never fills it in again. */
export function FileField(props: Omit<FieldProps, 'value'> & { accept: string }) {
  const { name, label, hint, optional, accept } = props;
  const field = useField(props);
  return (
    <Labelled {...{ field, label, hint, optional }}>
      <input id={field.id} name={name} type="file" accept={accept} required={!optional} {...field.aria} />
    </Labelled>
  );
}

/** Carries a value that people do not choose. */
export function Hidden({ name, value }: { name: string; value: string }) {
  return <input type="hidden" name={name} value={value} />;
}
