# Brings PocketBase's collections to the declared schema. Importing again changes nothing; nothing is ever deleted.
# The password goes through a pipe and the token through a file: command lines are everyone's to read.
set -eu
umask 077

curl() {
  command curl --fail --silent --show-error --retry 5 --retry-connrefused "$@"
}

printf '{"identity":"%s","password":"%s"}' "$PB_ADMIN_EMAIL" "$PB_ADMIN_PASSWORD" |
  curl -H 'Content-Type: application/json' --data-binary @- -o /tmp/login.json \
    "$POCKETBASE_URL/api/collections/_superusers/auth-with-password"
token=$(sed -n 's/.*"token":"\([^"]*\)".*/\1/p' /tmp/login.json)
printf 'Authorization: %s\n' "$token" > /tmp/authorization

curl -X PUT -H @/tmp/authorization -H 'Content-Type: application/json' --data-binary @/init/collections.json \
  -o /dev/null "$POCKETBASE_URL/api/collections/import"
echo "PocketBase has the declared collections."
