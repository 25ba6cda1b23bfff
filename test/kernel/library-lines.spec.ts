import { gatherLinesOfLibraries } from '../../src/kernel/library-lines.js';
import { JsonLogger } from '../../src/kernel/json-logger.js';
import { Logger } from '@nestjs/common';

let undo = () => {};
afterEach(() => {
  undo();
  Logger.overrideLogger(false);
  jest.restoreAllMocks();
});

it('sends what libraries say by themselves to the log of the server, without what people wrote', async () => {
  const lines: unknown[] = [];
  const streams = [process.stdout, process.stderr].map((stream) =>
    jest.spyOn(stream, 'write').mockImplementation(() => true),
  );
  jest.spyOn(JsonLogger.prototype, 'warn').mockImplementation((message) => void lines.push(message));
  Logger.overrideLogger(new JsonLogger('warn'));
  undo = gatherLinesOfLibraries();
  const { error, log, trace } = globalThis.console;
  error('Retried 3 times for ana@example.org:', new TypeError('cannot read "Ana Ruiz"'));
  log('ana@example.org');
  trace('ana@example.org');
  process.emitWarning('something about ana@example.org', 'DeprecationWarning');
  await new Promise((resolve) => setImmediate(resolve));
  const written = streams.flatMap((stream) => stream.mock.calls.map(([text]) => String(text)));
  streams.forEach((stream) => stream.mockRestore());
  expect(written).toEqual([]);
  expect(lines).toEqual([
    { error: 'TypeError: cannot read "…"', at: expect.any(Array) },
    {
      error: 'Error: A library wrote to the console',
      at: expect.arrayContaining([expect.stringContaining('library-lines.spec')]),
    },
    { error: 'Error: A library wrote to the console', at: expect.any(Array) },
    { error: 'DeprecationWarning', at: expect.any(Array) },
  ]);
  expect(JSON.stringify(lines)).not.toContain('ana@');
});
