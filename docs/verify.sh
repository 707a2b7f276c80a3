#!/bin/sh
# Checks the public folder of a draw by the protocol lot/1 (protocol.md, SPEC.txt in a dossier), with sha256sum, sort,
# awk and the like, and with openssl for the signatures.
#
#     sh verify.sh PUBLIC_DIR [RESULT_OUT]
#
# RESULT_OUT receives result.csv as computed here. The exit code is 0 for verified and for given up, 1 for rejected, 2
# for a folder that cannot be read, 3 in place of 0 without an openssl that can check the signatures. Numbers in
# brackets are sections of protocol.md; the checks have the names of 6.1.
# The names of the children are not in a public folder: verify.py checks the tags of a dossier. AWK=... in the
# environment chooses another awk.

# Bytes, not letters of some language, are compared and sorted (1.4).
LC_ALL=C
export LC_ALL
unset CDPATH
set -u
umask 077
AWK=${AWK:-awk}

unreadable() {
  printf 'unreadable: %s\n' "$1"
  exit 2
}

if [ $# -lt 1 ] || [ $# -gt 2 ]; then
  echo 'usage: sh verify.sh PUBLIC_DIR [RESULT_OUT]' >&2
  exit 2
fi
out=
if [ $# -eq 2 ]; then
  case $2 in /*) out=$2 ;; *) out=$PWD/$2 ;; esac
fi
if command -v sha256sum >/dev/null 2>&1; then
  SUM=sha256sum
elif command -v shasum >/dev/null 2>&1; then
  SUM='shasum -a 256'
else
  unreadable 'this computer has no sha256sum'
fi

# What the report needs, so that nothing of these names comes from the environment.
CER=
E=
F=
ok() { printf 'ok  %s\n' "$1"; }
# After the first failure nothing more is asked (6.1).
fail() {
  printf 'FAIL %s: %s\n' "$1" "$2"
  echo '--  the rest: not checked, because of what failed before'
  about
  printf 'rejected: %s\n' "$1"
  exit 1
}
# Which ceremony it is, once that is known.
about() { [ -z "$CER" ] || case $CER in TEST-*) echo "ceremony $CER, a rehearsal" ;; *) echo "ceremony $CER" ;; esac; }
finish() {
  about
  if [ $given_up = yes ]; then status='given up'; else status=verified; fi
  code=0
  [ $signatures = yes ] || [ $promised = no ] || { status="$status, except for the signatures"; code=3; }
  echo "$status"
  remarks
  echo 'compare with the signed sheets and photographs:'
  prefixed 'compare input' payload.input
  if [ $promised = yes ]; then
    digest commitment.txt
    echo "compare promise $sum"
  fi
  prefixed 'compare commit' payload.commit
  [ -z "$record" ] || echo "compare record $record"
  if [ $given_up = yes ]; then
    echo "compare prior $J"
    exit $code
  fi
  echo "compare seed $F"
  digest result.csv
  echo "compare result $sum"
  digest head.txt
  echo "compare head $sum"
  exit $code
}
# What is true of a record and what a reader has to weigh (6.2).
remarks() {
  case $CER in TEST-*) echo 'remark rehearsal' ;; esac
  after rules.txt prior=
  [ "$value" = none ] || echo "remark prior $value"
  promise=
  if [ $promised = yes ]; then
    after commitment.txt time=
    promise=$value
  fi
  # Each file comes before those that it says something of.
  $AWK -v promised="$promise" '
    # Seconds that can be compared, of a time by 1.7.
    function instant(s,   y, m, d, sign, days, i) {
      y = substr(s, 1, 4) + 0; m = substr(s, 6, 2) + 0; d = substr(s, 9, 2) + 0
      days = y * 365 + int((y - 1) / 4) - int((y - 1) / 100) + int((y - 1) / 400) + d
      for (i = 1; i < m; i++) days += i == 2 ? (y % 4 == 0 && (y % 100 != 0 || y % 400 == 0) ? 29 : 28) : \
        i == 4 || i == 6 || i == 9 || i == 11 ? 30 : 31
      sign = substr(s, 20, 1) == "+" ? -1 : 1
      return ((days * 24 + substr(s, 12, 2) + sign * substr(s, 21, 2)) * 60 + substr(s, 15, 2) \
        + sign * substr(s, 24, 2)) * 60 + substr(s, 18, 2)
    }
    FILENAME == "rules.roles" { role[++roles] = $0 }
    FILENAME == "payload.reveal" {
      split($0, f, ":")
      if (("x" f[2]) in secrets) same = same "remark same-secret " f[1] "\n"
      secrets["x" f[2]]
    }
    FILENAME == "made.here" { here[$0] = 1 }
    FILENAME == "rules.entropy" { split($0, f, ":"); thrown += f[2] == "card" ? 0 : f[2] == "ball" ? 2 * f[3] : f[3] }
    FILENAME == "journal.txt" {
      split($0, f, "|")
      now = instant(f[6])
      if (f[7] == "input" && !given) { given = 1; late = promised != "" && instant(promised) > now }
      if (FNR > 1 && now < before) back = back "remark clock-back " f[4] "\n"
      before = now
      if (f[7] == "void") voids = voids "remark void " f[4] ": " substr(f[8], 4) "\n"
      if (f[7] == "incident") incidents = incidents "remark incident " f[4] ": " f[8] "\n"
    }
    FILENAME == "rules.schools" { split($0, f, ","); if (f[3] == "skip") places["x" f[1]] = f[2] + 0 }
    FILENAME == "roster.csv" && FNR > 1 {
      split($0, f, ",")
      if (("x" f[1]) in places && f[3] > places["x" f[1]]) never = never "remark never " f[1] "," f[2] "\n"
    }
    END {
      if (roles == 1) print "remark one-holder " role[1]
      printf "%s", same
      for (i = 1; i <= roles; i++) if (role[i] in here) print "remark made-here " role[i]
      if (thrown < 20) print "remark few-digits " thrown + 0
      if (late) print "remark late-promise"
      printf "%s%s%s%s", back, never, voids, incidents
    }' rules.roles payload.reveal made.here rules.entropy journal.txt rules.schools roster.csv
  [ "$spec" = known ] || echo "remark spec $spec"
  [ $has_verify = yes ] || echo 'remark verify.html missing'
  [ $has_result = yes ] || [ $given_up = yes ] || echo 'remark result.html missing'
}
same() { # ID EXPECTED ACTUAL
  if [ "$2" = "$3" ]; then ok "$1"; else fail "$1" "expected $2, actual $3"; fi
}
same_files() { # ID EXPECTED ACTUAL
  cmp -s "$2" "$3" || fail "$1" "$($AWK -v other="$3" '
      { have = (getline line < other) > 0; if (!have || (line "") != ($0 "")) { found = 1; exit } }
      END {
        if (!have) line = "the end"
        if (found) print "expected line " NR ": " substr($0, 1, 200) ", actual " substr(line, 1, 200)
        else print "expected nothing after line " NR ", actual more or other bytes"
      }' "$2" 2>/dev/null | tr -c '\012\040-\176' '?')"
  ok "$1"
}

# What follows starts few programs and reads with the shell itself where it can: to start one is what takes the time.

# H(x) of one string, left in $sum (1.1, 1.2).
H() {
  sum=$(printf '%s' "$1" | $SUM)
  sum=${sum%% *}
}
# The digest of a file, left in $sum: sha256sum was asked for all of them at once. It marks names with * in some systems.
digest() {
  while read -r sum name; do
    [ "${name#\*}" != "$1" ] || return 0
  done <digests
}
# H of every line of a file. sha256sum takes files, and to start it once a line would be slow: each line becomes a file
# without its LF, and xargs hands thousands of them to one sha256sum. Each ten thousand are removed before the next, so that
# the folder never holds many more.
hash_lines() { # LINES SUMS, where the digests stand first in each line
  : >"$2"
  $AWK -v sum="$SUM" -v sums="$2" '
    NR > 1 && NR % 10000 == 1 {
      close("names")
      system("xargs " sum " <names >>" sums " && xargs rm <names")
    }
    {
      file = sprintf("%s.%05d", sums, NR % 10000)
      printf "%s", $0 > file
      close(file)
      print file > "names"
    }' "$1"
  xargs $SUM <names >>"$2"
}

# What stands after NAME= or NAME: in the line of a file that begins so, left in $value.
after() { # FILE BEGINNING
  value=
  while IFS= read -r line; do
    case $line in "$2"*) value=${line#"$2"} ;; esac
  done <"$1"
}
# The first line of a file, left in $line.
first_line() { line=; IFS= read -r line <"$1" || :; }
# The lines of a file behind some words.
prefixed() { # WORDS FILE
  while IFS= read -r line; do
    printf '%s %s\n' "$1" "$line"
  done <"$2"
}

# ----------------------------------------------------------------------------------------------------------------------
# The files (2). They are copied first, so that all checks see the same bytes.

[ -d "$1" ] || unreadable "no folder $(printf '%s' "$1" | tr -c '\040-\176' '?')"
case $1 in /*) folder=$1 ;; *) folder=./$1 ;; esac
tmp=$(mktemp -d "${TMPDIR:-/tmp}/verify.XXXXXX") || unreadable 'no room for temporary files'
tmp=$(cd "$tmp" && pwd)
trap 'cd /; rm -rf "$tmp"' EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM
# What cannot be listed may hold anything.
[ -r "$folder" ] && cd "$folder" || unreadable "the folder cannot be opened"

# The digests of the texts of the protocol that SPEC.txt may be.
specs='4df9cd0e69761f22d0b3c251670c7d10bb83e80ef02fcf6c823339feb9e4a554'
files='rules.txt roster.csv commitment.txt commitment.sig key.pem journal.txt result.csv head.txt head.sig'
there() { [ -e "$1" ] || [ -L "$1" ]; }
# A plain file: a link is none, whatever it leads to.
plain_file() { [ -f "$1" ] && [ ! -L "$1" ]; }
plain_files=
for f in $files; do
  if plain_file "$f"; then plain_files="$plain_files ./$f"; fi
done
# A file of which only a part can be read is one that cannot be read.
if [ -n "$plain_files" ] && ! cp $plain_files "$tmp" 2>/dev/null; then
  for f in $plain_files; do
    cat "$f" >"$tmp/$f" 2>/dev/null || rm -f "$tmp/$f"
  done
fi
some=no
for f in $files; do
  [ -f "$tmp/$f" ] || continue
  some=yes
  [ -r "$tmp/$f" ] || chmod u+r "$tmp/$f"
done
[ $some = yes ] || unreadable 'none of the files of a public folder is in it'

# An attempt that was given up has fewer files, and a promise only if it was published.
given_up=no
promised=yes
required=$files
# grep sees text up to a zero byte in some systems.
contains() { tr '\000' '\001' <"$tmp/journal.txt" | grep -F -e "$1" >/dev/null; }
if [ -f "$tmp/journal.txt" ] && ! there result.csv && ! there head.txt && ! there head.sig && \
  contains '|fact|given-up:'; then
  given_up=yes
  contains '|publish|' || promised=no
  required='rules.txt roster.csv key.pem journal.txt'
  [ $promised = no ] || required="$required commitment.txt commitment.sig"
fi

wrong=
for f in $required; do
  [ -f "$tmp/$f" ] || wrong=${wrong:-"expected the file $f, actual no plain file of this name that can be read"}
done
for f in * .[!.]* ..?*; do
  there "$f" || continue
  case $f in
    SPEC.txt | verify.html | result.html) continue ;;
    # What systems and programs leave in folders by themselves.
    .DS_Store | Thumbs.db | desktop.ini | ._* | '~$'* | .~lock.*'#') continue ;;
    # A name with blanks is not one of several.
    *' '*) ;;
    *) case " $required " in *" $f "*) continue ;; esac ;;
  esac
  wrong=${wrong:-"expected only the files of the protocol, actual $(printf '%s' "$f" | tr -c '\040-\176' '?')"}
done

spec=missing
if there SPEC.txt; then
  spec=unknown
  if plain_file SPEC.txt && [ -r SPEC.txt ]; then
    sum=$($SUM <SPEC.txt)
    case " $specs " in *" ${sum%% *} "*) spec=known ;; esac
  fi
fi
has_verify=no
has_result=no
! there verify.html || has_verify=yes
! there result.html || has_result=yes

cd "$tmp" || exit 2
[ -z "$wrong" ] || fail files "$wrong"
ok files
$SUM $required >digests

# A public text file (1.3). awk counts a last line without LF, wc does not: form asks for that, for empty lines and blanks.
texts='rules.txt roster.csv key.pem journal.txt'
[ $promised = no ] || texts="$texts commitment.txt"
[ $given_up = yes ] || texts="$texts head.txt"
cat $texts | tr -d '\012\040-\176' >strange
wc -l $texts >ends
plain() { # ID FILE
  [ -s "$2" ] || fail "$1" "expected lines of text in $2, actual an empty file"
  # As a rule none of them has any, and to look at each is not needed.
  [ ! -s strange ] || tr -d '\012\040-\176' <"$2" >stranger
  [ ! -s stranger ] || fail "$1" "expected printable ASCII in lines that end in LF, actual other bytes in $2"
}
# Runs an awk program that prints what is wrong, if anything.
form() { # ID FILE SEPARATOR PROGRAM
  plain "$1" "$2"
  message=$($AWK -F "$3" "$forms$4" "$2" 2>&1)
  code=$?
  if [ $code -ne 0 ] || [ -n "$message" ]; then
    fail "$1" "${message:-"expected the form of $2, actual something else"}"
  fi
  read -r lines <counted
  while read -r ended file; do
    [ "$file" != "$2" ] || [ "$lines" -eq "$ended" ] || fail "$1" "expected LF at the end of $2, actual another byte"
  done <ends
}

# The forms of section 1. "x" in front of both sides makes awk compare letters where both look like numbers, as 1E1 and
# 10 do.
forms='
function bad(expected) {
  if (!failed) print "expected line " NR ": " expected ", actual " substr($0, 1, 200)
  failed = 1
  exit 1
}
/^$/ || / $/ { bad("no empty line and no blank at an end") }
END { if (!failed) print NR > "counted" }
function less(a, b) { return ("x" a) < ("x" b) }
function equal(a, b) { return ("x" a) == ("x" b) }
function hex(s, n) { return length(s) == n && s ~ /^[0-9a-f]+$/ }
# A number of at most n digits.
function count(s, n) { return length(s) <= n && s ~ /^[1-9][0-9]*$/ }
function code(s) { return length(s) <= 8 && s ~ /^[A-Z0-9]+$/ }
function word(s) { return length(s) <= 64 && s ~ /^[A-Za-z0-9._+-]+$/ }
# The place of a role in their order, 0 for anything else.
function role(s) { return s == "operator" ? 1 : s == "notary" ? 2 : s == "parents" ? 3 : 0 }
function ceremony(s) {
  return length(s) >= 4 && length(s) <= 40 && s ~ /^(TEST-)?[A-Z0-9]+(-[A-Z0-9]+)*-a[1-9][0-9]?$/
}
function time(s,   y, m, d, days) {
  if (length(s) != 25 || s ~ /-00:00$/) return 0
  if (s !~ /^[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9][+-][0-9][0-9]:[0-9][0-9]$/)
    return 0
  y = substr(s, 1, 4) + 0; m = substr(s, 6, 2) + 0; d = substr(s, 9, 2) + 0
  if (y < 1 || m < 1 || m > 12) return 0
  days = 31
  if (m == 4 || m == 6 || m == 9 || m == 11) days = 30
  if (m == 2) days = (y % 4 == 0 && (y % 100 != 0 || y % 400 == 0)) ? 29 : 28
  if (d < 1 || d > days) return 0
  if (substr(s, 12, 2) + 0 > 23 || substr(s, 15, 2) + 0 > 59 || substr(s, 18, 2) + 0 > 59) return 0
  return substr(s, 24, 2) + 0 <= 59 && substr(s, 21, 2) * 60 + substr(s, 24, 2) <= 840
}
# Percent-encoded UTF-8 (1.8): "more" further bytes of a character must follow, the next one between "low" and "high".
function text(s,   i, c, byte, more, low, high) {
  if (length(s) < 1 || length(s) > 4000 || index(s, " ") || index(s, "|")) return 0
  more = 0
  for (i = 1; i <= length(s); i++) {
    c = substr(s, i, 1)
    byte = 0
    if (c == "%") {
      if (substr(s, i + 1, 2) !~ /^[0-9A-F][0-9A-F]$/) return 0
      byte = (index("0123456789ABCDEF", substr(s, i + 1, 1)) - 1) * 16
      byte += index("0123456789ABCDEF", substr(s, i + 2, 1)) - 1
      i += 2
    }
    if (more) {
      if (byte < low || byte > high) return 0
      more--; low = 128; high = 191
    } else if (byte >= 128) {
      if (byte < 194 || byte > 244) return 0
      more = byte < 224 ? 1 : byte < 240 ? 2 : 3
      low = byte == 224 ? 160 : byte == 240 ? 144 : 128
      high = byte == 237 ? 159 : byte == 244 ? 143 : 191
    }
  }
  return !more
}
# A text without control characters (1.8).
function name(s) { return text(s) && s !~ /%[01][0-9A-F]|%7F|%C2%[89][0-9A-F]/ }
# One of the facts of the list in 2.4.
function fact(s,   f, n, i) {
  n = split(s, f, ":")
  if (f[1] == "moved" || f[1] == "taken-back" || f[1] == "clock-back") return n == 1
  if (f[1] == "made-here" || f[1] == "printed") return n == 2 && role(f[2])
  if (f[1] == "taken-over") return n == 2 && hex(f[2], 64)
  if (n < 3 || n > 11) return 0
  for (i = 3; i <= n; i++) if (!name(f[i])) return 0
  if (f[1] == "given-by") return f[2] ~ /^0[1-9]$/
  if (f[1] == "given-up") return text(f[2])
  return f[1] == "signed" && length(f[2]) <= 64 && f[2] ~ /^[A-Za-z0-9-]+$/
}
# What stands behind the first n colons.
function rest(s, n) { while (n-- > 0) s = substr(s, index(s, ":") + 1); return s }
function input(s,   f, n, v, i) {
  if (split(s, f, ":") != 3 || f[1] !~ /^0[1-9]$/) return 0
  if (f[2] == "card" || f[2] == "d10" || f[2] == "beacon") return length(f[3]) <= 99 && f[3] ~ /^[0-9]+$/
  if (f[2] != "ball") return 0
  n = split(f[3], v, "-")
  if (n < 1 || n > 99) return 0
  for (i = 1; i <= n; i++) if (v[i] !~ /^[0-9][0-9]$/) return 0
  return 1
}
'

# ----------------------------------------------------------------------------------------------------------------------
# The rules (2.1): also writes the schools, the roles and the entropy lines to files of their own.

form rules.form rules.txt '=' '
  function value() { return substr($0, length($1) + 2) }
  NR == 1 { if ($0 != "alg=lot/1") bad("alg=lot/1"); next }
  NR == 2 {
    if ($1 != "ceremony" || !ceremony(value())) bad("ceremony= and an id")
    print value() > "rules.ceremony"
    next
  }
  NR == 3 { if ($1 != "title" || !name(value())) bad("title= and a text without control characters"); next }
  NR == 4 { if ($1 != "organiser" || !name(value())) bad("organiser= and a text without control characters"); next }
  NR == 5 { if ($1 != "prior" || !(value() == "none" || hex(value(), 64))) bad("prior=none or 64 digits"); next }
  $1 == "school" && stage <= 1 {
    stage = 1
    n = split(value(), f, ":")
    if (n < 4 || !code(f[1]) || !count(f[2], 5) || !(f[3] == "expand" || f[3] == "skip"))
      bad("school=CODE:PLACES:TWINS:NAME")
    if (!name(rest(value(), 3))) bad("school=CODE:PLACES:TWINS:NAME")
    if (schools && !less(school, f[1])) bad("schools ascending, none twice")
    if (++schools > 99) bad("at most 99 schools")
    school = f[1]
    known["x" school] = 1
    print f[1] "," f[2] "," f[3] > "rules.schools"
    print f[1] > "rules.codes"
    next
  }
  $1 == "exempt" && (stage == 1 || stage == 2) {
    n = split(value(), f, ":")
    if (n < 3 || !code(f[1]) || !count(f[2], 5) || !name(rest(value(), 2)))
      bad("exempt=CODE:COUNT:GROUND")
    if (!(("x" f[1]) in known)) bad("an exempt line for a school of a school line")
    if (stage == 2 && !(less(exempt, f[1]) || equal(exempt, f[1]) && less(ground, rest(value(), 2))))
      bad("exempt lines ascending by code and ground, none twice")
    exempt = f[1]; ground = rest(value(), 2); stage = 2
    next
  }
  $1 == "secrets" && (stage == 1 || stage == 2) {
    stage = 3
    n = split(value(), f, ",")
    order = 0
    for (i = 1; i <= n; i++) {
      if (role(f[i]) <= order) bad("secrets= and one to three of operator,notary,parents in this order")
      order = role(f[i])
      print f[i] > "rules.roles"
      commits = commits "commit\n"
      reveals = reveals "reveal\n"
    }
    if (n < 1) bad("secrets= and one to three roles")
    next
  }
  $1 == "entropy" && stage >= 3 {
    stage = 4
    n = split(value(), f, ":")
    if (n != 3 || !(f[2] == "card" || f[2] == "ball" || f[2] == "d10" || f[2] == "beacon") || !count(f[3], 2))
      bad("entropy=NN:KIND:COUNT")
    if (++entropies > 9 || !equal(f[1], "0" entropies)) bad("entropy lines 01, 02 and so on, nine at most")
    if (f[2] == "card" && physical) bad("no card line after a ball or d10 line")
    if (beacon != "") bad("a beacon in the last entropy line only")
    if (f[2] != "card") physical = 1
    if (f[2] == "beacon") beacon = f[1]
    print f[1] ":" f[2] ":" f[3] > "rules.entropy"
    inputs = inputs "input\n"
    next
  }
  $1 == "source" && stage == 4 && beacon != "" {
    stage = 5
    if (!equal(substr(value(), 1, 3), beacon ":") || !name(substr(value(), 4))) bad("source=" beacon ":SOURCE")
    next
  }
  { bad("the next line by protocol.md 2.1") }
  END {
    if (failed) exit 1
    if (stage < 4) bad("entropy=NN:KIND:COUNT further on")
    if (stage == 4 && beacon != "") bad("source=" beacon ":SOURCE further on")
    printf "open\nfreeze\n%spublish\n%sclose\n%sseed\nresult\nseal\n", commits, inputs, reveals > "rules.events"
  }'
ok rules.form
first_line rules.ceremony
CER=$line

# ----------------------------------------------------------------------------------------------------------------------
# The roster (2.2)

form roster.form roster.csv ',' '
  NR == 1 { if ($0 != "school,lot,size,tag") bad("school,lot,size,tag"); next }
  {
    if (NF != 4 || !code($1) || length($2) > 24 || $2 !~ /^[A-Z0-9-]+$/ || $3 !~ /^[1-9]$/ || !hex($4, 64))
      bad("school,lot,size,tag")
    if (NR > 2 && !(less(school, $1) || equal(school, $1) && less(lot, $2)))
      bad("lots ascending by school and lot, none twice")
    if (NR == 2 || !equal(school, $1)) print $1 > "roster.schools"
    school = $1; lot = $2; children += $3
  }
  END { if (failed) exit 1; if (NR < 2) bad("a lot"); printf "%.0f\n", children > "roster.children" }'
ok roster.form
lots=$((lines - 1))
same_files roster.schools rules.codes roster.schools
digest roster.csv
L=$sum
digest rules.txt
R=$sum
first_line roster.children
children=$line

# ----------------------------------------------------------------------------------------------------------------------
# The promise (2.3)

if [ $promised = yes ]; then
  form commitment.form commitment.txt '=' '
    function value() { return substr($0, length($1) + 2) }
    NR == 1 { if ($0 != "lot/1 commitment") bad("lot/1 commitment"); next }
    NR == 2 { if ($1 != "ceremony" || !ceremony(value())) bad("ceremony= and an id"); next }
    NR == 3 { if ($1 != "roster" || !hex(value(), 64)) bad("roster= and 64 digits"); next }
    NR == 4 { if ($1 != "rules" || !hex(value(), 64)) bad("rules= and 64 digits"); next }
    NR == 5 { if ($1 != "lots" || !count(value(), 8)) bad("lots= and a number"); next }
    NR == 6 { if ($1 != "children" || !count(value(), 8)) bad("children= and a number"); next }
    $1 == "commit" && !stage {
      n = split(value(), f, ":")
      if (n != 2 || !role(f[1]) || !hex(f[2], 64)) bad("commit=ROLE:C")
      if (role(f[1]) <= commits) bad("operator, notary, parents in this order, none twice")
      commits = role(f[1])
      print value() > "commits"
      print f[1] > "commits.roles"
      next
    }
    $1 == "key" && !stage && commits { stage = 1; if (!hex(value(), 64)) bad("key= and 64 digits"); next }
    $1 == "time" && stage == 1 { stage = 2; if (!time(value())) bad("time= and a time"); next }
    { bad("the next line by protocol.md 2.3") }
    END { if (failed) exit 1; if (stage != 2) bad("time= further on") }'
  ok commitment.form
  promises() { # NAME EXPECTED
    after commitment.txt "$1="
    same "commitment.$1" "$2" "$value"
  }
  promises ceremony "$CER"
  promises roster "$L"
  promises rules "$R"
  promises lots "$lots"
  promises children "$children"
  same_files commitment.roles rules.roles commits.roles
fi

# The key, exactly as OpenSSL writes it: 12 fixed bytes of DER, then 32 bytes of key (RFC 8410). Also writes the bytes of
# the DER form to a file, each as \ooo for printf.
form key.form key.pem ' ' '
  NR == 1 { if ($0 != "-----BEGIN PUBLIC KEY-----") bad("-----BEGIN PUBLIC KEY-----"); next }
  NR == 3 { if ($0 != "-----END PUBLIC KEY-----") bad("-----END PUBLIC KEY-----"); next }
  NR > 3 { bad("the end") }
  {
    if (length($0) != 60 || $0 !~ /^MCowBQYDK2VwAyEA[A-Za-z0-9+\/]+=$/) bad("an Ed25519 public key as OpenSSL writes it")
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    for (i = 1; i < 60; i++) {
      have = have * 64 + index(letters, substr($0, i, 1)) - 1
      bits += 6
      if (bits >= 8) {
        unit = 1
        for (j = bits; j > 8; j--) unit *= 2
        byte = int(have / unit)
        have -= byte * unit
        bits -= 8
        octal = octal sprintf("\\%03o", byte)
        digits = digits sprintf("%02x", byte)
      }
    }
    # The last letter before "=" holds two bits of padding.
    if (have != 0) bad("a padding of zeros")
    print octal > "key.octal"
    digits = substr(digits, 25)
    # The numbers that OpenSSL takes and this rules out: a second encoding of the same point, and the points of small
    # order, under which anybody can sign. The upper bit of the last byte is a sign.
    odd = index("89abcdef", substr(digits, 63, 1))
    y = substr(digits, 1, 62) (odd ? substr("01234567", odd, 1) : substr(digits, 63, 1)) substr(digits, 64)
    zeros = "00000000000000000000000000000000000000000000000000000000000000"
    efs = zeros
    gsub(/0/, "f", efs)
    odd = y == "00" zeros || y == "01" zeros || y == "ec" substr(efs, 3) "7f"
    odd = odd || substr(y, 3) == substr(efs, 3) "7f" && ("x" substr(y, 1, 2)) >= "xed"
    odd = odd || y == "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"
    odd = odd || y == "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"
    if (odd) bad("a key in its one encoding and not of small order")
  }
  END { if (failed) exit 1; if (NR != 3) bad("-----END PUBLIC KEY-----") }'
ok key.form
if [ $promised = yes ]; then
  first_line key.octal
  sum=$(printf "$line" | $SUM)
  promises key "${sum%% *}"
fi

# Whether there is an openssl that can check them is asked only where none of them has been found good.
signatures=yes
signed() { # ID FILE SIGNATURE
  if [ $signatures = yes ]; then
    if openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in "$2" -sigfile "$3" >/dev/null 2>&1; then
      ok "$1"
      return
    fi
    why='no openssl'
    if command -v openssl >/dev/null 2>&1; then
      # Ed25519 on the command line came with OpenSSL 3.0.
      why='this openssl is too old'
      case $(openssl pkeyutl -help 2>&1) in
        *-rawin*) fail "$1" "expected the signature of $2 under key.pem in $3, actual something else" ;;
      esac
    fi
    signatures=no
    echo "signatures: skipped, $why"
  fi
  echo "--  $1: not checked"
}
[ $promised = no ] || signed commitment.signature commitment.txt commitment.sig

# ----------------------------------------------------------------------------------------------------------------------
# The journal (2.4)

# It also writes fields to files of their own: those that are checked below as a column, and the payloads by event.
for type in freeze commit publish input close reveal seed result void present holder given; do : >"payload.$type"; done
: >made.here
form journal.form journal.txt '[|]' '
  BEGIN { getline ceremony_of_rules < "rules.ceremony" }
  {
    if (NF != 8 || $1 != "lot/1" || $2 != "journal") bad("lot/1|journal| and six more fields")
    if (!equal($3, ceremony_of_rules)) bad("the id " ceremony_of_rules)
    if (length($4) != 4 || !equal($4, sprintf("%04d", NR))) bad("the number of the line in four digits, at most 9999")
    if (!hex($5, 64)) bad("64 hexadecimal digits")
    if (!time($6)) bad("a time such as 2024-07-15T09:30:00+08:00")
    p = $8
    good = 0
    if ($7 == "open") {
      n = split(p, f, "/")
      good = n == 2 && word(f[1]) && word(f[2])
    } else if ($7 == "freeze") {
      n = split(p, f, ",")
      good = n == 4 && f[1] ~ /^roster=/ && hex(substr(f[1], 8), 64) && f[2] ~ /^rules=/ && hex(substr(f[2], 7), 64)
      good = good && f[3] ~ /^lots=/ && count(substr(f[3], 6), 8) && f[4] ~ /^children=/ && count(substr(f[4], 10), 8)
    } else if ($7 == "commit") {
      n = split(p, f, ":")
      good = n == 2 && role(f[1]) && hex(f[2], 64)
    } else if ($7 == "publish" || $7 == "seed" || $7 == "result") {
      good = hex(p, 64)
    } else if ($7 == "input") {
      good = input(p)
    } else if ($7 == "close") {
      n = split(p, f, ";")
      good = n >= 1
      for (i = 1; i <= n; i++) good = good && input(f[i])
    } else if ($7 == "reveal") {
      n = split(p, f, ":")
      good = n == 2 && role(f[1]) && (hex(f[2], 32) || hex(f[2], 64))
    } else if ($7 == "seal") {
      good = p == "final"
    } else if ($7 == "void") {
      good = p ~ /^0[1-9]:/ && text(substr(p, 4))
    } else if ($7 == "present") {
      good = code(p)
    } else if ($7 == "incident") {
      good = text(p)
    } else if ($7 == "fact") {
      good = fact(p)
      split(p, f, ":")
      if (f[1] == "made-here" || f[1] == "printed") print f[2] > "payload.holder"
      if (f[1] == "made-here") print f[2] > "made.here"
      if (f[1] == "given-by") print f[2] > "payload.given"
    } else bad("an event of the protocol")
    if (!good) bad("the payload of " $7)
    print $5 > "journal.prev"
    print p > ("payload." $7)
    print ($7 == "fact" && p ~ /^given-up:/ ? "given-up" : $7) > "journal.types"
  }
  END { if (failed) exit 1 }'

hash_lines journal.txt journal.sums
J=0000000000000000000000000000000000000000000000000000000000000000
while read -r prev; do
  [ "$prev" = "$J" ] || fail journal.form "expected the digest $J of the line before, actual $prev"
  read -r J _ <&3 || fail journal.form 'expected a digest of each line, actual fewer'
done <journal.prev 3<journal.sums
ok journal.form

# Only the types are looked at: those of rules.events once each and in this order, the others behind the first and
# before the last. Of an attempt given up a beginning of that order, without close, and given-up at the end.
message=$($AWK -v given_up=$given_up '
  function bad(expected, actual) {
    if (!failed) print "expected " expected ", actual " actual
    failed = 1
    exit
  }
  FILENAME == "rules.events" { order[++n] = $0; next }
  { line = "line " FNR ": " }
  ended { bad(line "the end", $0) }
  $0 == "given-up" {
    if (given_up == "no") bad(line "no given-up in a finished ceremony", $0)
    if (done < 2) bad(line order[done + 1], $0)
    ended = 1
    next
  }
  $0 == "void" || $0 == "present" || $0 == "incident" || $0 == "fact" {
    if (done == 0) bad(line order[1], $0)
    if (done == n) bad(line "the end", $0)
    next
  }
  {
    if (done == n) bad(line "the end", $0)
    if (order[done + 1] != $0) bad(line order[done + 1], $0)
    if (given_up == "yes" && $0 == "close") bad(line "given-up", $0)
    done++
  }
  END {
    if (given_up == "yes" && !ended) bad("given-up at the end", "the end of the journal")
    if (given_up == "no" && done < n) bad(order[done + 1], "the end of the journal")
  }' rules.events journal.types)
[ -z "$message" ] || fail journal.order "$message"
ok journal.order

rules='rules.entropy rules.codes rules.roles'
odd=$($AWK -F: '
  { name = (FILENAME ~ /entropy|void|given/ ? "entropy line " : FILENAME ~ /roles|holder/ ? "role " : "school ") $1 }
  FILENAME ~ /^rules/ { known[name] = 1; next }
  !(name in known) { print name; exit }' $rules payload.void payload.present payload.holder payload.given)
[ -z "$odd" ] || fail journal.notes "expected what the rules have, actual $odd"
ok journal.notes

payload() { # TYPE ID EXPECTED, of an event that occurs once
  first_line "payload.$1"
  same "$2" "$3" "$line"
}
payload freeze journal.freeze "roster=$L,rules=$R,lots=$lots,children=$children"
if [ $promised = yes ]; then
  same_files journal.commit commits payload.commit
  digest commitment.txt
  payload publish journal.publish "$sum"
else
  # Of a ceremony that was given up before the promise, the first of the roles.
  while IFS=: read -r role _ && IFS= read -r wanted <&3; do
    [ "$role" = "$wanted" ] || fail journal.commit "expected $wanted, actual $role"
  done <payload.commit 3<rules.roles
  ok journal.commit
fi
# Each input has the number, the kind and the count of its entropy line. E is the inputs joined.
while IFS=: read -r number kind value; do
  IFS=: read -r wanted_number wanted_kind count <&3 || :
  case $wanted_kind in ball) length=$((count * 3 - 1)) ;; *) length=$count ;; esac
  [ "$number:$kind:${#value}" = "$wanted_number:$wanted_kind:$length" ] ||
    fail journal.input "expected $wanted_number:$wanted_kind: and $count of them, actual $number:$kind:$value"
  E=$E${E:+;}$number:$kind:$value
done <payload.input 3<rules.entropy
ok journal.input
# The line before a beacon, which is the last input, is to be compared with a photograph.
record=
case $E in *:beacon:*)
  while read -r line; do
    case $line in *'|input|'*) record=$line ;; esac
  done <journal.txt
  record=${record#*|*|*|*|}
  record=${record%%|*}
  ;;
esac
[ $given_up = no ] || finish
payload close journal.close "$E"

# ----------------------------------------------------------------------------------------------------------------------
# The secrets, the seed (2.3, 3)

secrets=
while IFS=: read -r role S && IFS=: read -r wanted C <&3; do
  [ "$role" = "$wanted" ] || fail reveal "expected the secret of $wanted, actual $role"
  secrets=$secrets${secrets:+,}$S
done <payload.reveal 3<commits
while IFS=: read -r role S && IFS=: read -r _ C <&3; do
  H "lot/1|commit|$CER|$role|$L|$R|$S"
  [ "$C" = "$sum" ] || fail reveal "expected a secret of $role that opens $C, actual $sum"
done <payload.reveal 3<commits
ok reveal
H "lot/1|seed|$CER|$L|$R|$secrets|$E"
F=$sum
first_line payload.seed
same seed "$F" "$line"

# ----------------------------------------------------------------------------------------------------------------------
# The result (3, 4): a ticket for each lot, the lots of a school by ticket, one walk.

$AWK -F, -v seed="$F" 'NR > 1 {
  print $1 "," $2 "," $3 > "lots"
  print "lot/1|ticket|" seed "|" $1 "|" $2 > "messages"
}' roster.csv
hash_lines messages sums
paste -d, lots sums | sort -t, -k1,1 -k4,4 -k2,2 >ordered
$AWK -F, '
  BEGIN {
    print "school,rank,lot,size,ticket,status"
    while ((getline line < "rules.schools") > 0) {
      split(line, f, ",")
      places["x" f[1]] = f[2] + 0
      twins["x" f[1]] = f[3]
    }
  }
  {
    if (("x" $1) != school) { school = "x" $1; rank = 0; used = 0 }
    rank++
    admitted = twins[school] == "expand" ? used < places[school] : used + $3 <= places[school]
    if (admitted) used += $3
    print $1 "," rank "," $2 "," $3 "," substr($4, 1, 64) "," (admitted ? "ADMIT" : "WAIT")
  }' ordered >computed
if [ -n "$out" ]; then
  cat computed >"$out" || { echo 'unreadable: RESULT_OUT cannot be written'; exit 2; }
fi
digest result.csv
payload result result.digest "$sum"
same_files result.rows computed result.csv

# ----------------------------------------------------------------------------------------------------------------------
# The head (2.6)

form head.form head.txt '[|]' '
  NR > 1 || NF != 5 || $1 != "lot/1" || $2 != "head" || !ceremony($3) || !hex($4, 64) || !hex($5, 64) {
    bad("one line lot/1|head|CER|J|D")
  }
  END { if (failed) exit 1 }'
ok head.form
IFS='|' read -r _ _ ceremony journal result <head.txt
same head.ceremony "$CER" "$ceremony"
same head.journal "$J" "$journal"
digest result.csv
same head.result "$sum" "$result"
signed head.signature head.txt head.sig
finish
