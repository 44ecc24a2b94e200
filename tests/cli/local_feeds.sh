# file: feeds stay in the folder for them.
. "$(dirname "$0")/expect.sh"
ends 0 init --data hub
feed='<rss version="2.0"><channel><title>News</title><item><title>Found me</title><guid>1</guid></item></channel></rss>'
mkdir hub/local
echo "$feed" >hub/local/news.xml
echo "$feed" >hub/outside.xml

ends 0 feeds add file:news.xml --partner A --data hub
ends 0 poll --now --data hub
complains "Feeds from files are not allowed here"
ends 0 items --data hub
[ ! -s out ] || fail "it was read all the same"

printf '\n[feeds]\nlocal_folder = "local"\n' >added
sed '/^\[feeds\]/,/^$/d' hub/tidings.toml >settings
cat settings added >hub/tidings.toml
ends 0 poll --now --data hub
says "1 new"

ln -s ../outside.xml hub/local/link.xml
ln -s / hub/local/root
ln -s news.xml hub/local/inside.xml
ends 0 feeds add file:link.xml --partner A --data hub
ends 0 feeds add "file:root$work/hub/outside.xml" --partner A --data hub
ends 0 feeds add file:inside.xml --partner A --data hub
ends 0 feeds add file:missing.xml --partner A --data hub
ends 0 poll --now --data hub
says "3 failed"
complains "file:link.xml leads out of"
complains "file:root"
complains "There is no file"
lacks err "inside.xml"

for address in file:../outside.xml file:/etc/passwd file:///etc/passwd file:a/../../b file:; do
  ends 64 feeds add "$address" --partner A --data hub
done

# A folder, a pipe and a device are no feeds, and hold nobody up.
mkdir hub/local/folder
mkfifo hub/local/pipe
ends 0 feeds add file:folder --partner A --data hub
ends 0 feeds add file:pipe --partner A --data hub
timeout 20 "$TIDINGS" poll --now --data hub >out 2>err || fail "poll of a folder and a pipe did not end"
says "5 failed"
complains "folder is no file"
complains "pipe is no file"
