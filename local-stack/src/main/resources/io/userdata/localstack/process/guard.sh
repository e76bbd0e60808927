# usage: guard.sh SIGNAL SECONDS COMMAND...
# Runs COMMAND and stops it when standard input ends, which it does when the process at the other end dies in any way:
# SIGNAL first, KILL after SECONDS. Ends with the command's status.
# What COMMAND writes, only its owner may read.
umask 077
signal=$1 seconds=$2
shift 2
exec 3<&0
"$@" </dev/null 3<&- &
child=$!
trap 'kill -s "$signal" "$child" 2>/dev/null' TERM
trap : INT HUP
(
  while read -r _; do :; done
  kill -s "$signal" "$child" 2>/dev/null
  tenths=0
  while [ "$tenths" -lt "$((seconds * 10))" ] && kill -0 "$child" 2>/dev/null; do
    sleep 0.1 2>/dev/null || sleep 1
    tenths=$((tenths + 1))
  done
  kill -s KILL "$child" 2>/dev/null
) <&3 3<&- &
watcher=$!
exec 3<&-
while :; do
  wait "$child"
  status=$?
  kill -0 "$child" 2>/dev/null || break
done
kill "$watcher" 2>/dev/null
exit "$status"
