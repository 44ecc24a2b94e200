# One run at a time.
. "$(dirname "$0")/expect.sh"
needs flock
ran_demo
printf 'tidings run, process 4711' >demo/tidings.lock
mkfifo started
flock demo/tidings.lock sh -c 'echo held >started; exec sleep 60' &
holder=$!
undo='kill $holder 2>/dev/null; wait'
read -r _ <started

for command in run poll digest deliver publish; do
  ends 75 "$command" --data demo
  complains "in use by tidings run, process 4711"
done
ends 0 items --data demo

undo=:
pkill -P "$holder" 2>/dev/null || true
kill "$holder" 2>/dev/null || true
wait
ends 0 run --data demo
