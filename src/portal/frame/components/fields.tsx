import type { ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import { useReader } from '../reader.js';
import { Count } from './count.js';
import { FaultOf, type FieldProps, Labelled, Standing, useField, useTyping, WhenNeeded } from './form.js';

interface TextProps extends FieldProps {
  type?: 'text' | 'email' | 'date' | 'datetime-local' | 'search';
  autocomplete?: 'email' | 'one-time-code' | 'name' | 'nickname' | 'off';
  inputmode?: 'text' | 'numeric' | 'email';
  /** Set for a code or a number: the field is as wide as its content. */
  short?: true;
  /** Pattern that the browser checks, in a form that uses the checks of the browser. */
  pattern?: string;
}

export function TextField(props: TextProps) {
  const { name, label, hint, optional, only, type = 'text', autocomplete, inputmode, most, short, pattern } = props;
  useTyping();
  const field = useField(props);
  return (
    <Labelled {...{ field, label, hint, optional, only }}>
      <input
        id={field.id}
        name={name}
        type={type}
        value={field.value}
        pattern={pattern}
        autocomplete={autocomplete}
        inputMode={inputmode}
        class={short && 'short'}
        required={!optional && !only}
        {...field.aria}
      />
      <Count field={field} most={most} />
    </Labelled>
  );
}

export function TextArea(props: FieldProps & { rows?: number }) {
  const { name, label, hint, optional, only, rows = 5, most } = props;
  useTyping();
  const field = useField(props);
  return (
    <Labelled {...{ field, label, hint, optional, only }}>
      <textarea id={field.id} name={name} rows={rows} required={!optional && !only} {...field.aria}>
        {field.value}
      </textarea>
      <Count field={field} most={most} />
    </Labelled>
  );
}

export interface Option {
  value: string;
  label: string;
  hint?: string;
}

interface SelectProps extends FieldProps {
  options: Option[];
  none?: string;
  /** Words for a chosen value that is not among the options, where a page offers only some of all; it stays chosen. */
  kept?: (value: string) => string;
}

export function Select(props: SelectProps) {
  const { name, label, hint, optional, only, none, kept } = props;
  const { t } = useReader();
  const field = useField(props);
  const options = [...keptOptions(props.options, [field.value], kept), ...props.options];
  return (
    <Labelled {...{ field, label, hint, optional, only }}>
      <select id={field.id} name={name} required={!optional && !only} {...field.aria}>
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

/** Options for the chosen values that are not among those of the page. */
function keptOptions(options: Option[], chosen: string[], kept?: (value: string) => string): Option[] {
  if (!kept) return [];
  const others = chosen.filter((value) => value !== '' && !options.some((option) => option.value === value));
  return others.map((value) => ({ value, label: kept(value) }));
}

interface ChoicesProps extends Omit<FieldProps, 'value'> {
  options: Option[];
  chosen?: string[];
  /** True when several options may be chosen. */
  many?: true;
  /** Further options that are seldom wanted; each part is folded unless one of its options is chosen. */
  folded?: { label: string; options: Option[] }[];
  /** Words for chosen values that are not among the options, where a page offers only some of all; they stay chosen. */
  kept?: (value: string) => string;
}

/** Radio buttons, or checkboxes when several may be chosen. */
export function Choices(props: ChoicesProps) {
  const { name, label, hint, optional, only, chosen = [], many, folded = [], kept } = props;
  const field = useField({ name, hint });
  const ticked = field.chosen(chosen);
  const inFolds = folded.flatMap((part) => part.options);
  const options = [...keptOptions([...props.options, ...inFolds], ticked, kept), ...props.options];
  const choice = (option: Option, id: string) => (
    <Choice
      key={option.value}
      {...{ id, name, option }}
      type={many ? 'checkbox' : 'radio'}
      checked={ticked.includes(option.value)}
      required={!many && !optional && !only}
    />
  );
  const offered = [...options, ...inFolds].map(({ value }) => value);
  return (
    <fieldset
      id={options.length === 0 ? field.id : undefined}
      class={`field long${field.fault ? ' faulty' : ''}`}
      {...field.aria}
      aria-invalid={undefined}
    >
      <legend>
        {label}
        <WhenNeeded optional={optional} only={only} />
      </legend>
      {hint && (
        <p class="hint" id={`${field.id}-hint`}>
          {hint}
        </p>
      )}
      <FaultOf field={field} />
      {options.map((option, index) => choice(option, index === 0 ? field.id : `${field.id}-${option.value}`))}
      {/* A choice that this page does not offer is sent along, so that nothing is lost. */}
      {many &&
        ticked
          .filter((value) => !offered.includes(value))
          .map((value) => <Hidden key={value} name={name} value={value} />)}
      {folded.map(({ label: heading, options: more }) => (
        <details key={heading} open={more.some(({ value }) => ticked.includes(value))}>
          <summary>{heading}</summary>
          <div class="many">{more.map((option) => choice(option, `${field.id}-${option.value}`))}</div>
        </details>
      ))}
    </fieldset>
  );
}

interface ChoiceProps {
  id: string;
  name: string;
  type: 'checkbox' | 'radio';
  checked: boolean;
  required: boolean;
  option: Option;
}

function Choice({ id, name, type, checked, required, option: { value, label, hint } }: ChoiceProps) {
  return (
    <div class="choice">
      <input {...{ id, type, name, value, checked, required }} aria-describedby={hint && `${id}-hint`} />
      <label for={id}>
        {label}
        {hint && (
          <span class="hint" id={`${id}-hint`}>
            {hint}
          </span>
        )}
      </label>
    </div>
  );
}

interface TickProps {
  name: string;
  value: string;
  label: ComponentChildren;
  optional?: true;
}

/** One checkbox; unless it is optional, it must be ticked. */
export function Tick({ name, value, label, optional }: TickProps) {
  const field = useField({ name });
  return (
    <div class={`field long${field.fault ? ' faulty' : ''}`}>
      <FaultOf field={field} />
      <div class="choice">
        <input
          id={field.id}
          type="checkbox"
          name={name}
          value={value}
          checked={field.chosen([]).includes(value)}
          required={!optional}
          {...field.aria}
        />
        <label for={field.id}>{label}</label>
      </div>
    </div>
  );
}

interface FileProps extends Omit<FieldProps, 'value'> {
  accept: string;
  /** Set for a photo: a phone opens its camera. */
  capture?: 'environment';
}

/** A field for a file; a browser never fills it in again. */
export function FileField(props: FileProps) {
  const { name, label, hint, optional, only, accept, capture } = props;
  const field = useField(props);
  return (
    <Labelled {...{ field, label, hint, optional, only }}>
      <input
        id={field.id}
        name={name}
        type="file"
        accept={accept}
        capture={capture}
        required={!optional && !only}
        {...field.aria}
      />
    </Labelled>
  );
}

/** Carries a value that people do not choose. A form that came back with the same value has nothing else to give back. */
export function Hidden({ name, value }: { name: string; value: string }) {
  const { returned } = useContext(Standing);
  if (returned?.sent.text(name) === value) returned.drawn.fields.add(name);
  return <input type="hidden" name={name} value={value} />;
}
