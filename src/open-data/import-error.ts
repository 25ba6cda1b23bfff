/** What a person who imports can mend: said in sentences, without a stack. */
export class ImportError extends Error {
  constructor(readonly sentences: string[]) {
    super(sentences.join('\n'));
    this.name = 'ImportError';
  }
}
