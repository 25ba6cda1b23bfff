/** A mistake that the person who imports can mend: shown as sentences, without a stack. */
export class ImportError extends Error {
  constructor(readonly sentences: string[]) {
    super(sentences.join('\n'));
    this.name = 'ImportError';
  }
}
