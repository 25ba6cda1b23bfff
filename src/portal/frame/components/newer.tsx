import type { ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import { VERSION, versionOf } from '../form.js';
import { useReader } from '../reader.js';
import { Standing, useField } from './form.js';

interface NewerProps {
  /** The version that the page shows. */
  version: number;
  /** Set when the form judges the text instead of replacing it: with words, or by a button alone. */
  judged?: 'in words' | 'by a button';
  /** Name of the field with the version; a problem with the version comes back at the field `fault`. */
  name?: string;
  fault?: string;
  /** Id of the form, when this component stands outside it. */
  form?: string;
  children?: ComponentChildren;
}

/**
 * Sends the version that the reader saw. When somebody changed the text meanwhile, it shows the new text beside the
 * reader's own. Only then does the form send the newer version, because the reader has now seen it.
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

/** The same for one of many things with checkboxes: each stands in its own row, outside the form. */
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
