import type { ComponentChildren } from 'preact';
import { useReader } from '../reader.js';

interface FoldProps {
  title: ComponentChildren;
  /** The form in it, and what that stands at. */
  form: string;
  at?: string;
  open?: true;
  children: ComponentChildren;
}

/** What is seldom wanted, folded away unless its own form came back: nobody has to look for what is wrong with it. */
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
