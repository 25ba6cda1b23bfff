import type { AddressInfo } from 'node:net';
import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export interface Post {
  url: string;
  letters: ParsedMail[];
  /** The next letter gets this code instead of being accepted. */
  refuseNext(code: number): void;
  to(letter: ParsedMail): string;
  close(): Promise<void>;
}

/** A real SMTP server that keeps the letters it receives. */
export async function postOffice(): Promise<Post> {
  const letters: ParsedMail[] = [];
  let refusal: number | null = null;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onData(stream, session, done) {
      const refused = refusal;
      refusal = null;
      simpleParser(stream, {}, (error: Error | null, letter) => {
        const { address } = session.envelope.rcptTo[0]!;
        if (error) done(error);
        else if (refused) done(Object.assign(new Error(`no such mailbox: ${address}`), { responseCode: refused }));
        else {
          letters.push(letter);
          done();
        }
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    refuseNext: (code) => {
      refusal = code;
    },
    to: (letter) => (letter.to as AddressObject).value[0]!.address!,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
