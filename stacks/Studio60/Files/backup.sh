#!/bin/sh
# Dumps each database, fetches what Sentinel alone has, keeps DAYS daily and WEEKS weekly sets.
# Connections and passwords are in pg_service.conf and pgpass beside this file; the role may only read.
set -eu
umask 077
here=$(dirname "$0")
export PGSERVICEFILE="$here/pg_service.conf" PGPASSFILE="$here/pgpass"

today=$(date +%Y-%m-%d)
target=$STORE/daily/$today
mkdir -p "$target.part" "$STORE/weekly"
for database in $DATABASES; do
  pg_dump --format=custom --file="$target.part/$database.dump" "service=$database"
done
rsync -a "$SENTINEL:/srv/fleet/s60-orchestrator/" "$target.part/sentinel/"

# A set counts once it is whole.
rm -rf "$target"
mv "$target.part" "$target"
if [ "$(date +%u)" = 7 ]; then
  cp -al "$target" "$STORE/weekly/$today"
fi

prune() {
  find "$STORE/$1" -mindepth 1 -maxdepth 1 -type d -name '????-??-??' | sort -r | tail -n "+$(($2 + 1))" | xargs -r rm -rf
}
prune daily "$DAYS"
prune weekly "$WEEKS"
