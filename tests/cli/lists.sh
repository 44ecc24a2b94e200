# Lists come as spreadsheets and other products write them.
. "$(dirname "$0")/expect.sh"
ends 0 init --data hub
import() {
  expected=$1
  shift
  ends "$expected" subscribers import "$@" --confirmed-elsewhere "the fair" --data hub
}
is_named() { ends 0 subscribers show "$1" --data hub && says "$1, $2"; }

# A list that is no proper CSV is refused as a whole, with the line.
printf 'email,name\nida@list.example,Ida\nbea@list.example,"Bea\nzoe@list.example,Zoe\n' >quote.csv
import 65 quote.csv
complains "quote.csv, line 3: a quote is opened and never closed"
ends 0 subscribers list --data hub
count "$(wc -l <out)" 0 "people of a broken list"

# "Unicode text" of Excel: tabs, UTF-16 with a mark.
for form in UTF-16LE UTF-16BE; do
  { [ $form = UTF-16LE ] && printf '\377\376' || printf '\376\377'; } >$form.txt
  printf 'E-Mail-Adresse\tVorname\tNachname\r\n%s@list.example\tZoë\tÅkesson\r\n' "$form" | iconv -f UTF-8 -t $form >>$form.txt
  import 0 $form.txt
  says "separated by tabs"
  is_named "$form@list.example" "Zoë Åkesson"
done

# The bytes of another encoding: judged, or given.
printf 'mail;name\nbela@list.example;Bogusław Gałązka\n' | iconv -f UTF-8 -t CP1250 >polish.csv
import 0 polish.csv
says "polish.csv is read as windows-1250 (judged by its letters"
is_named bela@list.example "Bogusław Gałązka"
printf 'mail;name\nkara@list.example;K\350rel\n' >either.csv
import 0 either.csv --dry-run
says "windows-1250 would fit as well and read Kèrel as Kčrel"
import 0 either.csv --encoding windows-1250
is_named kara@list.example "Kčrel"
import 64 either.csv --encoding klingon
import 65 either.csv --encoding utf-8
complains "line 2: bytes that mean nothing in utf-8"

# What is not followed is named.
printf 'Email Address,First Name,Last Name,MEMBER_RATING,LEID\nlou@list.example,Lou,Reed,2,77\n' >other.csv
import 0 other.csv
says "columns that are not followed: MEMBER_RATING, LEID"
is_named lou@list.example "Lou Reed"

# Digests that this hub does not have are named, and none is given in their place.
printf 'email,digests\nmia@list.example,nightly weekly\nnina@list.example,nightly\n' >digests.csv
import 0 digests.csv
says 'there is no digest "nightly" here, which 2 rows name'
complains "line 3: nina@list.example wants none of the digests of this hub"
import 64 digests.csv --digest weekly

# A pipe cannot be read twice.
mkfifo pipe
import 66 pipe
complains "Save the list as a file first."
