import type { ComponentChildren } from 'preact';
import { useReader } from '../reader.js';

interface FoldProps {
  title: ComponentChildren;
  /** Name of the form inside, and the id of its thing. */
  form: string;
  at?: string;
  open?: true;
  children: ComponentChildren;
}

/** Folds a form that is seldom wanted. It opens when its own form came back, so that nobody must look for the fault. */
export function Fold({ title, form, at = '', open, children }: FoldProps) {
  const { returned } = useReader();
  const back = returned?.sent.form === form && returned.sent.at === at;
  return (
    <details open={open ?? back}>
      <summary>{title}</summary>
      {children}
    </details>
  );
}
