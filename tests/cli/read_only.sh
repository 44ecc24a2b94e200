# What cannot be written is said, and nothing is lost.
. "$(dirname "$0")/expect.sh"

# Something stands where a folder or file should be. Works for root too.
echo "a file" >taken
ends 74 init --data taken/hub
complains "taken/hub"

ran_demo
fingerprint demo/outbox >before
mv demo/public kept && echo "no folder" >demo/public
ends 0 stories list --state pending --json --data demo
ends 0 stories approve "$(sed -n '1s/^{"id":\([0-9]*\),.*/\1/p' out)" --data demo
ends 74 publish --data demo
complains "demo/public"
rm demo/public && mv kept demo/public
ends 0 publish --data demo

mv demo/outbox kept && echo "no folder" >demo/outbox
ends 0 digest --now --data demo
ends 74 deliver --data demo
complains "demo/outbox"
rm demo/outbox && mv kept demo/outbox
ends 0 deliver --data demo
says "3 sent"

echo "this is no database, it is a text that is long enough to be looked at" >demo/tidings.db
ends 74 items --data demo
complains "Database: "

mkdir -p other && "$TIDINGS" init --data other/hub >out 2>err
rm other/hub/tidings.db* && mkdir other/hub/tidings.db
ends 74 items --data other/hub

if [ "$(id -u)" = 0 ]; then
  echo "left out: a read-only folder, since root may write it all the same"
else
  ends 0 init --data hub
  undo='chmod 700 hub'
  chmod 500 hub
  ends 74 run --data hub
fi
