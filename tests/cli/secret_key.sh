# Links in mails are as safe as the key they are made from.
. "$(dirname "$0")/expect.sh"
ends 0 init --data hub

for mode in 640 604 620; do
  chmod $mode hub/secret.key
  ends 78 run --data hub
  complains "hub/secret.key can be read by other users"
  complains "chmod 600 hub/secret.key"
done
chmod 400 hub/secret.key
ends 0 run --data hub
lacks err "$(cat hub/secret.key)"

# So is a password in the settings; a group may read it, that of a tidings whose settings root owns.
sed 's/^\[smtp\]$/&\npassword = "correct horse"/' hub/tidings.toml >settings
cat settings >hub/tidings.toml
chmod 644 hub/tidings.toml
ends 78 run --data hub
complains "hub/tidings.toml holds smtp.password and can be read by other users"
complains "chmod 600 hub/tidings.toml"
lacks err "correct horse"
chmod 640 hub/tidings.toml
ends 0 run --data hub

chmod 600 hub/secret.key
echo "too short" >hub/secret.key
ends 78 run --data hub
rm hub/secret.key
ends 66 run --data hub
complains "secret.key"
[ ! -e hub/secret.key ] || fail "a new key was made: every link sent so far would die"
