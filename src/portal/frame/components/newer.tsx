import type { ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import { VERSION, versionOf } from '../form.js';
import { useReader } from '../reader.js';
import { Standing, useField } from './form.js';

interface NewerProps {
  /** The version that the page shows. */
  version: number;
  /** What the form sends judges the text, and does not take its place: with words of one's own, or by a button alone. */
  judged?: 'in words' | 'by a button';
  /** The field that carries the version; a problem with it is one of `fault`. */
  name?: string;
  fault?: string;
  /** Id of the form, where this stands outside it. */
  form?: string;
  children?: ComponentChildren;
}

/**
 * Carries the version that was read, and shows beside one's own text what somebody else made of it meanwhile. Only then
 * does the form carry the newer version: whoever sends it again has seen what it is about.
 */
export function Newer({ version, judged, name = VERSION, fault = 'expectedVersion', form, children }: NewerProps) {
  const { t } = useReader();
  const { returned } = useContext(Standing);
  const field = useField({ name: fault });
  const read = (!field.fault && returned?.sent.text(name)) || String(version);
  const how = judged === 'by a button' ? 'newer.again' : judged ? 'newer.judged' : 'newer.how';
  return (
    <>
      {field.fault && (
        <div class="notice" id={field.id}>
          <p>
            <strong>{t('newer.title')}</strong>
          </p>
          {children ?? <p>{t('newer.above')}</p>}
          <p>{t(how)}</p>
        </div>
      )}
      <input type="hidden" name={name} value={read} form={form} />
    </>
  );
}

interface NewerOneProps extends Pick<NewerProps, 'version' | 'children'> {
  /** Id of the thing. */
  of: string;
  form: string;
}

/** The same for one of many things that are ticked: each stands in its own row, outside their form. */
export function NewerOne({ of, form, version, children }: NewerOneProps) {
  const { returned } = useReader();
  const own = returned?.sent.form === form ? returned : null;
  const name = versionOf(of);
  return (
    <Standing.Provider value={{ prefix: form, returned: own }}>
      <Newer judged="by a button" {...{ version, name, fault: name, form, children }} />
    </Standing.Provider>
  );
}
