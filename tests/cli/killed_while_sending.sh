# kill -9 while mails go to a bad mail server: nothing lost, no copy too many, no other bytes.
. "$(dirname "$0")/mail_server.sh"
python3 "$support/torture.py" "$TIDINGS" "$work/rounds" --kills "${KILLS:-25}" --minutes "${MINUTES:-0}" --readers 120 --seed "${SEED:-1}"
