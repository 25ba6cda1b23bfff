import type { Socket } from 'node:net';
import type { Client } from 'pg';

/** The socket of a connection, which is another one once TLS has begun. */
export const wireOf = (client: Client): Socket => client.connection.stream as Socket;
