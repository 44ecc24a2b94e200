# One run at a time.
. "$(dirname "$0")/expect.sh"
needs flock
ran_demo
printf 'tidings run, process 4711' >demo/tidings.lock
mkfifo started
(flock -n 9 && echo held >started && exec sleep 60) 9>>demo/tidings.lock &
holder=$!
undo='kill $holder 2>/dev/null'
read -r _ <started

for command in run poll digest deliver publish; do
  ends 75 "$command" --data demo
  complains "in use by tidings run, process 4711"
done
ends 0 items --data demo

undo=:
kill "$holder"
wait "$holder" || true
ends 0 run --data demo
