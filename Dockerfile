# Builds and runs without anything from outside but npm: `docker build -t tequio .`
FROM node:24-slim AS build
WORKDIR /app
# The scripts come first because `npm ci` ends with our own `prepare`, which builds.
COPY package.json package-lock.json nest-cli.json tsconfig.json tsconfig.build.json ./
COPY scripts scripts
COPY bin bin
COPY migrations migrations
COPY src src
RUN npm ci && npm prune --omit=dev --ignore-scripts

FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 TEQUIO_DATA=/data
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/bin bin
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
# The embedded database keeps its files here when no DATABASE_URL is given; PostgreSQL refuses to run as root.
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=3s --start-period=20s CMD \
  node -e "fetch('http://127.0.0.1:'+process.env.PORT+'/live').then((r)=>process.exit(r.ok?0:1),()=>process.exit(1))"
STOPSIGNAL SIGTERM
CMD ["node", "--max-old-space-size=512", "--max-semi-space-size=16", "dist/server/main.js"]
