# A disk that fills up while mails go: what was sent is still written down, so that nobody gets a copy.
. "$(dirname "$0")/mail_server.sh"
[ "$(id -u)" = 0 ] || skip "only root can mount a small disk"
mkdir disk
mount -t tmpfs -o size=32m tmpfs disk 2>mount_problem || skip "cannot mount a small disk: $(cat mount_problem)"
mail_server --delay 10
undo='kill -9 $server; umount "$work/disk"'
readers 60
mv hub disk/hub
"$TIDINGS" deliver --data disk/hub >out 2>err &
run=$!
while [ "$(taken)" -lt 5 ]; do sleep 0.02; done
dd if=/dev/zero of=disk/fill bs=4096 2>/dev/null || true
status=0
wait $run || status=$?
count "$status" 74 "status of a run that filled the disk"
complains "full"
[ "$(taken)" -lt 60 ] || fail "everything was sent before the disk was full"
count "$(query disk/hub "select count(*) from sends where state = 'sent'")" "$(taken)" "sends written down"
ends 74 deliver --data disk/hub
rm disk/fill
ends 0 deliver --data disk/hub
count "$(taken)" 60 "messages taken in the end"
