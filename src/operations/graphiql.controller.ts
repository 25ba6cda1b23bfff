import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Controller, Get, NotFoundException, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

const require = createRequire(import.meta.url);

/** Path of a file in an npm package, also one that its `exports` do not name. */
const packaged = (name: string, file: string) => join(dirname(require.resolve(`${name}/package.json`)), file);

/** The files of the page, from npm packages: nothing comes from another server. */
const FILES: Record<string, { path: string; type: string }> = {
  'react.js': { path: packaged('react', 'umd/react.production.min.js'), type: 'text/javascript' },
  'react-dom.js': { path: packaged('react-dom', 'umd/react-dom.production.min.js'), type: 'text/javascript' },
  'graphiql.js': { path: packaged('graphiql', 'graphiql.min.js'), type: 'text/javascript' },
  'graphiql.css': { path: packaged('graphiql', 'graphiql.min.css'), type: 'text/css' },
  'start.js': { path: fileURLToPath(new URL('./graphiql-start.js', import.meta.url)), type: 'text/javascript' },
};

const PAGE = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>GraphiQL · Tequio</title><meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="/graphiql/graphiql.css"></head>
<body class="graphiql-container"><div id="graphiql"></div>
<script src="/graphiql/react.js"></script><script src="/graphiql/react-dom.js"></script>
<script src="/graphiql/graphiql.js"></script><script src="/graphiql/start.js"></script></body></html>`;

/**
 * The policy allows inline styles, because the editor writes its colours and sizes that way; scripts still come from
 * our files only.
 */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** A page for trying queries, with examples. */
@Controller('graphiql')
export class GraphiqlController {
  @Get()
  page(@Res() reply: FastifyReply): void {
    reply.header('content-security-policy', POLICY).type('text/html; charset=utf-8').send(PAGE);
  }

  @Get(':file')
  file(@Param('file') name: string, @Res() reply: FastifyReply): void {
    const file = Object.hasOwn(FILES, name) ? FILES[name] : undefined;
    if (!file) throw new NotFoundException();
    reply
      .header('cache-control', 'public, max-age=86400')
      .type(`${file.type}; charset=utf-8`)
      .send(readFileSync(file.path));
  }
}
