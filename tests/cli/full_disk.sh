# A disk that fills up in the middle of a run.
. "$(dirname "$0")/expect.sh"
needs sqlite3
[ "$(id -u)" = 0 ] || skip "only root can mount a small disk"
mkdir disk
mount -t tmpfs -o size=7m tmpfs disk 2>mount_problem || skip "cannot mount a small disk: $(cat mount_problem)"
undo='umount "$work/disk"'

"$TIDINGS" init --demo --data disk/hub >out 2>err || fail "init does not fit in 7 MiB"
mkdir big
{
  echo '<rss version="2.0"><channel><title>Big</title>'
  words=$(od -An -tx1 -v -N 1500 /dev/urandom | tr -d ' \n')
  number=0
  while [ $number -lt 1500 ]; do
    number=$((number + 1))
    echo "<item><title>Item $number of many</title><guid>big-$number</guid><description>$number $words</description></item>"
  done
  echo '</channel></rss>'
} >big/big.xml
mount --bind big disk/hub/feeds || skip "cannot mount a folder into the small disk"
undo='umount "$work/disk/hub/feeds"; umount "$work/disk"'

ends 0 feeds add file:big.xml --partner Big --data disk/hub
ends 74 run --now --data disk/hub
complains "full"
count "$(sqlite3 disk/hub/tidings.db 'pragma integrity_check')" ok "integrity"
count "$(query disk/hub "select count(*) from items where guid like 'big-%'")" 0 "items of a feed that was taken in by half"
