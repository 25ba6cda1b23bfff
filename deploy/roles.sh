#!/usr/bin/env bash
# First start of the `postgres` container: gives the roles of roles.sql their passwords. The statements come from
# `tequio database roles`, printed by the service `roles` of compose.yaml before this runs.
set -euo pipefail
psql=(psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB")
"${psql[@]}" --file /roles/roles.sql
"${psql[@]}" -v migrator="$MIGRATOR_PASSWORD" -v app="$APP_PASSWORD" <<'SQL'
alter role tequio_migrator password :'migrator';
alter role tequio_app password :'app';
SQL
